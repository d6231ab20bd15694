//! Servers in separate processes, so that their memory and processor time can be measured separately.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::load::{Client, get};

/// Returns the program that is measured; ACERVO_BENCH_SERVER names another build of it.
pub fn program() -> PathBuf {
    std::env::var_os("ACERVO_BENCH_SERVER").map_or_else(|| env!("CARGO_BIN_EXE_acervo").into(), PathBuf::from)
}

/// A running server.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// Time until it printed its address.
    pub started_in: Duration,
}

impl Server {
    /// Starts the service on a data folder, and on PostgreSQL if `database` names one. It logs to a file.
    pub fn service(folder: &Path, database: &str) -> Server {
        Server::of(&program(), folder, database)
    }

    /// Starts that build of the service.
    pub fn of(program: &Path, folder: &Path, database: &str) -> Server {
        let log = File::create(folder.join("server.log")).expect("a log");
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(folder);
        command.env("ACERVO_RATE_LIMITS", "off").env("DATABASE_URL", database).stderr(log);
        Server::start(command)
    }

    /// Starts the bare routes on a separate folder, with rows of the same size as the service's responses.
    pub fn floor(folder: &Path, service: &Server, ids: &[String]) -> Server {
        let mut connection = Client::open(service.address);
        let rows = ids.iter().map(|id| {
            let reply = connection.send(&get(&format!("/api/v1/published/{id}")));
            (id.clone(), reply.text().to_owned())
        });
        crate::floor::add_rows(folder, rows);
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg("--floor").arg(folder).stderr(Stdio::inherit());
        Server::start(command)
    }

    /// Starts another full-text search in place of the service: an SQLite file or a PostgreSQL URL.
    pub fn peer(target: &str) -> Server {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg("--peer").arg(target).stderr(Stdio::inherit());
        Server::start(command)
    }

    fn start(mut command: Command) -> Server {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn().expect("a server starts");
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        output.read_line(&mut line).expect("its first line");
        let started_in = begun.elapsed();
        let address = line.trim().strip_prefix("listening on http://").expect("an address");
        Server { child, address: address.parse().expect("an address"), started_in }
    }

    /// Returns the processor time used so far, in seconds.
    pub fn cpu(&self) -> f64 {
        cpu(&self.child.id().to_string())
    }

    /// Returns its anonymous memory, i.e. without mapped files, in MiB.
    pub fn anonymous_mib(&self) -> f64 {
        anonymous_mib(&self.child.id().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let told = Command::new("kill").arg(self.child.id().to_string()).status();
        if told.is_err() {
            self.child.kill().ok();
        }
        self.child.wait().ok();
    }
}

/// Returns the anonymous memory of a process, i.e. without mapped files, in MiB.
pub fn anonymous_mib(process: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("/proc");
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("RssAnon");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1024.0
}

/// Returns the total size of the files in a folder, in MiB.
pub fn size(folder: &Path) -> f64 {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file"));
    let sizes = entries.map(|entry| match entry.file_type().expect("a type").is_dir() {
        true => size(&entry.path()),
        false => entry.metadata().expect("a size").len() as f64 / 1024.0 / 1024.0,
    });
    sizes.sum()
}

/// Returns the processor time of a process, in seconds.
pub fn cpu(process: &str) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("/proc");
    let fields: Vec<&str> = stat.rsplit_once(')').expect("a name").1.split_whitespace().collect();
    // Fields 14 and 15 of proc(5), in hundredths of a second.
    fields[11..=12].iter().map(|ticks| ticks.parse::<f64>().expect("ticks")).sum::<f64>() / 100.0
}

pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        let target = to.join(entry.file_name());
        match entry.file_type().expect("a type").is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}
