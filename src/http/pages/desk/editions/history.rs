//! Everything that was saved of a text in one language.

use actix_web::{HttpRequest, web};
use askama::Template;

use super::edition::{Above, read};
use super::text_name::{key, label, language, text_path};
use crate::http::answer::HandlerResult;
use crate::http::pages::form::Fields;
use crate::http::pages::head::{Head, Place};
use crate::http::pages::ids::hidden;
use crate::http::pages::languages;
use crate::http::pages::page::Page;
use crate::http::state::SharedState;
use crate::messages::format;
use crate::services::blocking;
use crate::services::page::Paging;

/// Number of texts on a page: each may be long.
const TOGETHER: i64 = 10;

#[derive(Template)]
#[template(path = "desk/editions/history.html")]
struct HistoryPage<'a> {
    page: &'a Page,
    above: Option<Above>,
    title: String,
    title_lang: Option<String>,
    language: &'static str,
    code: &'static str,
    here: String,
    texts: Vec<Saved>,
    previous: Option<String>,
    next: Option<String>,
}

struct Saved {
    version: String,
    when: String,
    text: String,
    again: Option<String>,
}

/// Lists what was saved, the newest first.
pub async fn show(
    page: Page,
    state: SharedState,
    at: web::Path<(String, String, String, String)>,
    request: HttpRequest,
) -> HandlerResult {
    let now = read(&page, &state, &at.1).await?;
    let (key, language) = (key(&now, &at.2)?, language(&now, &at.3)?);
    let asked = Fields::of_query(&request);
    let paging = Paging::new(Some(TOGETHER), asked.one("cursor"))?;
    let (context, editions, id) = (page.context(), state.editions.clone(), now.edition.id);
    let query = Ok((key.number, key.chapter.map(|id| id.to_string()), paging));
    let found = blocking(move || editions.text_history(&context, id, key.part, language, query));
    let found = found.await.map_err(hidden)?;
    let here = page.to(&text_path(&now.edition, key, language));
    let is_open = !super::keeping::is_frozen(&now);
    let texts = found.items.into_iter().enumerate().map(|(index, saved)| {
        let number = saved.version.to_string();
        let is_current = index == 0 && paging.skip == 0;
        Saved {
            when: page.with_args(
                "edesk-saved-on",
                [("number", number.into()), ("date", format::moment(page.language, saved.saved_at).into())],
            ),
            again: (is_open && !is_current).then(|| format!("{here}?from={}", saved.version)),
            version: saved.version.to_string(),
            text: saved.text,
        }
    });
    let (title, title_lang) = label(&page, &now, key);
    let at = |cursor: &str| format!("{here}/history?cursor={cursor}");
    let content = HistoryPage {
        page: &page,
        above: Some(Above::of(&page, &now.edition)),
        title_lang,
        language: languages::name(language),
        code: language.code(),
        texts: texts.collect(),
        previous: paging
            .previous()
            .map(|before| before.cursor().map_or_else(|| format!("{here}/history"), |cursor| at(&cursor))),
        next: found.next.as_deref().map(at),
        here: here.clone(),
        title,
    };
    let head = Head::unlisted(format!("{}: {}", page.say("edesk-history"), content.title), Place::Desk);
    page.render(&head, &content)
}
