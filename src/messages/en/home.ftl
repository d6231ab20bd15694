# The home page and the pages of prose.
home-search-hint = For example: “jobs for Venezuelans”, “health Costa Rica”, “reconhecimento de diplomas”. All four languages are searched at once.
home-description = { $title }: { $practices } by institutions of Latin America and the Caribbean, to read, search and compare by country and theme.
home-numbers = Today it holds <strong>{ $practices }</strong> by <strong>{ $institutions }</strong> about { $countries }.
home-members = { $count ->
    [one] Of the { $members } member states, { $count } has at least one.
   *[other] Of the { $members } member states, { $count } have at least one.
}
home-languages = By original language, { $languages }.
home-in-es = { $count ->
    [one] one in Spanish
   *[other] { $count } in Spanish
}
home-in-en = { $count ->
    [one] one in English
   *[other] { $count } in English
}
home-in-pt = { $count ->
    [one] one in Portuguese
   *[other] { $count } in Portuguese
}
home-in-fr = { $count ->
    [one] one in French
   *[other] { $count } in French
}
home-in-other = { $count ->
    [one] one in another language
   *[other] { $count } in other languages
}
home-empty = No practice has been published yet. The first ones will appear here as soon as the Secretariat approves them.
home-chapters = Chapters
home-to-coverage = See the coverage by country and chapter
home-region = The region
home-region-explained = Every country is shown at the same size. The number says in how many published practices it appears.
home-tiles = Practices by country
country-tile = { $name }, { $code } { $practices }
home-most = With the most practices
home-to-countries = All countries
home-as-table = Show as a table
home-latest = Latest published
home-latest-none = There are none yet.
home-all = All practices
home-feed = Follow what is new (Atom)
prose-contents = Contents
about-title = About Acervo
about-lede = A compendium that many institutions write together: who writes it, who decides what is published, and how to verify it.
help-title = Help
help-lede = How to search, filter, compare, cite and follow practices. The examples are links: try them to see what they find.
authors-guide-title = Guide for authors and focal points
authors-guide-lede = How an institution writes its section, submits it, answers what is asked of it and keeps it up to date.
editors-guide-title = Guide for editors
editors-guide-lede = How the Secretariat reads what is submitted, sees what changed, decides and publishes.
administrators-guide-title = Guide for administrators
administrators-guide-lede = Institutions, invitations, template, vocabularies and journal: what can be done, and what to know before.
open-data-title = Open data
open-data-lede = What you can take from the compendium, in which formats and by which routes, including for programs and catalogues.
accessibility-title = Accessibility
accessibility-lede = What we do so that anyone can use these pages, what has been tested, what is missing, and how to report a barrier.
