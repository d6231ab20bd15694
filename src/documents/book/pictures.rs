//! Pictures beside the pages of a file.

/// A picture that is put into a file beside its pages.
pub struct PictureFile {
    /// Its path in the file, from the folder of the pages.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
