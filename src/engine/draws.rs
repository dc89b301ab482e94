//! What the seed decides. Every draw depends on the seed, on what is drawn and on how often that was drawn before,
//! never on the order of different draws: another path through the talk leaves all other choices as they are.

use std::collections::BTreeMap;

use crate::domain::draw;

/// The choices of one session.
#[derive(Debug)]
pub(super) struct Draws {
    seed: u64,
    made: BTreeMap<String, Made>,
}

#[derive(Debug, Clone, Copy)]
struct Made {
    count: u64,
    last: usize,
}

impl Draws {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            seed,
            made: BTreeMap::new(),
        }
    }

    /// One of `among` variants, 0-based; never the one drawn for `key` just before, if there is another.
    pub(super) fn variant(&mut self, key: &str, among: usize) -> usize {
        let Some(others) = among.checked_sub(1) else {
            return 0;
        };
        let made = self.made.get(key).copied();
        let count = made.map_or(0, |made| made.count);
        let picked = match made {
            // Draw among the others, then step over the last one.
            Some(made) if others > 0 => {
                let drawn = self.below(key, count, others as u64) as usize;
                if drawn >= made.last { drawn + 1 } else { drawn }
            }
            _ => self.below(key, count, among as u64) as usize,
        };
        let made = Made {
            count: count + 1,
            last: picked,
        };
        self.made.insert(key.to_owned(), made);
        picked.min(others)
    }

    /// A number below `limit` for the `count`-th draw of `key`; 0 when `limit` is 0.
    pub(super) fn below(&self, key: &str, count: u64, limit: u64) -> u64 {
        draw(self.seed, key, count, limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_not_repeated_at_once() {
        for seed in 0..50 {
            let mut draws = Draws::new(seed);
            let mut last = usize::MAX;
            for _ in 0..20 {
                let next = draws.variant("moment/opening", 3);
                assert!(next < 3);
                assert_ne!(next, last);
                last = next;
            }
        }
    }

    #[test]
    fn draws_of_one_thing_do_not_move_those_of_another() {
        let mut straight = Draws::new(7);
        let mut detour = Draws::new(7);
        for _ in 0..5 {
            detour.variant("stock/too_fast", 4);
        }
        let a: Vec<usize> = (0..6).map(|_| straight.variant("moment/matter", 5)).collect();
        let b: Vec<usize> = (0..6).map(|_| detour.variant("moment/matter", 5)).collect();
        assert_eq!(a, b);
    }

    #[test]
    fn seeds_differ_and_last() {
        let firsts: Vec<usize> = (0..40)
            .map(|seed| Draws::new(seed).variant("moment/opening", 4))
            .collect();
        assert!((0..4).all(|variant| firsts.contains(&variant)), "{firsts:?}");
        assert_eq!(Draws::new(7).variant("empty", 0), 0);
    }
}
