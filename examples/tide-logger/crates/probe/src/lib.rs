//! Readings of the pressure probe.

/// Centimetres of water above the probe, from the raw register.
pub fn centimetres(raw: u16, zero: u16) -> f64 {
    f64::from(raw.saturating_sub(zero)) * 0.1
}

#[cfg(test)]
mod tests {
    use super::centimetres;

    #[test]
    fn zero_is_dry() {
        assert_eq!(centimetres(512, 512), 0.0);
    }
}
