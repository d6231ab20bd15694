//! What is treated as one address wherever something is counted per address.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// The origin of a request, for limits counted per address: a whole IPv4 address, or the first 64 bits of an IPv6
/// address. A customer is assigned at least a /64 network (RFC 6177) and can use any of its 2⁶⁴ addresses at no cost,
/// so limits on single addresses would have no effect.
///
/// An IPv4 address is the same network in all its forms: plain, mapped into IPv6 (`::ffff:192.0.2.1`), or as written by
/// a translator (`64:ff9b::192.0.2.1`, RFC 6052).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network(IpAddr);

/// The bits of an IPv6 address that identify its network.
const NETWORK_BITS: u128 = !(u64::MAX as u128);
/// The prefix that IPv4/IPv6 translators put before an IPv4 address: `64:ff9b::/96`.
const TRANSLATED: u128 = 0x64_ff9b << 96;

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Network {
        let IpAddr::V6(address) = address.to_canonical() else { return Network(address.to_canonical()) };
        let bits = address.to_bits();
        match u32::try_from(bits ^ TRANSLATED) {
            Ok(translated) => Network(IpAddr::V4(translated.into())),
            Err(_) => Network(IpAddr::V6(Ipv6Addr::from_bits(bits & NETWORK_BITS))),
        }
    }
}

/// An IPv4 address unchanged, an IPv6 network as `2001:db8::/64`.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => address.fmt(f),
            IpAddr::V6(network) => write!(f, "{network}/64"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn network(address: &str) -> Network {
        address.parse::<IpAddr>().unwrap().into()
    }

    #[test]
    fn an_ipv4_address_is_one_network_however_it_is_written() {
        for written in ["192.0.2.1", "::ffff:192.0.2.1", "::ffff:c000:201", "64:ff9b::192.0.2.1"] {
            assert_eq!(network(written).to_string(), "192.0.2.1", "{written}");
        }
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert_ne!(network("64:ff9b::192.0.2.1"), network("64:ff9b::192.0.2.2"));
    }

    #[test]
    fn an_ipv6_address_is_known_by_its_first_64_bits() {
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:ffff:ffff:ffff"));
        assert_eq!(network("2001:db8:0:1:a:b:c:d").to_string(), "2001:db8:0:1::/64");
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::1").to_string(), "::/64");
    }

    proptest! {
        #[test]
        fn only_the_first_64_bits_tell_ipv6_networks_apart(left in any::<u64>(), a in any::<u64>(), b in any::<u64>(), right in any::<u64>()) {
            // Neither mapped nor translated addresses, which are IPv4.
            prop_assume!(left >> 32 != 0 && left >> 32 != 0x64_ff9b && right >> 32 != 0 && right >> 32 != 0x64_ff9b);
            let of = |high: u64, low: u64| Network::from(IpAddr::from((u128::from(high) << 64 | u128::from(low)).to_be_bytes()));
            prop_assert_eq!(of(left, a), of(left, b));
            prop_assert_eq!(of(left, a) == of(right, b), left == right);
        }

        #[test]
        fn ipv4_networks_are_single_addresses(a in any::<u32>(), b in any::<u32>()) {
            let of = |bits: u32| Network::from(IpAddr::V4(bits.into()));
            prop_assert_eq!(of(a) == of(b), a == b);
        }
    }
}
