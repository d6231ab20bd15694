//! HTML that may be sent as it is.

use std::fmt;

/// HTML made by this program, with everything that came from elsewhere escaped or cleaned. Templates print it as it is
/// and escape everything else, so no text reaches a page as markup unless it passed through one of these constructors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html(String);

impl Html {
    /// Wraps HTML in which everything that came from elsewhere has been escaped or cleaned.
    pub fn trusted(html: String) -> Html {
        Html(html)
    }

    /// Escapes text, for element content and quoted attribute values.
    pub fn escaped(text: &str) -> Html {
        let mut html = String::with_capacity(text.len());
        escape(text, &mut html);
        Html(html)
    }

    /// Returns the HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// Appends text to HTML, escaped for element content and quoted attribute values.
pub fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn escaped_text_cannot_end_an_element_or_an_attribute() {
        let html = Html::escaped("<b a=\"1\" c='2'>&amp;");
        assert_eq!(html.as_str(), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
    }

    #[test]
    fn json_cannot_end_its_element_and_is_read_back_unchanged() {
        let value = serde_json::json!({
            "</script><!--": ["</SCRIPT >", "<!-- <script>", "a & b", "]]>", "\u{2028}\u{2029}", "\"'\\</script>"],
        });
        let html = Html::json(&value);
        assert!(!html.as_str().contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{html}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(html.as_str()).unwrap(), value);
    }
}
