# A busca e sua lista de resultados.
search-title = Práticas
search-title-of = { $subject } · Buscar
search-description = { $count ->
    [0] Ainda não há práticas publicadas sobre isso.
    [one] Uma prática publicada, com filtros por tema, país, capítulo, instituição e objetivo do Pacto Global.
   *[other] { $count } práticas publicadas, com filtros por tema, país, capítulo, instituição e objetivo do Pacto Global.
 }
search-heading = { $count ->
    [0] Nenhuma prática
    [one] Uma prática
   *[other] { $count } práticas
 }
search-heading-all = { $count ->
    [0] Ainda não há práticas publicadas
    [one] A única prática publicada
   *[other] As { $count } práticas publicadas
 }
search-heading-words = { $count ->
    [0] Nenhuma prática sobre <em>{ $q }</em>
    [one] Uma prática sobre <em>{ $q }</em>
   *[other] { $count } práticas sobre <em>{ $q }</em>
 }
search-results = Resultados
search-colon = :

## Como a busca foi lida

search-expanded = Também se buscou <strong>{ $typed }</strong> como
search-expanded-back = <a href="{ $address }">Buscar só o que digitei</a>
search-literal = Buscou-se só o que você digitou, sem outros nomes da mesma coisa. <a href="{ $address }">Buscar também os outros nomes</a>
search-corrected = Resultados para <strong>{ $meant }</strong>, pois nenhuma prática contém <em>{ $typed }</em>. <a href="{ $address }">Buscar exatamente o que digitei</a>
search-relaxed = Pouquíssimas práticas contêm todas as palavras; aparecem também as que contêm a maioria. Remova alguma palavra para ser mais preciso.
search-relaxed-phrase = Pouquíssimas práticas contêm todas as palavras; aparecem também as que contêm a maioria. <a href="{ $address }">Buscar a frase exata</a>
search-did-you-mean = Você quis dizer <a href="{ $address }">{ $meant }</a>?
search-cut-short = Não houve tempo para encontrar tudo: pode haver mais resultados. <a href="{ $address }">Tentar de novo</a>
search-index-incomplete = A busca ainda está sendo preparada e algo pode faltar. <a href="{ $address }">Tentar de novo</a>
search-only-country = <a href="{ $address }">Ver só práticas de: { $country }</a>

## Ordem, páginas e comparação

search-sort = Ordem
search-sort-button = Ordenar
search-sort-relevance = Mais relevantes
search-sort-newest = Últimas publicadas
search-sort-oldest = Primeiras publicadas
search-sort-title = Por título
search-choose = Escolher para comparar
search-compare = Comparar as escolhidas
search-compare-hint = De duas a seis.
search-pages = Páginas
search-range = { $from }–{ $to } de { $total }
search-range-all = { $count ->
    [one] Uma prática, em uma página
   *[other] { $count } práticas, em uma página
 }
search-first = Primeira página
search-last = Última página
search-previous = Anterior
search-next = Próxima
search-countries-more = { $count ->
    [one] { $names } e mais um país
   *[other] { $names } e mais { $count } países
 }
search-in-es = em espanhol
search-in-en = em inglês
search-in-pt = em português
search-in-fr = em francês
search-in-nl = em neerlandês
search-in-ht = em crioulo haitiano
search-in-gn = em guarani
search-in-qu = em quíchua
search-in-ay = em aimará
search-in-other = em outro idioma ({ $tag })

## Filtros

search-filter = Filtrar
search-to-filters = Filtrar por tema, país, capítulo ou objetivo
search-pills = Filtros em uso
search-pill = { $facet }: { $value }
search-take-back = Remover
search-apply = Aplicar filtros
search-facet-more = Mostrar mais { $count }
search-facet-theme = Tema
search-facet-country = País
search-facet-chapter = Capítulo
search-facet-gcm-objective = Objetivo do Pacto Global
search-facet-practice-type = Tipo de prática
search-facet-target-group = Público destinatário
search-facet-institution = Instituição
search-facet-language = Idioma
search-facet-sub-region = Sub-região
search-facet-membership = Organismo regional
search-facet-guiding-principle = Princípio orientador
search-facet-scope = Alcance
search-facet-maturity = Maturidade
search-facet-has-evaluation = Avaliação
search-facet-compendium = Compêndio
search-evaluated = Com avaliação
search-not-evaluated = Sem avaliação
search-years = Anos de aplicação
search-from-year = A partir do ano
search-to-year = Até o ano

## Sem resultados

search-nothing = Isto pode ajudar:
search-nothing-words = Use menos palavras ou outras mais gerais.
search-nothing-without = Remover o filtro “{ $filter }”
search-nothing-unfiltered = Remover todos os filtros
search-nothing-all = Ver todas as práticas
search-nothing-coverage = Ver o que há por país e capítulo
search-past-the-end = A lista termina antes desta página.

## O que falta corrigir

search-faults-heading = Falta corrigir algo na busca
search-fault-long = A busca é longa demais: são aceitos até { $count } caracteres. Remova palavras.
search-fault-year = “{ $typed }” não é um ano. Escreva-o com quatro algarismos, por exemplo 2019.
search-fault-sort = Não é possível ordenar por “{ $typed }”. Escolha uma das ordens da lista.
search-fault-expand = “{ $typed }” não diz se outros nomes devem ser buscados. Busque de novo pelo formulário.
search-fault-limit = Não é possível mostrar “{ $typed }” práticas por página: escolha de 1 a 100.
search-fault-cursor = O endereço desta página de resultados está danificado. Busque de novo para começar pela primeira.
search-fault-value = “{ $typed }” não existe no filtro “{ $facet }”. Remova-o ou escolha outro.

## Baixar a lista, acompanhá-la e salvá-la

search-to-follow = Baixar, acompanhar ou salvar esta lista
search-follow = Baixar e acompanhar
search-take = Baixar a lista:
search-follow-atom = Para saber das práticas novas que contenham todas as palavras, sem conta, em um leitor de notícias:
search-follow-atom-link = acompanhar esta busca (Atom)
search-feed-title = Novas práticas desta busca
search-save-sign-in = Para salvar esta busca e receber as novidades por e-mail,
search-save-sign-in-link = entre com sua conta
search-save-name = Salvar esta busca com o nome
search-save-hint = Só você o vê.
search-save-digest = Enviar-me as novas práticas por e-mail
search-save-button = Salvar a busca
search-frequency-none = Nunca
search-frequency-daily = Todos os dias
search-frequency-weekly = Toda segunda-feira
flash-search-saved = A busca foi salva. Você a encontra em sua conta.

## Sugestões ao digitar

search-suggestions = Sugestões
search-suggestions-none = Não há sugestões.
search-suggestions-one = Uma sugestão; use as setas para escolhê-la.
search-suggestions-many = # sugestões; use as setas para escolher.
search-kind-title = Prática
search-kind-concept = Busca
