//! Connections: who is let in, for how long, and how the server stops.

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;

/// How many connections are open at a time; further ones wait.
const MOST_CONNECTIONS_AT_ONCE: u32 = 4_096;
const MOST_CONNECTIONS: usize = MOST_CONNECTIONS_AT_ONCE as usize;
/// How long the head of a request may take.
const LONGEST_HEAD: Duration = Duration::from_secs(10);
/// How long a connection may say nothing, and how long it may not take what it is sent.
const LONGEST_SILENCE: Duration = Duration::from_secs(60);
const PING_AFTER: Duration = Duration::from_secs(30);
const SLOWEST_READER: Duration = Duration::from_secs(20);
const LARGEST_HEAD: usize = 16 * 1024;
const LARGEST_HEADER_LIST: u32 = 16 * 1024;
const MOST_HEADERS: usize = 64;
const MOST_STREAMS: u32 = 128;
/// How long requests may go on once the server stops.
const LONGEST_END: Duration = Duration::from_secs(10);
const PAUSE_AFTER_FAILURE: Duration = Duration::from_millis(50);

/// Serves until it is told to stop; then lets what runs come to its end. A connection is ended, between
/// requests, once it has been open for the longest time.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    longest_connection: Duration,
    stop: impl Future<Output = ()>,
) {
    let (ending, _) = watch::channel(());
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let builder = Arc::new(builder());
    let mut stop = pin!(stop);
    loop {
        let admitted = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            admitted = admitted => admitted,
            () = &mut stop => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Out of file descriptors, as a rule: some come free in a while.
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(PAUSE_AFTER_FAILURE).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(router.clone());
        let builder = Arc::clone(&builder);
        let mut ended = ending.subscribe();
        tokio::spawn(async move {
            let _place = place;
            // Until it is known which version of HTTP is spoken, nothing else watches the time.
            let mut byte = [0];
            let first = tokio::select! {
                first = tokio::time::timeout(LONGEST_HEAD, stream.peek(&mut byte)) => first,
                _ = ended.changed() => return,
            };
            let Ok(Ok(1)) = first else { return };
            let Ok(stream) = patient(stream) else { return };
            let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
            // How a connection ends is its client's affair.
            tokio::select! {
                _ = connection.as_mut() => return,
                () = tokio::time::sleep(longest_connection) => {}
                _ = ended.changed() => {}
            }
            connection.as_mut().graceful_shutdown();
            let _ = tokio::time::timeout(LONGEST_END, connection).await;
        });
    }
    drop(listener);
    let _ = ending.send(());
    let everyone = room.acquire_many(MOST_CONNECTIONS_AT_ONCE);
    if tokio::time::timeout(LONGEST_END, everyone).await.is_err() {
        tracing::warn!("some requests had not ended when the server stopped");
    }
}

fn builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MOST_STREAMS)
        .max_header_list_size(LARGEST_HEADER_LIST)
        .keep_alive_interval(PING_AFTER)
        .keep_alive_timeout(LONGEST_HEAD);
    builder
}

/// Ends a connection that says nothing or takes nothing for too long.
fn patient(stream: TcpStream) -> io::Result<Pin<Box<TimeoutStream<TcpStream>>>> {
    stream.set_nodelay(true)?;
    let mut stream = TimeoutStream::new(stream);
    stream.set_read_timeout(Some(LONGEST_SILENCE));
    stream.set_write_timeout(Some(SLOWEST_READER));
    Ok(Box::pin(stream))
}

/// How the process was told to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// From the keyboard: somebody waits.
    Interrupted,
    /// By whatever looks after it.
    Terminated,
}

/// Waits until the process is told to end.
pub async fn told_to_stop() -> Told {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let ended = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let ended = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => Told::Interrupted,
        () = ended => Told::Terminated,
    }
}
