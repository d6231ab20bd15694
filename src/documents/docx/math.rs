//! Formulas as a line of text: legible, searchable, and to be set by hand where it matters.

use super::xml::{self, El};

/// The text of a formula.
pub(super) fn text(el: El<'_>) -> String {
    let mut out = String::new();
    add(el, &mut out);
    out
}

fn add(el: El<'_>, out: &mut String) {
    let part =
        |name: &str| el.children().find(|child| xml::math(*child) == name).map(text).unwrap_or_default();
    match xml::math(el) {
        "t" => out.push_str(el.text().unwrap_or_default()),
        "f" => out.push_str(&format!("{}/{}", grouped(part("num")), grouped(part("den")))),
        "sSup" => out.push_str(&format!("{}^{}", part("e"), grouped(part("sup")))),
        "sSub" => out.push_str(&format!("{}_{}", part("e"), grouped(part("sub")))),
        "sSubSup" => {
            out.push_str(&format!("{}_{}^{}", part("e"), grouped(part("sub")), grouped(part("sup"))));
        }
        "rad" => out.push_str(&format!("√{}", grouped(part("e")))),
        "d" => out.push_str(&format!(
            "({})",
            el.children().filter(|child| xml::math(*child) == "e").map(text).collect::<String>()
        )),
        "nary" => {
            let sign = el.children().find(|child| xml::math(*child) == "naryPr");
            let sign = sign.and_then(|pr| pr.children().find(|child| xml::math(*child) == "chr"));
            out.push_str(sign.and_then(|sign| xml::attribute(sign, "val")).unwrap_or("∫"));
            for (mark, name) in [("_", "sub"), ("^", "sup")] {
                let limit = part(name);
                if !limit.is_empty() {
                    out.push_str(&format!("{mark}{}", grouped(limit)));
                }
            }
            out.push_str(&format!(" {}", part("e")));
        }
        _ => el.children().for_each(|child| add(child, out)),
    }
}

/// In brackets, unless it is one word.
fn grouped(text: String) -> String {
    let text = text.trim();
    if text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',')) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}
