//! Writes tables. Each is in an element that scrolls by itself, with a name and reachable by keyboard, so that a wide
//! table does not make the page scroll.

use comrak::Node;
use comrak::nodes::TableAlignment;

use super::blocks::{Table, Writer};
use super::text::text_of;

/// Maximum length of the title in the name of a table, in bytes: many tables may be under one long heading.
const TITLE: usize = 200;

impl Writer<'_> {
    pub(super) fn begin_table(&mut self, alignments: &[TableAlignment]) -> &'static str {
        let right = |alignment: &TableAlignment| *alignment == TableAlignment::Right;
        self.table = Table {
            number: self.table.number + 1,
            is_right: alignments.iter().map(right).collect(),
            ..Table::default()
        };
        let heading = self.headings.checked_sub(1).and_then(|last| self.outline.headings.get(last));
        let title = heading.map_or(self.style.title, |heading| &heading.text);
        let shortened = &title[..title.floor_char_boundary(TITLE)];
        let title = if shortened.len() < title.len() { format!("{shortened}…") } else { title.to_owned() };
        let name = self.style.labels.table(self.table.number, &title);
        self.output.tag("<section class=\"scroll\" tabindex=\"0\"");
        self.output.attribute("aria-label", &name);
        self.own_language();
        self.output.tag("><table class=\"table\"");
        if let Some(language) = self.style.foreign {
            self.output.attribute("lang", language.as_str());
        }
        self.element(">\n", "</table></section>\n")
    }

    pub(super) fn row(&mut self, is_head: bool) -> &'static str {
        self.table.column = 0;
        self.table.is_head = is_head;
        if is_head {
            return self.element("<thead>\n<tr>\n", "</tr>\n</thead>\n");
        }
        let start = if self.table.has_body { "<tr>\n" } else { "<tbody>\n<tr>\n" };
        self.table.has_body = true;
        self.element(start, "</tr>\n")
    }

    pub(super) fn cell(&mut self, node: Node<'_>) -> &'static str {
        let block = text_of(node);
        self.begin(&block.text);
        let column = self.table.column;
        self.table.column += 1;
        if self.table.is_head && column == 0 && self.table.is_right.len() > 1 {
            self.table.has_row_headings = !block.is_visible;
        }
        let scope = match self.table.is_head {
            // A heading without a text would be read out as one.
            _ if !block.is_visible => None,
            true => Some("col"),
            false => (column == 0 && self.table.has_row_headings).then_some("row"),
        };
        self.output.tag(if scope.is_some() { "<th" } else { "<td" });
        if let Some(scope) = scope {
            self.output.attribute("scope", scope);
        }
        if self.table.is_right.get(column) == Some(&true) {
            self.output.attribute("class", "num");
        }
        self.element(">", if scope.is_some() { "</th>\n" } else { "</td>\n" })
    }
}
