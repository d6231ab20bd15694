//! How settings are read, and what is reported about those that cannot be.

use super::*;

#[test]
fn the_defaults_are_complete_and_without_fault() {
    let read = config::Config::builder()
        .add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml))
        .build()
        .unwrap();
    let config: Config = read.try_deserialize().unwrap();
    assert_eq!(config.faults(), Vec::<String>::new());
    assert_eq!(config.database(), "./data/acervo.db");
}

#[test]
fn every_fault_is_named_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("acervo.toml");
    std::fs::write(
        &path,
        "listen = \"nowhere\"\ncolour = 1\ncontact = \"nobody\"\nstop_seconds = 900\n[mail]\nfrm = \"x\"\n",
    )
    .unwrap();
    let flags = Flags { config: Some(path), ..Flags::default() };
    let Faults(faults) = Config::load(&flags).unwrap_err();
    for named in ["listen", "colour", "contact", "stop_seconds", "mail.frm"] {
        assert!(faults.iter().any(|fault| fault.contains(named)), "{named} in {faults:?}");
    }
}

#[test]
fn a_setting_of_the_wrong_type_hides_no_other_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("acervo.toml");
    let text = "listen = \"nowhere\"\nworkers = \"many\"\ndemonstration = 7\nlog_format = \"loud\"\n\
        trusted_proxies = [\"10.0.0.0/8\", \"here\"]\nkeys = 3\n[mail]\nfrom = [1]\nsmtp_user = {}\nfrm = 1\n";
    std::fs::write(&path, text).unwrap();
    let flags = Flags { config: Some(path), ..Flags::default() };
    let Faults(faults) = Config::load(&flags).unwrap_err();
    for named in [
        "listen",
        "workers",
        "demonstration",
        "log_format",
        "trusted_proxies",
        "keys",
        "mail.from",
        "mail.smtp_user",
        "mail.frm",
    ] {
        assert_eq!(faults.iter().filter(|fault| fault.contains(named)).count(), 1, "{named} in {faults:#?}");
    }
}

#[test]
fn the_environment_gives_texts_numbers_and_lists_as_they_are_meant() {
    let given = [
        ("ACERVO_MAIL__SMTP_PASSWORD", "00123"),
        ("ACERVO_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("ACERVO_STOP_SECONDS", "7"),
        ("ACERVO_DEMONSTRATION", "true"),
    ];
    let environment = environment()
        .source(Some(given.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()));
    let read = config::Config::builder()
        .add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml))
        .add_source(environment)
        .build()
        .unwrap();
    let config: Config = read.try_deserialize().unwrap();
    assert_eq!(config.mail.smtp_password.expose_secret(), "00123");
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!((config.stop_seconds, config.demonstration), (7, true));
}

#[test]
fn a_public_address_has_a_host_and_perhaps_a_path() {
    for good in
        ["https://example.org", "http://localhost:8080/", "https://example.org/acervo", "https://[::1]/a/b/"]
    {
        assert!(is_public(good), "{good}");
    }
    for bad in [
        "example.org",
        "ftp://example.org",
        "https://",
        "https:///acervo",
        "https:example.org",
        "https://a b",
        "https://example.org/?x=1",
        "https://example.org/#x",
        "https://ana:x@example.org",
        "https://ex.org/\"",
        "https://ñ.org",
    ] {
        assert!(!is_public(bad), "{bad}");
    }
}

#[test]
fn a_secret_does_not_show_in_the_debug_form() {
    let config = DEFAULTS.replace("database_url = \"\"", "database_url = \"postgres://u:hunter2@h/d\"");
    let read = config::Config::builder()
        .add_source(config::File::from_str(&config, config::FileFormat::Toml))
        .build()
        .unwrap();
    let config: Config = read.try_deserialize().unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
    assert!(config.database().contains("hunter2"));
}
