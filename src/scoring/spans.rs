//! Stretches of time in which something was so (a key down, the trainee away). It must not know what they mean.

use crate::domain::Millis;

/// A stretch of time; without an end it lasted until the log's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First moment inside.
    pub from: Millis,
    /// First moment outside again; none: never within the log.
    pub to: Option<Millis>,
}

impl Span {
    /// Whether `at` lies inside.
    pub fn contains(&self, at: Millis) -> bool {
        self.from <= at && self.to.is_none_or(|to| at < to)
    }

    /// Its end, or `else_at` where it has none.
    pub fn end_or(&self, else_at: Millis) -> Millis {
        self.to.unwrap_or(else_at)
    }

    /// Whether the two share a moment.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from < to) && other.to.is_none_or(|to| self.from < to)
    }
}

/// Whether something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It was otherwise before.
    Yes,
    /// It was so already.
    No,
}

/// Stretches in order of time that do not overlap.
#[derive(Debug, Clone, Default)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// It begins to be so. Nothing changes where it already is.
    pub fn open(&mut self, at: Millis) -> Changed {
        if self.0.last().is_some_and(|last| last.to.is_none()) {
            return Changed::No;
        }
        self.0.push(Span { from: at, to: None });
        Changed::Yes
    }

    /// It ceases to be so. Nothing changes where it is not.
    pub fn close(&mut self, at: Millis) -> Changed {
        match self.0.last_mut().filter(|last| last.to.is_none()) {
            Some(last) => {
                last.to = Some(at);
                Changed::Yes
            }
            None => Changed::No,
        }
    }

    /// The stretch that holds `at`.
    pub fn at(&self, at: Millis) -> Option<&Span> {
        self.latest(at).filter(|span| span.contains(at))
    }

    /// The last stretch that had begun by `at`.
    pub fn latest(&self, at: Millis) -> Option<&Span> {
        let after = self.0.partition_point(|span| span.from <= at);
        self.0[..after].last()
    }

    /// Whether one stretch holds all of `span`.
    pub fn cover(&self, span: &Span) -> bool {
        self.at(span.from).is_some_and(|own| match (own.to, span.to) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(other)) => own >= other,
        })
    }

    /// Whether any stretch shares a moment with `span`.
    pub fn meet(&self, span: &Span) -> bool {
        let after = self.0.partition_point(|own| own.to.is_some_and(|to| to <= span.from));
        self.0.get(after).is_some_and(|own| own.overlaps(span))
    }

    /// In order of time.
    pub fn iter(&self) -> impl Iterator<Item = &Span> {
        self.0.iter()
    }

    /// Whether it ever was so.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: u64, to: u64) -> Span {
        Span {
            from: Millis(from),
            to: Some(Millis(to)),
        }
    }

    #[test]
    fn ends_belong_to_the_outside() {
        let mut spans = Spans::default();
        for (from, to) in [(10, 20), (30, 40)] {
            spans.open(Millis(from));
            spans.open(Millis(from + 1));
            spans.close(Millis(to));
            spans.close(Millis(to + 1));
        }
        assert_eq!(spans.iter().copied().collect::<Vec<_>>(), [span(10, 20), span(30, 40)]);
        assert!(spans.at(Millis(9)).is_none() && spans.at(Millis(20)).is_none());
        assert_eq!(spans.at(Millis(39)), Some(&span(30, 40)));
        assert!(spans.cover(&span(12, 20)) && !spans.cover(&span(12, 21)));
        assert!(spans.meet(&span(19, 25)) && !spans.meet(&span(20, 30)));
    }
}
