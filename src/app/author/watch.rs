//! When a file that is looked at again and again has changed: what a look finds goes in, what is to be done about it comes out.
//! No clock, no file.
//!
//! Editors save in steps: they empty the file and fill it, or put another one in its place. So what cannot be used, and a file that
//! is gone, is told only when the next look finds the same; what can be used is taken at once.

use std::time::SystemTime;

/// A file of the same time and size is read at every so many looks: some clocks are too coarse for two quick savings.
const READ_EVERY: u8 = 10;

/// So many looks in a row find nothing before the file is gone.
const GONE_AFTER: u8 = 2;

/// What tells one content from another.
pub type Digest = [u8; 32];

/// What the system says of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When it was written last, where the system knows.
    pub modified: Option<SystemTime>,
    /// Its size.
    pub bytes: u64,
}

/// What to do after a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Rest,
    /// Read the file and hand in its digest.
    Read,
    /// Tell that it is gone.
    TellGone,
}

/// What a reading has brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// What was there before.
    Known,
    /// Something else: try it, and say what came of that.
    New,
    /// What was of no use at the last look: tell it.
    Confirmed,
}

/// A file under watch.
#[derive(Debug, Default)]
pub struct Watch {
    stamp: Option<Stamp>,
    known: Option<Digest>,
    doubted: Option<Digest>,
    looks: u8,
    missed: u8,
}

impl Watch {
    /// A look at the file; nothing: there is none.
    pub fn look(&mut self, found: Option<Stamp>) -> Next {
        let Some(stamp) = found else {
            self.stamp = None;
            self.missed = self.missed.saturating_add(1);
            if self.missed != GONE_AFTER {
                return Next::Rest;
            }
            // Whatever comes back is news.
            self.forget();
            return Next::TellGone;
        };
        self.missed = 0;
        self.looks = (self.looks + 1) % READ_EVERY;
        let other = self.stamp.replace(stamp) != Some(stamp);
        if other || self.doubted.is_some() || self.looks == 0 {
            Next::Read
        } else {
            Next::Rest
        }
    }

    /// The digest of what was read.
    pub fn read(&mut self, digest: Digest) -> Content {
        let doubted = self.doubted.take();
        if self.known == Some(digest) {
            Content::Known
        } else if doubted == Some(digest) {
            self.known = Some(digest);
            Content::Confirmed
        } else {
            Content::New
        }
    }

    /// What was read is of use.
    pub fn accept(&mut self, digest: Digest) {
        self.known = Some(digest);
    }

    /// What was read is of no use, or not yet.
    pub fn doubt(&mut self, digest: Digest) {
        self.doubted = Some(digest);
    }

    /// The next look finds something new, whatever it finds.
    pub fn forget(&mut self) {
        self.stamp = None;
        self.known = None;
        self.doubted = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Digest = [1; 32];
    const BETTER: Digest = [2; 32];
    const BROKEN: Digest = [3; 32];

    fn stamp(bytes: u64) -> Option<Stamp> {
        Some(Stamp { modified: None, bytes })
    }

    /// A file of which the first version was taken.
    fn watched() -> Watch {
        let mut watch = Watch::default();
        assert_eq!(watch.look(stamp(10)), Next::Read);
        assert_eq!(watch.read(GOOD), Content::New);
        watch.accept(GOOD);
        watch
    }

    #[test]
    fn what_is_as_it_was_is_not_read_and_what_can_be_used_is_taken_at_once() {
        let mut watch = watched();
        assert_eq!(watch.look(stamp(10)), Next::Rest);
        assert_eq!(watch.look(stamp(12)), Next::Read);
        assert_eq!(watch.read(BETTER), Content::New);
        watch.accept(BETTER);
        assert_eq!(watch.look(stamp(12)), Next::Rest);
    }

    #[test]
    fn a_file_that_was_only_touched_is_no_news() {
        let mut watch = watched();
        let touched = Some(Stamp {
            modified: Some(SystemTime::UNIX_EPOCH),
            bytes: 10,
        });
        assert_eq!(watch.look(touched), Next::Read);
        assert_eq!(watch.read(GOOD), Content::Known);
    }

    #[test]
    fn a_saving_that_the_files_clock_did_not_see_is_seen_within_ten_looks() {
        let mut watch = watched();
        let looks = (0..10).map(|_| watch.look(stamp(10)));
        assert_eq!(looks.filter(|next| *next == Next::Read).count(), 1);
    }

    #[test]
    fn what_is_of_no_use_is_told_when_it_stays_and_not_when_it_was_a_saving_under_way() {
        let mut watch = watched();
        watch.look(stamp(0));
        assert_eq!(watch.read(BROKEN), Content::New);
        watch.doubt(BROKEN);
        assert_eq!(watch.look(stamp(0)), Next::Read, "the next look makes sure");
        assert_eq!(watch.read(BROKEN), Content::Confirmed);
        assert_eq!(watch.look(stamp(0)), Next::Rest, "it was told");
        // Saved in two steps: nobody hears of the first.
        watch.look(stamp(5));
        assert_eq!(watch.read([4; 32]), Content::New);
        watch.doubt([4; 32]);
        assert_eq!(watch.look(stamp(12)), Next::Read);
        assert_eq!(watch.read(BETTER), Content::New);
        // And what was broken is good again as it was before.
        let mut watch = watched();
        watch.look(stamp(0));
        watch.read(BROKEN);
        watch.doubt(BROKEN);
        watch.look(stamp(10));
        assert_eq!(watch.read(GOOD), Content::Known);
        assert_eq!(watch.look(stamp(10)), Next::Rest);
    }

    #[test]
    fn a_file_that_is_gone_is_told_once_and_what_comes_back_is_news() {
        let mut watch = watched();
        assert_eq!(watch.look(None), Next::Rest, "it may be about to be replaced");
        assert_eq!(watch.look(stamp(10)), Next::Read);
        assert_eq!(watch.read(GOOD), Content::Known);
        assert_eq!(watch.look(None), Next::Rest);
        assert_eq!(watch.look(None), Next::TellGone);
        assert_eq!(watch.look(None), Next::Rest);
        assert_eq!(watch.look(stamp(10)), Next::Read);
        assert_eq!(watch.read(GOOD), Content::New);
    }
}
