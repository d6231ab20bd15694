//! GIF pictures (GIF89a).

use super::reader::Bytes;

/// Maximum number of pictures in an animation. Browsers decode all of them.
const MAX_FRAMES: usize = 1000;

/// Returns the picture without comments, texts and data of programs, and without what follows its end; `None` if it is
/// not complete, or has too many frames.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes);
    let mut clean = rest.take(13)?.to_vec();
    clean.extend_from_slice(rest.take(colours(clean[10]))?);
    let mut frames = 0;
    loop {
        let start = rest.0;
        match rest.byte()? {
            0x2C => {
                frames += 1;
                let flags = *rest.take(9)?.last()?;
                rest.take(colours(flags))?;
                rest.byte()?;
                blocks(&mut rest)?;
            }
            0x21 => {
                let label = rest.byte()?;
                let first = blocks(&mut rest)?;
                let repeats = label == 0xFF && matches!(first, b"NETSCAPE2.0" | b"ANIMEXTS1.0");
                if label != 0xF9 && !repeats {
                    continue;
                }
            }
            0x3B => {
                clean.push(0x3B);
                return (1..=MAX_FRAMES).contains(&frames).then_some(clean);
            }
            _ => return None,
        }
        clean.extend_from_slice(start.get(..start.len() - rest.0.len())?);
    }
}

/// Returns the number of bytes of the table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Passes over blocks of data up to their end, and returns the first one.
fn blocks<'a>(rest: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let mut first = None;
    loop {
        match rest.byte()? {
            0 => return Some(first.unwrap_or_default()),
            length => {
                let data = rest.take(usize::from(length))?;
                first.get_or_insert(data);
            }
        }
    }
}
