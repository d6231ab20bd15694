# Reading a practice, and comparing practices side by side. Every language has the same messages with the same variables.

practice-meta = Version { $version }, published { $date }.
practice-meta-maturity = Maturity: { $name }.
practice-older-title = { $title } (version { $version })
practice-older = This is version { $version }, which is not the current one.
practice-older-link = Read version { $version }, the current one
practice-written-in =
    { $code ->
        [es] The text is in Spanish.
        [en] The text is in English.
        [pt] The text is in Portuguese.
        [fr] The text is in French.
       *[other] The text is in another language: { $name }.
    }
practice-marked = The words of your search are marked.
practice-unmark = Remove the marks
practice-back = Back to the results
practice-contents = Contents, with number of words
practice-words =
    { $count ->
        [one] word
       *[other] words
    }
practice-to-facts = Facts about the practice
practice-text = Text of the practice
practice-body = More about this practice
practice-facts = Facts
practice-contact = Contact
practice-yes = Yes
practice-no = No
practice-flags-yes = Yes: { $list }
practice-flags-no = No: { $list }
practice-label = { $label }:

# What the decision that approved a practice says of it.
practice-maturity = Maturity
maturity-innovation = A new idea, without evidence of its results so far. Stated by whoever approved it.
maturity-promising = First evidence shows that it works. Stated by whoever approved it.
maturity-good = There is evidence of its results. Stated by whoever approved it.
maturity-institutionalised = It is an established part of the institution’s work. Stated by whoever approved it.

practice-cite = How to cite
practice-copy = Copy the citation
practice-copied = The citation has been copied.
practice-copy-failed = It could not be copied. Select the text of the citation and copy it.
practice-similar-elsewhere = Similar practices in other countries
practice-similar = Similar practices
practice-compare =
    { $count ->
        [one] Compare with the first one, side by side
       *[other] Compare with the first { $count }, side by side
    }
practice-adapted-from = Adapted from
practice-adapted-by = Who adapted it
practice-version = Version
practice-version-current = This is version { $version }, the current one.
practice-version-what = What is published is, letter for letter, what the institution submitted and the Secretariat approved.
practice-versions = Published versions
practice-versions-one = { $current ->
    [yes] Version { $version }, published { $date } (current)
   *[no] Version { $version }, published { $date }
 }
practice-fingerprint = Fingerprint of this version
practice-fingerprint-what = This number is computed from the whole content of the version (SHA-256). If a single letter changed, it would be another number: whoever keeps a copy can use it to check that the copy is exactly what was published.
practice-follow = Follow what this institution publishes (Atom)

# The parts of fields that are tables, where the template has no names for them.
part-name = Name
part-role = Role
part-group = Group
part-count = People
part-year = Year
part-source = Source
part-baseline = Baseline
part-value = Value
part-unit = Unit
part-confirm-by = To be confirmed by
part-type = Type
part-evaluator = Evaluated by
part-date = Date
part-link = Link
part-amount = Amount
part-currency = Currency
part-factor = Factor
part-title = Title
part-url = Address
part-citation = Reference
part-note = Explanation
part-indicators-name = Indicator
part-rights-gender = gender
part-rights-child = children
part-rights-human-rights = human rights
part-rights-disability = disability

compare-title = Compare practices
compare-how = Put two to six practices side by side, field by field. What an institution did not state is pointed out, not left blank.
compare-how-heading = How to choose them
compare-how-search = Search, tick the practices of interest in the results, and press the button to compare them.
compare-how-practice = Or open a practice: at the end of its page you can compare it with the most similar ones.
compare-to-all = See all practices
compare-one-title = One more practice is needed
compare-one = A comparison needs at least two practices. Choose another one.
compare-chosen = Already chosen
compare-side-by-side =
    { $count ->
        [one] One practice
       *[other] { $count } practices, side by side
    }
compare-lede = The fields are in the order of the template. What an institution did not state is pointed out, not left blank.
compare-unknown =
    { $count ->
        [one] One of the practices asked for does not exist or is not published, and was left out. Check the address.
       *[other] { $count } of the practices asked for do not exist or are not published, and were left out. Check the address.
    }
compare-gone = This practice is no longer published and was left out: { $title }
compare-too-many = Up to six practices can be compared. The first six are shown.
compare-none-left = None of the practices asked for can be shown. Choose others.
compare-none-differs = These practices do not differ in any field.
compare-region = Comparison of { $count } practices
compare-same = the same in all
compare-not-stated = Not stated by the institution
compare-differing = Only what differs
compare-apply = Apply
compare-remove = Remove
compare-remove-which = Remove { $title }
compare-add = Add another
compare-add-search = Search for another practice
