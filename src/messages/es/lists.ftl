# The columns of exported result lists, and what feeds are called. Every language has the same messages with the same variables.

## Columns

column-title = Título
column-summary = Resumen
column-countries = Países
column-institution = Institución
column-chapter = Capítulo
column-themes = Temas
column-objectives = Objetivos del Pacto Mundial
column-years = Años
column-first-year = Primer año
column-last-year = Último año
column-maturity = Madurez
column-url = Dirección
column-published = Publicado el
column-hash = SHA-256 de la versión

## Feeds

feed-title = Acervo: prácticas publicadas
feed-title-words = Acervo: «{ $q }»
