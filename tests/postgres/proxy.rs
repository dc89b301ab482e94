//! A way to a server that is cut after so many bytes.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

/// No number of bytes that a test sends.
const UNCUT: i64 = i64::MAX / 2;

/// A way to a server, on this computer. It lasts as long as the program.
pub struct Proxy {
    here: SocketAddr,
    left: Arc<AtomicI64>,
}

impl Proxy {
    /// A way to a server that is not cut.
    pub fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let here = listener.local_addr().expect("it has an address");
        let left = Arc::new(AtomicI64::new(UNCUT));
        let way = Arc::clone(&left);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if let Ok(server) = TcpStream::connect(server) {
                    join(&client, &server, &way);
                    join(&server, &client, &way);
                }
            }
        });
        Self { here, left }
    }

    /// Where it begins.
    pub fn here(&self) -> SocketAddr {
        self.here
    }

    /// Cuts it, and every way opened later, after so many more bytes, there and back together.
    pub fn cut_after(&self, bytes: usize) {
        let bytes = i64::try_from(bytes).expect("it is a small number");
        self.left.store(bytes, Ordering::SeqCst);
    }

    /// Lets everything through from now on, and says how many bytes came through since it did so last.
    pub fn open(&self) -> usize {
        let left = self.left.swap(UNCUT, Ordering::SeqCst);
        usize::try_from(UNCUT - left).unwrap_or_default()
    }
}

/// Hands on what comes from one side to the other, until there is no more or the way is cut.
fn join(from: &TcpStream, to: &TcpStream, left: &Arc<AtomicI64>) {
    let sockets = (from.try_clone(), to.try_clone());
    let (Ok(mut from), Ok(mut to)) = sockets else { return };
    let left = Arc::clone(left);
    // A small packet that waits for more would make every answer late; one that does is right all the same.
    let _ = to.set_nodelay(true);
    thread::spawn(move || {
        let mut bytes = [0; 4_096];
        while let Ok(read @ 1..) = from.read(&mut bytes) {
            let count = i64::try_from(read).unwrap_or(i64::MAX);
            let before = left.fetch_sub(count, Ordering::SeqCst);
            let through = usize::try_from(before.clamp(0, count)).unwrap_or_default();
            if to.write_all(&bytes[..through]).is_err() || through < read {
                break;
            }
        }
        // Both ways: neither side is to wait for the other. One that is closed already needs no closing.
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    });
}
