# Citations, and what search engines and browsers read. The compendium comes with the mark that ends its sentence.

citation-text = { $author } ({ $year }). { $title } (version { $version }, published { $date }). In { $compendium } Acervo. { $url }
citation-html = { $author } ({ $year }). <i lang="{ $lang }">{ $title }</i> (version { $version }, published { $date }). In { $compendium } Acervo. { $url }

## Search from the browser's address bar. The description has at most 1024 characters.

opensearch-description = Search Acervo for best practices on migration by the institutions of Latin America and the Caribbean.
