//! Runs: the text of a paragraph with its marks, links, fields and notes.

use super::body::Reader;
use super::controls::{self, LeftOut};
use super::fields::{Field, hyperlink};
use super::package::Relations;
use super::styles::{self, Raised};
use super::xml::{self, El};
use super::{math, symbols};
use crate::documents::blocks::{Glyph, Line, What, is_blank};
use crate::documents::bounds::MAX_LINK_BYTES;
use crate::documents::unread::UnreadKind;
use crate::error::Result;

/// Number of leading spaces after which text is no longer at the beginning of its line.
const FAR: usize = 20;

/// The formatting of a run.
#[derive(Clone, Copy, Default)]
pub(super) struct Run<'a> {
    pub(super) marks: u8,
    pub(super) link: u32,
    pub(super) raised: Option<Raised>,
    /// The font, if the run names one.
    pub(super) font: Option<&'a str>,
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
        parent.children().filter(El::is_element).try_for_each(|el| self.inline(el, relations, link, out))
    }

    /// Adds the text of an element in a paragraph. Tracked changes are accepted: insertions and text moved here stay;
    /// deletions and text moved away do not.
    pub(super) fn inline(
        &mut self,
        el: El<'a>,
        relations: &Relations,
        link: u32,
        out: &mut Line,
    ) -> Result<()> {
        match xml::word(el) {
            _ if xml::is_passed_over(el) => {}
            "r" => self.run(el, relations, link, out)?,
            "hyperlink" => {
                let target = xml::relation_id(el).and_then(|id| relations.get(id));
                let target = target.filter(|target| target.external && target.kind == "hyperlink");
                let own = target.map_or(0, |target| self.link(&target.target));
                self.runs(el, relations, if own == 0 { link } else { own }, out)?;
            }
            "fldSimple" => {
                let own = xml::attribute(el, "instr").and_then(hyperlink).map_or(0, |url| self.link(&url));
                self.runs(el, relations, if own == 0 { link } else { own }, out)?;
            }
            "sdt" => self.control(el, relations, link, out)?,
            // Neither belongs in a paragraph, but text is text.
            "p" => {
                if !out.is_empty() {
                    out.push(Glyph { what: What::Break, marks: 0, link: 0 });
                }
                self.runs(el, relations, link, out)?;
            }
            "tbl" => {
                let table = self.table(el, relations)?;
                self.boxes.extend(table);
            }
            "subDoc" => self.unread.one(UnreadKind::IncludedDocument),
            _ => {
                if let Some(branch) = xml::branch(el, self.deadline)? {
                    self.runs(branch, relations, link, out)?;
                } else if matches!(xml::math(el), "oMath" | "oMathPara") {
                    let (text, whole) = math::text(el);
                    self.unread.add(UnreadKind::Formula, u32::from(!whole));
                    if self.is_shown() {
                        self.text(&text, Run { link, ..Run::default() }, out)?;
                    }
                } else {
                    self.runs(el, relations, link, out)?;
                }
            }
        }
        Ok(())
    }

    /// Adds a content control within a line.
    fn control(&mut self, el: El<'a>, relations: &Relations, link: u32, out: &mut Line) -> Result<()> {
        self.deadline.check()?;
        match controls::left_out(el, &self.prompts, &self.styles) {
            Some(LeftOut::Prompt) => return Ok(()),
            Some(LeftOut::Contents) => {
                self.unread.one(UnreadKind::ContentsList);
                return Ok(());
            }
            None => {}
        }
        if let Some(content) = xml::child(el, "sdtContent").filter(|content| xml::yields(*content)) {
            return self.runs(content, relations, link, out);
        }
        match controls::choice(el).filter(|_| self.is_shown()) {
            Some(choice) => self.text(&choice, Run { link, ..Run::default() }, out),
            None => Ok(()),
        }
    }

    fn run(&mut self, run: El<'a>, relations: &Relations, link: u32, out: &mut Line) -> Result<()> {
        let properties = xml::child(run, "rPr");
        let style = properties.and_then(|properties| xml::value(properties, "rStyle"));
        let direct = properties.map(styles::look).unwrap_or_default();
        let look = direct.over(self.styles.look(style), false);
        // Hidden text may hold the code of a field whose result is visible.
        let hidden = look.hidden == Some(true);
        let font = properties.and_then(|properties| xml::child(properties, "rFonts"));
        let font = font
            .and_then(|fonts| ["ascii", "hAnsi"].into_iter().find_map(|name| xml::attribute(fonts, name)));
        let run_look = Run { marks: look.marks, link, raised: look.raised, font };
        self.contents(run, relations, run_look, hidden, out)
    }

    /// Returns whether the current text is outside the codes of all open fields.
    fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.in_result)
    }

    fn contents(
        &mut self,
        run: El<'a>,
        relations: &Relations,
        look: Run<'a>,
        hidden: bool,
        out: &mut Line,
    ) -> Result<()> {
        for el in run.children().filter(El::is_element) {
            match xml::word(el) {
                "fldChar" => self.field(el, look, hidden, out)?,
                "instrText" | "delInstrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.code.extend(el.text());
                    }
                }
                _ if !self.is_shown() => {}
                _ if hidden => self.hidden |= xml::shows(el),
                _ => self.shown(el, relations, look, out)?,
            }
        }
        Ok(())
    }

    /// Adds a visible element of a run.
    fn shown(&mut self, el: El<'a>, relations: &Relations, look: Run<'a>, out: &mut Line) -> Result<()> {
        match xml::word(el) {
            // Deleted text outside a deletion is not deleted.
            "t" | "delText" => {
                let text = el.text().unwrap_or_default();
                let (text, missing) = symbols::legible(text, look.font, leads(out));
                self.unread.add(UnreadKind::Symbol, missing);
                self.text(&text, look, out)
            }
            "tab" | "ptab" => self.text("\t", look, out),
            "br" | "cr" => {
                out.push(self.glyph(What::Break, look));
                Ok(())
            }
            "noBreakHyphen" => self.text("\u{2011}", look, out),
            "sym" => {
                let symbol = symbols::unicode(xml::attribute(el, "font"), xml::attribute(el, "char"));
                self.unread.add(UnreadKind::Symbol, u32::from(symbol.is_none()));
                let leads = leads(out);
                let symbol = symbol.unwrap_or(if leads { '•' } else { '\u{FFFD}' });
                self.text(symbol.encode_utf8(&mut [0; 4]), look, out)
            }
            name @ ("footnoteReference" | "endnoteReference") => {
                let number = xml::attribute(el, "id").filter(|_| !self.in_note);
                let number = number.and_then(|id| self.notes.number(name, id));
                out.extend(number.map(|number| self.glyph(What::Note(number), look)));
                Ok(())
            }
            "commentReference" => {
                self.unread.one(UnreadKind::Comment);
                Ok(())
            }
            "contentPart" => {
                self.unread.one(UnreadKind::Ink);
                Ok(())
            }
            "drawing" | "pict" | "object" => self.drawing(el, relations, look, out),
            "ruby" => match xml::child(el, "rubyBase") {
                Some(base) => self.runs(base, relations, look.link, out),
                None => Ok(()),
            },
            "" => match xml::branch(el, self.deadline)? {
                Some(branch) => self.contents(branch, relations, look, false, out),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Handles a mark of a field, if it is valid. Text from a form field's own data is added in any case.
    fn field(&mut self, el: El<'a>, look: Run<'a>, hidden: bool, out: &mut Line) -> Result<()> {
        let counts = self.marks.get(&el.id()).copied();
        match xml::attribute(el, "fldCharType") {
            Some("begin") => {
                let form =
                    controls::form_field(el, counts == Some(true)).filter(|_| !hidden && self.is_shown());
                if let Some(text) = form {
                    self.text(&text, look, out)?;
                }
                if counts.is_some() {
                    self.fields.push(Field::default());
                }
            }
            Some("separate") if counts.is_some() => {
                let url = self.fields.last().and_then(|field| hyperlink(&field.code));
                let link = url.map_or(0, |url| self.link(&url));
                if let Some(field) = self.fields.last_mut() {
                    (field.in_result, field.link) = (true, link);
                }
            }
            Some("end") if counts.is_some() => {
                let field = self.fields.pop();
                if field.is_some_and(|field| !field.in_result && field.is_formula())
                    && !hidden
                    && self.is_shown()
                {
                    self.unread.one(UnreadKind::Formula);
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn text(&mut self, text: &str, look: Run<'_>, out: &mut Line) -> Result<()> {
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

    fn glyph(&self, what: What, look: Run<'_>) -> Glyph {
        let field = self.fields.iter().rev().map(|field| field.link).find(|link| *link != 0);
        let link = if look.link == 0 { field.unwrap_or(0) } else { look.link };
        Glyph { what, marks: look.marks, link }
    }

    /// Returns the number of a link, or 0 if it is neither a web nor a mail address: such text stays plain text.
    pub(super) fn link(&mut self, url: &str) -> u32 {
        let Some(url) = address(url) else { return 0 };
        if self.links.last() != Some(&url) {
            self.links.push(url);
        }
        u32::try_from(self.links.len()).unwrap_or(0)
    }
}

/// Returns whether the next glyph is the first visible one of its line, where a bullet may be.
fn leads(line: &Line) -> bool {
    line.len() < FAR && is_blank(line)
}

/// Returns an address in a form that Markdown can hold, if readers may follow it.
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
