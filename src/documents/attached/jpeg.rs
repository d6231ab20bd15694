//! JPEG pictures (ITU-T T.81, annex B).

use super::reader::Bytes;

/// Returns the picture without metadata and without what follows its end; `None` if it has no end or no picture.
///
/// Of the segments for applications, only those stay that say how colours are meant: JFIF without its thumbnail, colour
/// profiles, and Adobe's. Exif (with places and times), XMP, IPTC, further pictures and comments are left out.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes.strip_prefix(&[0xFF, 0xD8])?);
    let mut clean = vec![0xFF, 0xD8];
    let mut has_picture = false;
    loop {
        let marker = marker(&mut rest)?;
        match marker {
            0xD9 => {
                clean.extend_from_slice(&[0xFF, 0xD9]);
                return has_picture.then_some(clean);
            }
            0x01 | 0xD0..=0xD7 => continue,
            // Another beginning, or a byte that stands for itself, cannot be here.
            0x00 | 0xD8 => return None,
            _ => {}
        }
        let length: [u8; 2] = rest.take(2)?.try_into().ok()?;
        let data = rest.take(usize::from(u16::from_be_bytes(length)).checked_sub(2)?)?;
        keep(&mut clean, marker, length, data);
        if marker == 0xDA {
            has_picture = true;
            let scan = scan_length(rest.0)?;
            clean.extend_from_slice(rest.take(scan)?);
        }
    }
}

/// Returns the next marker, which any number of fill bytes may precede.
fn marker(rest: &mut Bytes<'_>) -> Option<u8> {
    if rest.byte()? != 0xFF {
        return None;
    }
    loop {
        match rest.byte()? {
            0xFF => {}
            marker => return Some(marker),
        }
    }
}

/// Writes a segment, if it is needed to show the picture.
fn keep(clean: &mut Vec<u8>, marker: u8, length: [u8; 2], data: &[u8]) {
    match marker {
        0xE0 if data.starts_with(b"JFIF\0") && data.len() >= 14 => {
            clean.extend_from_slice(&[0xFF, 0xE0, 0, 16]);
            clean.extend_from_slice(&data[..12]);
            // The size of the thumbnail.
            clean.extend_from_slice(&[0, 0]);
        }
        0xE2 if data.starts_with(b"ICC_PROFILE\0") => write(clean, marker, length, data),
        0xEE if data.starts_with(b"Adobe") => write(clean, marker, length, data),
        0xE0..=0xEF | 0xFE => {}
        _ => write(clean, marker, length, data),
    }
}

fn write(clean: &mut Vec<u8>, marker: u8, length: [u8; 2], data: &[u8]) {
    clean.extend_from_slice(&[0xFF, marker]);
    clean.extend_from_slice(&length);
    clean.extend_from_slice(data);
}

/// Returns the number of bytes up to the marker after a scan: within one, `FF` is followed by 0 or a restart marker.
fn scan_length(rest: &[u8]) -> Option<usize> {
    rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7))
}
