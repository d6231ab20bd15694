//! Plain text: its lines, its columns, its characters.

use proptest::prelude::*;

use super::super::markdown::plain_text;
use super::*;

fn text(source: &str) -> String {
    import(source.as_bytes(), "a.txt", "text/plain").expect("it is text").markdown
}

/// Three paragraphs as wrapped by a program.
const WRAPPED: &str = "La oficina atiende a las personas que llegan a la frontera norte y les\n\
    informa en su idioma de los trámites que pueden hacer. Desde 2021 son doce\n\
    puestos, en los que trabajan equipos de tres ministerios.\n\n\
    El programa se amplió en dos ocasiones por acuerdo de las partes, que lo\n\
    financian por mitades y lo evalúan cada año en una reunión conjunta.\n";

#[test]
fn short_lines_stay_lines_and_wrapped_ones_are_joined() {
    let letter = format!(
        "Señora\nMaría Pérez\nDirectora General de Migraciones\nCalle 9, n.º 14\nBogotá\n\nEstimada señora:\n\n{WRAPPED}\nCon saludos,\nJuan Gómez\nMinistro\n"
    );
    assert_eq!(
        text(&letter),
        "Señora\\\nMaría Pérez\\\nDirectora General de Migraciones\\\nCalle 9, n.º 14\\\nBogotá\n\nEstimada señora:\n\n\
        La oficina atiende a las personas que llegan a la frontera norte y les informa en su idioma de los trámites que pueden hacer. \
        Desde 2021 son doce puestos, en los que trabajan equipos de tres ministerios.\n\n\
        El programa se amplió en dos ocasiones por acuerdo de las partes, que lo financian por mitades y lo evalúan cada año en una \
        reunión conjunta.\n\nCon saludos,\\\nJuan Gómez\\\nMinistro\n"
    );
}

#[test]
fn verses_and_names_stay_lines() {
    let verses = "Verde que te quiero verde.\nVerde viento. Verdes ramas.\nEl barco sobre la mar\ny el caballo en la montaña.";
    assert_eq!(text(verses), verses.replace('\n', "\\\n") + "\n");
    let names = "Ministerio de Relaciones Exteriores de Colombia\nMinisterio de Relaciones Exteriores y Movilidad Humana del Ecuador\n\
        Secretaría de Relaciones Exteriores de México\nMinisterio de Relaciones Exteriores del Perú\nCancillería del Paraguay";
    assert_eq!(text(names), names.replace('\n', "\\\n") + "\n");
    let both = format!("{WRAPPED}\n{names}\n\n{verses}\n");
    let markdown = text(&both);
    assert!(markdown.contains("frontera norte y les informa"), "{markdown}");
    assert!(
        markdown.contains(&names.replace('\n', "\\\n")) && markdown.contains(&verses.replace('\n', "\\\n")),
        "{markdown}"
    );
}

#[test]
fn a_single_wrapped_paragraph_is_joined() {
    let source = "Esta es una línea larga que alguien cortó a mano cerca del margen, y que\nsigue aquí.";
    assert_eq!(text(source), source.replace('\n', " ") + "\n");
    // Without a blank line in between, the short last line of a paragraph ends it.
    let two = "Las partes convienen en que el personal de las oficinas reciba cada año\nla misma formación.\nEl presente acuerdo entra en vigor con la última de las notificaciones que\nse hagan de que los requisitos internos se cumplieron.";
    assert_eq!(
        text(two),
        "Las partes convienen en que el personal de las oficinas reciba cada año la misma formación.\n\nEl presente acuerdo entra en vigor con la última de las notificaciones que se hagan de que los requisitos internos se cumplieron.\n"
    );
}

#[test]
fn one_long_address_does_not_keep_wrapped_lines_apart() {
    let source = format!("{WRAPPED}\nhttps://ejemplo.org/{}\n", "a".repeat(120));
    let markdown = text(&source);
    assert!(markdown.contains("frontera norte y les informa en su idioma"), "{markdown}");
}

#[test]
fn quoted_mail_and_columns_of_spaces_stay_lines() {
    let quoted = format!("{WRAPPED}\n> {}", WRAPPED.trim().replace("\n\n", "\n").replace('\n', "\n> "));
    assert_eq!(text(&quoted).matches("\\>").count(), 5);
    let columns = format!(
        "{WRAPPED}\nColombia                    Perú                        Ecuador y otros\n12                          9                           4 en todo el año\n"
    );
    assert!(text(&columns).contains("Ecuador y otros\\\n12"), "{}", text(&columns));
}

#[test]
fn rows_of_columns_are_a_table_and_a_single_tab_is_a_blank() {
    assert_eq!(
        text("Datos:\nPaís\tAño\tCasos\nPerú\t2020\t1|2\nChile\t2021\t\n\nFin\tdel informe"),
        "Datos:\n\n| País | Año | Casos |\n| --- | --- | --- |\n| Perú | 2020 | 1\\|2 |\n| Chile | 2021 |  |\n\nFin del informe\n"
    );
    // Columns aligned by as many tabs as necessary, and a blank first heading.
    assert_eq!(
        text("Nombre\t\t\tPaís\nMaría Inés\tPerú"),
        "| Nombre | País |\n| --- | --- |\n| María Inés | Perú |\n"
    );
    assert_eq!(
        text("\t2019\t2020\nPerú\t1\t2"),
        "|  | 2019 | 2020 |\n| --- | --- | --- |\n| Perú | 1 | 2 |\n"
    );
    // A line that begins with tabs is indented, one that begins with a number is an item, and rows that differ are not
    // a table.
    assert_eq!(text("\tUno\n\tdos"), "Uno\\\ndos\n");
    assert_eq!(text("1.\tUno\n2.\tDos"), "1\\. Uno\n\n2\\. Dos\n");
    assert_eq!(text("a\tb\nc\td\te\nf"), "a b\\\nc d e\\\nf\n");
}

#[test]
fn a_table_too_wide_or_too_large_is_text() {
    let row = |columns: usize| vec!["a"; columns].join("\t") + "\n";
    assert!(text(&row(63).repeat(2)).starts_with("| a |"));
    assert!(text(&row(64).repeat(2)).starts_with("a a a"));
    let markdown = text(&row(63).repeat(3_300));
    assert!(markdown.starts_with("a a a") && !markdown.contains('|'));
}

#[test]
fn control_characters_are_cleaned() {
    let cases = [
        ("uno\0dos", "unodos"),
        ("uno\u{7}\u{1}dos\u{7f}", "unodos"),
        ("uno\u{8}dos", "unodos"),
        ("u\u{8}un\u{8}no\u{8}o _\u{8}dos", "uno dos"),
        ("uno\u{80}\u{9b}dos", "unodos"),
        ("\u{feff}uno\u{feff}dos", "unodos"),
        ("\u{1b}[1;31muno\u{1b}[0m dos", "uno dos"),
        ("uno dos\u{1a}", "uno dos"),
        ("uno\rdos", "uno\\\ndos"),
        ("uno\r\ndos", "uno\\\ndos"),
        ("uno\r\r\ndos", "uno\\\ndos"),
        ("uno\r\rdos", "uno\n\ndos"),
        ("uno\u{b}dos", "uno\\\ndos"),
        ("uno\u{85}dos", "uno\\\ndos"),
        ("uno\u{2028}dos", "uno\\\ndos"),
        ("uno\u{c}dos", "uno\n\ndos"),
        ("uno\u{2029}dos", "uno\n\ndos"),
        ("\u{f0b7}\tuno\n\u{f0a7}\tdos", "• uno\n\n• dos"),
    ];
    for (source, expected) in cases {
        assert_eq!(text(source), format!("{expected}\n"), "{source:?}");
    }
    let markdown = import("# Uno\u{8}\0\n\ndos\u{9b}\r".as_bytes(), "a.md", "").expect("read");
    assert_eq!((markdown.title.as_deref(), markdown.markdown.as_str()), (Some("Uno"), "# Uno\n\ndos\n"));
}

#[test]
fn utf_16_is_read_without_its_mark_too_and_files_of_other_kinds_are_not() {
    let source = "Año de las migraciones\r\nSegunda línea";
    let units = || source.encode_utf16();
    for bytes in [
        units().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        units().flat_map(u16::to_be_bytes).collect(),
    ] {
        let report = import(&bytes, "a.txt", "").expect("read");
        assert_eq!(report.markdown, "Año de las migraciones\\\nSegunda línea\n");
    }
    let unmarked = import(b"Una l\xEDnea con \x93comillas\x94\r\nSegunda", "a.txt", "").expect("read");
    assert_eq!(unmarked.markdown, "Una línea con “comillas”\\\nSegunda\n");
    let binaries: [&[u8]; 5] = [
        b"GIF89a\x01\0\x01\0",
        b"\x7fELF\x02\x01\x01\0",
        b"\xFF\xD8\xFF\xE0\0\x10JFIF",
        b"a\0\0\0b\0\0\0c\0\0\0",
        b"\x1f\x8b\x08\0",
    ];
    for bytes in binaries {
        assert_eq!(fault(import(bytes, "a.txt", "text/plain")).1, "not_a_document", "{bytes:?}");
    }
}

#[test]
fn what_looks_like_markup_after_a_line_end_is_text() {
    let source = "Título\n======\nuno\n---\n# dos\n+ tres\n12. cuatro\n~~~\n| a | b |\n|---|---|\n[x]: y";
    let markdown = text(source);
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, &markdown, &super::super::markdown::options());
    assert!(root.children().all(|node| node.data().value.xml_node_name() == "paragraph"), "{markdown}");
    assert_eq!(plain_text(&markdown), source);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_text_is_lost_and_none_is_markup(lines in prop::collection::vec("[a-zñ #*_>=|.:\t\\-\\[\\]()<&;0-9\u{8}\u{c}\u{85}\u{200b}]{0,90}", 1..12)) {
        let source = lines.join("\n");
        let Ok(report) = import(source.as_bytes(), "a.txt", "") else { return Ok(()) };
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        // Letters that are overprinted in the same place become one.
        if !source.contains('\u{8}') {
            prop_assert_eq!(letters(&plain_text(&report.markdown)), letters(&source), "{}", report.markdown);
        }
        prop_assert!(!report.markdown.chars().any(|c| c.is_control() && c != '\n'), "{:?}", report.markdown);
        let arena = comrak::Arena::new();
        let root = comrak::parse_document(&arena, &report.markdown, &super::super::markdown::options());
        let kinds: Vec<_> = root.children().map(|node| node.data().value.xml_node_name()).collect();
        prop_assert!(kinds.iter().all(|kind| matches!(*kind, "paragraph" | "table")), "{:?} {}", kinds, report.markdown);
    }
}
