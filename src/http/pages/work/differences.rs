//! Differences between two versions, as people read them. The one way to show changes: when versions are compared, at
//! the desk, and when two texts are merged.
//!
//! What was added is an `ins`, what was removed a `del`. Many screen readers say nothing of either, so hidden words
//! introduce each: once for whole paragraphs that follow one another, and not at all where the heading of a field
//! already says that all of it is new. Where the text goes on unchanged after a change, hidden words say so.

use crate::domain::comparison::{FieldChange, Hunk, Op, Row, RowOp};
use crate::domain::fault::{cut, escaped};
use crate::domain::html::Html;
use crate::http::pages::page::Page;
use crate::http::pages::values::settled;
use crate::messages::format;
use crate::services::forms::{FieldKind, FormField, TemplateForm};

use super::passages::{Item, Run, is_one_sided, items, kept};

/// Maximum number of characters of a moved paragraph that is named where it was.
const LONGEST_NAMED: usize = 80;
/// Number of unchanged rows of a table in a row from which on they are only counted.
const MANY_ROWS: usize = 3;

/// How two texts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// As one text, with what was added and removed in it.
    One,
    /// The earlier text beside the later one.
    Sides,
}

/// Writes differences.
pub struct Differences<'a> {
    /// The page that they are on.
    pub page: &'a Page,
    /// The form of the template of the later version, which names the fields and their values.
    pub form: &'a TemplateForm,
    /// The `lang` of the texts, if it is not the page's.
    pub lang: Option<&'a str>,
    /// How texts are shown.
    pub view: View,
    /// The level of the headings that name the fields, from 2 to 6.
    pub heading: u8,
    /// What the two sides are called: "Version 1".
    pub sides: [&'a str; 2],
}

impl Differences<'_> {
    /// Returns the fields that differ, each as a section with a heading that names it and says how much changed. Every
    /// `id` in it begins with `change-`.
    pub fn fields(&self, changes: &[FieldChange]) -> Html {
        let mut html = String::new();
        for (at, change) in changes.iter().enumerate() {
            let level = self.heading;
            let wide = if self.view == View::Sides || !change.rows.is_empty() { " wide" } else { "" };
            html.push_str(&format!(
                "<section class=\"change{wide}\" aria-labelledby=\"change-{at}\"><h{level} id=\"change-{at}\">{} \
                 <span>{}</span></h{level}>{}</section>\n",
                Html::escaped(&self.form.label_at(&change.pointer)),
                Html::escaped(&self.extent(change)),
                self.field(change, &format!("change-{at}")),
            ));
        }
        Html::trusted(html)
    }

    /// Returns what changed in one field: block elements, in which every `id` begins with the prefix and a hyphen.
    pub fn field(&self, change: &FieldChange, prefix: &str) -> Html {
        let field = self.form.field_at(&change.pointer);
        if !change.rows.is_empty() {
            let label = self.form.label_at(&change.pointer);
            let label = self.page.with_args("versions-table", [("field", label.into())]);
            return self.table(field, &change.rows, &label);
        }
        match field.map(|field| field.kind) {
            Some(FieldKind::Options | FieldKind::Countries | FieldKind::List) => {
                self.values(field, &change.hunks)
            }
            Some(FieldKind::Text | FieldKind::Markdown | FieldKind::Link) | None => {
                self.prose(&change.hunks, prefix)
            }
            Some(_) => Html::trusted(format!("<p>{}</p>", self.words(&self.named(field, &change.hunks)))),
        }
    }

    /// Returns a text with what changed in it, without paragraphs: for a sentence, or for the cell of a table.
    pub fn words(&self, hunks: &[Hunk]) -> Html {
        let runs: Vec<Run<'_>> = hunks.iter().map(Run::of).collect();
        Html::trusted(self.runs(&runs, true))
    }

    /// Returns how much changed in a field, in words: "2 insertions, 1 deletion".
    pub fn extent(&self, change: &FieldChange) -> String {
        let page = self.page;
        let ops = |op: Op| change.hunks.iter().filter(move |hunk| hunk.op == op && hunk.moved.is_none());
        if change.rows.is_empty() && is_one_sided(&change.hunks, Op::Insert) {
            return page.say("versions-new-field");
        }
        if change.rows.is_empty() && is_one_sided(&change.hunks, Op::Delete) {
            return page.say("versions-emptied-field");
        }
        let rows = |op: RowOp| change.rows.iter().filter(|row| row.op == op).count();
        let moved = change.hunks.iter().filter(|hunk| hunk.op == Op::Insert && hunk.moved.is_some()).count();
        let parts = [
            (ops(Op::Insert).count(), page.count("versions-insertions", ops(Op::Insert).count())),
            (ops(Op::Delete).count(), page.count("versions-deletions", ops(Op::Delete).count())),
            (moved, page.count("versions-moves", moved)),
            (rows(RowOp::Insert), page.count("versions-rows-added", rows(RowOp::Insert))),
            (rows(RowOp::Delete), page.count("versions-rows-removed", rows(RowOp::Delete))),
            (rows(RowOp::Change), page.count("versions-rows-changed", rows(RowOp::Change))),
        ];
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect::<Vec<_>>().join(", ")
    }

    fn prose(&self, hunks: &[Hunk], prefix: &str) -> Html {
        let is_introduced = !is_one_sided(hunks, Op::Insert) && !is_one_sided(hunks, Op::Delete);
        let mut html = format!("<div class=\"read{}\"{}>", self.class(), self.lang_attribute());
        let items = items(hunks);
        let last = items.len().saturating_sub(1);
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Same(paragraphs) => self.same(paragraphs, (at > 0, at < last), &mut html),
                Item::Changed(runs) => self.changed(runs, is_introduced, &mut html),
                Item::Whole { gone, new } => self.whole(gone, new, is_introduced, &mut html),
                Item::Moved { number, op, text } => self.moved(*number, *op, text, prefix, &mut html),
            }
        }
        html.push_str("</div>");
        Html::trusted(html)
    }

    /// Writes unchanged paragraphs: those next to a change, and all others folded away.
    fn same(&self, paragraphs: &[Vec<Run<'_>>], around: (bool, bool), html: &mut String) {
        let (before, after) = kept(paragraphs, around);
        let folded = &paragraphs[before..after];
        for runs in &paragraphs[..before] {
            self.paragraph(runs, "same", false, "", html);
        }
        if !folded.is_empty() {
            let summary = self.page.count("versions-unchanged-paragraphs", folded.len());
            html.push_str(&format!(
                "<details class=\"fold\"><summary{}>{summary}</summary>",
                self.own_lang()
            ));
            for runs in folded {
                self.paragraph(runs, "same", false, "", html);
            }
            html.push_str("</details>");
        }
        for runs in &paragraphs[after..] {
            self.paragraph(runs, "same", false, "", html);
        }
    }

    fn changed(&self, runs: &[Run<'_>], is_introduced: bool, html: &mut String) {
        if self.view == View::One {
            return self.paragraph(runs, "", is_introduced, "", html);
        }
        let side =
            |leaves_out: Op| runs.iter().copied().filter(|run| run.op != leaves_out).collect::<Vec<_>>();
        html.push_str("<div class=\"beside\">");
        for (name, runs) in self.sides.iter().zip([side(Op::Insert), side(Op::Delete)]) {
            html.push_str("<div>");
            self.paragraph(&runs, "", is_introduced, &format!("{name}: "), html);
            html.push_str("</div>");
        }
        html.push_str("</div>");
    }

    /// Writes paragraphs that are only in one of the versions.
    fn whole(&self, gone: &[Vec<Run<'_>>], new: &[Vec<Run<'_>>], is_introduced: bool, html: &mut String) {
        let sides = [(gone, "versions-paragraphs-removed"), (new, "versions-paragraphs-added")];
        let is_pair = self.view == View::Sides;
        html.push_str(if is_pair { "<div class=\"beside\">" } else { "" });
        for (paragraphs, text) in sides {
            html.push_str(if is_pair { "<div>" } else { "" });
            for (at, runs) in paragraphs.iter().enumerate() {
                let words = match at == 0 && is_introduced {
                    true => format!("{}: ", self.page.count(text, paragraphs.len())),
                    false => String::new(),
                };
                self.paragraph(runs, "", false, &words, html);
            }
            html.push_str(if is_pair { "</div>" } else { "" });
        }
        html.push_str(if is_pair { "</div>" } else { "" });
    }

    fn moved(&self, number: u32, op: Op, text: &str, prefix: &str, html: &mut String) {
        let (here, there, said, link) = match op {
            Op::Delete => ("from", "to", "versions-moved-away", "versions-moved-see-now"),
            _ => ("to", "from", "versions-moved-here", "versions-moved-see-before"),
        };
        html.push_str(&format!(
            "<p class=\"meta moved\" id=\"{prefix}-{here}-{number}\"{}>{} <a href=\"#{prefix}-{there}-{number}\">{}</a></p>",
            self.own_lang(),
            self.page.with_args(said, [("number", number.to_string().into())]),
            self.page.say(link),
        ));
        let text = settled(text.trim());
        let text = if op == Op::Delete { beginning(&text) } else { text };
        html.push_str(&format!("<p class=\"lines moved\" dir=\"auto\">{}</p>", Html::escaped(&text)));
    }

    /// Writes a paragraph; `words` are hidden ones before it.
    fn paragraph(&self, runs: &[Run<'_>], class: &str, is_introduced: bool, words: &str, html: &mut String) {
        let first =
            runs.iter().map(|run| run.text.trim_start()).find(|text| !text.is_empty()).unwrap_or_default();
        let kind = match first.chars().next() {
            Some('#') => " heading",
            Some('|') => " mono",
            _ => "",
        };
        html.push_str(&format!("<p class=\"lines{kind} {class}\" dir=\"auto\">").replace(" \"", "\""));
        if !words.is_empty() {
            html.push_str(&self.hidden(words));
        }
        html.push_str(&self.runs(&Run::without_marks(runs), is_introduced));
        html.push_str("</p>");
    }

    fn runs(&self, runs: &[Run<'_>], is_introduced: bool) -> String {
        let mut html = String::new();
        for (at, run) in runs.iter().enumerate() {
            let text = Html::escaped(&settled(run.text));
            let (tag, words) = match run.op {
                Op::Equal => {
                    html.push_str(text.as_str());
                    continue;
                }
                Op::Insert => ("ins", "versions-added"),
                Op::Delete => ("del", "versions-removed"),
            };
            let words = if is_introduced {
                self.hidden(&format!("{}: ", self.page.say(words)))
            } else {
                String::new()
            };
            html.push_str(&format!("<{tag}>{words}{text}</{tag}>"));
            let goes_on =
                runs.get(at + 1).is_some_and(|next| next.op == Op::Equal && !next.text.trim().is_empty());
            if goes_on && is_introduced {
                html.push_str(&self.hidden(&format!(" ({}) ", self.page.say("versions-goes-on"))));
            }
        }
        html
    }

    fn values(&self, field: Option<&FormField>, hunks: &[Hunk]) -> Html {
        let mut html = String::from("<ul class=\"values\">");
        for hunk in self.named(field, hunks) {
            // A value that only changed places is said once, where it is now.
            if hunk.moved.is_some() && hunk.op == Op::Delete {
                continue;
            }
            let lang = if field.is_some_and(|field| field.kind == FieldKind::List) {
                self.lang_attribute()
            } else {
                "".into()
            };
            let item = match hunk.moved {
                Some(_) => {
                    let moved = Html::escaped(&self.page.say("versions-value-moved"));
                    format!(
                        "{} <span class=\"meta\"{}>({moved})</span>",
                        Html::escaped(&hunk.text),
                        self.own_lang()
                    )
                }
                None => self.words(std::slice::from_ref(&hunk)).to_string(),
            };
            html.push_str(&format!("<li{lang}>{item}</li>"));
        }
        html.push_str("</ul>");
        Html::trusted(html)
    }

    /// Returns hunks of values with these as people read them.
    fn named(&self, field: Option<&FormField>, hunks: &[Hunk]) -> Vec<Hunk> {
        let named = hunks.iter().map(|hunk| Hunk { text: self.value(field, &hunk.text), ..hunk.clone() });
        named.collect()
    }

    /// Returns a value as people read it: a label, a date, a number, or the text itself.
    fn value(&self, field: Option<&FormField>, text: &str) -> String {
        let Some(field) = field else { return settled(text) };
        let language = self.page.language;
        match field.kind {
            FieldKind::Option | FieldKind::Options | FieldKind::Country | FieldKind::Countries => {
                let option = field.options.iter().find(|option| option.text == text);
                option.map_or_else(|| settled(text), |option| option.label.clone())
            }
            FieldKind::Number => {
                text.parse().map_or_else(|_| settled(text), |number| format::number(language, number))
            }
            FieldKind::Date => format::partial_date(language, text),
            FieldKind::Boolean if text == "true" => self.page.say("practice-yes"),
            FieldKind::Boolean if text == "false" => self.page.say("practice-no"),
            FieldKind::List if field.parts.len() == 1 => self.value(field.parts.first(), text),
            _ => settled(text),
        }
    }

    fn table(&self, field: Option<&FormField>, rows: &[Row], label: &str) -> Html {
        let parts = field.map_or(&[] as &[FormField], |field| &field.parts);
        let mut html = format!(
            "<section class=\"scroll\" aria-label=\"{}\" tabindex=\"0\"><table class=\"table\"><thead><tr><th scope=\"col\">{}</th>",
            Html::escaped(label),
            Html::escaped(&self.page.say("versions-row"))
        );
        for part in parts {
            html.push_str(&format!("<th scope=\"col\">{}</th>", Html::escaped(&part.label)));
        }
        html.push_str("</tr></thead><tbody>");
        let mut at = 0;
        while at < rows.len() {
            let same = rows[at..].iter().take_while(|row| row.op == RowOp::Equal).count();
            if same >= MANY_ROWS {
                let count = self.page.count("versions-rows-same", same);
                html.push_str(&format!(
                    "<tr><td class=\"meta\" colspan=\"{}\">{count}</td></tr>",
                    parts.len() + 1
                ));
                at += same;
                continue;
            }
            self.row(parts, &rows[at], &mut html);
            at += 1;
        }
        html.push_str("</tbody></table></section>");
        Html::trusted(html)
    }

    fn row(&self, parts: &[FormField], row: &Row, html: &mut String) {
        let (said, tag) = match row.op {
            RowOp::Equal => ("versions-row-same", ""),
            RowOp::Insert => ("versions-row-added", "ins"),
            RowOp::Delete => ("versions-row-removed", "del"),
            RowOp::Change => ("versions-row-changed", ""),
        };
        html.push_str(&format!("<tr><th scope=\"row\" class=\"meta\">{}</th>", self.page.say(said)));
        for part in parts {
            let step = format!("/{}", escaped(&part.name));
            let change = row.fields.iter().find(|change| change.pointer.ends_with(&step));
            let cell = match change {
                Some(change) => self.words(&self.named(Some(part), &change.hunks)).to_string(),
                None => {
                    let text = Html::escaped(&self.cell(part, &row.value[part.name.as_str()]));
                    if tag.is_empty() || text.as_str().is_empty() {
                        text.to_string()
                    } else {
                        format!("<{tag}>{text}</{tag}>")
                    }
                }
            };
            let lang = if part.kind == FieldKind::Text { self.lang_attribute() } else { String::new() };
            let class = if cell.chars().count() > LONGEST_NAMED { " class=\"long\"" } else { "" };
            html.push_str(&format!("<td{class}{lang}>{cell}</td>"));
        }
        html.push_str("</tr>");
    }

    fn cell(&self, part: &FormField, value: &serde_json::Value) -> String {
        use serde_json::Value;
        match value {
            Value::Null => String::new(),
            Value::String(text) => self.value(Some(part), text),
            Value::Array(items) => {
                items.iter().map(|item| self.cell(part, item)).collect::<Vec<_>>().join(", ")
            }
            other => self.value(Some(part), &other.to_string()),
        }
    }

    fn class(&self) -> &'static str {
        if self.view == View::Sides { " sides" } else { "" }
    }

    /// Returns hidden words, which are in the page's language.
    fn hidden(&self, words: &str) -> String {
        format!("<span class=\"hide\"{}>{}</span>", self.own_lang(), Html::escaped(words))
    }

    /// Returns the attribute that texts of the institution need, if they are in another language.
    pub(super) fn lang_attribute(&self) -> String {
        self.lang.map(|lang| format!(" lang=\"{}\"", Html::escaped(lang))).unwrap_or_default()
    }

    /// Returns the attribute that words of the page need among texts in another language.
    fn own_lang(&self) -> String {
        self.lang.map(|_| format!(" lang=\"{}\"", self.page.language.code())).unwrap_or_default()
    }
}

/// Returns the beginning of a text, for naming a paragraph.
fn beginning(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let cut = cut(line, LONGEST_NAMED);
    if line.len() < text.len() && !cut.ends_with('…') { format!("{cut} …") } else { cut }
}
