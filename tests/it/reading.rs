//! The texts of published practices as pages show them.

use std::path::Path;
use std::sync::Arc;

use acervo::domain::ids::{ChapterId, InstitutionId, SectionId};
use acervo::domain::language::UiLanguage;
use acervo::domain::links::Links;
use acervo::domain::time::Timestamp;
use acervo::search::{Document, LiveIndex};
use acervo::services::catalog::CatalogCache;
use acervo::services::published::{Passage, Reading};
use acervo::services::search::Searches;

/// The search service over an index of its own, with one practice in English.
fn searches(app: &crate::app::TestApp, folder: &Path) -> Searches {
    let live = Arc::new(LiveIndex::open(&folder.join("public")).unwrap());
    let desk = Arc::new(LiveIndex::open(&folder.join("desk")).unwrap());
    let index = live.index().unwrap();
    index.put(&document("Work permits for migrants")).unwrap();
    index.commit(1).unwrap();
    let links = Links::new("https://acervo.example");
    Searches::new(app.app().core.store.clone(), Arc::new(CatalogCache::default()), live, desk, links)
}

fn document(title: &str) -> Document {
    Document {
        section: SectionId::new(),
        version: 1,
        language: "en".parse().unwrap(),
        compendium: String::new(),
        title: title.to_owned(),
        summary: String::new(),
        passages: Vec::new(),
        institution: InstitutionId::new(),
        institution_slug: String::new(),
        institution_names: Vec::new(),
        labels: Vec::new(),
        chapter: ChapterId::new(),
        chapters: Vec::new(),
        countries: Vec::new(),
        sub_regions: Vec::new(),
        memberships: Vec::new(),
        practice_type: None,
        scope: None,
        themes: Vec::new(),
        gcm_objectives: Vec::new(),
        guiding_principles: Vec::new(),
        target_groups: Vec::new(),
        maturity: None,
        has_evaluation: false,
        years: None,
        released_at: Timestamp::from_micros(0),
        stage: None,
    }
}

stories! {
    async fn the_words_of_a_query_stay_marked_in_the_texts_of_a_result(app) {
        let folder = tempfile::tempdir().unwrap();
        let searches = searches(&app, folder.path());
        let english = "en".parse().unwrap();
        let reading = |q: &str, literal: bool| {
            let marker = searches.marker(q, UiLanguage::Es, literal, &english).unwrap();
            Reading::new(UiLanguage::Es, &english, marker)
        };
        // The thesaurus of a new installation knows the words in English.
        let read = reading("permiso de trabajo", false);
        assert_eq!(read.title("Work & permits").as_str(), "<mark>Work</mark> &amp; <mark>permits</mark>");
        let shown = read.markdown(Passage { markdown: "# On *per*mits", top: 2, prefix: "body-", title: "" });
        assert_eq!(
            shown.html.as_str(),
            "<h2 id=\"body-on-permits\">On <em><mark>per</mark></em><mark>mits</mark></h2>\n"
        );
        assert_eq!(read.lang(), Some("en"));
        // Unless only the words typed are wanted, or there are none.
        for (q, literal) in [("permiso de trabajo", true), ("", false), (" ", false)] {
            assert_eq!(reading(q, literal).text("Work").as_str(), "Work", "{q}");
        }
        assert_eq!(reading("migrants", true).summary("A migrant").as_str(), "A <mark>migrant</mark>");
    }
}
