//! The command line.

mod commands;

use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use acervo::app::{self, App, Core, DESK_INDEX, Followers, INDEX, folder, listen};
use acervo::config::{Config, DEFAULTS, Flags};
use acervo::demo;
use acervo::domain::account::Role;
use acervo::domain::language::UiLanguage;
use acervo::domain::time::Clock;
use acervo::error::{Code, Error};
use acervo::followers::indexer::Filled;
use acervo::followers::rebuilding::rebuild;
use acervo::http::openapi;
use acervo::messages;
use acervo::search::is_served;
use acervo::services::Context;
use acervo::services::people::NewUser;
use acervo::store::{Audience, Store, Verdict};
use acervo::telemetry;
use clap::{Args, Parser, Subcommand};
use secrecy::SecretString;

/// Operations that take longer than this show their progress.
const SHOWS_AFTER: Duration = Duration::from_secs(1);

/// Institutions write a compendium together, and everyone else can search it.
///
/// Without a database server, everything is kept in the data folder. Settings come from a file (--config), the
/// environment (ACERVO_…) and flags; `acervo settings` prints and explains them all.
#[derive(Parser)]
#[command(version, about, long_about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the service and run it until it is stopped with Ctrl-C or SIGTERM
    Serve(Common),
    /// Start the service with a demonstration compendium and one account for each role
    Demo(Common),
    /// Migrate the database to the newest schema and exit
    Migrate(Common),
    /// Create and change accounts on the machine itself
    #[command(subcommand)]
    User(UserCommand),
    /// Rebuild the index from the database, beside the old one. A running service keeps serving and switches to the new
    /// index once it is finished; otherwise the next start does
    Reindex(Common),
    /// Inspect the journal
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Inspect editions
    #[command(subcommand)]
    Edition(EditionCommand),
    /// Read a book from standard input and write it to standard output as PDF: the service runs this for itself
    #[command(hide = true)]
    PrintBook,
    /// Print the API document (OpenAPI 3.1)
    Openapi,
    /// Print every setting with its default and its meaning, as a file to start from
    Settings,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Create an account. An existing one gains the role and takes the password
    Add {
        #[command(flatten)]
        common: Common,
        /// The account's e-mail address
        #[arg(long)]
        email: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// author, focal_point, reviewer, editor, administrator or researcher
        #[arg(long, value_parser = role)]
        role: Role,
        /// The institution's identifier or slug; required for author and focal_point
        #[arg(long)]
        institution: Option<String>,
        /// The language of pages and mails: es, en, pt or fr
        #[arg(long, default_value = "es", value_parser = ui_language)]
        language: UiLanguage,
        /// Read the password from standard input. An existing account may keep its current password
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Subcommand)]
enum JournalCommand {
    /// Recompute every hash; report the first entry that is not valid, and the sections and editions that
    /// differ from the journal
    Verify(Common),
}

#[derive(Subcommand)]
enum EditionCommand {
    /// Write an edition as a file
    Build {
        #[command(flatten)]
        common: Common,
        /// The identifier of an edition or, for a frozen one, its number
        edition: String,
        /// The format: pdf, docx, html, epub, zip (Markdown) or json. By default the ending of the file to write, or pdf
        #[arg(long)]
        format: Option<String>,
        /// One of its languages: es, en, pt or fr. By default its main one
        #[arg(long)]
        language: Option<String>,
        /// The file to write. By default a name in the current folder
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Recompute the hash of an edition's manifest, of its texts and of every version in it, and report what differs.
    /// The exit status is 0 if nothing does
    Verify {
        /// The edition's identifier, or its number if no other compendium has an edition with the same
        #[arg(value_name = "ID|NUMBER")]
        edition: String,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Args, Clone)]
struct Common {
    /// A settings file; `acervo settings` prints one to start from
    #[arg(long, value_name = "FILE", env = "ACERVO_CONFIG")]
    config: Option<PathBuf>,
    /// Where to listen [default: 127.0.0.1:8080]; port 0 picks a free one
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// Where everything is kept that is not in a database server [default: ./data]
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
}

fn role(name: &str) -> Result<Role, String> {
    Role::named(name).ok_or_else(|| format!("roles are {}", Role::ALL.map(Role::name).join(", ")))
}

fn ui_language(code: &str) -> Result<UiLanguage, String> {
    UiLanguage::of(code).ok_or_else(|| "languages are es, en, pt and fr".to_owned())
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("acervo: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Serve(common) => serve(settings(&common)?, false),
        Command::Demo(common) => serve(settings(&common)?, true),
        Command::Migrate(common) => {
            open(settings(&common)?)?;
            println!("the database has the newest schema");
            Ok(ExitCode::SUCCESS)
        }
        Command::User(UserCommand::Add {
            common,
            email,
            name,
            role,
            institution,
            language,
            password_stdin,
        }) => {
            let password = if password_stdin { Some(password_from_stdin()?) } else { None };
            let core = open(settings(&common)?)?;
            let new = NewUser { email, name, password, role, institution, language };
            let id =
                runtime()?.block_on(core.people.add(Context::system(), new)).map_err(|error| told(&error))?;
            println!("{id}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Reindex(common) => reindex(settings(&common)?),
        Command::Journal(JournalCommand::Verify(common)) => verify(settings(&common)?),
        Command::Edition(EditionCommand::Verify { edition, common }) => {
            commands::editions::verify(settings(&common)?, &edition)
        }
        Command::Edition(EditionCommand::Build { common, edition, format, language, output }) => {
            commands::editions::build(settings(&common)?, &edition, (format, language.as_deref()), output)
        }
        Command::PrintBook => commands::editions::print_book(),
        Command::Settings => {
            print!("{DEFAULTS}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Openapi => {
            println!("{:#}", openapi::document(""));
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn settings(common: &Common) -> Result<Config, String> {
    let flags = Flags {
        config: common.config.clone(),
        listen: common.listen.clone(),
        data_dir: common.data_dir.clone(),
    };
    let config = Config::load(&flags).map_err(|faults| faults.to_string())?;
    telemetry::log(&config);
    Ok(config)
}

fn open(config: Config) -> Result<Core, String> {
    Core::open(config, Clock::system()).map_err(|error| told(&error))
}

/// Formats an error for a terminal: the text for readers, every fault, and the cause. For internal errors only the
/// cause is shown, because the text for readers refers to a request, and there is none.
fn told(error: &Error) -> String {
    if let (Code::Internal, Some(cause)) = (error.code, &error.cause) {
        return cause.to_string();
    }
    let mut text = messages::detail(UiLanguage::En, error);
    for fault in &error.faults {
        text.push_str(&format!("\n  - {}: {}", fault.pointer, messages::fault(UiLanguage::En, fault)));
    }
    if let Some(cause) = &error.cause {
        text.push_str(&format!("\n  cause: {cause}"));
    }
    text
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())
}

fn serve(mut config: Config, demonstration: bool) -> Result<ExitCode, String> {
    telemetry::figures();
    let runtime = runtime()?;
    // From here on, stopping a service that is still starting waits for the start to finish, and the exit status is 0.
    let stop = runtime.block_on(async { Stop::listen() }).map_err(|error| error.to_string())?;
    config.demonstration |= demonstration;
    let listener = listen(&config).map_err(|error| told(&error))?;
    let core = Core::open_to_serve(config, Clock::system()).map_err(|error| told(&error))?;
    let mut offered = Vec::new();
    if demonstration {
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let links = app::links(&core.config, address);
        let accounts = runtime.block_on(demo::fill(&core, &links)).map_err(|error| told(&error))?;
        offered = demo::offered(&core, &accounts).map_err(|error| told(&error))?;
        // Standard output has a single line, the address; text for people goes to standard error.
        eprintln!("{}", demo::introduction(&accounts, &core.config.data_dir));
    }
    let app = App::start_in(core, listener, Followers::Threads, offered).map_err(|error| told(&error))?;
    println!("listening on http://{}", app.address);
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    runtime.block_on(stop.told()).map_err(|error| error.to_string())?;
    tracing::info!("stopping");
    app.stop();
    Ok(ExitCode::SUCCESS)
}

/// Receives the signal to stop the service.
struct Stop {
    #[cfg(unix)]
    terminated: tokio::signal::unix::Signal,
}

impl Stop {
    /// Begins to listen for signals. Must be called inside a runtime.
    fn listen() -> std::io::Result<Stop> {
        Ok(Stop {
            #[cfg(unix)]
            terminated: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    /// Returns on SIGTERM, if it arrived after [`Stop::listen`], and on Ctrl-C.
    #[cfg_attr(not(unix), expect(unused_mut))]
    async fn told(mut self) -> std::io::Result<()> {
        #[cfg(unix)]
        return tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = self.terminated.recv() => Ok(()),
        };
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await
    }
}

fn password_from_stdin() -> Result<SecretString, String> {
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password).map_err(|error| error.to_string())?;
    Ok(SecretString::from(password.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Shows a progress line that is overwritten by the next one; prints nothing if standard error is not a terminal.
fn progress(text: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r{text}");
    }
}

/// Returns whether opening the core would migrate the database under a running service.
fn would_migrate_under_a_service(config: &Config, index: &Path) -> Result<bool, Error> {
    // A service from before the data folder was locked holds only the lock of its index.
    let runs = folder::is_held(&config.data_dir)? || (index.is_dir() && is_served(index)?);
    if !runs {
        return Ok(false);
    }
    Store::open(&config.database(), config.database_connections, Clock::system())?.is_behind()
}

fn reindex(config: Config) -> Result<ExitCode, String> {
    let index = config.data_dir.join(INDEX);
    if config.data_dir.is_dir()
        && would_migrate_under_a_service(&config, &index).map_err(|error| told(&error))?
    {
        return Err("this version changes the database, and the service that runs may not bear that: restart it with this \
                    version, which makes the index anew where it has to"
            .to_owned());
    }
    let core = open(config)?;
    let rebuilt = |audience: Audience, folder: &str| {
        let folder = core.config.data_dir.join(folder);
        let shows = |filled: Filled| {
            if filled.took >= SHOWS_AFTER {
                progress(&format!("{filled} "));
            }
        };
        rebuild(core.store.clone(), audience, &folder, shows).map_err(|error| told(&error))
    };
    let sections = rebuilt(Audience::Public, INDEX)?;
    progress("\n");
    let at_the_desk = rebuilt(Audience::Editors, DESK_INDEX)?;
    progress("\n");
    println!(
        "{sections} sections are in the index that was made, and {at_the_desk} in that of the editors; a running service \
         takes them up by itself, otherwise the next start"
    );
    Ok(ExitCode::SUCCESS)
}

fn verify(config: Config) -> Result<ExitCode, String> {
    let core = open(config)?;
    let verdict = core.store.verify_journal(|entries| progress(&format!("{entries} entries verified")));
    progress("\n");
    match verdict.map_err(|error| told(&error))? {
        Verdict::Holds { entries, chain } => {
            println!("the journal holds: {entries} entries, chain {chain}");
            Ok(ExitCode::SUCCESS)
        }
        Verdict::Broken { seq, why } => {
            println!("the journal does not hold at entry {seq}: {why}");
            Ok(ExitCode::from(2))
        }
        Verdict::Altered { differences } => {
            println!("every entry of the journal holds, and what it tells of was changed behind its back:");
            differences.iter().for_each(|difference| println!("  {difference}"));
            Ok(ExitCode::from(2))
        }
    }
}
