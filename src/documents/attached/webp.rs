//! WebP pictures (RFC 9649).

use super::reader::Bytes;

/// The flags of `VP8X` for metadata: Exif and XMP.
const METADATA: u8 = 0x08 | 0x04;
/// Number of bytes before the picture in a frame of an animation.
const FRAME_HEAD: usize = 16;

/// Returns the picture without metadata and without what follows its end; `None` if it is not complete.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Bytes(bytes);
    whole.take(4).filter(|riff| riff == b"RIFF")?;
    let length = usize::try_from(u32::from_le_bytes(whole.four()?)).ok()?;
    let mut rest = Bytes(whole.take(length)?);
    rest.take(4).filter(|webp| webp == b"WEBP")?;
    let mut clean = b"RIFF\0\0\0\0WEBP".to_vec();
    while !rest.0.is_empty() {
        let (kind, data) = chunk(&mut rest)?;
        match &kind {
            b"VP8X" => {
                let mut data = data.to_vec();
                *data.first_mut()? &= !METADATA;
                write(&mut clean, kind, &data)?;
            }
            b"ANMF" => write(&mut clean, kind, &frame(data)?)?,
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => write(&mut clean, kind, data)?,
            _ => {}
        }
    }
    let length = u32::try_from(clean.len() - 8).ok()?;
    clean[4..8].copy_from_slice(&length.to_le_bytes());
    Some(clean)
}

/// Returns the data of a frame with its picture only.
fn frame(data: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(data);
    let mut clean = rest.take(FRAME_HEAD)?.to_vec();
    while !rest.0.is_empty() {
        let (kind, data) = chunk(&mut rest)?;
        if matches!(&kind, b"VP8 " | b"VP8L" | b"ALPH") {
            write(&mut clean, kind, data)?;
        }
    }
    Some(clean)
}

/// Returns the next chunk. A byte follows data of odd length.
fn chunk<'a>(rest: &mut Bytes<'a>) -> Option<([u8; 4], &'a [u8])> {
    let kind = rest.four()?;
    let length = usize::try_from(u32::from_le_bytes(rest.four()?)).ok()?;
    let data = rest.take(length)?;
    rest.take(data.len() % 2)?;
    Some((kind, data))
}

fn write(clean: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> Option<()> {
    clean.extend_from_slice(&kind);
    clean.extend_from_slice(&u32::try_from(data.len()).ok()?.to_le_bytes());
    clean.extend_from_slice(data);
    clean.extend(std::iter::repeat_n(0, data.len() % 2));
    Some(())
}
