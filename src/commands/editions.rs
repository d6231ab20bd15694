//! Commands about editions.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use acervo::app::{self, Core};
use acervo::config::Config;
use acervo::domain::language::UiLanguage;
use acervo::domain::links::Links;
use acervo::error::Code;
use acervo::services::Context;
use acervo::services::editions::{EditionFormat, Editions, FileContent, PrintState};

use crate::{open, told};

/// Returns the service for editions.
fn editions(core: &Core) -> Result<Editions, String> {
    app::editions(core, &Links::new(&core.config.public_url)).map_err(|error| told(&error))
}

/// Writes an edition as a file, by default under a name of its own in the current folder.
///
/// # Errors
/// What went wrong, for people.
pub fn build(
    config: Config,
    named: &str,
    (format, language): (Option<String>, Option<&str>),
    output: Option<PathBuf>,
) -> Result<ExitCode, String> {
    let format = chosen_format(format, output.as_deref())?;
    let core = open(config)?;
    let editions = editions(&core)?;
    let context = Context::system();
    let edition = match editions.named_edition(&context, named) {
        Err(error) if error.code == Code::NotFound => return Err(format!("there is no edition {named}")),
        found => found.map_err(|error| told(&error))?,
    };
    let unknown = |code: &str| format!("{code} is none of es, en, pt and fr");
    let asked = language.map(|code| UiLanguage::of(code).ok_or_else(|| unknown(code))).transpose()?;
    if let Some(asked) = asked.filter(|asked| !edition.languages.contains(asked)) {
        let its: Vec<&str> = edition.languages.iter().map(|language| language.code()).collect();
        return Err(format!("edition {named} is not in {}, but in {}", asked.code(), its.join(", ")));
    }
    let main = edition.languages.first().copied().ok_or_else(|| "the edition has no language".to_owned())?;
    let file = loop {
        let file = editions.file(&context, edition.id, (asked, main), (format, None));
        let file = file.map_err(|error| told(&error))?;
        match &file.content {
            FileContent::Running(key) => {
                while editions.file_state(key).is_ok_and(|state| state == PrintState::Running) {
                    std::thread::sleep(Duration::from_millis(100));
                }
            }
            _ => break file,
        }
    };
    let path = output.unwrap_or_else(|| PathBuf::from(&file.file_name));
    let written = match file.content {
        FileContent::Bytes(bytes) => std::fs::write(&path, bytes),
        FileContent::Stored(mut stored, _) => std::fs::File::create(&path)
            .and_then(|mut written| std::io::copy(&mut stored, &mut written))
            .map(|_| ()),
        FileContent::SetAside(mut file, ..) => {
            let mut written = std::fs::File::create(&path).map_err(|error| error.to_string())?;
            while let Some(piece) = file.piece().map_err(|error| told(&error))? {
                written.write_all(&piece).map_err(|error| error.to_string())?;
            }
            Ok(())
        }
        FileContent::Running(_) => Ok(()),
    };
    written.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    println!("{}", path.display());
    Ok(ExitCode::SUCCESS)
}

/// Returns the format to make: the one that is named, or else that of the file to write.
fn chosen_format(named: Option<String>, output: Option<&Path>) -> Result<EditionFormat, String> {
    let offered = EditionFormat::offered();
    let found = |name: &str| EditionFormat::named(name).filter(|format| offered.contains(format));
    let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let unknown = || {
        let names: Vec<&str> = offered.iter().map(|format| format.name()).collect();
        format!("the formats that this program makes are {}", names.join(", "))
    };
    match (named, ending) {
        (Some(named), Some(ending)) if named != ending && EditionFormat::named(&ending).is_some() => {
            Err(format!("the format is {named}, but the file to write ends with .{ending}"))
        }
        (Some(named), _) => found(&named).ok_or_else(unknown),
        (None, Some(ending)) => found(&ending).ok_or_else(unknown),
        (None, None) => found("pdf").ok_or_else(unknown),
    }
}

/// How much memory printing a book may take, in bytes of address space: several times what the longest books need, so
/// that a fault ends the process and not the machine.
#[cfg(all(feature = "pdf", target_os = "linux"))]
const MOST_MEMORY: u64 = 4 << 30;

/// Reads a book from standard input and writes it to standard output as PDF.
///
/// # Errors
/// What went wrong, for the log.
#[cfg(feature = "pdf")]
pub fn print_book() -> Result<ExitCode, String> {
    use acervo::services::editions::read_to_print;
    use std::io::Write;

    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = Rlimit { current: Some(MOST_MEMORY), maximum: Some(MOST_MEMORY) };
        setrlimit(Resource::As, limit).map_err(|error| error.to_string())?;
    }
    let (book, pictures) = read_to_print(std::io::stdin()).map_err(|error| error.to_string())?;
    let request =
        acervo_pdf::Request { book: &book, pictures: &pictures, paragraph_numbers: false, threads: 1 };
    let made = acervo_pdf::pdf(&request).map_err(|error| error.to_string())?;
    std::io::stdout().write_all(&made.bytes).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Says that this program cannot print.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn print_book() -> Result<ExitCode, String> {
    Err("this program was built without PDF".to_owned())
}

/// Verifies an edition, and prints what differs. The exit status is 2 if anything does.
///
/// # Errors
/// What went wrong, for people.
pub fn verify(config: Config, named: &str) -> Result<ExitCode, String> {
    let core = open(config)?;
    let editions = editions(&core)?;
    let verified = match editions.verify(&Context::system(), named) {
        Err(error) if error.code == Code::NotFound => return Err(format!("there is no edition {named}")),
        verified => verified.map_err(|error| told(&error))?,
    };
    let (edition, differences) = (&verified.edition, &verified.differences);
    let name = match edition.number {
        Some(number) => format!("edition {number} ({})", edition.id),
        None => format!("edition {} ({})", edition.id, edition.state.name()),
    };
    if differences.is_empty() {
        let hash = edition.hash.as_deref().unwrap_or("none yet");
        println!("{name} holds: {} entries, hash {hash}", verified.entries);
        return Ok(ExitCode::SUCCESS);
    }
    println!("{name} is not what it was:");
    differences.iter().for_each(|difference| println!("  {difference}"));
    Ok(ExitCode::from(2))
}
