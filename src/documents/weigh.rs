//! Checks XML against limits before it is parsed, since the memory and time that parsers need depend on its content.

use super::bounds::{
    MAX_ATTRIBUTES, MAX_ATTRIBUTES_EACH, MAX_DEPTH, MAX_NAMESPACES, MAX_NAMESPACES_IN_FORCE, MAX_NODES,
    too_large,
};
use super::refusal::{damaged, refused};
use crate::domain::fault::FaultCode;
use crate::error::{Code, Result};

/// Checks the depth, elements, attributes and namespaces of a part, counted without building anything. It need not
/// distinguish well-formed XML from the rest, but in well-formed XML it must see at least as much as the parser will.
/// Document types are refused, because they declare entities.
pub(super) fn weigh(text: &str) -> Result<()> {
    let count = |wanted: u8| text.bytes().filter(|&byte| byte == wanted).count();
    if count(b'<') > MAX_NODES || count(b'=') > MAX_ATTRIBUTES {
        return Err(too_large());
    }
    let mut rest = text;
    let mut declared = 0;
    // The number of namespaces declared by each open element; their sum is in force.
    let mut open: Vec<usize> = Vec::new();
    let mut in_force = 0;
    while let Some((_, tag)) = rest.split_once('<') {
        let past = |end: &str| tag.split_once(end).map_or("", |(_, after)| after);
        rest = match tag.as_bytes() {
            [b'!', b'-', b'-', ..] => past("-->"),
            [b'!', b'[', ..] => past("]]>"),
            [b'!', ..] => return Err(damaged("a document type")),
            [b'?', ..] => past("?>"),
            [b'/', ..] => {
                in_force -= open.pop().unwrap_or(0);
                past(">")
            }
            _ => {
                let (inside, after) = split_tag(tag);
                let namespaces = inside.matches("xmlns").count();
                declared += namespaces;
                if declared > MAX_NAMESPACES
                    || in_force + namespaces > MAX_NAMESPACES_IN_FORCE
                    || inside.matches('=').count() > MAX_ATTRIBUTES_EACH
                        && attributes(inside) > MAX_ATTRIBUTES_EACH
                {
                    return Err(refused(Code::Invalid, FaultCode::DocumentTooComplex));
                }
                if !inside.ends_with('/') {
                    open.push(namespaces);
                    in_force += namespaces;
                    if open.len() > MAX_DEPTH {
                        return Err(refused(Code::Invalid, FaultCode::DocumentTooDeep));
                    }
                }
                after
            }
        };
    }
    Ok(())
}

/// Splits off a start tag at its `>`, which may also occur inside quotes.
fn split_tag(tag: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => {
                return (tag.get(..at).unwrap_or_default(), tag.get(at + 1..).unwrap_or_default());
            }
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    (tag, "")
}

/// Counts the attributes of a start tag: equals signs outside quotes.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut found = 0;
    for byte in tag.bytes() {
        match (quote, byte) {
            (None, b'=') => found += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    found
}
