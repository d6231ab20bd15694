# Countries and coverage.

## Counts and lists, here and on the home page

practices-counted = { $count ->
    [one] { $count } practice
   *[other] { $count } practices
}
institutions-counted = { $count ->
    [one] { $count } institution
   *[other] { $count } institutions
}
countries-counted = { $count ->
    [one] { $count } country or territory
   *[other] { $count } countries and territories
}
countries-and-more = { $count ->
    [one] { $names } and { $count } other country
   *[other] { $names } and { $count } other countries
}
enumeration = { $first } and { $last }
written-in-es = in Spanish
written-in-en = in English
written-in-pt = in Portuguese
written-in-fr = in French
written-in-other = in another language
key-none = none
key-few = 1 to 2
key-some = 3 to 5
key-many = 6 or more
country-heading = Country
practices-heading = Practices
index-incomplete = The index is being prepared: practices may still be missing from these numbers. Reload the page in a few minutes.

## The list of countries

countries-title = Countries
countries-description = The countries of Latin America and the Caribbean, with the number of practices published about each.
countries-lede = { $count ->
    [one] There are published practices about { $count } country or territory. A practice can be about several.
   *[other] There are published practices about { $count } countries and territories. A practice can be about several.
}
countries-lede-none = No practices have been published yet. These are the member states; the page of each says which groups it belongs to.
countries-elsewhere = Outside the region
countries-without = No practices published yet:

## A country

country-description = { $country }: { $lede }
country-lede = { $practices } by { $institutions }.
country-lede-none = No practices about { $country } have been published yet. You can follow this page to hear of the first.
country-feed-title = Published practices: { $country }
country-practices = Practices
country-see-all = { $count ->
    [one] See the practice
   *[other] See all { $count } practices
}
country-lacks = What others have and is missing here
country-lacks-explained = There are practices from other countries on these chapters and objectives of the Global Compact, and none published about { $country }. Each link leads to those of the others.
country-others = { $count ->
    [one] { $count } country
   *[other] { $count } countries
}
country-counts = By chapter, theme and objective
objective-numbered = { $number }. { $label }
country-institutions = Institutions
country-institution-none = none yet
country-belongs = Belongs to
country-region = Region
country-region-none = Outside Latin America and the Caribbean
country-follow = Follow what is new about { $country } (Atom)
membership-member = Member
membership-associate = Associate state
membership-observer = Observer
membership-suspended = Suspended
membership-since = { $status } since { $from }
membership-until = { $status } until { $until }
membership-between = { $status } from { $from } to { $until }

## Coverage

coverage-title-chapter = Coverage by country and chapter
coverage-title-theme = Coverage by country and theme
coverage-title-gcm-objective = Coverage by country and objective of the Global Compact
coverage-description = How many practices there are for each country and on what, including where there are none yet. Every number leads to the practices that it counts.
coverage-lede = { $count ->
    [one] { $count } practice. Every number leads to what it counts. A practice can be in several countries and columns, so the totals are not always the sum.
   *[other] { $count } practices. Every number leads to the practices that it counts. A practice can be in several countries and columns, so the totals are not always the sum.
}
coverage-lede-none = No practices have been published yet. Once there are some, every number in this table will lead to the practices that it counts.
coverage-columns = Columns:
coverage-compendia = Compendium:
columns-chapter = Chapters
columns-theme = Themes
columns-gcm-objective = Objectives of the Global Compact
coverage-total-heading = In total
coverage-in-total = in total
coverage-cell = { $row }, { $column }: { $count }
coverage-elsewhere = Outside the region there are also { $countries }, as partner countries of a practice.
