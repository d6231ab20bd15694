//! Licences that are known by name, as in the list of SPDX (<https://spdx.org/licenses/>).

/// The identifiers in the list of SPDX, with the addresses of the texts.
const KNOWN: [(&str, &str); 9] = [
    ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    ("CC-BY-ND-4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    ("CC-BY-NC-ND-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
    ("CC-BY-3.0-IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
    ("CC-BY-NC-SA-3.0-IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
    ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
];

/// Returns the identifier and the address of the licence with this name, however it is spelled: `CC-BY-4.0`,
/// `CC BY 4.0`, `cc-by 4.0`.
pub fn known(name: &str) -> Option<(&'static str, &'static str)> {
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    let spelled = words.join("-");
    KNOWN.into_iter().find(|(id, _)| id.eq_ignore_ascii_case(&spelled))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_licence_is_known_however_it_is_spelled() {
        for name in ["CC-BY-4.0", "CC BY 4.0", " cc-by  4.0 "] {
            assert_eq!(super::known(name).unwrap().0, "CC-BY-4.0", "{name}");
        }
        assert_eq!(super::known("CC BY-NC-SA 3.0 IGO").unwrap().0, "CC-BY-NC-SA-3.0-IGO");
        for name in ["", "CC", "CC BY", "CC-BY-4.0 (attribution)", "Todos los derechos reservados"] {
            assert_eq!(super::known(name), None, "{name}");
        }
    }
}
