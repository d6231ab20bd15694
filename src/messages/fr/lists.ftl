# The columns of exported result lists, and what feeds are called. Every language has the same messages with the same variables.

## Columns

column-title = Titre
column-summary = Résumé
column-countries = Pays
column-institution = Institution
column-chapter = Chapitre
column-themes = Thèmes
column-objectives = Objectifs du Pacte mondial
column-years = Années
column-first-year = Première année
column-last-year = Dernière année
column-maturity = Maturité
column-url = Adresse
column-published = Publié le
column-hash = SHA-256 de la version

## Feeds

feed-title = Acervo : pratiques publiées
feed-title-words = Acervo : « { $q } »
