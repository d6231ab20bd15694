//! The accounts of the demonstration: those to log in with, and the one that wrote its sections.

use std::path::Path;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::app::Core;
use crate::domain::account::Role;
use crate::domain::ids::UserId;
use crate::domain::language::UiLanguage;
use crate::error::{Error, Result};
use crate::policy::Actor;
use crate::services::Context;
use crate::services::accounts::DemonstrationAccount;
use crate::services::people::NewUser;
use crate::services::settings::Settings;

/// Whose author and focal point can be logged in as.
const HOME: &str = "mre-co";

/// An account to log in with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DemoAccount {
    /// Its e-mail address.
    pub email: String,
    /// Its password.
    pub password: String,
    /// Its role.
    pub role: Role,
    /// Its institution's slug, if it has one.
    pub institution: Option<String>,
}

/// New accounts with a role each, of which the author and the focal point belong to [`HOME`].
pub(super) fn accounts() -> Vec<DemoAccount> {
    let people = [
        ("ana@demo.acervo.example", Role::Author),
        ("fernando@demo.acervo.example", Role::FocalPoint),
        ("rosa@demo.acervo.example", Role::Reviewer),
        ("eva@demo.acervo.example", Role::Editor),
        ("alba@demo.acervo.example", Role::Administrator),
        ("rui@demo.acervo.example", Role::Researcher),
    ];
    let made = people.into_iter().map(|(email, role)| DemoAccount {
        email: email.to_owned(),
        password: password(),
        role,
        institution: role.in_institution().then(|| HOME.to_owned()),
    });
    made.collect()
}

/// Sixteen random letters and digits in four groups: every installation has passwords of its own.
fn password() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let random = uuid::Uuid::new_v4().into_bytes();
    let signs: Vec<char> =
        random.iter().map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The account that wrote the sections: a member of every institution, whose password nobody has.
pub(super) async fn writer(core: &Core, slugs: &[String]) -> Result<Context> {
    let email = "writer@demo.acervo.example";
    let (first, rest) =
        slugs.split_first().ok_or_else(|| Error::internal("the demonstration has no institutions"))?;
    let id = add(core, email, Some(&password()), Role::Author, Some(first)).await?;
    for slug in rest {
        add(core, email, None, Role::Author, Some(slug)).await?;
    }
    as_user(core, id)
}

/// Makes the account with that address, or gives it the role.
pub(super) async fn add(
    core: &Core,
    email: &str,
    password: Option<&str>,
    role: Role,
    institution: Option<&str>,
) -> Result<UserId> {
    let new = NewUser {
        email: email.to_owned(),
        name: name(email).to_owned(),
        password: password.map(|password| SecretString::from(password.to_owned())),
        role,
        institution: institution.map(str::to_owned),
        language: UiLanguage::Es,
    };
    core.people.add(Context::system(), new).await
}

/// Returns the name of the person with that address.
fn name(email: &str) -> &'static str {
    match email.split('@').next().unwrap_or_default() {
        "ana" => "Ana Pérez",
        "fernando" => "Fernando Rojas",
        "rosa" => "Rosa Lima",
        "eva" => "Eva Blanco",
        "alba" => "Alba Núñez",
        "rui" => "Rui Costa",
        _ => "Wilson Duarte",
    }
}

/// Returns the accounts as the page for signing in offers them.
///
/// # Errors
/// If an institution cannot be read.
pub fn offered(core: &Core, accounts: &[DemoAccount]) -> Result<Vec<DemonstrationAccount>> {
    let settings = Settings::new(core.store.clone());
    let offered = accounts.iter().map(|account| {
        let institution =
            account.institution.as_deref().map(|slug| settings.institution(slug)).transpose()?;
        Ok(DemonstrationAccount {
            name: name(&account.email).to_owned(),
            email: account.email.clone(),
            password: SecretString::from(account.password.clone()),
            role: account.role,
            institution: institution.map(|institution| institution.name),
        })
    });
    offered.collect()
}

/// What is done by an account, as if it had sent the request.
pub(super) fn as_user(core: &Core, id: UserId) -> Result<Context> {
    let actor: Actor = core.accounts.actor(id)?;
    Ok(Context { actor, ..Context::system() })
}

/// Writes accounts into a file that nobody else can read.
pub(super) fn write(path: &Path, accounts: &[DemoAccount]) -> Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(Error::internal)?;
    let text = serde_json::to_string_pretty(accounts).map_err(Error::internal)?;
    file.write_all(text.as_bytes()).map_err(Error::internal)
}
