# Citations, and what search engines and browsers read. The compendium comes with the mark that ends its sentence.

citation-text = { $author } ({ $year }). { $title } (versão { $version }, publicada em { $date }). Em { $compendium } Acervo. { $url }
citation-html = { $author } ({ $year }). <i lang="{ $lang }">{ $title }</i> (versão { $version }, publicada em { $date }). Em { $compendium } Acervo. { $url }

## Search from the browser's address bar. The description has at most 1024 characters.

opensearch-description = Pesquise no Acervo boas práticas de migração das instituições da América Latina e do Caribe.
