//! The settings for storage compatible with Amazon S3.

use std::net::IpAddr;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::values::truth;

/// Storage compatible with Amazon S3.
#[derive(Clone, Debug, Deserialize)]
pub struct S3 {
    /// The bucket, or empty to keep files in the data folder.
    pub bucket: String,
    /// The address of the storage, or empty for Amazon's.
    pub endpoint: String,
    /// The region.
    pub region: String,
    /// What all names begin with, or empty.
    pub prefix: String,
    /// The key with which requests are signed.
    pub access_key: String,
    /// Its secret.
    pub secret_key: SecretString,
    /// Whether the bucket is named in the path of addresses, or else in the name of the host.
    #[serde(deserialize_with = "truth")]
    pub path_style: bool,
    /// Whether another machine may be asked without TLS.
    #[serde(deserialize_with = "truth")]
    pub allow_http: bool,
}

impl S3 {
    /// Checks the settings, if there is a bucket.
    pub(super) fn check(&self, check: &mut impl FnMut(bool, &str)) {
        if self.bucket.is_empty() {
            return;
        }
        check(
            cfg!(feature = "s3"),
            "s3.bucket: this program was built without the feature s3: build it with `--features s3`, or leave the setting \
             empty to keep files in the data folder",
        );
        let of = |text: &str, allowed: fn(char) -> bool| text.chars().all(allowed);
        let in_bucket = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.');
        check(
            (3..=63).contains(&self.bucket.len()) && of(&self.bucket, in_bucket),
            "s3.bucket: must be 3 to 63 lower-case letters, digits, hyphens and dots",
        );
        check(
            !self.region.is_empty() && of(&self.region, |c| c.is_ascii_alphanumeric() || c == '-'),
            "s3.region: must be letters, digits and hyphens, such as us-east-1",
        );
        let in_prefix = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let is_part = |part: &str| !part.is_empty() && !matches!(part, "." | "..") && of(part, in_prefix);
        check(
            self.prefix.is_empty() || self.prefix.trim_end_matches('/').split('/').all(is_part),
            "s3.prefix: must be names of letters, digits, hyphens, underscores and dots, separated by slashes, or empty",
        );
        check(
            !self.access_key.is_empty() && !self.secret_key.expose_secret().is_empty(),
            "s3.access_key, s3.secret_key: must both be given",
        );
        let host = host(&self.endpoint);
        let host = host.as_deref();
        check(
            self.endpoint.is_empty() || host.is_some(),
            "s3.endpoint: must be https:// or http:// and a host, such as https://s3.example.org, or empty for Amazon's",
        );
        check(
            !self.endpoint.starts_with("http://") || self.allow_http || host.is_none_or(is_here),
            "s3.endpoint: must begin with https://, since files would travel unprotected to another machine; set s3.allow_http \
             to true if the network between the two is your own",
        );
        let is_number = host.is_some_and(is_address);
        check(
            self.path_style || !is_number,
            "s3.path_style: must be true if s3.endpoint is an address in numbers, which has no names below it",
        );
    }
}

/// Returns the host of an address that has nothing else but a port.
fn host(endpoint: &str) -> Option<String> {
    let read = oxiri::Iri::parse(endpoint).ok().filter(|_| endpoint.is_ascii())?;
    let authority = read.authority().filter(|authority| !authority.contains('@'))?;
    let is_plain = matches!(read.path(), "" | "/") && read.query().is_none() && read.fragment().is_none();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            port.parse::<u16>().ok()?;
            host
        }
        _ => authority,
    };
    (matches!(read.scheme(), "https" | "http") && is_plain && !host.is_empty()).then(|| host.to_owned())
}

fn is_address(host: &str) -> bool {
    host.starts_with('[') || host.parse::<IpAddr>().is_ok()
}

/// Returns whether that is this machine.
fn is_here(host: &str) -> bool {
    let number = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || number.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of these settings, each by the setting that it names first.
    fn faults(change: impl FnOnce(&mut S3)) -> Vec<String> {
        let mut s3 = S3 {
            bucket: "acervo".to_owned(),
            endpoint: String::new(),
            region: "us-east-1".to_owned(),
            prefix: String::new(),
            access_key: "key".to_owned(),
            secret_key: "hunter2".to_owned().into(),
            path_style: true,
            allow_http: false,
        };
        change(&mut s3);
        let mut faults = Vec::new();
        s3.check(&mut |holds, fault: &str| {
            if !holds {
                faults.push(fault.split([':', ',']).next().unwrap_or_default().to_owned());
            }
        });
        faults
    }

    #[test]
    fn a_bucket_needs_the_feature() {
        let said = faults(|_| {});
        assert_eq!(said.is_empty(), cfg!(feature = "s3"), "{said:?}");
        assert!(faults(|s3| s3.bucket.clear()).is_empty(), "files are in the data folder");
    }

    #[test]
    #[cfg(feature = "s3")]
    fn what_cannot_be_a_bucket_is_named() {
        for endpoint in [
            "https://s3.example.org",
            "https://s3.example.org/",
            "https://[2001:db8::1]:9000",
            "http://localhost:9000",
            "http://127.0.0.1:9000",
            "http://[::1]:9000",
        ] {
            assert_eq!(faults(|s3| s3.endpoint = endpoint.to_owned()), [""; 0], "{endpoint}");
        }
        for endpoint in [
            "s3.example.org",
            "ftp://s3.example.org",
            "https://",
            "https://s3.example.org/bucket",
            "https://s3.example.org?x=1",
            "https://key:secret@s3.example.org",
            "https://s3.example.org:port",
            "http://s3.example.org",
            "http://127.0.0.1.example.org",
        ] {
            assert_eq!(faults(|s3| s3.endpoint = endpoint.to_owned()), ["s3.endpoint"], "{endpoint}");
        }
        let said = faults(|s3| {
            s3.endpoint = "http://s3.example.org".to_owned();
            s3.allow_http = true;
            s3.prefix = "compendium/files_1.0/".to_owned();
            s3.path_style = false;
        });
        assert_eq!(said, [""; 0]);
        for prefix in ["/files", "a//b", "a/../b", ".", "a b", "a?b", "ñ"] {
            assert_eq!(faults(|s3| s3.prefix = prefix.to_owned()), ["s3.prefix"], "{prefix}");
        }
        let said = faults(|s3| {
            s3.bucket = "A/b".to_owned();
            s3.region.clear();
            s3.secret_key = String::new().into();
            s3.endpoint = "https://127.0.0.1".to_owned();
            s3.path_style = false;
        });
        assert_eq!(said, ["s3.bucket", "s3.region", "s3.access_key", "s3.path_style"]);
    }
}
