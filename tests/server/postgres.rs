//! PostgreSQL of the tests' own: on a free port, in a folder that goes with it, with `fsync` on.
//!
//! A guard, one shell, starts it and stops it when the pipe that it reads from closes: at the end of
//! the tests, however they end. PostgreSQL refuses to run as root: then all of this is `postgres`'s.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use tokio_postgres::{Client, NoTls};

/// What the guard does: a word in, `done` or `failed` out.
const GUARD: &str = r#"
trap '' INT HUP TERM
folder=$(mktemp -d) || exit 1
echo "$folder"
control() { "$PROGRAMS/pg_ctl" -D "$folder/data" "$@" >/dev/null; }
# Takes encrypted connections alone, by a certificate of `localhost`.
encrypt() (
    cd "$folder/data" && umask 077 || exit 1
    printf '%s\n' '[req]' 'distinguished_name = dn' 'x509_extensions = ext' '[dn]' '[ext]' \
        'subjectAltName = DNS:localhost' 'basicConstraints = critical, CA:FALSE' >tls.conf
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -config tls.conf \
        -keyout server.key -out server.crt 2>>"$folder/log" || exit 1
    echo 'hostssl all all all trust' >pg_hba.conf
    echo 'ssl = on' >>postgresql.conf
)
settings="-h 127.0.0.1 -p $PORT -k '' -c max_connections=300"
while read -r word rest; do
    case $word in
    init) "$PROGRAMS/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
        >"$folder/log" ;;
    start) control -l "$folder/log" -w -o "$settings" start ;;
    kill) control -m immediate -w stop ;;
    set) echo "$rest" >>"$folder/data/postgresql.conf" ;;
    standby) touch "$folder/data/standby.signal" ;;
    tls) encrypt ;;
    esac && echo done || { cat "$folder/log" >&2; echo failed; }
done
control -m immediate stop
rm -rf "$folder"
"#;

/// A running PostgreSQL.
pub struct Server {
    guard: Mutex<Guard>,
    folder: PathBuf,
    port: u16,
}

struct Guard {
    shell: Child,
    words: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Server {
    /// Makes a database and starts it.
    pub fn start() -> Server {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let mut shell = shell()
            .args(["-c", GUARD])
            .env("PROGRAMS", programs())
            .env("PORT", port.to_string())
            .current_dir("/")
            // Whoever interrupts the tests does not interrupt the guard.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let words = shell.stdin.take();
        let mut answers = BufReader::new(shell.stdout.take().expect("the guard's answers"));
        let mut folder = String::new();
        answers.read_line(&mut folder).expect("the guard answers");
        let guard = Mutex::new(Guard { shell, words, answers });
        let server = Server { guard, folder: folder.trim_end().into(), port };
        server.tell("init");
        server.tell("start");
        server
    }

    /// Has the guard do something, and waits until it is done.
    pub fn tell(&self, word: &str) {
        let mut guard = self.guard.lock().expect("the guard");
        let words = guard.words.as_mut().expect("a pipe to the guard");
        writeln!(words, "{word}").expect("the guard reads");
        let mut answer = String::new();
        guard.answers.read_line(&mut answer).expect("the guard answers");
        assert_eq!(answer, "done\n", "PostgreSQL: {word}");
    }

    /// The certificate that it shows after `tls`.
    pub fn certificate(&self) -> PathBuf {
        self.folder.join("data/server.crt")
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let guard = self.guard.get_mut().expect("the guard");
        drop(guard.words.take());
        let _ = guard.shell.wait();
    }
}

/// The database that the tests share: the one that is named for them, else one of their own.
pub fn shared() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| std::env::var("TEST_POSTGRES_URL").unwrap_or_else(|_| own().url("postgres")))
}

/// Makes an empty database, of the tests' own.
pub async fn fresh() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("fresh_{}", MADE.fetch_add(1, Ordering::Relaxed));
    let client = connect(&own().url("postgres")).await;
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.expect("a database");
    own().url(&name)
}

/// Connects as anybody could.
pub async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

fn own() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(Server::start)
}

/// A shell, of `postgres` where the tests are root's.
fn shell() -> Command {
    let id = Command::new("id").arg("-u").output().expect("id");
    if id.stdout.trim_ascii() != b"0" {
        return Command::new("sh");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh"]);
    command
}

/// The folder of PostgreSQL's programs: of the path, else Debian's latest.
fn programs() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = Path::new("/usr/lib/postgresql").read_dir().into_iter().flatten();
    let mut debian: Vec<PathBuf> = debian.flatten().map(|it| it.path().join("bin")).collect();
    debian.sort_by_key(|it| version(it));
    let mut folders = std::env::split_paths(&path).chain(debian.into_iter().rev());
    let found = folders.find(|it| it.join("initdb").exists() && it.join("pg_ctl").exists());
    found.expect("PostgreSQL (Debian's package `postgresql`), or TEST_POSTGRES_URL")
}

fn version(programs: &Path) -> u32 {
    let folder = programs.parent().and_then(Path::file_name).and_then(|it| it.to_str());
    folder.and_then(|it| it.parse().ok()).unwrap_or_default()
}
