//! The styles of a Word document. Built-in names, which Word shows in the language of its menus, so that an editor finds
//! "Heading 1" and the contents follow it.

use super::package::{W, Xml, part};
use crate::documents::xml::Elements;

/// Fonts that Word, and LibreOffice by their metric twins, have everywhere.
const SERIF: &str = "Cambria";
const SANS: &str = "Calibri";
const MONO: &str = "Consolas";
/// The colours of the printed edition.
const ACCENT: &str = "0D4A5E";
const INK: &str = "1A2023";
const INK_2: &str = "525C61";

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    /// Space before and after, in twentieths of a point.
    space: (u32, u32),
    /// Indentation on the left and of the first line, in twentieths of a point.
    indent: (u32, i32),
    font: Option<&'static str>,
    /// In half points.
    size: Option<u32>,
    colour: Option<&'static str>,
    marks: &'static [&'static str],
    /// The level in the outline, from 0.
    outline: Option<u8>,
    /// Elements of the paragraph's properties that come first: staying with the next paragraph, beginning a page.
    flow: &'static [&'static str],
}

const PLAIN: Style = Style {
    id: "",
    name: "",
    based_on: "Normal",
    next: "Normal",
    space: (0, 120),
    indent: (0, 0),
    font: None,
    size: None,
    colour: None,
    marks: &[],
    outline: None,
    flow: &[],
};

const fn heading(id: &'static str, name: &'static str, level: u8, size: u32, space: (u32, u32)) -> Style {
    Style {
        id,
        name,
        font: Some(SANS),
        size: Some(size),
        colour: Some(if level < 3 { ACCENT } else { INK }),
        marks: &["w:b"],
        outline: Some(level),
        flow: &["w:keepNext", "w:keepLines"],
        space,
        ..PLAIN
    }
}

const fn contents(
    id: &'static str,
    name: &'static str,
    indent: u32,
    marks: &'static [&'static str],
) -> Style {
    Style { id, name, font: Some(SANS), size: Some(20), indent: (indent, 0), space: (0, 60), marks, ..PLAIN }
}

const STYLES: [Style; 27] = [
    Style {
        id: "Title",
        name: "Title",
        font: Some(SANS),
        size: Some(60),
        colour: Some(ACCENT),
        marks: &["w:b"],
        space: (2400, 240),
        ..PLAIN
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        size: Some(28),
        colour: Some(INK_2),
        marks: &["w:i"],
        space: (0, 480),
        ..PLAIN
    },
    Style {
        flow: &["w:keepNext", "w:keepLines", "w:pageBreakBefore"],
        ..heading("Heading1", "heading 1", 0, 36, (0, 240))
    },
    heading("Heading2", "heading 2", 1, 30, (480, 120)),
    heading("Heading3", "heading 3", 2, 26, (360, 80)),
    heading("Heading4", "heading 4", 3, 23, (280, 60)),
    heading("Heading5", "heading 5", 4, 22, (240, 60)),
    heading("Heading6", "heading 6", 5, 21, (200, 60)),
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        font: Some(SANS),
        size: Some(36),
        colour: Some(ACCENT),
        marks: &["w:b"],
        flow: &["w:keepNext", "w:pageBreakBefore"],
        space: (0, 240),
        ..PLAIN
    },
    contents("TOC1", "toc 1", 0, &["w:b"]),
    contents("TOC2", "toc 2", 340, &[]),
    contents("TOC3", "toc 3", 680, &[]),
    Style {
        id: "Institution",
        name: "Institution",
        font: Some(SANS),
        size: Some(22),
        colour: Some(INK_2),
        marks: &["w:b"],
        flow: &["w:keepNext"],
        ..PLAIN
    },
    Style { id: "Lede", name: "Lede", size: Some(24), space: (0, 200), ..PLAIN },
    Style { id: "Small", name: "Small", font: Some(SANS), size: Some(18), colour: Some(INK_2), ..PLAIN },
    Style {
        id: "Fact",
        name: "Fact",
        next: "Fact",
        font: Some(SANS),
        size: Some(20),
        indent: (2835, -2835),
        space: (0, 60),
        ..PLAIN
    },
    Style {
        id: "RemarkLabel",
        name: "Remark Label",
        font: Some(SANS),
        size: Some(18),
        colour: Some(INK_2),
        marks: &["w:b"],
        flow: &["w:keepNext"],
        space: (120, 20),
        ..PLAIN
    },
    Style { id: "ListParagraph", name: "List Paragraph", next: "ListParagraph", space: (0, 60), ..PLAIN },
    Style { id: "ListContinue", name: "List Continue", next: "ListParagraph", space: (0, 60), ..PLAIN },
    Style {
        id: "Quote",
        name: "Quote",
        next: "Quote",
        indent: (567, 0),
        colour: Some(INK_2),
        marks: &["w:i"],
        ..PLAIN
    },
    Style {
        id: "SourceCode",
        name: "Source Code",
        next: "SourceCode",
        font: Some(MONO),
        size: Some(18),
        space: (0, 0),
        ..PLAIN
    },
    Style { id: "Picture", name: "Picture", flow: &["w:keepNext"], space: (160, 60), ..PLAIN },
    Style {
        id: "Caption",
        name: "caption",
        font: Some(SANS),
        size: Some(18),
        colour: Some(INK_2),
        marks: &["w:b"],
        flow: &["w:keepNext"],
        space: (160, 60),
        ..PLAIN
    },
    Style {
        id: "TableText",
        name: "Table Text",
        next: "TableText",
        font: Some(SANS),
        size: Some(18),
        space: (40, 40),
        ..PLAIN
    },
    Style {
        id: "TableSmall",
        name: "Table Small",
        next: "TableSmall",
        font: Some(SANS),
        size: Some(15),
        space: (40, 40),
        ..PLAIN
    },
    Style {
        id: "FootnoteText",
        name: "footnote text",
        next: "FootnoteText",
        size: Some(18),
        space: (0, 40),
        ..PLAIN
    },
    Style {
        id: "Header",
        name: "header",
        next: "Header",
        font: Some(SANS),
        size: Some(16),
        colour: Some(INK_2),
        space: (0, 0),
        ..PLAIN
    },
];

/// Returns the part with all styles. `language` is that of the document.
pub(super) fn styles(language: &str) -> Vec<u8> {
    part(|xml| {
        xml.open("w:styles", &[("xmlns:w", W)]);
        defaults(xml, language);
        xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
        xml.empty("w:name", &[("w:val", "Normal")]);
        xml.empty("w:qFormat", &[]);
        xml.close("w:style");
        for style in &STYLES {
            paragraph(xml, style);
        }
        character(xml, "FootnoteReference", "footnote reference", |xml| {
            xml.empty("w:vertAlign", &[("w:val", "superscript")]);
        });
        character(xml, "Hyperlink", "Hyperlink", |xml| {
            xml.empty("w:color", &[("w:val", ACCENT)]);
            xml.empty("w:u", &[("w:val", "single")]);
        });
        character(xml, "VerbatimChar", "Verbatim Char", |xml| {
            xml.empty("w:rFonts", &[("w:ascii", MONO), ("w:hAnsi", MONO), ("w:cs", MONO)]);
        });
        table(xml);
        xml.close("w:styles");
    })
}

fn defaults(xml: &mut Xml, language: &str) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let fonts =
        [("w:ascii", SERIF), ("w:hAnsi", SERIF), ("w:eastAsia", "MS Mincho"), ("w:cs", "Times New Roman")];
    xml.empty("w:rFonts", &fonts);
    xml.empty("w:color", &[("w:val", INK)]);
    xml.empty("w:sz", &[("w:val", "22")]);
    xml.empty("w:szCs", &[("w:val", "22")]);
    xml.empty("w:lang", &[("w:val", language), ("w:eastAsia", "ja-JP"), ("w:bidi", "ar-SA")]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:widowControl", &[]);
    xml.empty("w:spacing", &[("w:after", "120"), ("w:line", "276"), ("w:lineRule", "auto")]);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");
}

fn paragraph(xml: &mut Xml, style: &Style) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)]);
    xml.empty("w:name", &[("w:val", style.name)]);
    xml.empty("w:basedOn", &[("w:val", style.based_on)]);
    xml.empty("w:next", &[("w:val", style.next)]);
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    for name in style.flow {
        xml.empty(name, &[]);
    }
    let (before, after) = (style.space.0.to_string(), style.space.1.to_string());
    xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    let (left, first) = style.indent;
    if first < 0 {
        xml.empty(
            "w:ind",
            &[("w:left", &left.to_string()), ("w:hanging", &first.unsigned_abs().to_string())],
        );
    } else if left > 0 {
        xml.empty("w:ind", &[("w:left", &left.to_string())]);
    }
    if let Some(level) = style.outline {
        xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
    }
    xml.close("w:pPr");
    xml.open("w:rPr", &[]);
    if let Some(font) = style.font {
        xml.empty("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:cs", font)]);
    }
    for mark in style.marks {
        xml.empty(mark, &[]);
    }
    if let Some(colour) = style.colour {
        xml.empty("w:color", &[("w:val", colour)]);
    }
    if let Some(size) = style.size.map(|size| size.to_string()) {
        xml.empty("w:sz", &[("w:val", &size)]);
        xml.empty("w:szCs", &[("w:val", &size)]);
    }
    xml.close("w:rPr");
    xml.close("w:style");
}

fn character(xml: &mut Xml, id: &str, name: &str, look: impl FnOnce(&mut Xml)) {
    xml.open("w:style", &[("w:type", "character"), ("w:styleId", id)]);
    xml.empty("w:name", &[("w:val", name)]);
    xml.open("w:rPr", &[]);
    look(xml);
    xml.close("w:rPr");
    xml.close("w:style");
}

/// Writes the style of tables: lines between rows only, and a head that stands out without colour too.
fn table(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "Acervo")]);
    xml.empty("w:name", &[("w:val", "Acervo")]);
    xml.open("w:pPr", &[]);
    xml.empty("w:spacing", &[("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]);
    xml.close("w:pPr");
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for (side, width) in [("w:top", "8"), ("w:bottom", "8"), ("w:insideH", "4")] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", width), ("w:space", "0"), ("w:color", "B9C2C2")]);
    }
    xml.close("w:tblBorders");
    xml.close("w:tblPr");
    xml.open("w:tblStylePr", &[("w:type", "firstRow")]);
    xml.open("w:rPr", &[]);
    xml.empty("w:b", &[]);
    xml.close("w:rPr");
    xml.open("w:tcPr", &[]);
    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "D9E8EC")]);
    xml.close("w:tcPr");
    xml.close("w:tblStylePr");
    xml.close("w:style");
}
