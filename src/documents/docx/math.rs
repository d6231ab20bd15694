//! Formulas as a line of text: legible and searchable, to be typeset by hand where necessary.

use super::xml::{self, El};

/// Returns the text of a formula, and whether a line of text expresses all of it.
pub(super) fn text(el: El<'_>) -> (String, bool) {
    let mut line = Formula { text: String::new(), whole: true };
    line.add(el);
    (line.text, line.whole)
}

struct Formula {
    text: String,
    whole: bool,
}

/// Elements that add nothing to their content.
const PLAIN: [&str; 18] = [
    "oMath",
    "oMathPara",
    "r",
    "e",
    "num",
    "den",
    "sub",
    "sup",
    "deg",
    "lim",
    "fName",
    "box",
    "borderBox",
    "phant",
    "groupChr",
    "bar",
    "mr",
    "argPr",
];

impl Formula {
    fn add(&mut self, el: El<'_>) {
        if xml::is_passed_over(el) {
            return;
        }
        let name = xml::math(el);
        match name {
            "t" => self.text.push_str(el.text().unwrap_or_default()),
            "f" => {
                let (over, under) = (self.part(el, "num"), self.part(el, "den"));
                self.push(&[&grouped(&over), "/", &grouped(&under)]);
            }
            "sSup" | "sSub" | "sSubSup" | "sPre" => {
                let base = self.part(el, "e");
                let (low, high) = self.limits(el);
                let parts = if name == "sPre" { [low, high, base] } else { [base, low, high] };
                self.push(&[&parts[0], &parts[1], &parts[2]]);
            }
            "rad" => {
                let (degree, inside) = (self.part(el, "deg"), self.part(el, "e"));
                let degree = if degree.is_empty() { degree } else { format!("[{degree}]") };
                self.push(&["√", &degree, &grouped(&inside)]);
            }
            "d" => self.brackets(el),
            "nary" => {
                let sign = property(el, "naryPr", "chr").unwrap_or("∫");
                let (low, high) = self.limits(el);
                let inside = self.part(el, "e");
                self.push(&[sign, &low, &high, " ", &inside]);
            }
            "limLow" | "limUpp" => {
                let (base, limit) = (self.part(el, "e"), self.part(el, "lim"));
                self.push(&[&base, if name == "limLow" { "_" } else { "^" }, &grouped(&limit)]);
            }
            "func" => {
                let (function, of) = (self.part(el, "fName"), self.part(el, "e"));
                self.push(&[&function, " ", &of]);
            }
            "acc" => {
                let inside = self.part(el, "e");
                self.push(&[&inside, property(el, "accPr", "chr").unwrap_or("\u{302}")]);
            }
            "m" | "eqArr" => {
                let row = if name == "m" { "mr" } else { "e" };
                let rows: Vec<String> = parts(el, row).map(|row| self.row(row, name == "m")).collect();
                self.push(&[&rows.join("; ")]);
            }
            _ => {
                self.whole &= name.is_empty() || PLAIN.contains(&name) || name.ends_with("Pr");
                if xml::word(el) == "t" {
                    self.text.push_str(el.text().unwrap_or_default());
                }
                el.children().filter(El::is_element).for_each(|child| self.add(child));
            }
        }
    }

    /// Returns the text of one part of an element.
    fn part(&mut self, el: El<'_>, name: &str) -> String {
        let outside = std::mem::take(&mut self.text);
        parts(el, name).for_each(|part| self.add(part));
        std::mem::replace(&mut self.text, outside).trim().to_owned()
    }

    fn row(&mut self, row: El<'_>, cells: bool) -> String {
        let outside = std::mem::take(&mut self.text);
        let mut texts = Vec::new();
        let inside: Vec<El<'_>> = if cells { parts(row, "e").collect() } else { vec![row] };
        for el in inside {
            self.add(el);
            texts.push(std::mem::take(&mut self.text).trim().to_owned());
        }
        self.text = outside;
        texts.join(", ")
    }

    fn limits(&mut self, el: El<'_>) -> (String, String) {
        let mut limit = |mark: &str, name| {
            let limit = self.part(el, name);
            if limit.is_empty() { limit } else { format!("{mark}{}", grouped(&limit)) }
        };
        (limit("_", "sub"), limit("^", "sup"))
    }

    /// Adds brackets of any kind around one or more parts.
    fn brackets(&mut self, el: El<'_>) {
        let sign = |name, default| property(el, "dPr", name).unwrap_or(default);
        let inside: Vec<String> = parts(el, "e").map(|part| self.row(part, false)).collect();
        self.push(&[sign("begChr", "("), &inside.join(sign("sepChr", "|")), sign("endChr", ")")]);
    }

    fn push(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.text.push_str(piece));
    }
}

fn parts<'a>(el: El<'a>, name: &str) -> impl Iterator<Item = El<'a>> {
    el.children().filter(move |child| xml::math(*child) == name)
}

/// Returns a property's value; an empty one means that there is no sign.
fn property<'a>(el: El<'a>, group: &str, name: &str) -> Option<&'a str> {
    let group = parts(el, group).next()?;
    parts(group, name).next().map(|property| xml::attribute(property, "val").unwrap_or_default())
}

/// Puts a text in brackets, unless it is a single word.
fn grouped(text: &str) -> String {
    let text = text.trim();
    if text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',')) {
        text.to_owned()
    } else {
        format!("({text})")
    }
}
