//! Chance, by a seed: SplitMix64, which needs no state but a counter.

/// Gives the same numbers for the same seed, on every machine.
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Gives a number below `count`, which is not 0.
    pub fn below(&mut self, count: usize) -> usize {
        self.drawn_below(count as u64) as usize
    }

    /// The same where `usize` has 32 bits and amounts have more.
    fn drawn_below(&mut self, count: u64) -> u64 {
        let drawn = u128::from(self.next()) * u128::from(count);
        (drawn >> 64) as u64
    }

    /// Gives a number from `low` to `high`, both included; `low` where there is none.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low {
            return low;
        }
        low + self.drawn_below((high - low) as u64 + 1) as i64
    }

    /// Says yes so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Gives one of several.
    pub fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    /// Gives one of several, by their weights.
    pub fn weigh<T: Clone>(&mut self, choices: &[(usize, T)]) -> T {
        let mut left = self.below(choices.iter().map(|(weight, _)| weight).sum());
        for (weight, choice) in choices {
            if left < *weight {
                return choice.clone();
            }
            left -= weight;
        }
        unreachable!("the weights add up")
    }
}
