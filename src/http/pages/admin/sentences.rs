//! What the journal's entries say, with the names that things and persons have now.

use super::super::page::Page;
use super::super::roles;
use crate::domain::html::Html;
use crate::http::pages::lists::{foreign_label, foreign_text, shortened};
use crate::services::journal::{SectionTitle, ToldEntry, Who};

/// Stand in a text for what has markup of its own. No text and no name that was checked contains them.
const MARKS: [char; 4] = ['\u{e000}', '\u{e001}', '\u{e002}', '\u{e003}'];

/// Maximum number of characters of a title in a sentence.
const LONGEST_TITLE: usize = 120;

/// Returns an entry as a sentence.
pub fn sentence(page: &Page, entry: &ToldEntry) -> Html {
    let id = match entry.kind {
        Some(kind) => format!("journal-{}", kind.name().replace(['.', '_'], "-")),
        None => "journal-unknown-kind".to_owned(),
    };
    let is_own = entry.user.as_ref() == Some(&entry.actor);
    let yes = |is: bool| if is { "yes" } else { "no" };
    let names: Vec<String> = entry.roles.iter().map(|role| roles::name(page, *role)).collect();
    let [who, what, whom, name] = MARKS.map(String::from);
    let text = page.html(
        &id,
        [
            ("who", (&who).into()),
            ("what", (&what).into()),
            ("whom", (&whom).into()),
            ("name", (&name).into()),
            ("roles", names.join(", ").into()),
            ("version", entry.version.unwrap_or_default().into()),
            ("count", entry.count.unwrap_or_default().into()),
            ("own", yes(is_own).into()),
            ("named", yes(entry.name.is_some()).into()),
        ],
    );
    filled(text.as_str(), &parts(page, entry))
}

/// What stands in the place of each mark.
fn parts(page: &Page, entry: &ToldEntry) -> [Html; 4] {
    let what = match &entry.section {
        Some((id, Some(title))) => titled(page, &id.to_string(), title),
        _ => Html::escaped(&page.say("journal-some-section")),
    };
    let whom = entry.user.as_ref().map(|user| person(page, user)).unwrap_or_default();
    let name = entry.name.as_ref().map(|name| {
        let text = Html::escaped(name.in_language(page.language));
        match foreign_label(page, name) {
            Some(lang) => {
                Html::trusted(format!("<span lang=\"{}\" dir=\"auto\">{text}</span>", Html::escaped(&lang)))
            }
            None => text,
        }
    });
    let name = name.unwrap_or_else(|| Html::escaped(&page.say("journal-something")));
    [actor(page, &entry.actor), what, whom, name]
}

/// Who did it, with a link to everything that they did.
fn actor(page: &Page, who: &Who) -> Html {
    let name = person(page, who);
    match who {
        Who::Account(id, _) => {
            let address = page.to(&format!("/admin/journal?by={id}"));
            Html::trusted(format!("<a href=\"{}\">{name}</a>", Html::escaped(&address)))
        }
        _ => name,
    }
}

fn person(page: &Page, who: &Who) -> Html {
    match who {
        Who::Service => Html::escaped(&page.say("journal-service")),
        Who::Forgotten => Html::escaped(&page.say("journal-forgotten")),
        Who::Account(_, name) => Html::trusted(format!("<bdi>{}</bdi>", Html::escaped(name))),
    }
}

/// The title in quotation marks, with a link to where the public reads it.
fn titled(page: &Page, id: &str, title: &SectionTitle) -> Html {
    let lang = foreign_text(page, &title.language);
    let lang =
        lang.map(|lang| format!(" lang=\"{}\" dir=\"auto\"", Html::escaped(&lang))).unwrap_or_default();
    let text = Html::escaped(&shortened(&title.title, LONGEST_TITLE));
    let title = match title.is_published {
        true => {
            let address = page.to(&format!("/practices/{id}"));
            format!("<a href=\"{}\"{lang}>{text}</a>", Html::escaped(&address))
        }
        false => format!("<span{lang}>{text}</span>"),
    };
    let [_, mark, ..] = MARKS.map(String::from);
    let quoted = page.with_args("journal-quoted", [("title", mark.into())]);
    let quoted = Html::escaped(&quoted);
    Html::trusted(quoted.as_str().replace(MARKS[1], &title))
}

/// Puts the parts in the place of the marks.
fn filled(text: &str, parts: &[Html; 4]) -> Html {
    let mut html = String::new();
    for c in text.chars() {
        match MARKS.iter().position(|mark| *mark == c) {
            Some(at) => html.push_str(parts[at].as_str()),
            None => html.push(c),
        }
    }
    Html::trusted(html)
}
