# New passwords
fault-password-too-short = The password is too short: it needs at least { $min } characters.
fault-password-too-long = The password is too long: it can have { $max } characters at most.
fault-password-weak = The password is easy to guess. A few uncommon words make a good password.
fault-password-reason-row-of-keys = Rows of neighbouring keys are easy to guess.
fault-password-reason-keyboard-pattern = Short patterns on the keyboard are easy to guess.
fault-password-reason-repeated-character = Repetitions such as “aaa” are easy to guess.
fault-password-reason-repeated-pattern = Repeating, as in “abcabcabc”, is hardly harder to guess than “abc”.
fault-password-reason-top-10 = This is one of the ten most used passwords.
fault-password-reason-top-100 = This is one of the hundred most used passwords.
fault-password-reason-common = This is a very common password.
fault-password-reason-similar-to-common = This resembles a very common password.
fault-password-reason-sequence = Sequences such as “abc” or “6543” are easy to guess.
fault-password-reason-recent-year = Recent years are easy to guess.
fault-password-reason-single-word = A single word is easy to guess.
fault-password-reason-date = Dates are often easy to guess.
fault-password-reason-single-name = A name or surname on its own is easy to guess.
fault-password-reason-common-name = Common names and surnames are easy to guess.
