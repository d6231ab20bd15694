//! Medians, ratios and printing.

/// Returns the value below which that share of the values lies.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(place.saturating_sub(1).min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

pub fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// One figure for us and for the floor, with a value per round.
pub struct Pair {
    pub ours: Vec<f64>,
    pub floor: Vec<f64>,
}

impl Pair {
    pub fn new() -> Pair {
        Pair { ours: Vec::new(), floor: Vec::new() }
    }

    pub fn add(&mut self, ours: f64, floor: f64) {
        self.ours.push(ours);
        self.floor.push(floor);
    }

    /// Returns the median over the rounds of the ratio of ours to the floor.
    pub fn ratio(&self) -> f64 {
        median(&self.ours.iter().zip(&self.floor).map(|(ours, floor)| ours / floor).collect::<Vec<_>>())
    }

    pub fn difference(&self) -> f64 {
        median(&self.ours.iter().zip(&self.floor).map(|(ours, floor)| ours - floor).collect::<Vec<_>>())
    }

    /// Prints the ratio first, then the medians and every round.
    pub fn print(&self, what: &str, unit: &str, target: &str, met: bool) {
        let rounds =
            |values: &[f64]| values.iter().map(|value| format!("{value:.2}")).collect::<Vec<_>>().join(" ");
        println!(
            "  {what:34} {:5.2} × floor   ours {:9.2} {unit}  floor {:9.2} {unit}   {}{target}",
            self.ratio(),
            median(&self.ours),
            median(&self.floor),
            if target.is_empty() { "" } else { verdict(met) },
        );
        println!("    {:32} ours: {}   floor: {}", "rounds", rounds(&self.ours), rounds(&self.floor));
    }
}

pub fn verdict(met: bool) -> &'static str {
    if met { "met: " } else { "MISSED: " }
}

pub fn title(text: &str) {
    println!("\n{text}");
}
