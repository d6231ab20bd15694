use super::*;
use crate::domain::language::{Language, UiLanguage};

mod checking;
mod elements;
mod hostile;
mod marks;
mod pictures;
mod properties;

/// Labels that can be told from everything else.
struct TestLabels;

impl Labels for TestLabels {
    fn table(&self, number: usize, title: &str) -> String {
        format!("Table {number}: {title}")
    }

    fn note(&self, note: usize) -> String {
        format!("Note {note}")
    }

    fn back(&self, note: usize, reference: Option<usize>) -> String {
        format!("Back from {note}{}", reference.map_or(String::new(), |reference| format!(", {reference}")))
    }

    fn picture(&self) -> String {
        "Picture:".to_owned()
    }

    fn whole_picture(&self) -> String {
        "Whole".to_owned()
    }

    fn undescribed_picture(&self) -> String {
        "Picture".to_owned()
    }
}

struct NoPictures;

impl Pictures for NoPictures {
    fn at(&self, _: &str) -> Option<&Picture> {
        None
    }
}

fn nothing(_: &str) -> Vec<Range<usize>> {
    Vec::new()
}

const STYLE: Style<'static> = Style {
    top: 3,
    prefix: "p-",
    title: "Results",
    language: UiLanguage::En,
    foreign: None,
    labels: &TestLabels,
    pictures: &NoPictures,
    mark: &nothing,
};

/// Returns the HTML in one line.
fn html(markdown: &str) -> String {
    one_line(&render(markdown, &STYLE).html)
}

fn one_line(html: &Html) -> String {
    html.as_str().replace(">\n", ">")
}
