//! Clients that ask at a time, and the plainest one over a connection that stays open.

use crate::CLIENTS;
use axum::body::Body;
use http_body_util::BodyExt;
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use std::future::Future;
use tokio::net::TcpStream;

/// Lets each of the clients do something, all at a time; gives what each came to.
pub async fn each_client<T, F>(client: impl Fn(u64) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = (0..CLIENTS as u64).map(|it| tokio::spawn(client(it))).collect();
    let mut done = Vec::new();
    for task in tasks {
        done.push(task.await.expect("a client"));
    }
    done
}

/// One connection.
pub struct Client {
    sender: SendRequest<Body>,
    address: String,
    key: String,
}

impl Client {
    pub async fn connect(address: &str, key: &str) -> Client {
        let stream = TcpStream::connect(address).await.expect("a connection");
        stream.set_nodelay(true).expect("a connection");
        let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("HTTP");
        tokio::spawn(connection);
        Client { sender, address: address.into(), key: key.into() }
    }

    /// Sends a body and gives the status and the answer.
    pub async fn post(&mut self, path: &str, idempotency_key: &str, body: String) -> (u16, String) {
        let request = Request::post(path)
            .header("host", &self.address)
            .header("authorization", format!("Bearer {}", self.key))
            .header("idempotency-key", idempotency_key)
            .header("content-type", "application/json")
            .body(Body::from(body))
            .expect("a request");
        self.sender.ready().await.expect("a connection");
        let response = self.sender.send_request(request).await.expect("an answer");
        let status = response.status().as_u16();
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        (status, String::from_utf8(body.to_vec()).expect("text"))
    }
}
