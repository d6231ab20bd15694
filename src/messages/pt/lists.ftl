# The columns of exported result lists, and what feeds are called. Every language has the same messages with the same variables.

## Columns

column-title = Título
column-summary = Resumo
column-countries = Países
column-institution = Instituição
column-chapter = Capítulo
column-themes = Temas
column-objectives = Objetivos do Pacto Global
column-years = Anos
column-first-year = Primeiro ano
column-last-year = Último ano
column-maturity = Maturidade
column-url = Endereço
column-published = Publicado em
column-hash = SHA-256 da versão

## Feeds

feed-title = Acervo: práticas publicadas
feed-title-words = Acervo: “{ $q }”
