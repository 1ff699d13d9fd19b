//! One function per use case: authorise, load, decide, save
