# Search and its list of results.
search-title = Practices
search-title-of = { $subject } · Search
search-description = { $count ->
    [0] No practices have been published on this yet.
    [one] One published practice, with filters by theme, country, chapter, institution and objective of the Global Compact.
   *[other] { $count } published practices, with filters by theme, country, chapter, institution and objective of the Global Compact.
 }
search-heading = { $count ->
    [0] No practices
    [one] One practice
   *[other] { $count } practices
 }
search-heading-all = { $count ->
    [0] No practices have been published yet
    [one] The only published practice
   *[other] All { $count } published practices
 }
search-heading-words = { $count ->
    [0] No practices about <em>{ $q }</em>
    [one] One practice about <em>{ $q }</em>
   *[other] { $count } practices about <em>{ $q }</em>
 }
search-results = Results
search-colon = :

## How the query was read

search-expanded = We also searched for <strong>{ $typed }</strong> as
search-expanded-back = <a href="{ $address }">Search only for what I typed</a>
search-literal = We searched only for what you typed, without other names for it. <a href="{ $address }">Search for the other names, too</a>
search-corrected = Showing results for <strong>{ $meant }</strong>, because no practice contains <em>{ $typed }</em>. <a href="{ $address }">Search for exactly what I typed</a>
search-relaxed = Very few practices contain all the words, so those that contain most of them are shown as well. Remove a word to be more precise.
search-relaxed-phrase = Very few practices contain all the words, so those that contain most of them are shown as well. <a href="{ $address }">Search for the exact phrase</a>
search-did-you-mean = Did you mean <a href="{ $address }">{ $meant }</a>?
search-cut-short = There was not enough time to find everything: there may be more results. <a href="{ $address }">Try again</a>
search-index-incomplete = The search is still being prepared, so something may be missing. <a href="{ $address }">Try again</a>
search-only-country = <a href="{ $address }">Show only practices from { $country }</a>

## Order, pages and comparison

search-sort = Order
search-sort-button = Sort
search-sort-relevance = Most relevant
search-sort-newest = Newest first
search-sort-oldest = Oldest first
search-sort-title = By title
search-choose = Select to compare
search-compare = Compare selected
search-compare-hint = Two to six.
search-pages = Pages
search-range = { $from }–{ $to } of { $total }
search-range-all = { $count ->
    [one] One practice, on one page
   *[other] { $count } practices, on one page
 }
search-first = First page
search-last = Last page
search-previous = Previous
search-next = Next
search-countries-more = { $count ->
    [one] { $names } and one more country
   *[other] { $names } and { $count } more countries
 }
search-in-es = in Spanish
search-in-en = in English
search-in-pt = in Portuguese
search-in-fr = in French
search-in-nl = in Dutch
search-in-ht = in Haitian Creole
search-in-gn = in Guaraní
search-in-qu = in Quechua
search-in-ay = in Aymara
search-in-other = in another language ({ $tag })

## Filters

search-filter = Filter
search-to-filters = Filter by theme, country, chapter or objective
search-pills = Filters in use
search-pill = { $facet }: { $value }
search-take-back = Remove
search-apply = Apply filters
search-facet-more = Show { $count } more
search-facet-theme = Theme
search-facet-country = Country
search-facet-chapter = Chapter
search-facet-gcm-objective = Global Compact objective
search-facet-practice-type = Type of practice
search-facet-target-group = Target group
search-facet-institution = Institution
search-facet-language = Language
search-facet-sub-region = Subregion
search-facet-membership = Regional body
search-facet-guiding-principle = Guiding principle
search-facet-scope = Scope
search-facet-maturity = Maturity
search-facet-has-evaluation = Evaluation
search-facet-compendium = Compendium
search-evaluated = Evaluated
search-not-evaluated = Not evaluated
search-years = Years in operation
search-from-year = From year
search-to-year = To year

## No results

search-nothing = This may help:
search-nothing-words = Use fewer words, or more general ones.
search-nothing-without = Remove the filter “{ $filter }”
search-nothing-unfiltered = Remove all filters
search-nothing-all = See all practices
search-nothing-coverage = See what there is by country and chapter
search-past-the-end = The list ends before this page.

## What has to be corrected

search-faults-heading = Something in this search needs correcting
search-fault-long = The search is too long: it can have up to { $count } characters. Remove some words.
search-fault-year = “{ $typed }” is not a year. Write it with four digits, for example 2019.
search-fault-sort = Results cannot be sorted by “{ $typed }”. Choose one of the orders in the list.
search-fault-expand = “{ $typed }” does not say whether to search for other names. Search again from the form.
search-fault-limit = “{ $typed }” practices cannot be shown on a page: choose from 1 to 100.
search-fault-cursor = The address of this page of results is damaged. Search again to start from the first page.
search-fault-value = “{ $typed }” does not exist in the filter “{ $facet }”. Remove it or choose another.

## Taking the list along, following it and saving it

search-to-follow = Download, follow or save this list
search-follow = Download and follow
search-take = Download the list:
search-follow-atom = To hear of new practices that contain all the words, without an account, in a news reader:
search-follow-atom-link = follow this search (Atom)
search-feed-title = New practices in this search
search-save-sign-in = To save this search and get new results by email,
search-save-sign-in-link = sign in
search-save-name = Save this search under the name
search-save-hint = Only you can see it.
search-save-digest = Email me new practices
search-save-button = Save search
search-frequency-none = Never
search-frequency-daily = Every day
search-frequency-weekly = Every Monday
flash-search-saved = The search was saved. You will find it in your account.

## Suggestions while typing

search-suggestions = Suggestions
search-suggestions-none = No suggestions.
search-suggestions-one = One suggestion; use the arrow keys to select it.
search-suggestions-many = # suggestions; use the arrow keys to select one.
search-kind-title = Practice
search-kind-concept = Search
