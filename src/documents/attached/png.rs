//! PNG pictures (PNG Specification, third edition).

use super::reader::Bytes;

/// What a PNG picture begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that say what the picture looks like. All others, above all texts, times and `eXIf`, are left out.
const KEPT: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
    b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// Returns the picture without metadata and without what follows its end; `None` if it does not have an end.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Bytes(bytes.strip_prefix(SIGNATURE)?);
    let mut clean = SIGNATURE.to_vec();
    loop {
        let length = rest.four()?;
        let kind = rest.four()?;
        let data = rest.take(usize::try_from(u32::from_be_bytes(length)).ok()?)?;
        let check = rest.four()?;
        if KEPT.contains(&&kind) {
            for part in [&length[..], &kind, data, &check] {
                clean.extend_from_slice(part);
            }
        }
        if &kind == b"IEND" {
            return Some(clean);
        }
    }
}
