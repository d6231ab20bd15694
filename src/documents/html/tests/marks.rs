//! Marks around the words that were searched for.

use super::*;

/// Marks each occurrence of this word.
fn mark(word: &'static str) -> impl Fn(&str) -> Vec<Range<usize>> {
    move |text| text.match_indices(word).map(|(at, _)| at..at + word.len()).collect()
}

fn marked_html(markdown: &str, word: &'static str) -> String {
    one_line(&render(markdown, &Style { mark: &mark(word), ..STYLE }).html)
}

#[test]
fn a_word_is_found_across_the_elements_within_it() {
    assert_eq!(
        marked_html("la **vi**sa", "visa"),
        "<p>la <strong><mark>vi</mark></strong><mark>sa</mark></p>"
    );
    assert_eq!(
        marked_html("una [vi*s*a](https://a.example)", "visa"),
        "<p>una <a href=\"https://a.example/\" rel=\"nofollow ugc noopener noreferrer\">\
         <mark>vi</mark><em><mark>s</mark></em><mark>a</mark></a></p>"
    );
    assert_eq!(
        marked_html("dos\npalabras", "dos palabras"),
        "<p><mark>dos\npalabras</mark></p>",
        "over a line break of the source"
    );
    assert_eq!(marked_html("a `visa` b", "visa"), "<p>a <code><mark>visa</mark></code> b</p>");
}

#[test]
fn headings_cells_code_descriptions_and_footnotes_are_marked() {
    for markdown in ["# visa", "| visa |\n|---|", "    visa", "![visa](x)", "- visa", "a[^1]\n\n[^1]: visa"] {
        let shown = marked_html(markdown, "visa");
        assert!(shown.contains("<mark>visa</mark>"), "{shown}");
        assert!(!html(markdown).contains("<mark>"));
    }
    let heading = render("# La visa", &Style { mark: &mark("visa"), ..STYLE }).headings;
    assert_eq!(heading[0].text, "La visa");
}

#[test]
fn a_mark_ends_at_its_block() {
    let all = |text: &str| std::iter::once(0..text.len()).collect();
    let shown = one_line(&render("a\n\nb *c*\n\n- d", &Style { mark: &all, ..STYLE }).html);
    assert_eq!(
        shown,
        "<p><mark>a</mark></p><p><mark>b </mark><em><mark>c</mark></em></p><ul><li><mark>d</mark></li></ul>"
    );
}

#[test]
fn plain_texts_are_escaped_and_marked() {
    assert_eq!(
        marked("a <b> & c", vec![2..5, 8..9]).as_str(),
        "a <mark>&lt;b&gt;</mark> &amp; <mark>c</mark>"
    );
    assert_eq!(marked("\"'", Vec::new()).as_str(), "\"'");
}

#[test]
fn ranges_that_do_not_fit_the_text_do_no_harm() {
    let (empty, backwards) = (1..1, Range { start: 2, end: 1 });
    let marks = vec![5..100, 1..2, 3..4, empty, backwards, 2..4];
    assert_eq!(marked("año b", marks).as_str(), "a<mark>ño</mark> b");
}
