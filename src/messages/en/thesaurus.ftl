# The thesaurus, with which searches find the same thing under other names and in other languages.

thesaurus-title = Thesaurus
thesaurus-lede = With it, the search finds the same thing in other words and in other languages. Changes take effect at once.
thesaurus-search = Search for a concept by any of its names
thesaurus-search-button = Search
thesaurus-all = { $count ->
    [0] The thesaurus is empty.
    [one] { $count } concept
   *[other] { $count } concepts
}
thesaurus-found = { $count ->
    [0] No concept contains “{ $q }”.
    [one] { $count } concept contains “{ $q }”
   *[other] { $count } concepts contain “{ $q }”
}
thesaurus-export = Save the whole thesaurus as a file
thesaurus-pages = Pages of the list
pages-previous = Previous
pages-next = Next

## A concept

concept-add = Add a concept
concept-title = Concept of the thesaurus
new-concept-title = New concept
concept-labels = Names
concept-labels-hint = The name is needed in at least one language. Whoever searches by one of these names finds texts that use any other.
concept-preferred = Name
concept-synonyms = Other names
concept-synonyms-hint = One per line: synonyms, acronyms, other spellings.
concept-broader = Broader concepts
concept-broader-hint = What this one is a kind or a part of. Searching for a broader one also finds this one.
concept-broader-none = None
concept-find = Search for another broader concept
concept-find-hint = Then tick those that hold in the list.
concept-find-button = Search for concepts
concept-hits = { $count ->
    [0] None was found.
    [one] { $count } was found.
   *[other] { $count } were found; up to 20 are shown.
}
concept-use = Use
concept-deprecated = No longer used
concept-deprecated-hint = It stays in the list, but the search neither suggests nor considers it.
concept-deprecated-short = no longer used
concept-save = Save the concept
concept-create = Add the concept
concept-narrower = Narrower concepts
concept-narrower-none = None has this one as a broader concept.
concept-narrower-add = Add a narrower one
concept-remove-heading = Remove the concept
concept-removing = The search will no longer treat these names as the same:
concept-loses-in = { $language }: { $words }
concept-remove = Remove the concept
concept-stays = It cannot be removed while other concepts have it as a broader one. First give them another, or none.

## Import

thesaurus-import-title = Replace by a file
thesaurus-import-lede = A SKOS file (Turtle or RDF/XML), such as those of EuroVoc or of the ILO thesaurus, replaces the whole thesaurus.
thesaurus-import-file = File
thesaurus-import-now = { $count ->
    [one] There is { $count } concept now. The file replaces it: what is not in it is lost, and the search stops using it at once.
   *[other] There are { $count } concepts now. The file replaces all of them: what is not in it is lost, and the search stops using it at once.
}
thesaurus-import-keep = Save the current thesaurus as a file first
thesaurus-import-choose = File with the new thesaurus
thesaurus-import-limit = Turtle (.ttl) or RDF/XML (.rdf, .xml), up to { $count } MB.
thesaurus-import-button = Replace the thesaurus
thesaurus-import-report = What was done
thesaurus-import-done = { $count ->
    [one] The thesaurus was replaced. It now has { $count } concept.
   *[other] The thesaurus was replaced. It now has { $count } concepts.
}
thesaurus-import-nothing-left = Nothing in the file was left out.
thesaurus-import-left-concepts = { $count ->
    [one] { $count } concept was left out.
   *[other] { $count } concepts were left out.
}
thesaurus-import-left-labels = { $count ->
    [one] { $count } name of a concept that was kept was left out.
   *[other] { $count } names of concepts that were kept were left out.
}
thesaurus-import-left-links = { $count ->
    [one] { $count } link to a broader concept was left out.
   *[other] { $count } links to broader concepts were left out.
}
thesaurus-import-column-part = What
thesaurus-import-column-value = In the file
thesaurus-import-column-why = Why it was left out
thesaurus-import-part-concept = Concept
thesaurus-import-part-label = Name
thesaurus-import-part-link = Broader concept
thesaurus-import-more = { $count ->
    [one] And { $count } more, which is not listed.
   *[other] And { $count } more, which are not listed.
}
