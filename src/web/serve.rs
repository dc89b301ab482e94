//! The server around the pages: one address, with TLS where there is a certificate, until it is told to stop.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Address, Handle, Server};
use thiserror::Error;

use super::{Panel, background, router};
use crate::domain::Message;
use crate::records::Station;

/// So long pages that are being made may take when the server stops.
const LAST_PAGES: Duration = Duration::from_secs(10);
/// So long a browser may take to say what it wants.
const HEADERS_WITHIN: Duration = Duration::from_secs(30);

/// The files of a TLS certificate (PEM).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate, and those that vouch for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Why nothing is served.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("{address} cannot be listened on ({reason}); name another with --listen, or end what listens there")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        reason: String,
    },
    /// The certificate or its key cannot be used.
    #[error(
        "the TLS certificate cannot be used ({reason}); both files are PEM, and the key belongs to the certificate"
    )]
    Tls {
        /// What was unexpected.
        reason: String,
    },
    /// The server broke off.
    #[error("the server broke off: {reason}")]
    Broken {
        /// What the system said.
        reason: String,
    },
}

impl ServeError {
    /// What the reader is told, in `assets/l10n/*/panel.ftl`.
    pub fn message(&self) -> Message {
        match self {
            Self::Address { address, reason } => Message::new("serve-address")
                .text("address", address.to_string())
                .text("why", reason),
            Self::Tls { reason } => Message::new("serve-tls").text("why", reason),
            Self::Broken { reason } => Message::new("serve-broken").text("why", reason),
        }
    }
}

/// Takes an address to listen on.
///
/// # Errors
/// When another program has it, or it is none of this computer's.
pub fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).map_err(|error| ServeError::Address {
        address,
        reason: error.to_string(),
    })
}

/// Serves the panel until `stop` is done; pages that are being made then are finished. Meanwhile the records of this computer's data
/// folder, as this station, are sent to the store, and standings are kept to the day.
///
/// # Errors
/// When the certificate cannot be used, or the server breaks off.
pub async fn serve(
    panel: Arc<Panel>,
    station: Station,
    listener: TcpListener,
    tls: Option<&TlsFiles>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let config = match tls {
        Some(files) => Some(config_of(files).await?),
        None => None,
    };
    let handle: Handle<SocketAddr> = Handle::new();
    let stopping = handle.clone();
    tokio::spawn(async move {
        stop.await;
        stopping.graceful_shutdown(Some(LAST_PAGES));
    });
    let kept_up = background::begin(panel.clone(), station);
    let pages = router(panel).into_make_service_with_connect_info::<SocketAddr>();
    let served = match config {
        None => match axum_server::from_tcp(listener) {
            Ok(server) => tuned(server, handle).serve(pages).await,
            Err(error) => Err(error),
        },
        Some(config) => match axum_server::from_tcp_rustls(listener, config) {
            Ok(server) => tuned(server, handle).serve(pages).await,
            Err(error) => Err(error),
        },
    };
    kept_up.end().await;
    served.map_err(|error| ServeError::Broken {
        reason: error.to_string(),
    })
}

async fn config_of(files: &TlsFiles) -> Result<RustlsConfig, ServeError> {
    // Where another part of the program chose a provider already, that one stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = RustlsConfig::from_pem_file(&files.certificate, &files.key).await;
    config.map_err(|error| ServeError::Tls {
        reason: error.to_string(),
    })
}

/// A server that waits for nobody forever.
fn tuned<A: Address, T>(mut server: Server<A, T>, handle: Handle<A>) -> Server<A, T> {
    server.http_builder().http1().header_read_timeout(HEADERS_WITHIN);
    server.first_request_timeout(HEADERS_WITHIN).handle(handle)
}
