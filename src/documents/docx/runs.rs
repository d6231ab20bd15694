//! Runs: the text of a paragraph with its marks, links, fields and notes.

use super::body::{Reader, is_left_out};
use super::package::Relations;
use super::styles::{self, Raised};
use super::xml::{self, El};
use super::{math, symbols};
use crate::documents::blocks::{Glyph, Line, What};
use crate::documents::bounds::MAX_LINK_BYTES;
use crate::error::Result;

/// Fields open at the same time. Each piece of text asks all of them whether it is shown.
const MAX_FIELDS: usize = 50;

/// A field between its begin and its end. Its instruction is not shown, its result is.
#[derive(Debug, Default)]
pub(super) struct Field {
    instruction: String,
    in_result: bool,
    link: u32,
}

/// How the text of a run looks.
#[derive(Clone, Copy)]
struct Run {
    marks: u8,
    link: u32,
    raised: Option<Raised>,
}

impl<'a> Reader<'a> {
    /// Adds the text of the runs in an element to a line.
    pub(super) fn runs(
        &mut self,
        parent: El<'a>,
        relations: &Relations,
        link: u32,
        out: &mut Line,
    ) -> Result<()> {
        for el in parent.children() {
            match xml::word(el) {
                "r" => self.run(el, relations, link, out)?,
                "hyperlink" => {
                    let target = xml::relation_id(el).and_then(|id| relations.get(id));
                    let target = target.filter(|target| target.external && target.kind == "hyperlink");
                    let own = target.map_or(0, |target| self.link(&target.target));
                    self.runs(el, relations, if own == 0 { link } else { own }, out)?;
                }
                "fldSimple" => {
                    let own =
                        xml::attribute(el, "instr").and_then(hyperlink).map_or(0, |url| self.link(&url));
                    self.runs(el, relations, if own == 0 { link } else { own }, out)?;
                }
                "sdt" if is_left_out(el) => {}
                "sdt" => {
                    if let Some(content) = xml::child(el, "sdtContent") {
                        self.runs(content, relations, link, out)?;
                    }
                }
                // Accepting what was tracked: what is inserted or moved here stays, `del` and `moveFrom` do not.
                "ins" | "moveTo" | "smartTag" | "customXml" | "dir" | "bdo" => {
                    self.runs(el, relations, link, out)?
                }
                "" => {
                    if let Some(branch) = xml::branch(el) {
                        self.runs(branch, relations, link, out)?;
                    } else if matches!(xml::math(el), "oMath" | "oMathPara") {
                        self.text(&math::text(el), Run { marks: 0, link, raised: None }, out)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn run(&mut self, run: El<'a>, relations: &Relations, link: u32, out: &mut Line) -> Result<()> {
        let properties = xml::child(run, "rPr");
        let style = properties.and_then(|properties| xml::value(properties, "rStyle"));
        let direct = properties.map(styles::look).unwrap_or_default();
        let look = direct.over(self.styles.look(style), false);
        // Hidden text may hold the instruction of a field that others can see.
        let hidden = look.hidden == Some(true);
        let run_look = Run { marks: look.marks, link, raised: look.raised };
        self.contents(run, relations, run_look, hidden, out)
    }

    fn contents(
        &mut self,
        run: El<'a>,
        relations: &Relations,
        look: Run,
        hidden: bool,
        out: &mut Line,
    ) -> Result<()> {
        for el in run.children() {
            let name = xml::word(el);
            match name {
                "fldChar" => self.field(el, look, hidden, out)?,
                "instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.instruction.extend(el.text());
                    }
                }
                _ if hidden || self.fields.iter().any(|field| !field.in_result) => {}
                "t" => self.text(el.text().unwrap_or_default(), look, out)?,
                "tab" | "ptab" => self.text("\t", look, out)?,
                "br" | "cr" => out.push(self.glyph(What::Break, look)),
                "noBreakHyphen" => self.text("\u{2011}", look, out)?,
                "sym" => {
                    let symbol = symbols::unicode(xml::attribute(el, "font"), xml::attribute(el, "char"));
                    self.text(symbol.encode_utf8(&mut [0; 4]), look, out)?;
                }
                "footnoteReference" | "endnoteReference" if !self.in_note => {
                    let number = xml::attribute(el, "id").and_then(|id| self.notes.number(name, id));
                    out.extend(number.map(|number| self.glyph(What::Note(number), look)));
                }
                "drawing" | "pict" => self.drawing(el, relations, look, out)?,
                "ruby" => {
                    if let Some(base) = xml::child(el, "rubyBase") {
                        self.runs(base, relations, look.link, out)?;
                    }
                }
                "" => {
                    if let Some(branch) = xml::branch(el) {
                        self.contents(branch, relations, look, hidden, out)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn field(&mut self, el: El<'a>, look: Run, hidden: bool, out: &mut Line) -> Result<()> {
        match xml::attribute(el, "fldCharType") {
            Some("begin") => {
                let data = xml::child(el, "ffData").and_then(|data| xml::child(data, "checkBox"));
                if let Some(data) = data.filter(|_| !hidden) {
                    let checked = xml::toggle(data, "checked").or_else(|| xml::toggle(data, "default"));
                    self.text(if checked == Some(true) { "☒" } else { "☐" }, look, out)?;
                }
                if self.fields.len() >= MAX_FIELDS {
                    self.fields.remove(0);
                }
                self.fields.push(Field::default());
            }
            Some("separate") => {
                let instruction = self.fields.last().and_then(|field| hyperlink(&field.instruction));
                let link = instruction.map_or(0, |url| self.link(&url));
                if let Some(field) = self.fields.last_mut() {
                    (field.in_result, field.link) = (true, link);
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// A picture leaves its description, which is written for those who do not see it; text boxes follow
    /// their paragraph. Files may be attached to a section apart from its body.
    fn drawing(&mut self, parent: El<'a>, relations: &Relations, look: Run, out: &mut Line) -> Result<()> {
        for el in parent.children().filter(El::is_element) {
            if xml::word(el) == "txbxContent" {
                let fields = std::mem::take(&mut self.fields);
                let pieces = self.pieces(el, relations)?.into_pieces();
                self.boxes.extend(pieces);
                self.fields = fields;
            } else if let Some(branch) = xml::branch(el) {
                self.drawing(branch, relations, look, out)?;
            } else {
                if el.tag_name().name() == "docPr"
                    && let Some(description) = el.attribute("descr").filter(|text| describes(text))
                {
                    let marks = crate::documents::blocks::ITALIC;
                    self.text(&format!("[{}]", description.trim()), Run { marks, ..look }, out)?;
                }
                self.drawing(el, relations, look, out)?;
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, look: Run, out: &mut Line) -> Result<()> {
        self.spend(text.chars().count())?;
        let raised = match look.raised {
            Some(Raised::Above) => {
                let before = out.last().copied();
                symbols::superscript(text, before)
            }
            Some(Raised::Below) => symbols::subscript(text),
            _ => None,
        };
        let text = raised.as_deref().unwrap_or(text);
        out.extend(text.chars().map(|c| self.glyph(What::Char(c), look)));
        Ok(())
    }

    fn glyph(&self, what: What, look: Run) -> Glyph {
        let field = self.fields.iter().rev().map(|field| field.link).find(|link| *link != 0);
        let link = if look.link == 0 { field.unwrap_or(0) } else { look.link };
        Glyph { what, marks: look.marks, link }
    }

    /// The number of a link. 0 for what is no address on the web or of mail: such text stays text.
    pub(super) fn link(&mut self, url: &str) -> u32 {
        let Some(url) = address(url) else { return 0 };
        if self.links.last() != Some(&url) {
            self.links.push(url);
        }
        u32::try_from(self.links.len()).unwrap_or(0)
    }
}

/// An address as Markdown can hold it, if a reader may follow it.
fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") || url.len() > MAX_LINK_BYTES {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            c if c.is_control() => return None,
            ' ' => address.push_str("%20"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '|' => address.push_str("%7C"),
            '\\' => address.push_str("%5C"),
            '"' => address.push_str("%22"),
            '`' => address.push_str("%60"),
            c if c.is_whitespace() => return None,
            c => address.push(c),
        }
    }
    Some(address)
}

/// The address in the instruction `HYPERLINK "https://…" \l "anchor" \o "tip"` (ISO/IEC 29500-1, 17.16.5.25).
fn hyperlink(instruction: &str) -> Option<String> {
    let instruction = instruction.trim_start();
    let (name, rest) = instruction.split_at_checked("HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut url = None;
    let mut switch = String::new();
    for (quoted, word) in words(rest) {
        if !quoted && word.starts_with('\\') {
            switch = word;
        } else if switch == "\\l" {
            url = url.map(|url: String| format!("{url}#{word}"));
            switch.clear();
        } else if switch == "\\o" || switch == "\\t" || switch == "\\s" {
            switch.clear();
        } else {
            url = url.or(Some(word));
        }
    }
    url
}

/// The words of a field's instruction, and whether they were in quotes.
fn words(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let quoted = rest.strip_prefix(['"', '“']);
        let (word, after) = match quoted {
            Some(inside) => inside.split_once(['"', '”']).unwrap_or((inside, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        found.push((quoted.is_some(), word.to_owned()));
        rest = after.trim_start();
    }
    found
}

/// Whether a picture's description says more than the name of its file.
fn describes(text: &str) -> bool {
    let text = text.trim();
    let end = text.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let file = matches!(
        end.as_str(),
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "emf" | "wmf" | "svg"
    );
    !text.is_empty() && !file && !text.contains("://")
}
