//! The texts of published practices as pages show them.

use acervo::domain::ids::{ChapterId, InstitutionId, SectionId};
use acervo::domain::language::UiLanguage;
use acervo::domain::links::Links;
use acervo::domain::time::Timestamp;
use acervo::search::{Document, LiveIndex, Passage};
use acervo::services::catalog::CatalogCache;
use acervo::services::published::{Passage as Shown, Reading};
use acervo::services::search::Searches;
use std::path::Path;
use std::sync::Arc;

/// The search service over an index of its own, with one practice in English.
fn searches(app: &crate::app::TestApp, folder: &Path) -> Searches {
    let live = Arc::new(LiveIndex::open(&folder.join("public")).unwrap());
    let desk = Arc::new(LiveIndex::open(&folder.join("desk")).unwrap());
    let index = live.index().unwrap();
    index.put(&document("Regularisation of migrants")).unwrap();
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
        passages: vec![Passage { field: "body".to_owned(), text: "Migrants regularised".to_owned() }],
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
        // The thesaurus of a new installation knows the word in English.
        let read = reading("regularización migratoria", false);
        assert_eq!(read.title("Regularisation & more").as_str(), "<mark>Regularisation</mark> &amp; more");
        let shown = read.markdown(Shown { markdown: "# On *regular*isation", top: 2, prefix: "body-", title: "" });
        assert_eq!(
            shown.html.as_str(),
            "<h2 id=\"body-on-regularisation\">On <em><mark>regular</mark></em><mark>isation</mark></h2>\n"
        );
        assert_eq!(read.lang(), Some("en"));
        // Unless only the words typed are wanted, or there are none.
        for (q, literal) in [("regularización migratoria", true), ("", false), (" ", false)] {
            assert_eq!(reading(q, literal).text("Regularisation").as_str(), "Regularisation", "{q}");
        }
        assert_eq!(reading("migrants", true).summary("A migrant").as_str(), "A <mark>migrant</mark>");
    }
}
