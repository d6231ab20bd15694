# La búsqueda y su lista de resultados.
search-title = Prácticas
search-title-of = { $subject } · Buscar
search-description = { $count ->
    [0] Todavía no hay prácticas publicadas sobre esto.
    [one] Una práctica publicada, con filtros por tema, país, capítulo, institución y objetivo del Pacto Mundial.
   *[other] { $count } prácticas publicadas, con filtros por tema, país, capítulo, institución y objetivo del Pacto Mundial.
 }
search-heading = { $count ->
    [0] Ninguna práctica
    [one] Una práctica
   *[other] { $count } prácticas
 }
search-heading-all = { $count ->
    [0] Todavía no hay prácticas publicadas
    [one] La única práctica publicada
   *[other] Las { $count } prácticas publicadas
 }
search-heading-words = { $count ->
    [0] Ninguna práctica sobre <em>{ $q }</em>
    [one] Una práctica sobre <em>{ $q }</em>
   *[other] { $count } prácticas sobre <em>{ $q }</em>
 }
search-results = Resultados
search-colon = :

## Cómo se leyó la búsqueda

search-expanded = También se buscó <strong>{ $typed }</strong> como
search-expanded-back = <a href="{ $address }">Buscar solo lo que escribí</a>
search-literal = Se buscó solo lo que escribió, sin otros nombres de lo mismo. <a href="{ $address }">Buscar también los otros nombres</a>
search-corrected = Se muestran resultados para <strong>{ $meant }</strong>, porque ninguna práctica contiene <em>{ $typed }</em>. <a href="{ $address }">Buscar exactamente lo que escribí</a>
search-relaxed = Muy pocas prácticas contienen todas las palabras; se muestran también las que contienen la mayoría. Quite alguna palabra para ser más preciso.
search-relaxed-phrase = Muy pocas prácticas contienen todas las palabras; se muestran también las que contienen la mayoría. <a href="{ $address }">Buscar la frase exacta</a>
search-did-you-mean = ¿Quiso decir <a href="{ $address }">{ $meant }</a>?
search-cut-short = No hubo tiempo para encontrarlo todo: puede haber más resultados. <a href="{ $address }">Volver a intentarlo</a>
search-index-incomplete = La búsqueda se está preparando y todavía puede faltar algo. <a href="{ $address }">Volver a intentarlo</a>
search-only-country = <a href="{ $address }">Ver solo prácticas de { $country }</a>

## Orden, páginas y comparación

search-sort = Orden
search-sort-button = Ordenar
search-sort-relevance = Más pertinentes
search-sort-newest = Últimas publicadas
search-sort-oldest = Primeras publicadas
search-sort-title = Por título
search-choose = Elegir para comparar
search-compare = Comparar las elegidas
search-compare-hint = De dos a seis.
search-pages = Páginas
search-range = { $from }–{ $to } de { $total }
search-range-all = { $count ->
    [one] Una práctica, en una página
   *[other] { $count } prácticas, en una página
 }
search-first = Primera página
search-last = Última página
search-previous = Anterior
search-next = Siguiente
search-countries-more = { $count ->
    [one] { $names } y otro país
   *[other] { $names } y otros { $count } países
 }
search-in-es = en español
search-in-en = en inglés
search-in-pt = en portugués
search-in-fr = en francés
search-in-nl = en neerlandés
search-in-ht = en criollo haitiano
search-in-gn = en guaraní
search-in-qu = en quechua
search-in-ay = en aimara
search-in-other = en otro idioma ({ $tag })

## Filtros

search-filter = Filtrar
search-to-filters = Filtrar por tema, país, capítulo u objetivo
search-pills = Filtros puestos
search-pill = { $facet }: { $value }
search-take-back = Quitar
search-apply = Aplicar filtros
search-facet-more = Mostrar { $count } más
search-facet-theme = Tema
search-facet-country = País
search-facet-chapter = Capítulo
search-facet-gcm-objective = Objetivo del Pacto Mundial
search-facet-practice-type = Tipo de práctica
search-facet-target-group = Personas destinatarias
search-facet-institution = Institución
search-facet-language = Idioma
search-facet-sub-region = Subregión
search-facet-membership = Organismo regional
search-facet-guiding-principle = Principio rector
search-facet-scope = Alcance
search-facet-maturity = Madurez
search-facet-has-evaluation = Evaluación
search-facet-compendium = Compendio
search-evaluated = Con evaluación
search-not-evaluated = Sin evaluación
search-years = Años en que se aplicó
search-from-year = Desde el año
search-to-year = Hasta el año

## Sin resultados

search-nothing = Esto puede ayudar:
search-nothing-words = Escriba menos palabras u otras más generales.
search-nothing-without = Quitar el filtro «{ $filter }»
search-nothing-unfiltered = Quitar todos los filtros
search-nothing-all = Ver todas las prácticas
search-nothing-coverage = Ver qué hay por país y capítulo
search-past-the-end = La lista termina antes de esta página.

## Qué falta corregir

search-faults-heading = Falta corregir algo en la búsqueda
search-fault-long = La búsqueda es demasiado larga: se admiten hasta { $count } caracteres. Quite palabras.
search-fault-year = «{ $typed }» no es un año. Escríbalo con cuatro cifras, por ejemplo 2019.
search-fault-sort = No se puede ordenar por «{ $typed }». Elija uno de los órdenes de la lista.
search-fault-expand = «{ $typed }» no dice si se buscan otros nombres. Vuelva a buscar desde el formulario.
search-fault-limit = No se pueden mostrar «{ $typed }» prácticas por página: se admiten de 1 a 100.
search-fault-cursor = La dirección de esta página de resultados está dañada. Vuelva a buscar para empezar por la primera.
search-fault-value = «{ $typed }» no existe en el filtro «{ $facet }». Quítelo o elija otro.

## Llevarse la lista, seguirla y guardarla

search-to-follow = Llevarse, seguir o guardar esta lista
search-follow = Llevarse y seguir
search-take = Llevarse la lista:
search-follow-atom = Para saber de las prácticas nuevas que contengan todas las palabras, sin cuenta, con un lector de noticias:
search-follow-atom-link = seguir esta búsqueda (Atom)
search-feed-title = Prácticas nuevas de esta búsqueda
search-save-sign-in = Para guardar esta búsqueda y recibir las novedades por correo,
search-save-sign-in-link = entre con su cuenta
search-save-name = Guardar esta búsqueda con el nombre
search-save-hint = Solo usted lo ve.
search-save-digest = Enviarme las prácticas nuevas por correo
search-save-button = Guardar la búsqueda
search-frequency-none = Nunca
search-frequency-daily = Cada día
search-frequency-weekly = Cada lunes
flash-search-saved = Se guardó la búsqueda. La encontrará en su cuenta.

## Sugerencias al escribir

search-suggestions = Sugerencias
search-suggestions-none = No hay sugerencias.
search-suggestions-one = Una sugerencia; use las flechas para elegirla.
search-suggestions-many = # sugerencias; use las flechas para elegir.
search-kind-title = Práctica
search-kind-concept = Búsqueda
