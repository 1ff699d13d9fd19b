//! The bangban binary: command line, configuration, telemetry, life cycle
