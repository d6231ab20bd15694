//! Numbering: the number of each list paragraph (ISO/IEC 29500-1, 17.9).

use std::collections::{HashMap, HashSet};

use super::styles::Styles;
use super::symbols;
use super::xml::{self, El};
use crate::documents::blocks::{Line, What, plain};
use crate::domain::text::is_private;

/// Maximum number of levels of a list.
const LEVELS: usize = 9;
/// Signs that are always bullets, even if the document declares them as numbers.
const BULLETS: &str = "-–—‒•·*▪▫■□●○◦►▶➢✓";
/// Maximum length of a numbering pattern in characters; the rest is cut off.
const MAX_PATTERN: usize = 100;

/// The current count at each level of a list.
type Counts = [Option<u32>; LEVELS];

#[derive(Clone, Debug)]
struct Level {
    format: String,
    /// The text around the numbers; `None` if unspecified, which is not the same as empty.
    pattern: Option<String>,
    /// The font of its sign, if specified.
    font: Option<String>,
    /// Whether its sign is a picture.
    picture: bool,
    /// Whether the text follows its sign without a space.
    close: bool,
    /// Whether all numbers are shown in digits.
    legal: bool,
    start: u32,
    style: Option<String>,
}

#[derive(Default)]
struct Abstract {
    levels: HashMap<u8, Level>,
    style: Option<String>,
}

#[derive(Default)]
struct Instance {
    family: String,
    starts: HashMap<u8, u32>,
    levels: HashMap<u8, Level>,
}

/// The lists of a document, and the current count of each.
#[derive(Default)]
pub(super) struct Numbering {
    families: HashMap<String, Abstract>,
    instances: HashMap<String, Instance>,
    counts: HashMap<String, Counts>,
    begun: HashSet<(String, u8)>,
}

/// The kind of a paragraph's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A bullet.
    Bullet,
    /// A number.
    Number,
    /// Text that contains words, with or without a number: `Artículo 4.-`, `Nota:`. A plain number would lose them.
    Words,
    /// Nothing is shown.
    Nothing,
}

/// The label of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// Its level, from 0.
    pub level: u8,
    /// Its kind.
    pub sign: Sign,
    /// Its number in its level.
    pub value: u32,
    /// The label as Word shows it: `2.1`, `Artículo 4.-`; empty for bullets.
    pub text: String,
    /// Whether the text follows without a space.
    pub close: bool,
}

impl Label {
    /// Inserts the label's text before that of its paragraph.
    pub(super) fn put_before(&self, line: &mut Line) {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let first = match line.first().map(|glyph| glyph.what) {
            Some(What::Char(c)) => Some(c),
            _ => None,
        };
        let touching = letter(self.text.chars().next_back()) && letter(first);
        let gap = if self.close && !touching || self.text.is_empty() { "" } else { " " };
        line.splice(0..0, plain(&format!("{}{gap}", self.text)));
    }
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: El<'_>, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        for el in root.children() {
            match xml::word(el) {
                "abstractNum" => {
                    let Some(id) = xml::attribute(el, "abstractNumId") else { continue };
                    let levels = el.children().filter_map(level).collect();
                    let style = xml::value(el, "numStyleLink").map(str::to_owned);
                    numbering.families.insert(id.to_owned(), Abstract { levels, style });
                }
                "num" => {
                    let (Some(id), Some(family)) =
                        (xml::attribute(el, "numId"), xml::value(el, "abstractNumId"))
                    else {
                        continue;
                    };
                    let mut instance = Instance { family: family.to_owned(), ..Instance::default() };
                    for change in el.children().filter(|el| xml::word(*el) == "lvlOverride") {
                        let Some(at) = xml::attribute(change, "ilvl").and_then(|at| at.parse().ok()) else {
                            continue;
                        };
                        if let Some(start) =
                            xml::value(change, "startOverride").and_then(|start| start.parse().ok())
                        {
                            instance.starts.insert(at, start);
                        }
                        instance.levels.extend(change.children().filter_map(level));
                    }
                    numbering.instances.insert(id.to_owned(), instance);
                }
                _ => {}
            }
        }
        numbering.follow_styles(styles);
        numbering
    }

    /// Resolves list styles: a family may leave its levels to a list style, which names an instance of the family that
    /// has them.
    fn follow_styles(&mut self, styles: &Styles) {
        let mut followed = HashMap::new();
        for (id, family) in &self.families {
            let Some(style) = &family.style else { continue };
            let Some((_, list)) = styles.list(Some(style)) else { continue };
            let target = self.instances.get(&list.id).map(|instance| instance.family.clone());
            followed.extend(target.filter(|target| target != id).map(|target| (id.clone(), target)));
        }
        for instance in self.instances.values_mut() {
            if let Some(target) = followed.get(&instance.family) {
                instance.family.clone_from(target);
            }
        }
    }

    /// Returns the level at which a list numbers the paragraphs of a style.
    pub(super) fn level_of_style(&self, id: &str, style: &str) -> Option<u8> {
        let family = self.families.get(&self.instances.get(id)?.family)?;
        family
            .levels
            .iter()
            .filter(|(_, level)| level.style.as_deref() == Some(style))
            .map(|(at, _)| *at)
            .min()
    }

    /// Counts the next paragraph of a list and returns its label. `None` if there is no such list.
    pub(super) fn next(&mut self, id: &str, level: u8) -> Option<Label> {
        let level = level.min(LEVELS as u8 - 1);
        let instance = self.instances.get(id)?;
        let family = self.families.get(&instance.family)?;
        let of = |at: u8| instance.levels.get(&at).or_else(|| family.levels.get(&at));
        let own = of(level)?;
        let counts = self.counts.entry(instance.family.clone()).or_default();
        // The start value of an instance applies at its first paragraph only.
        for (&at, &start) in &instance.starts {
            if at <= level
                && self.begun.insert((id.to_owned(), at))
                && let Some(count) = counts.get_mut(usize::from(at))
            {
                *count = if at == level { None } else { Some(start) };
                for deeper in counts.iter_mut().skip(usize::from(at) + 1) {
                    *deeper = None;
                }
            }
        }
        for (at, count) in (0u8..).zip(counts.iter_mut()) {
            let start =
                instance.starts.get(&at).copied().or_else(|| of(at).map(|level| level.start)).unwrap_or(1);
            *count = match (*count, at.cmp(&level)) {
                (None, std::cmp::Ordering::Less | std::cmp::Ordering::Equal) => Some(start),
                (Some(last), std::cmp::Ordering::Equal) => Some(last.saturating_add(1)),
                (_, std::cmp::Ordering::Greater) => None,
                (last, _) => last,
            };
        }
        let value = counts.get(usize::from(level)).copied().flatten().unwrap_or(1);
        let formats = |at: u8| match of(at) {
            Some(_) if own.legal => "decimal",
            Some(level) => level.format.as_str(),
            None => "decimal",
        };
        let (text, sign) = own.label(counts, formats);
        Some(Label { level, sign, value, text, close: own.close })
    }
}

impl Level {
    /// Returns the text of a label, and its kind.
    fn label<'f>(&self, counts: &Counts, formats: impl Fn(u8) -> &'f str) -> (String, Sign) {
        let bullet = self.format == "bullet";
        let Some(pattern) = &self.pattern else {
            let sign = match self.format.as_str() {
                "bullet" => Sign::Bullet,
                "none" => Sign::Nothing,
                _ => Sign::Number,
            };
            return (String::new(), sign);
        };
        let (mut letters, mut numbers) = (0, 0);
        let mut text = String::new();
        let mut rest = pattern.chars();
        while let Some(c) = rest.next() {
            let at = if c == '%' { rest.clone().next().and_then(|c| c.to_digit(10)) } else { None };
            let Some(at) = at.and_then(|at| u8::try_from(at).ok()?.checked_sub(1)) else {
                letters += usize::from(c.is_alphanumeric());
                text.push(c);
                continue;
            };
            rest.next();
            let count = counts.get(usize::from(at)).copied().flatten().unwrap_or(1);
            let number = shown(count, formats(at));
            numbers += usize::from(!number.is_empty());
            text.push_str(&number);
        }
        let text = text.trim().to_owned();
        let font = self.font.as_deref();
        if self.picture || bullet && (symbols::is_symbolic(font) || letters == 1) {
            return (String::new(), Sign::Bullet);
        }
        let drawn = |c: char| BULLETS.contains(c) || is_private(c);
        match (text.is_empty(), letters, numbers) {
            (true, ..) => (text, Sign::Nothing),
            (_, 0, 0) if bullet || text.chars().all(drawn) => (String::new(), Sign::Bullet),
            (_, 0, 1..) => (text, Sign::Number),
            _ => (text, Sign::Words),
        }
    }
}

fn level(el: El<'_>) -> Option<(u8, Level)> {
    if xml::word(el) != "lvl" {
        return None;
    }
    let at = xml::attribute(el, "ilvl")?.trim().parse().ok()?;
    let level = Level {
        format: xml::value(el, "numFmt").unwrap_or("decimal").to_owned(),
        pattern: xml::child(el, "lvlText").map(|pattern| {
            let text = xml::attribute(pattern, "val").unwrap_or_default();
            text.chars().filter(|c| !c.is_control()).take(MAX_PATTERN).collect()
        }),
        font: xml::child(el, "rPr")
            .and_then(|properties| xml::child(properties, "rFonts"))
            .and_then(|fonts| xml::attribute(fonts, "ascii"))
            .map(str::to_owned),
        picture: xml::child(el, "lvlPicBulletId").is_some(),
        close: xml::value(el, "suff") == Some("nothing"),
        legal: xml::toggle(el, "isLgl") == Some(true),
        start: xml::value(el, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1),
        style: xml::value(el, "pStyle").map(str::to_owned),
    };
    Some((at, level))
}

/// Formats a number. Formats of other scripts are shown in digits.
fn shown(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}º"),
        "bullet" | "none" => String::new(),
        _ => number.to_string(),
    }
}

/// Returns `a` to `z`, then `aa` to `zz`, as Word counts.
fn letters(number: u32, first: u8) -> String {
    let Some(number) = number.checked_sub(1).filter(|number| *number < 26 * 10) else {
        return number.to_string();
    };
    let letter = char::from(first + (number % 26) as u8);
    std::iter::repeat_n(letter, (number / 26 + 1) as usize).collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}
