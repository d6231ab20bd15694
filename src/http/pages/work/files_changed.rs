//! Which pictures and annexes differ between two versions, as people read it: below the texts that differ.

use crate::domain::comparison::{FileOp, Hunk};
use crate::domain::html::Html;
use crate::domain::text::tidied;
use crate::http::pages::annexes::kind_and_size;
use crate::http::pages::attachments::folder;
use crate::services::published::shown_picture;
use crate::services::sections::{FileChange, VersionComparison};

use super::differences::Differences;

/// Returns how many fields differ. The pictures and annexes count as one.
pub fn changed(comparison: &VersionComparison) -> usize {
    comparison.fields.len() + usize::from(!comparison.files.is_empty())
}

impl Differences<'_> {
    /// Returns all that differs: the fields as [`Differences::fields`] has them, and the pictures and annexes as a section
    /// like them.
    pub fn all(&self, comparison: &VersionComparison) -> Html {
        let mut html = self.fields(&comparison.fields).to_string();
        if !comparison.files.is_empty() {
            self.files(&comparison.files, &mut html);
        }
        Html::trusted(html)
    }

    fn files(&self, files: &[FileChange], html: &mut String) {
        let level = self.heading;
        html.push_str(&format!(
            "<section class=\"change\" aria-labelledby=\"change-files\"><h{level} id=\"change-files\">{} \
             <span>{}</span></h{level}><ul class=\"plain annexes\">",
            Html::escaped(&self.page.say("attachments-title")),
            Html::escaped(&self.files_extent(files)),
        ));
        for change in files {
            self.file(change, html);
        }
        html.push_str("</ul></section>\n");
    }

    /// Returns how many files differ, in words: "1 file added, 2 files removed".
    fn files_extent(&self, files: &[FileChange]) -> String {
        let parts = [
            (FileOp::Insert, "versions-files-added"),
            (FileOp::Delete, "versions-files-removed"),
            (FileOp::Change, "versions-files-changed"),
        ];
        let counted = parts.map(|(op, text)| (files.iter().filter(|file| file.op == op).count(), text));
        let said = counted.iter().filter(|(count, _)| *count > 0);
        said.map(|(count, text)| self.page.count(text, *count)).collect::<Vec<_>>().join(", ")
    }

    /// Writes a file with what happened to it; a picture with its small form.
    fn file(&self, change: &FileChange, html: &mut String) {
        let file = &change.file;
        let (folder, lang) = (folder(self.page), self.lang_attribute());
        let said = match (change.op, change.moved, change.fields.is_empty()) {
            (FileOp::Insert, _, _) => "versions-file-added",
            (FileOp::Delete, _, _) => "versions-file-removed",
            (FileOp::Change, true, true) => "versions-file-moved",
            (FileOp::Change, true, false) => "versions-file-moved-described",
            (FileOp::Change, false, _) => "versions-file-described",
        };
        let picture = file.is_picture().then(|| shown_picture(file, &folder));
        let name = format!(
            "<strong>{}:</strong> <a href=\"{folder}/{}\"{} dir=\"auto\">{}</a> <span class=\"meta\">{}</span>{}",
            Html::escaped(&self.page.say(said)),
            file.id,
            if picture.is_some() { "" } else { " download" },
            Html::escaped(&tidied(&file.file_name)),
            Html::escaped(&kind_and_size(self.page, file)),
            self.said(change),
        );
        let content = match picture {
            Some(picture) => format!(
                "<figure><img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\" loading=\"lazy\"{lang}>\
                 <figcaption>{name}</figcaption></figure>",
                picture.small,
                Html::escaped(&picture.alt),
                picture.size.0,
                picture.size.1,
            ),
            None => name,
        };
        html.push_str(&format!("<li>{content}</li>"));
    }

    /// Returns what is said about a file, where that differs.
    fn said(&self, change: &FileChange) -> String {
        let mut html = String::new();
        for field in &change.fields {
            let label = match field.pointer.as_str() {
                "/alt" => "attachments-alt",
                "/caption" => "attachments-caption",
                _ => "attachments-credit",
            };
            let text = match change.op {
                // That the file was added or removed has been said already.
                FileOp::Insert => format!("<ins>{}</ins>", Html::escaped(&joined(&field.hunks))),
                FileOp::Delete => format!("<del>{}</del>", Html::escaped(&joined(&field.hunks))),
                FileOp::Change => self.words(&field.hunks).to_string(),
            };
            html.push_str(&format!(
                "<div><dt>{}</dt><dd{} dir=\"auto\">{text}</dd></div>",
                Html::escaped(&self.page.say(label)),
                self.lang_attribute(),
            ));
        }
        if html.is_empty() { html } else { format!("<dl class=\"facts\">{html}</dl>") }
    }
}

fn joined(hunks: &[Hunk]) -> String {
    hunks.iter().map(|hunk| hunk.text.as_str()).collect()
}
