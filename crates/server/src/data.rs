//! The data that comes inside the program (`data/`).
//!
//! Owns the copies. `demo` loads them, and `deadline` counts by the calendar; nothing else falls back
//! on them, because an authority imports its own.

/// Divisions of Linyi.
pub const DIVISIONS: &[u8] = include_bytes!("../../../data/linyi.csv");
/// Functional zones of Linyi.
pub const ZONES: &[u8] = include_bytes!("../../../data/zones.csv");
/// Official calendar.
pub const CALENDAR: &[u8] = include_bytes!("../../../data/workcalendar.json");
/// Service items, illustrative.
pub const SERVICE_ITEMS: &[u8] = include_bytes!("../../../data/service_items.json");
