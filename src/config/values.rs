//! How values of settings are read that a file and the environment write differently.

use std::net::IpAddr;

use ipnet::IpNet;
use secrecy::SecretString;
use serde::Deserialize;

/// Accepts `true` or `false`, and 1 or 0 in their place. By default the settings reader would take any number as true.
pub(super) fn truth<'de, D: serde::Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    struct Truth;
    impl serde::de::Visitor<'_> for Truth {
        type Value = bool;

        fn expecting(&self, text: &mut std::fmt::Formatter) -> std::fmt::Result {
            text.write_str("true or false")
        }

        fn visit_bool<E>(self, said: bool) -> Result<bool, E> {
            Ok(said)
        }

        fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<bool, E> {
            match number {
                0 => Ok(false),
                1 => Ok(true),
                _ => Err(E::invalid_value(serde::de::Unexpected::Signed(number), &self)),
            }
        }

        /// Environment variables are text.
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<bool, E> {
            match text {
                "true" | "1" => Ok(true),
                "false" | "0" => Ok(false),
                _ => Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)),
            }
        }
    }
    from.deserialize_any(Truth)
}

/// Reads networks; a single address is a network of that address alone.
pub(super) fn networks<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<IpNet>, D::Error> {
    list(deserializer)?
        .iter()
        .map(|text| {
            text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).map_err(|_| {
                serde::de::Error::custom(format!("trusted_proxies: {text} is no address or network"))
            })
        })
        .collect()
}

/// Reads secrets.
pub(super) fn secrets<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<SecretString>, D::Error> {
    Ok(list(deserializer)?.into_iter().map(SecretString::from).collect())
}

/// Reads a list: a list in a file, comma-separated in the environment.
fn list<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(String),
        Many(Vec<String>),
    }
    let texts = match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(text) => text.split(',').map(str::to_owned).collect(),
        OneOrMany::Many(texts) => texts,
    };
    Ok(texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect())
}
