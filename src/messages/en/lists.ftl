# The columns of exported result lists, and what feeds are called. Every language has the same messages with the same variables.

## Columns

column-title = Title
column-summary = Summary
column-countries = Countries
column-institution = Institution
column-chapter = Chapter
column-themes = Themes
column-objectives = GCM objectives
column-years = Years
column-first-year = First year
column-last-year = Last year
column-maturity = Maturity
column-url = Address
column-published = Published on
column-hash = SHA-256 of the version

## Feeds

feed-title = Acervo: published practices
feed-title-words = Acervo: “{ $q }”
