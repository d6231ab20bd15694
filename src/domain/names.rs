//! Enumerations whose values have names, on the wire and in the store.

/// Gives an enumeration `ALL`, `name` and `named`, from what it derives of `strum`: `IntoStaticStr`, which has the names
/// by its `strum` attributes, and `VariantArray`.
macro_rules! names {
    ($type:ident) => {
        impl $type {
            /// All of them, in their order.
            pub const ALL: [$type; <$type as ::strum::VariantArray>::VARIANTS.len()] = {
                let all = <$type as ::strum::VariantArray>::VARIANTS;
                let mut array = [all[0]; <$type as ::strum::VariantArray>::VARIANTS.len()];
                array.copy_from_slice(all);
                array
            };

            /// The name on the wire and in the store. It never changes.
            pub fn name(self) -> &'static str {
                self.into()
            }

            /// The one with that name.
            pub fn named(name: &str) -> Option<$type> {
                $type::ALL.into_iter().find(|one| one.name() == name)
            }
        }
    };
}

pub(crate) use names;
