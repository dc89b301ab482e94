//! The thread that looks at an author's file ten times a second and makes of it what can be played; and the one that checks it,
//! which may take longer than a saving must. A look alone is no thread's business, so that tests can look.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

use super::watch::{Content, Digest, Next, Stamp, Watch};
use crate::app::clock;
use crate::app::devices::Wake;
use crate::authoring::checks::{Understanding, check_text};
use crate::domain::Scenario;
use crate::format::{self, Diagnostic, Library};
use crate::language::Interpreter;

/// Between two looks.
const EVERY: Duration = Duration::from_millis(100);

/// More is not read: no loader takes a file as long as that.
const LONGEST: u64 = 2 * 1024 * 1024;

/// What is watched, and what it takes to play it.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The scenario's file.
    pub file: PathBuf,
    /// What callers say where a scenario leaves it open.
    pub library: Library,
    /// Who would say the trainee's sentences, and what understands them.
    pub understanding: Understanding,
    /// Draws the call.
    pub seed: u64,
}

/// A version of the file that can be played.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number, one higher with every news of the file's content.
    pub number: u64,
    /// The seed that drew it.
    pub seed: u64,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// What understands it.
    pub ear: Arc<Interpreter>,
    /// The file's text, for the checks.
    pub text: Arc<str>,
    /// When it was read, by the clock on this computer's wall: `14:32:05`.
    pub read: String,
    /// The same, to measure from.
    pub seen: Instant,
}

/// What became of the file.
#[derive(Debug, Clone)]
pub enum News {
    /// It has changed, or was read for the first time, and can be played.
    Loaded {
        /// What is played from now on.
        version: Version,
        /// What its author should know of it all the same, as far as this draw goes.
        diagnostics: Vec<Diagnostic>,
    },
    /// It has changed, and cannot be played.
    Broken {
        /// Number of this content.
        number: u64,
        /// What is wrong.
        diagnostics: Vec<Diagnostic>,
    },
    /// A content that can be played was checked.
    Checked {
        /// Its number.
        number: u64,
        /// Everything that was found in it, errors first, then by place.
        diagnostics: Vec<Diagnostic>,
    },
    /// A content that can be played could not be checked: what checks it has failed, which is no fault of the file.
    CheckFailed {
        /// Its number.
        number: u64,
    },
    /// There is no such file (any more).
    Gone,
}

/// Watches one file for as long as it is kept.
pub struct Watcher {
    seeds: Sender<u64>,
    // A receiver alone cannot be shared between threads, which a resource must be.
    news: Mutex<Receiver<News>>,
}

impl Watcher {
    /// Begins to watch; `wake` is called when there is news.
    pub fn start(watched: Watched, wake: Wake) -> Self {
        let (seeds, orders) = channel();
        let (tell, news) = channel();
        let (ask, asked) = channel();
        let checker = Told {
            news: tell.clone(),
            wake: Arc::clone(&wake),
        };
        let told = Told { news: tell, wake };
        let with = watched.clone();
        // Were there no thread, the panel would go on saying that the file is being read.
        let _ = thread::Builder::new()
            .name("author-checks".into())
            .spawn(move || check(&with, &asked, &checker));
        let _ = thread::Builder::new()
            .name("author-watch".into())
            .spawn(move || watch(Eye::new(watched), &orders, &ask, &told));
        Self {
            seeds,
            news: Mutex::new(news),
        }
    }

    /// Has the file drawn by another seed; the news of it comes as of a changed file.
    pub fn draw(&self, seed: u64) {
        // A watcher whose thread is gone has nothing to draw.
        let _ = self.seeds.send(seed);
    }

    /// The next news, if there is any.
    pub fn poll(&mut self) -> Option<News> {
        self.news.get_mut().ok()?.try_recv().ok()
    }
}

/// Where news goes.
struct Told {
    news: Sender<News>,
    wake: Wake,
}

impl Told {
    /// Tells; false when nobody listens any more.
    fn tell(&self, news: News) -> bool {
        let heard = self.news.send(news).is_ok();
        if heard {
            (self.wake)();
        }
        heard
    }
}

fn watch(mut eye: Eye, seeds: &Receiver<u64>, checks: &Sender<Version>, told: &Told) {
    loop {
        if let Some(news) = eye.look() {
            if let News::Loaded { version, .. } = &news {
                // Without checks the call goes on all the same.
                let _ = checks.send(version.clone());
            }
            if !told.tell(news) {
                return;
            }
        }
        match seeds.recv_timeout(EVERY) {
            Ok(seed) => eye.draw(seed),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn check(watched: &Watched, versions: &Receiver<Version>, told: &Told) {
    while let Ok(mut version) = versions.recv() {
        // What was saved meanwhile is what its author looks at.
        while let Ok(newer) = versions.try_recv() {
            version = newer;
        }
        let news = checked(version.number, || findings(watched, &version.text));
        if !told.tell(news) {
            return;
        }
    }
}

/// What a check finds, on a thread of its own: one that panics takes neither the call with it nor the checks of the next saving.
pub fn checked(number: u64, find: impl FnOnce() -> Vec<Diagnostic> + Send) -> News {
    let found = thread::scope(|scope| {
        let check = thread::Builder::new().name("author-check".into());
        check.spawn_scoped(scope, find).ok()?.join().ok()
    });
    match found {
        Some(diagnostics) => News::Checked { number, diagnostics },
        None => {
            tracing::error!("a check of the author's file has failed");
            News::CheckFailed { number }
        }
    }
}

/// Everything that can be said of a text, errors first, then by place.
pub fn findings(watched: &Watched, text: &str) -> Vec<Diagnostic> {
    let mut found = check_text(&watched.file, text, &watched.library, &watched.understanding).diagnostics;
    sort(&mut found);
    found
}

fn sort(found: &mut [Diagnostic]) {
    found.sort_by_key(|found| (found.severity, found.line, found.column, found.code));
}

/// Looks at the file.
pub struct Eye {
    watched: Watched,
    watch: Watch,
    number: u64,
    /// What is told of what was of no use once it was found a second time.
    doubt: Vec<Diagnostic>,
}

impl Eye {
    /// An eye that has seen nothing yet.
    pub fn new(watched: Watched) -> Self {
        Self {
            watched,
            watch: Watch::default(),
            number: 0,
            doubt: Vec::new(),
        }
    }

    /// Draws by another seed from the next look on.
    pub fn draw(&mut self, seed: u64) {
        self.watched.seed = seed;
        self.watch.forget();
    }

    /// Looks once; what is new.
    pub fn look(&mut self) -> Option<News> {
        let found = fs::metadata(&self.watched.file).ok().map(|found| Stamp {
            modified: found.modified().ok(),
            bytes: found.len(),
        });
        match self.watch.look(found) {
            Next::Rest => None,
            Next::TellGone => Some(News::Gone),
            Next::Read => self.read(),
        }
    }

    fn read(&mut self) -> Option<News> {
        let seen = Instant::now();
        let content = self.bytes();
        let digest: Digest = match &content {
            Ok(bytes) => Sha256::digest(bytes).into(),
            Err(error) => Sha256::digest(error.to_string()).into(),
        };
        match self.watch.read(digest) {
            Content::Known => None,
            Content::Confirmed => {
                self.number += 1;
                Some(News::Broken {
                    number: self.number,
                    diagnostics: std::mem::take(&mut self.doubt),
                })
            }
            Content::New => self.make(content, digest, seen),
        }
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(&self.watched.file)?.take(LONGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// What can be played of a content that was not there before.
    fn make(&mut self, content: io::Result<Vec<u8>>, digest: Digest, seen: Instant) -> Option<News> {
        let (file, stock, seed) = (&self.watched.file, &self.watched.library.stock, self.watched.seed);
        let text: Arc<str> = content
            .as_ref()
            .map_or_else(|_| "".into(), |bytes| String::from_utf8_lossy(bytes).into());
        let mut loaded = match content {
            Ok(bytes) => format::decode_scenario_for(file, bytes, stock, seed),
            // The loader has words for why.
            Err(_) => format::load_scenario_for(file, stock, seed),
        };
        sort(&mut loaded.diagnostics);
        let Some(scenario) = loaded.value else {
            self.watch.doubt(digest);
            self.doubt = loaded.diagnostics;
            return None;
        };
        self.watch.accept(digest);
        self.number += 1;
        let Understanding { language, profile } = &self.watched.understanding;
        let ear = Interpreter::new(Arc::clone(language), profile, Some(&scenario));
        Some(News::Loaded {
            version: Version {
                number: self.number,
                seed,
                scenario: Arc::new(scenario),
                ear: Arc::new(ear),
                text,
                read: clock::time_now(),
                seen,
            },
            diagnostics: loaded.diagnostics,
        })
    }
}
