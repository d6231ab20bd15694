//! Pictures as cameras and programs write them, and files that are something else than they claim.

use std::io::{Cursor, Write};

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, ExtendedColorType, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;

use super::*;

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([250, 5, 5]) } else { Rgb([5, 5, 250]) })
        .into()
}

fn written(image: &DynamicImage, kind: FileKind) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let format = match kind {
        FileKind::Png => ImageFormat::Png,
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Webp => ImageFormat::WebP,
        _ => ImageFormat::Gif,
    };
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Exif as a camera writes it: an orientation, and a text that stands for a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(&[0x01, 0x0e, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38, 0, 0, 0, 0]);
    tiff.extend_from_slice(b"PLACE-4.6N74");
    tiff
}

fn with_jpeg_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend_from_slice(&[0xFF, marker]);
    bytes.extend_from_slice(&u16::try_from(data.len() + 2).unwrap().to_be_bytes());
    bytes.extend_from_slice(data);
    bytes.extend_from_slice(&jpeg[2..]);
    bytes
}

fn with_png_chunk(png: &[u8], kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut checked = kind.to_vec();
    checked.extend_from_slice(data);
    // After the header, which is always 25 bytes long.
    let mut bytes = png[..33].to_vec();
    bytes.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
    bytes.extend_from_slice(&checked);
    bytes.extend_from_slice(&crc(&checked).to_be_bytes());
    bytes.extend_from_slice(&png[33..]);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn with_webp_chunk(webp: &[u8], kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let (width, height) = {
        let image = image::load_from_memory(webp).unwrap();
        (image.width() - 1, image.height() - 1)
    };
    let mut bytes = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0".to_vec();
    bytes.extend_from_slice(&width.to_le_bytes()[..3]);
    bytes.extend_from_slice(&height.to_le_bytes()[..3]);
    bytes.extend_from_slice(&webp[12..]);
    bytes.extend_from_slice(kind);
    bytes.extend_from_slice(&u32::try_from(data.len()).unwrap().to_le_bytes());
    bytes.extend_from_slice(data);
    bytes.extend(std::iter::repeat_n(0, data.len() % 2));
    let length = u32::try_from(bytes.len() - 8).unwrap();
    bytes[4..8].copy_from_slice(&length.to_le_bytes());
    bytes
}

fn clean(bytes: &[u8]) -> CleanPicture {
    examine(bytes).unwrap().picture.unwrap()
}

fn fault(bytes: &[u8]) -> FaultCode {
    let error = examine(bytes).unwrap_err();
    assert_eq!(error.faults.len(), 1, "{error}");
    assert_eq!(error.faults[0].pointer, "/file");
    error.faults[0].code
}

fn has(bytes: &[u8], text: &[u8]) -> bool {
    contains(bytes, text)
}

#[test]
fn every_kind_of_picture_is_recognised_and_stays_the_same_to_the_eye() {
    for kind in [FileKind::Png, FileKind::Jpeg, FileKind::Webp, FileKind::Gif] {
        let bytes = written(&halves(40, 20), kind);
        let examined = examine(&bytes).unwrap();
        assert_eq!(examined.kind, kind);
        let picture = examined.picture.unwrap();
        assert_eq!(picture.size, (40, 20));
        assert!(picture.thumbnail.is_none());
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8().into_raw();
        assert_eq!(pixels(&picture.bytes), pixels(&bytes), "{kind:?}");
        // Cleaning what is clean changes nothing.
        assert_eq!(clean(&picture.bytes).bytes, picture.bytes, "{kind:?}");
    }
}

#[test]
fn what_cameras_and_programs_write_into_pictures_is_left_out() {
    let jpeg = written(&halves(40, 20), FileKind::Jpeg);
    let mut told = b"Exif\0\0".to_vec();
    told.extend(exif(1));
    let mut camera = with_jpeg_segment(&jpeg, 0xE1, &told);
    camera = with_jpeg_segment(&camera, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>PLACE-4.6N74</x>");
    camera = with_jpeg_segment(&camera, 0xED, b"Photoshop 3.0\0PLACE-4.6N74");
    camera = with_jpeg_segment(&camera, 0xFE, b"PLACE-4.6N74");
    camera.extend_from_slice(b"PLACE-4.6N74");

    let png = written(&halves(40, 20), FileKind::Png);
    let mut screen = with_png_chunk(&png, b"tEXt", b"Comment\0PLACE-4.6N74");
    screen = with_png_chunk(&screen, b"eXIf", &exif(1));
    screen = with_png_chunk(&screen, b"prVt", b"PLACE-4.6N74");
    screen.extend_from_slice(b"PLACE-4.6N74");

    let webp = written(&halves(40, 20), FileKind::Webp);
    let web = with_webp_chunk(&webp, b"EXIF", &exif(1));

    let mut gif = Vec::new();
    GifEncoder::new(&mut gif).encode(&[200; 300], 10, 10, ExtendedColorType::Rgb8).unwrap();
    let end = gif.len() - 1;
    gif.splice(end..end, *b"\x21\xFE\x0CPLACE-4.6N74\0");
    gif.extend_from_slice(b"PLACE-4.6N74");

    for (kind, bytes, bare) in
        [("JPEG", camera, Some(jpeg)), ("PNG", screen, Some(png)), ("WebP", web, None), ("GIF", gif, None)]
    {
        assert!(has(&bytes, b"PLACE"), "{kind}");
        let picture = examine(&bytes).unwrap_or_else(|error| panic!("{kind}: {error:?}")).picture.unwrap();
        assert!(!has(&picture.bytes, b"PLACE"), "{kind}");
        // And nothing else is: it is not compressed again.
        if let Some(bare) = bare {
            assert_eq!(picture.bytes, clean(&bare).bytes);
        }
    }
}

#[test]
fn a_picture_that_says_how_to_hold_it_is_kept_upright() {
    let jpeg = written(&halves(40, 20), FileKind::Jpeg);
    let mut told = b"Exif\0\0".to_vec();
    // To be turned a quarter to the right.
    told.extend(exif(6));
    let camera = with_jpeg_segment(&jpeg, 0xE1, &told);
    let screen = with_png_chunk(&written(&halves(40, 20), FileKind::Png), b"eXIf", &exif(6));
    for bytes in [camera, screen] {
        let picture = clean(&bytes);
        assert_eq!(picture.size, (20, 40));
        assert!(!has(&picture.bytes, b"PLACE"));
        let upright = image::load_from_memory(&picture.bytes).unwrap().to_rgb8();
        assert_eq!((upright.width(), upright.height()), (20, 40));
        // What was on the left is at the top.
        let (top, bottom) = (upright.get_pixel(10, 5).0, upright.get_pixel(10, 35).0);
        assert!(top[0] > 200 && top[2] < 60 && bottom[2] > 200 && bottom[0] < 60, "{top:?} {bottom:?}");
    }
}

#[test]
fn a_large_picture_gets_a_small_form() {
    let picture = clean(&written(&halves(1300, 300), FileKind::Png));
    let small = picture.thumbnail.unwrap();
    assert_eq!(thumbnail_type(&small), "image/jpeg");
    let decoded = image::load_from_memory(&small).unwrap();
    assert_eq!((decoded.width(), decoded.height()), (640, 147));
    let clear = DynamicImage::ImageRgba8(image::RgbaImage::new(1300, 300));
    let small = clean(&written(&clear, FileKind::Png)).thumbnail.unwrap();
    assert_eq!(thumbnail_type(&small), "image/png");
}

#[test]
fn incomplete_pictures_are_refused() {
    for kind in [FileKind::Png, FileKind::Jpeg, FileKind::Webp, FileKind::Gif] {
        let bytes = written(&halves(40, 20), kind);
        for length in [bytes.len() - 1, bytes.len() * 2 / 3, 14] {
            assert_eq!(fault(&bytes[..length]), FaultCode::FileDamaged, "{kind:?} {length}");
        }
    }
}

#[test]
fn a_few_bytes_cannot_take_all_memory() {
    // A PNG that claims to have 60,000 by 60,000 pixels, and one with 16,000 by 16,000.
    for side in [60_000_u32, 16_000] {
        let mut header = side.to_be_bytes().to_vec();
        header.extend_from_slice(&side.to_be_bytes());
        header.extend_from_slice(&[8, 2, 0, 0, 0]);
        let mut bytes = png::SIGNATURE.to_vec();
        for (kind, data) in
            [(b"IHDR", header.as_slice()), (b"IDAT", &[0x78, 0x9c, 3, 0, 0, 0, 0, 1]), (b"IEND", &[])]
        {
            let mut checked = kind.to_vec();
            checked.extend_from_slice(data);
            bytes.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
            bytes.extend_from_slice(&checked);
            bytes.extend_from_slice(&crc(&checked).to_be_bytes());
        }
        assert_eq!(fault(&bytes), FaultCode::PictureTooLarge, "{side}");
    }
    // A GIF that claims 65,535 by 65,535.
    let mut gif = written(&halves(4, 4), FileKind::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert_eq!(fault(&gif), FaultCode::PictureTooLarge);
}

#[test]
fn a_packed_colour_profile_is_kept_unless_it_is_too_large_or_none() {
    let profile = |bytes: usize| {
        let mut packed = flate2::write::ZlibEncoder::new(b"icc\0\0".to_vec(), flate2::Compression::best());
        packed.write_all(&vec![7; bytes]).unwrap();
        packed.finish().unwrap()
    };
    let picture = written(&halves(40, 20), FileKind::Png);
    let has_profile = |bytes: &[u8]| bytes.windows(4).any(|four| four == b"iCCP");
    let kept = |data: &[u8]| has_profile(&clean(&with_png_chunk(&picture, b"iCCP", data)).bytes);
    assert!(kept(&profile(3_000)));
    assert!(!kept(&profile(100 << 20)), "a hundred megabytes in a hundred kilobytes");
    for odd in [&b""[..], b"icc", b"icc\0\0", b"icc\0\0no zlib", &[b'x'; 200]] {
        assert!(!kept(odd), "{odd:?}");
    }
    // It still is turned as the camera says.
    let turned = with_png_chunk(&with_png_chunk(&picture, b"iCCP", &profile(100 << 20)), b"eXIf", &exif(6));
    assert_eq!(clean(&turned).size, (20, 40));
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn annexes_are_recognised_by_their_content() {
    let office = |kind: &str| {
        let types = format!(
            "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{kind}\"/></Types>"
        );
        archive(&[("[Content_Types].xml", &types)])
    };
    let kind = |bytes: &[u8]| examine(bytes).unwrap().kind;
    assert_eq!(kind(&office("wordprocessingml.document.main+xml")), FileKind::Docx);
    assert_eq!(kind(&office("spreadsheetml.sheet.main+xml")), FileKind::Xlsx);
    assert_eq!(kind(b"%PDF-1.7\n1 0 obj\n%%EOF\n"), FileKind::Pdf);
    for table in ["a,b\n1,2\n", "\u{feff}país;año\r\nPerú;2024", "a\tb", "\"a\nb\",c\n\"d\",e\n"] {
        assert_eq!(kind(table.as_bytes()), FileKind::Csv, "{table}");
    }
    // As spreadsheets in Spanish write it.
    assert_eq!(kind(b"pa\xEDs;a\xF1o\r\nPer\xFA;2024\r\n"), FileKind::Csv);
}

#[test]
fn what_is_or_may_become_active_is_refused() {
    for bytes in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        " <!doctype html><p>a,b</p>",
        "<?xml version=\"1.0\"?><a/>",
        "Un texto, con comas\ny sin ellas\n",
        "una columna\nsin nada\n",
        "MZ\u{0}\u{1}",
        "{\\rtf1 a}",
    ] {
        assert_eq!(fault(bytes.as_bytes()), FaultCode::FileNotAccepted, "{bytes:?}");
    }
    assert_eq!(fault(b""), FaultCode::FileEmpty);
    assert_eq!(fault(b"%PDF-1.7\n1 0 obj\n"), FaultCode::FileDamaged);
    let types = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let macros = archive(&[("[Content_Types].xml", types), ("word/vbaProject.bin", "x")]);
    assert_eq!(fault(&macros), FaultCode::FileNotAccepted);
    let enabled =
        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    assert_eq!(fault(&archive(&[("[Content_Types].xml", enabled)])), FaultCode::FileNotAccepted);
    assert_eq!(fault(&archive(&[("a.txt", "b")])), FaultCode::FileNotAccepted);
    assert_eq!(fault(b"PK\x03\x04 and nothing more"), FaultCode::FileDamaged);
    let mut locked = COMPOUND_FILE.to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(fault(&locked), FaultCode::EncryptedDocument);
    assert_eq!(fault(COMPOUND_FILE), FaultCode::FileNotAccepted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is changed in a picture, it is refused or decodes, and nothing panics.
    #[test]
    fn a_changed_picture_is_refused_or_can_be_shown(
        at in 0usize..4, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let kind = [FileKind::Png, FileKind::Jpeg, FileKind::Webp, FileKind::Gif][at];
        let mut bytes = written(&halves(12, 6), kind);
        for (place, value) in places {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Ok(Examined { picture: Some(picture), .. }) = examine(&bytes) {
            prop_assert!(image::load_from_memory(&picture.bytes).is_ok());
        }
    }
}
