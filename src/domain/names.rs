//! Enumerations whose values have names in the API and the store.

/// Adds `ALL`, `name` and `named` to an enumeration that derives `IntoStaticStr`, whose `strum` attributes determine
/// the names, and `VariantArray`.
macro_rules! names {
    ($type:ident) => {
        impl $type {
            /// All values, in the order of their declaration.
            pub const ALL: [$type; <$type as ::strum::VariantArray>::VARIANTS.len()] = {
                let all = <$type as ::strum::VariantArray>::VARIANTS;
                let mut array = [all[0]; <$type as ::strum::VariantArray>::VARIANTS.len()];
                array.copy_from_slice(all);
                array
            };

            /// Returns the name used in the API and the store. It never changes.
            pub fn name(self) -> &'static str {
                self.into()
            }

            /// Returns the value with this name.
            pub fn named(name: &str) -> Option<$type> {
                $type::ALL.into_iter().find(|one| one.name() == name)
            }
        }
    };
}

pub(crate) use names;
