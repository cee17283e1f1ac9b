//! One line a minute, kept through a power cut.

/// A line of the log.
pub fn line(minute: u64, centimetres: f64) -> String {
    format!("{minute}\t{centimetres:.1}\n")
}
