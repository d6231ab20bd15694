# Citations, and what search engines and browsers read. The compendium comes with the mark that ends its sentence.

citation-text = { $author } ({ $year }). { $title } (version { $version }, publiée le { $date }). Dans { $compendium } Acervo. { $url }
citation-html = { $author } ({ $year }). <i lang="{ $lang }">{ $title }</i> (version { $version }, publiée le { $date }). Dans { $compendium } Acervo. { $url }

## Search from the browser's address bar. The description has at most 1024 characters.

opensearch-description = Recherchez dans Acervo les bonnes pratiques en matière de migration des institutions d’Amérique latine et des Caraïbes.
