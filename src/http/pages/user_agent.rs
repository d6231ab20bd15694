//! Which browser and system a session is from, as far as they say so themselves.

/// What a user agent says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device<'a> {
    /// A browser, with its system if that is known.
    Browser(&'static str, Option<&'static str>),
    /// A program, by the name that it gives itself.
    Program(&'a str),
    /// Nothing that can be made out.
    Unknown,
}

/// Browsers by what only they and those further down say. Most say that they are also those that they descend from, so
/// the order counts.
const BROWSERS: [(&str, &str); 12] = [
    ("Edg/", "Microsoft Edge"),
    ("EdgA/", "Microsoft Edge"),
    ("EdgiOS/", "Microsoft Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems by what they say, the particular ones first.
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Maximum number of characters of a program's name.
const LONGEST_NAME: usize = 40;

/// Reads a user agent.
pub fn device(user_agent: &str) -> Device<'_> {
    let named = |table: &[(&str, &'static str)]| {
        table.iter().find(|(says, _)| user_agent.contains(says)).map(|(_, name)| *name)
    };
    if user_agent.starts_with("Mozilla/") {
        return named(&BROWSERS).map_or(Device::Unknown, |name| Device::Browser(name, named(&SYSTEMS)));
    }
    let end = user_agent.find(['/', ' ', '(']).unwrap_or(user_agent.len());
    let name = user_agent[..end].trim();
    match name.chars().count() {
        1..=LONGEST_NAME => Device::Program(name),
        _ => Device::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_told_apart_and_programs_have_their_own_names() {
        let known = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
                Device::Browser("Microsoft Edge", Some("Windows")),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                Device::Browser("Safari", Some("iPhone")),
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; SM-A155M) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                Device::Browser("Samsung Internet", Some("Android")),
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
                Device::Browser("Firefox", Some("Linux")),
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                Device::Browser("Safari", Some("macOS")),
            ),
            ("Mozilla/5.0 Firefox/1", Device::Browser("Firefox", None)),
            ("curl/8.5.0", Device::Program("curl")),
            ("informe mensual", Device::Program("informe")),
            ("Mozilla/5.0 (compatible)", Device::Unknown),
            ("", Device::Unknown),
            (" ", Device::Unknown),
        ];
        for (says, expected) in known {
            assert_eq!(device(says), expected, "{says}");
        }
        assert_eq!(device(&"x".repeat(300)), Device::Unknown);
    }
}
