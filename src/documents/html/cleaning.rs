//! The cleaner behind the renderer. It allows exactly what the renderer writes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, Url, UrlRelative};

use crate::domain::html::Html;
use crate::domain::ids::AttachmentId;

/// The `rel` of links: those who write texts are not the ones who run the site, so search engines are told not to count
/// the links, and the linked sites learn nothing of the reader.
pub const REL: &str = "nofollow ugc noopener noreferrer";

/// The schemes of links.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// The elements, with the attributes that may have any value.
const ELEMENTS: [(&str, &[&str]); 32] = [
    ("a", &["href", "id", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &[]),
    ("del", &[]),
    ("section", &["aria-label"]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &["id"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "width", "height"]),
    ("li", &["id"]),
    ("mark", &[]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("th", &[]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// The attributes that have certain values only, by element.
const VALUES: [(&str, &str, &[&str]); 12] = [
    ("a", "rel", &[REL]),
    ("a", "role", &["doc-noteref", "doc-backlink"]),
    ("section", "class", &["scroll"]),
    ("section", "tabindex", &["0"]),
    ("img", "loading", &["lazy"]),
    ("ol", "class", &["footnotes"]),
    ("p", "class", &["picture"]),
    ("span", "class", &["picture"]),
    ("table", "class", &["table"]),
    ("td", "class", &["num"]),
    ("th", "class", &["num"]),
    ("th", "scope", &["col", "row"]),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut values: HashMap<&str, HashMap<&str, HashSet<&str>>> = HashMap::new();
    for (element, attribute, allowed) in VALUES {
        values.entry(element).or_default().insert(attribute, allowed.iter().copied().collect());
    }
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().map(|(name, _)| *name).collect())
        .tag_attributes(ELEMENTS.iter().map(|(name, any)| (*name, any.iter().copied().collect())).collect())
        .tag_attribute_values(values)
        .generic_attributes(HashSet::from(["lang"]))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Custom(Box::new(within_the_site)))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("img", "src") if !is_attachment(value) => None,
            _ => Some(Cow::Borrowed(value)),
        })
        .link_rel(None);
    builder
});

fn within_the_site(url: &str) -> Option<Cow<'_, str>> {
    (url.starts_with('#') || is_attachment(url)).then_some(Cow::Borrowed(url))
}

/// Whether an address is that of a file attached to a section, on this site.
fn is_attachment(url: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-._~%".contains(c);
    let below = url.split_once("/attachments/").map(|(_, rest)| rest.strip_suffix("/small").unwrap_or(rest));
    url.starts_with('/')
        && !url.starts_with("//")
        && url.chars().all(is_plain)
        && below.is_some_and(|id| id.parse::<AttachmentId>().is_ok())
}

/// Returns the HTML with everything removed that the renderer does not write.
pub fn cleaned(html: &str) -> Html {
    Html::trusted(CLEANER.clean(html).to_string())
}

/// Returns the address of a link to elsewhere in its standard form, if it may be followed.
pub fn address(url: &str) -> Option<String> {
    let url = Url::parse(url.trim()).ok()?;
    SCHEMES.contains(&url.scheme()).then(|| url.into())
}
