# Citations, and what search engines and browsers read. The compendium comes with the mark that ends its sentence.

citation-text = { $author } ({ $year }). { $title } (versión { $version }, publicada el { $date }). En { $compendium } Acervo. { $url }
citation-html = { $author } ({ $year }). <i lang="{ $lang }">{ $title }</i> (versión { $version }, publicada el { $date }). En { $compendium } Acervo. { $url }

## Search from the browser's address bar. The description has at most 1024 characters.

opensearch-description = Busque en Acervo buenas prácticas de migración de las instituciones de América Latina y el Caribe.
