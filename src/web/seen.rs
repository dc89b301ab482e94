//! What whoever fills in a form saw of what others decided. The form carries it along, so that nobody overrules what they do not know.

use sha2::{Digest as _, Sha256};

use crate::records::Reviewed;

/// Bytes by which a decision is told from the others on the same result.
const MARK: usize = 6;

/// Decisions as a form carries them along.
pub(super) fn marks(reviews: &[Reviewed]) -> String {
    reviews.iter().map(mark).collect::<Vec<_>>().join(".")
}

/// Those decisions that whoever sent a form did not see.
pub(super) fn since<'a>(reviews: &'a [Reviewed], seen: &str) -> Vec<&'a Reviewed> {
    let is_new = |review: &&Reviewed| {
        let mark = mark(review);
        seen.split('.').all(|known| known != mark)
    };
    reviews.iter().filter(is_new).collect()
}

fn mark(review: &Reviewed) -> String {
    let hash = Sha256::digest(format!("{review:?}"));
    hash.iter().take(MARK).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::{Ruled, Ruling, Terms};
    use crate::records::AttemptId;

    fn review(reason: &str) -> Reviewed {
        Reviewed {
            attempt: AttemptId::new("2026-11-29T09:14:05Z", "podatek", 7),
            ruling: Ruling {
                ruled: Ruled::Whole,
                terms: Terms {
                    pass_from: 80.0,
                    critical: BTreeMap::new(),
                },
            },
            reason: reason.to_owned(),
            by: "Ewa Lis".to_owned(),
            on: "2026-11-30".parse().unwrap(),
        }
    }

    #[test]
    fn what_came_since_is_told_wherever_it_stands() {
        let [one, two, three] = ["Pierwszy", "Drugi", "Trzeci"].map(review);
        let seen = marks(&[one.clone(), three.clone()]);
        let now = [one, two.clone(), three];
        assert_eq!(since(&now, &seen), [&two]);
        assert_ne!(marks(&now), seen);
        assert!(since(&now, &marks(&now)).is_empty());
        assert_eq!(since(&now, "").len(), 3, "whoever says nothing saw nothing");
        assert_eq!(marks(&[]), "");
    }
}
