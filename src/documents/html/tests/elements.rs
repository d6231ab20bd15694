//! What each element of a text becomes.

use super::*;

#[test]
fn blocks_and_emphasis_become_plain_elements() {
    assert_eq!(
        html("Uno *dos* **tres** ~~cuatro~~ `a<b`\ncinco\\\nseis\n\n---\n\n> cita\n\n```rust\nfn <x>\n```"),
        "<p>Uno <em>dos</em> <strong>tres</strong> <del>cuatro</del> <code>a&lt;b</code>cinco<br>seis</p><hr>\
         <blockquote><p>cita</p></blockquote><pre><code>fn &lt;x&gt;\n</code></pre>"
    );
    assert_eq!(html("- a\n- b\n  - c\n"), "<ul><li>a\n</li><li>b\n<ul><li>c\n</li></ul></li></ul>");
    assert_eq!(html("3. a\n\n4. b"), "<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol>");
    assert_eq!(html("1. a"), "<ol><li>a\n</li></ol>");
    assert_eq!(html(""), "");
    assert_eq!(html("&nbsp;\n"), "");
}

#[test]
fn raw_html_is_dropped_as_in_the_text_that_is_searched() {
    for source in ["a <b onclick=x>b</b> c", "a\n\n<script>alert(1)</script>\n\nb", "a <!-- x --> b<br>c"] {
        let shown = html(source).replace("<p>", "").replace("</p>", " ");
        let searched = crate::documents::markdown::plain_text(source);
        assert!(shown.split_whitespace().eq(searched.split_whitespace()), "{shown} {searched}");
    }
    assert_eq!(html("<div>\nx\n</div>"), "");
    assert_eq!(html("&lt;script&gt; & &#1; \\<b>"), "<p>&lt;script&gt; &amp;  &lt;b&gt;</p>");
}

#[test]
fn headings_fit_the_page_and_never_skip_a_level() {
    let outline = |markdown: &str, top: u8| -> Vec<u8> {
        let headings = render(markdown, &Style { top, ..STYLE }).headings;
        headings.into_iter().map(|heading| heading.level).collect()
    };
    assert_eq!(outline("# a\n### b\n## c\n#### d\n# e", 3), [3, 4, 4, 5, 3]);
    assert_eq!(outline("### a\n## b\n### c", 2), [2, 2, 3]);
    assert_eq!(outline("# a\n## b\n### c\n#### d", 5), [5, 6, 6, 6]);
    assert_eq!(outline("- # a\n  > ### b", 2), [2, 3]);
}

#[test]
fn headings_have_ids_of_their_own() {
    let rendered =
        render("# ¿Qué *pasó*?\n# Que paso\n# que-paso-2\n# que paso\n# ***\n# 你\n#\n# &nbsp;", &STYLE);
    let ids: Vec<&str> = rendered.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["p-que-paso", "p-que-paso-2", "p-que-paso-2-2", "p-que-paso-3", "p-section", "p-ni"]);
    assert_eq!(rendered.headings[0].text, "¿Qué pasó?");
    assert!(one_line(&rendered.html).starts_with("<h3 id=\"p-que-paso\">¿Qué <em>pasó</em>?</h3>"));
    assert!(!rendered.html.as_str().contains("></h3>"), "{}", rendered.html);
    let long = render(&format!("# {}", "palabra ".repeat(100)), &STYLE);
    assert!(long.headings[0].id.len() < 70);
}

#[test]
fn only_websites_addresses_and_headings_of_the_text_are_linked() {
    let to = |url: &str| html(&format!("[x](<{url}>)")).replace("<p>", "").replace("</p>", "");
    let rel = "rel=\"nofollow ugc noopener noreferrer\"";
    assert_eq!(
        to("https://a.example/ñ?a=1&b"),
        format!("<a href=\"https://a.example/%C3%B1?a=1&amp;b\" {rel}>x</a>")
    );
    assert_eq!(to("HTTP://a.example"), format!("<a href=\"http://a.example/\" {rel}>x</a>"));
    assert_eq!(to("mailto:a@b.example"), format!("<a href=\"mailto:a@b.example\" {rel}>x</a>"));
    for url in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.example",
        "//a.example",
        "/api",
        "a.html",
        "?q",
        "#nothing",
        "#",
        "",
        "https://",
        "https://[",
        "blob:https://a.example",
    ] {
        assert_eq!(to(url), "x", "{url}");
    }
    assert_eq!(
        html("<https://a.example>"),
        format!("<p><a href=\"https://a.example/\" {rel}>https://a.example</a></p>")
    );
    assert_eq!(
        html("[x](#qu%C3%A9-pas%C3%B3) [y](#Que-Paso)\n# Qué pasó"),
        "<p><a href=\"#p-que-paso\">x</a> <a href=\"#p-que-paso\">y</a></p><h3 id=\"p-que-paso\">Qué pasó</h3>"
    );
    assert_eq!(html("a[](https://a.example)b"), "<p>ab</p>");
}

#[test]
fn a_table_scrolls_by_itself_and_says_what_its_headings_are() {
    assert_eq!(
        html("# Uno\n\n| | A | B |\n|---|--:|:-:|\n| x | 1 | |\n| | 2 | *c* |\n"),
        "<h3 id=\"p-uno\">Uno</h3>\
         <section class=\"scroll\" tabindex=\"0\" aria-label=\"Table 1: Uno\"><table class=\"table\">\
         <thead><tr><td></td><th scope=\"col\" class=\"num\">A</th><th scope=\"col\">B</th></tr></thead>\
         <tbody><tr><th scope=\"row\">x</th><td class=\"num\">1</td><td></td></tr>\
         <tr><td></td><td class=\"num\">2</td><td><em>c</em></td></tr></tbody></table></section>"
    );
    let two = html("| A \"1\" |\n|---|\n\n| B |\n|---|\n| b |\n");
    assert!(
        two.contains("aria-label=\"Table 1: Results\"") && two.contains("aria-label=\"Table 2: Results\"")
    );
    assert!(two.contains("<td>b</td>"), "{two}");
}

#[test]
fn footnotes_and_the_references_to_them_link_to_each_other() {
    assert_eq!(
        html("a[^x] b[^y] [c[^x]](https://a.example)\n\n[^y]: Dos\n\n    - tres\n\n[^x]: Uno\n\n[^z]: Nadie"),
        "<p>a<sup><a href=\"#p-note_1\" id=\"p-ref_1_1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup> \
         b<sup><a href=\"#p-note_2\" id=\"p-ref_2_1\" role=\"doc-noteref\" aria-label=\"Note 2\">2</a></sup> \
         <a href=\"https://a.example/\" rel=\"nofollow ugc noopener noreferrer\">c</a>\
         <sup><a href=\"#p-note_1\" id=\"p-ref_1_2\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></p>\
         <ol class=\"footnotes\"><li id=\"p-note_1\"><p>Uno \
         <a href=\"#p-ref_1_1\" role=\"doc-backlink\" aria-label=\"Back from 1, 1\">↩\u{fe0e}1</a> \
         <a href=\"#p-ref_1_2\" role=\"doc-backlink\" aria-label=\"Back from 1, 2\">↩\u{fe0e}2</a></p></li>\
         <li id=\"p-note_2\"><p>Dos</p><ul><li>tres\n</li></ul><p> \
         <a href=\"#p-ref_2_1\" role=\"doc-backlink\" aria-label=\"Back from 2\">↩\u{fe0e}</a></p></li></ol>"
    );
}

#[test]
fn a_picture_is_described_and_never_loaded() {
    assert_eq!(
        html("![Mapa *de* rutas](https://a.example/x.png \"t\")"),
        "<p class=\"picture\">Picture: Mapa de rutas</p>"
    );
    assert_eq!(
        html("Ver ![Mapa [x](https://b.example) ![y](z)](x.png) aquí ![](x.png)"),
        "<p>Ver <span class=\"picture\">Picture: Mapa x y</span> aquí <span class=\"picture\">Picture</span></p>"
    );
    assert_eq!(
        html("[![Logo](x.png)](https://a.example)"),
        "<p><a href=\"https://a.example/\" rel=\"nofollow ugc noopener noreferrer\">\
         <span class=\"picture\">Picture: Logo</span></a></p>"
    );
}

#[test]
fn in_a_text_of_another_language_labels_say_which_is_theirs() {
    let language: Language = "gn".parse().unwrap();
    let style = Style { foreign: Some(&language), ..STYLE };
    let shown = one_line(&render("![Mapa](x) y[^1]\n\n| A |\n|---|\n\n[^1]: n", &style).html);
    for expected in [
        "<span class=\"picture\"><span lang=\"en\">Picture:</span> Mapa</span>",
        "aria-label=\"Note 1\" lang=\"en\">1</a>",
        "aria-label=\"Back from 1\" lang=\"en\">",
        "aria-label=\"Table 1: Results\" lang=\"en\"><table class=\"table\" lang=\"gn\">",
    ] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    assert!(!html("![Mapa](x) y[^1]\n\n| A |\n|---|\n\n[^1]: n").contains("lang="));
}

#[test]
fn words_are_counted_wherever_they_are() {
    let words = |markdown: &str| render(markdown, &STYLE).words;
    assert_eq!(
        words("# Uno dos\n\ntres **cua**tro — ![cinco](x)\n\n| seis | |\n|---|---|\n| 7 | ocho |\n"),
        9
    );
    assert_eq!(words("a[^1]\n\n[^1]: b c"), 3);
    assert_eq!(words(""), 0);
}
