# The book of an edition: headings of its parts, and what is printed around the texts. All languages have the same texts with the same variables.

book-word-contents = Contents
book-word-imprint = About this edition
book-word-foreword = Foreword
book-word-acknowledgements = Acknowledgements
book-word-acronyms = Acronyms
book-word-notes = Notes to the reader
book-word-summary = Executive summary
book-word-countries = Country profiles
book-word-matrix = Countries and objectives
book-word-contributors = Contributing institutions
book-word-mandate = Text of the mandate
book-word-glossary = Glossary
book-word-index = Index
book-word-colophon = Colophon
book-word-errata = Errata
book-word-facts = Facts
book-word-institution = Institution
book-word-unanswered = The institution did not state:
book-word-citation = How to cite:
book-word-hash = Digital fingerprint (SHA-256):
book-word-table = Table
book-word-note = Note
book-word-back = Back to the text from note
book-word-total = Total
book-word-candidate = Candidate text: do not cite
book-word-accessibility = The text can be enlarged, read aloud and browsed by headings; tables have headers.
book-matrix = Number of practices by country and objective of the Global Compact. A practice counts in each country and for each objective that it names; in the total, only once.
book-edition = Edition { $number }
book-published = Version { $version }, published on { $date }.
book-selection-label = Selection
book-selection =
    { $count ->
        [one] { $count } published practice is included
       *[other] { $count } published practices are included
    }, from { $institutions ->
        [one] { $institutions } institution
       *[other] { $institutions } institutions
    }, about { $countries ->
        [one] { $countries } country or territory
       *[other] { $countries } countries and territories
    }. Their order expresses no preference.
book-cutoff-label = Cut-off date
book-cutoff = Versions published up to { $date }.
book-languages-label = Languages
book-languages = Each practice appears in the language in which its institution wrote it; the names of fields are in English.
book-missing-label = What is missing
book-missing = What an institution did not state is named at the end of its practice.
book-publish-label = Published by
book-cite-label = How to cite
book-symbol-label = Symbol
book-isbn-label = ISBN
book-issn-label = ISSN
book-doi-label = DOI
book-licence-label = Licence
book-contact-label = Contact
book-address-label = Permanent address
book-opinions-label = Opinions
book-opinions = The texts are those of the institutions that sign them and do not necessarily express the views of the publishers of this edition.
book-borders-label = Designations
book-borders = The designations of countries and territories imply no opinion on their legal status or their borders.
book-made-label = Making
book-made = Made with Acervo from the published texts, without changing them.
book-verify-label = Verification
book-verify = Each practice carries the fingerprint of its version. The manifest of the edition, at its permanent address, lists them all, so that anyone can verify that nothing has changed.
book-hash-label = Fingerprint of the edition
book-notes-label = Notes
book-word-about = About this document
book-word-references = References
book-version = Version { $number }
book-version-label = Version
book-institution-label = Institution
book-countries-label = Countries
book-opinions-loose = The texts are those of the institutions that sign them and do not necessarily express the views of those who maintain this site.
book-search-title = Published practices
book-search-label = Search
book-search-words = “{ $words }”
book-search-all = All published practices
book-order-label = Order
book-searched-label = Date of the search
book-found-label = Result
book-found =
    { $count ->
        [one] The search found { $count } practice
       *[other] The search found { $count } practices
    }; this document contains { $included ->
        [one] { $included }, in the version published on that day
       *[other] { $included }, in the versions published on that day
    }.
book-results-label = Address of the results
book-in-order = Practices found
book-several-countries = Several countries
book-no-country = No country
