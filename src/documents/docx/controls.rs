//! Content controls and their predecessors, form fields: the value chosen or ticked in them, and whether they still
//! show their prompt.

use std::collections::HashMap;

use super::styles::Styles;
use super::xml::{self, El};

/// Word's built-in prompts in our four languages; other prompts are found in the document.
const PROMPTS: [&str; 28] = [
    "Choose an item.",
    "Choose a building block.",
    "Click here to enter text.",
    "Click or tap here to enter text.",
    "Click here to enter a date.",
    "Click or tap to enter a date.",
    "Enter any content that you want to repeat, including other content controls.",
    "Elija un elemento.",
    "Elija un bloque de creación.",
    "Haga clic aquí para escribir texto.",
    "Haga clic o pulse aquí para escribir texto.",
    "Haga clic aquí para escribir una fecha.",
    "Haga clic aquí o pulse para escribir una fecha.",
    "Haga clic o pulse aquí para escribir una fecha.",
    "Escolher um item.",
    "Escolha um item.",
    "Escolha um bloco de construção.",
    "Clique aqui para digitar texto.",
    "Clique ou toque aqui para inserir o texto.",
    "Clique aqui para introduzir texto.",
    "Clique ou toque aqui para introduzir texto.",
    "Clique aqui para inserir uma data.",
    "Clique ou toque para inserir uma data.",
    "Clique ou toque para introduzir uma data.",
    "Choisissez un élément.",
    "Cliquez ici pour entrer du texte.",
    "Cliquez ou appuyez ici pour entrer du texte.",
    "Cliquez ou appuyez ici pour entrer une date.",
];

/// The prompts that a document defines for its content controls, by their names.
#[derive(Default)]
pub(super) struct Prompts(HashMap<String, String>);

impl Prompts {
    /// Reads the glossary part.
    pub(super) fn read(root: El<'_>) -> Prompts {
        let parts = xml::child(root, "docParts").into_iter().flat_map(|parts| parts.children());
        let named = parts.filter(|part| xml::word(*part) == "docPart").filter_map(|part| {
            let name = xml::child(part, "docPartPr").and_then(|properties| xml::value(properties, "name"))?;
            Some((name.to_owned(), xml::child(part, "docPartBody").map(xml::text_of)?))
        });
        Prompts(named.collect())
    }

    /// Returns whether a control shows its prompt and nothing else. The control's own flag is not enough: some programs
    /// fill in controls and leave the flag set.
    fn is_shown(&self, properties: El<'_>, content: El<'_>, styles: &Styles) -> bool {
        if xml::toggle(properties, "showingPlcHdr") != Some(true) {
            return false;
        }
        let text = xml::text_of(content);
        // The first item of a list, which stands for no choice.
        let empty_item = |item: &El<'_>| {
            xml::attribute(*item, "value").is_none_or(str::is_empty)
                && xml::attribute(*item, "displayText") == Some(text.as_str())
        };
        if text.is_empty() {
            // Symbols and formulas are not text, but not a prompt either.
            return !xml::yields(content);
        }
        if PROMPTS.contains(&text.as_str()) || items(properties).any(|item| empty_item(&item)) {
            return true;
        }
        let name = xml::child(properties, "placeholder").and_then(|holder| xml::value(holder, "docPart"));
        match name.and_then(|name| self.0.get(name)) {
            Some(prompt) => *prompt == text,
            None => content.descendants().filter(|el| xml::shows(*el)).all(|el| {
                let style = el.parent().and_then(|run| xml::child(run, "rPr"));
                styles.is_prompt(style.and_then(|properties| xml::value(properties, "rStyle")))
            }),
        }
    }
}

/// Why a content control is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// It shows its prompt: nothing was filled in.
    Prompt,
    /// It is a table of contents.
    Contents,
}

/// Returns whether and why a content control is not read.
pub(super) fn left_out(control: El<'_>, prompts: &Prompts, styles: &Styles) -> Option<LeftOut> {
    let properties = xml::child(control, "sdtPr")?;
    let gallery = xml::child(properties, "docPartObj").and_then(|part| xml::value(part, "docPartGallery"));
    if gallery == Some("Table of Contents") {
        return Some(LeftOut::Contents);
    }
    let content = xml::child(control, "sdtContent")?;
    prompts.is_shown(properties, content, styles).then_some(LeftOut::Prompt)
}

fn items<'a>(properties: El<'a>) -> impl Iterator<Item = El<'a>> {
    let lists = ["dropDownList", "comboBox"].into_iter().filter_map(move |name| xml::child(properties, name));
    lists.flat_map(|list| list.children()).filter(|item| xml::word(*item) == "listItem")
}

/// Returns the value of a control without text: the chosen item, the date or the tick.
pub(super) fn choice(control: El<'_>) -> Option<String> {
    let properties = xml::child(control, "sdtPr")?;
    let said =
        |el: El<'_>, name| xml::attribute(el, name).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    for list in ["dropDownList", "comboBox"].into_iter().filter_map(|name| xml::child(properties, name)) {
        let Some(value) = said(list, "lastValue") else { continue };
        let item = items(properties).find(|item| xml::attribute(*item, "value") == Some(value.as_str()));
        return item.and_then(|item| said(item, "displayText")).or(Some(value));
    }
    if let Some(date) = xml::child(properties, "date").and_then(|date| said(date, "fullDate")) {
        return date.split('T').next().map(str::to_owned);
    }
    let tick = properties.children().find(|el| el.tag_name().name() == "checkbox")?;
    let checked = tick.children().find(|el| el.tag_name().name() == "checked");
    let on = checked.is_some_and(|checked| !matches!(xml::attribute(checked, "val"), Some("0" | "false")));
    Some(box_sign(on).to_owned())
}

/// Returns the text of a form field that comes from its own data: its tick or its choice, and its default if it has no
/// result. The result of a text field is text like any other.
pub(super) fn form_field(begin: El<'_>, has_text: bool) -> Option<String> {
    let data = xml::child(begin, "ffData")?;
    if let Some(tick) = xml::child(data, "checkBox") {
        let on = xml::toggle(tick, "checked").or_else(|| xml::toggle(tick, "default"));
        return Some(box_sign(on == Some(true)).to_owned());
    }
    if has_text {
        return None;
    }
    if let Some(list) = xml::child(data, "ddList") {
        let number = ["result", "default"].into_iter().find_map(|name| xml::value(list, name)).unwrap_or("0");
        let number: usize = number.trim().parse().ok()?;
        let entry = list.children().filter(|el| xml::word(*el) == "listEntry").nth(number)?;
        return xml::attribute(entry, "val").map(str::to_owned);
    }
    xml::child(data, "textInput").and_then(|input| xml::value(input, "default")).map(str::to_owned)
}

fn box_sign(on: bool) -> &'static str {
    if on { "☒" } else { "☐" }
}
