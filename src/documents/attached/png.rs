//! PNG pictures (PNG Specification, third edition).

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::reader::Bytes;

/// What a PNG picture begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that say what the picture looks like. All others, above all texts, times and `eXIf`, are left out.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
    b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// The chunk that says, among other things, how a picture has to be turned.
const EXIF: &[u8; 4] = b"eXIf";
/// Maximum number of bytes of a colour profile: far more than those of cameras and programs have. It is packed, so that
/// a small file could take much memory and time.
const LARGEST_PROFILE: u64 = 4 << 20;

/// Returns the picture without metadata and without what follows its end; `None` if it does not have an end.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    kept(bytes, |kind| KEPT.contains(&kind))
}

/// Returns the picture with what is read of its metadata, without anything that is too large when it is unpacked.
pub(super) fn readable(bytes: &[u8]) -> Option<Vec<u8>> {
    kept(bytes, |kind| kind == EXIF || KEPT.contains(&kind))
}

/// Whether a chunk holds a colour profile that can be unpacked, and is not too large then.
fn is_profile(chunk: &[u8]) -> bool {
    // A name, the end of the name, and the only method of packing.
    let Some(name) = chunk.iter().take(80).position(|byte| *byte == 0) else { return false };
    let Some(packed) = chunk.get(name + 2..) else { return false };
    let mut unpacked = ZlibDecoder::new(packed).take(LARGEST_PROFILE + 1);
    std::io::copy(&mut unpacked, &mut std::io::sink()).is_ok_and(|bytes| bytes <= LARGEST_PROFILE)
}

fn kept(bytes: &[u8], keeps: impl Fn(&[u8; 4]) -> bool) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes.strip_prefix(SIGNATURE)?);
    let mut clean = SIGNATURE.to_vec();
    loop {
        let length = rest.four()?;
        let kind = rest.four()?;
        let data = rest.take(usize::try_from(u32::from_be_bytes(length)).ok()?)?;
        let check = rest.four()?;
        if keeps(&kind) && (&kind != b"iCCP" || is_profile(data)) {
            for part in [&length[..], &kind, data, &check] {
                clean.extend_from_slice(part);
            }
        }
        if &kind == b"IEND" {
            return Some(clean);
        }
    }
}
