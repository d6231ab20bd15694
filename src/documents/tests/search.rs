use std::time::{Duration, Instant};

use super::super::markdown::{first_heading, plain_text};

#[test]
fn the_text_for_searching_has_no_markup() {
    let markdown = "# Título *uno*\n\n- a\n- [b](https://x.org \"t\")[^1]\n\n| c | d |\n| - | - |\n| e | f\\|g |\n\n> h\\\n> i\n\n```\ncódigo\n```\n\n<p>no</p>\n\n![alt](u) `j` <b>k</b>\n\n[^1]: Nota.\n";
    assert_eq!(plain_text(markdown), "Título uno\na\nb\nc\td\ne\tf|g\nh\ni\ncódigo\nalt j k\nNota.");
}

#[test]
fn the_first_heading_is_found_wherever_it_is() {
    assert_eq!(first_heading("texto\n\n> ## Uno `dos`\n\n# Tres\n").as_deref(), Some("Uno dos"));
    assert_eq!(first_heading("#\n\ntexto"), None);
}

#[test]
fn hostile_nesting_neither_overflows_the_stack_nor_takes_long() {
    let long = |piece: &str| piece.repeat(500_000 / piece.len());
    let mut slow = Vec::new();
    for piece in [
        ">",
        "> ",
        "[",
        "![",
        "]",
        "*",
        "***a ",
        "*a **b ",
        "**a*",
        "_a__",
        "`",
        "`a``",
        "~~a~",
        "- ",
        "1. ",
        "(",
        "<",
        "<a ",
        "<!--",
        "&",
        "[^1]",
        "[a](",
        "[a](<b",
        "![a](b",
        "\\",
        "|",
        "|a",
        "|-|\n",
        "- - \n",
        "> -\n",
        "  - a\n",
        "[^a]: x\n",
        "[a]: b\n",
        "[a]\n",
        "# a\n",
        "a\n===\n",
        "```\n",
        "$",
        "![[",
        "<?",
        "<![CDATA[",
        "a@b.c ",
        "http://a ",
        "www.a ",
    ] {
        let text = long(piece);
        let began = Instant::now();
        let _ = plain_text(&text);
        let _ = first_heading(&text);
        if began.elapsed() > Duration::from_secs(8) {
            slow.push((piece, began.elapsed()));
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn deep_quotes_line_by_line_are_bounded_too() {
    let stairs: String = (0..900).map(|depth| format!("{}a\n", ">".repeat(depth))).collect();
    let lists: String = (0..900).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let table = format!("{}\n{}\n{}", "|a".repeat(5_000), "|-".repeat(5_000), "|\n".repeat(200_000));
    for text in [stairs, lists, table] {
        let began = Instant::now();
        let _ = plain_text(&text);
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    }
}
