//! Checks of any HTML that the renderer makes, by a reader of its own.

use std::collections::{BTreeMap, HashSet};

/// A tag of HTML.
pub struct Tag<'a> {
    pub name: &'a str,
    pub is_end: bool,
    pub attributes: BTreeMap<&'a str, &'a str>,
}

/// Returns the tags of HTML, and the text between them with its character references resolved.
pub fn read(html: &str) -> (Vec<Tag<'_>>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    let mut parts = html.split('<');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (tag, after) = part.split_once('>').unwrap_or_else(|| panic!("an unfinished tag: {part}"));
        let is_end = tag.starts_with('/');
        let (name, mut rest) =
            tag.trim_start_matches('/').split_once(' ').unwrap_or((tag.trim_start_matches('/'), ""));
        let mut attributes = BTreeMap::new();
        while !rest.is_empty() {
            let (name, quoted) = rest.split_once("=\"").unwrap_or_else(|| panic!("no value: {part}"));
            let (value, next) = quoted.split_once('"').unwrap_or_else(|| panic!("no end of a value: {part}"));
            assert!(attributes.insert(name, value).is_none(), "twice: {name}");
            rest = next.strip_prefix(' ').unwrap_or(next);
        }
        tags.push(Tag { name, is_end, attributes });
        if !matches!(name, "code" | "em" | "strong" | "del" | "mark" | "a" | "sup" | "span") {
            text.push(' ');
        }
        assert!(!after.contains('>'), "unescaped: {after}");
        text.push_str(after);
    }
    let text =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
    (tags, text)
}

/// Asserts that HTML has only harmless elements, properly nested, and that its links lead somewhere.
pub fn assert_sound(html: &str) {
    const KNOWN: &str = "a blockquote br code del em h3 h4 h5 h6 hr li mark ol p pre section span strong sup table tbody td \
                         th thead tr ul";
    let (tags, _) = read(html);
    let (mut open, mut ids, mut targets) = (Vec::new(), HashSet::new(), Vec::new());
    for tag in &tags {
        assert!(KNOWN.split_whitespace().any(|known| known == tag.name), "{}", tag.name);
        if tag.is_end {
            assert!(tag.attributes.is_empty());
            assert_eq!(open.pop(), Some(tag.name), "{html}");
            continue;
        }
        for (name, value) in &tag.attributes {
            let known =
                ["aria-label", "class", "href", "id", "lang", "rel", "role", "scope", "start", "tabindex"];
            assert!(known.contains(name), "{name}");
            match *name {
                "id" => assert!(ids.insert(*value), "twice: {value}"),
                "href" => match value.strip_prefix('#') {
                    Some(target) => targets.push(target),
                    None => {
                        let allowed = ["http://", "https://", "mailto:"];
                        assert!(allowed.iter().any(|scheme| value.starts_with(scheme)), "{value}");
                        assert_eq!(tag.attributes.get("rel"), Some(&"nofollow ugc noopener noreferrer"));
                    }
                },
                _ => {}
            }
        }
        assert!(!(open.contains(&"a") && tag.name == "a"), "a link within a link: {html}");
        assert!(
            !(open.contains(&"p") && matches!(tag.name, "p" | "section" | "ul" | "ol" | "pre")),
            "{html}"
        );
        if !matches!(tag.name, "br" | "hr") {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    for target in targets {
        assert!(ids.contains(target), "a link to nothing: {target}");
    }
}
