# Los países y la cobertura.

## Counts and lists, here and on the home page

practices-counted = { $count ->
    [one] { $count } práctica
   *[other] { $count } prácticas
}
institutions-counted = { $count ->
    [one] { $count } institución
   *[other] { $count } instituciones
}
countries-counted = { $count ->
    [one] { $count } país o territorio
   *[other] { $count } países y territorios
}
countries-and-more = { $count ->
    [one] { $names } y { $count } país más
   *[other] { $names } y { $count } países más
}
enumeration = { $first } y { $last }
written-in-es = en español
written-in-en = en inglés
written-in-pt = en portugués
written-in-fr = en francés
written-in-other = en otro idioma
key-none = ninguna
key-few = 1 a 2
key-some = 3 a 5
key-many = 6 o más
country-heading = País
practices-heading = Prácticas
index-incomplete = El índice se está preparando: todavía pueden faltar prácticas en estos números. Vuelva a cargar la página en unos minutos.

## The list of countries

countries-title = Países
countries-description = Los países de América Latina y el Caribe con el número de prácticas publicadas sobre cada uno.
countries-lede = { $count ->
    [one] Hay prácticas publicadas sobre { $count } país o territorio. Una práctica puede tratar de varios países.
   *[other] Hay prácticas publicadas sobre { $count } países y territorios. Una práctica puede tratar de varios.
}
countries-lede-none = Todavía no hay prácticas publicadas. Estos son los Estados miembros; la página de cada uno dice a qué grupos pertenece.
countries-elsewhere = Fuera de la región
countries-without = Sin prácticas publicadas todavía:

## A country

country-description = { $country }: { $lede }
country-lede = { $practices } de { $institutions }.
country-lede-none = Todavía no hay prácticas publicadas sobre { $country }. Puede seguir esta página para saber de la primera.
country-feed-title = Prácticas publicadas: { $country }
country-practices = Prácticas
country-see-all = { $count ->
    [one] Ver la práctica
   *[other] Ver las { $count } prácticas
}
country-lacks = Lo que otros tienen y aquí falta
country-lacks-explained = Sobre estos capítulos y objetivos del Pacto Mundial hay prácticas de otros países, y ninguna publicada que trate de { $country }. Cada enlace lleva a las de los demás.
country-others = { $count ->
    [one] { $count } país
   *[other] { $count } países
}
country-counts = Por capítulo, tema y objetivo
objective-numbered = { $number }. { $label }
country-institutions = Instituciones
country-institution-none = ninguna todavía
country-belongs = Pertenece a
country-region = Región
country-region-none = Fuera de América Latina y el Caribe
country-follow = Seguir lo nuevo sobre { $country } (Atom)
membership-member = Miembro
membership-associate = Estado asociado
membership-observer = Observador
membership-suspended = Suspendido
membership-since = { $status } desde { $from }
membership-until = { $status } hasta { $until }
membership-between = { $status } de { $from } a { $until }

## Coverage

coverage-title-chapter = Cobertura por país y capítulo
coverage-title-theme = Cobertura por país y tema
coverage-title-gcm-objective = Cobertura por país y objetivo del Pacto Mundial
coverage-description = Cuántas prácticas hay de cada país y sobre qué, también donde todavía no hay ninguna. Cada número lleva a las prácticas que cuenta.
coverage-lede = { $count ->
    [one] { $count } práctica. Cada número lleva a lo que cuenta. Una práctica puede estar en varios países y columnas; por eso los totales no son siempre la suma.
   *[other] { $count } prácticas. Cada número lleva a las prácticas que cuenta. Una práctica puede estar en varios países y columnas; por eso los totales no son siempre la suma.
}
coverage-lede-none = Todavía no hay prácticas publicadas. Cuando las haya, cada número de este cuadro llevará a las prácticas que cuenta.
coverage-columns = Columnas:
coverage-compendia = Compendio:
columns-chapter = Capítulos
columns-theme = Temas
columns-gcm-objective = Objetivos del Pacto Mundial
coverage-total-heading = En total
coverage-in-total = en total
coverage-cell = { $row }, { $column }: { $count }
coverage-elsewhere = Fuera de la región aparecen además { $countries }, como países socios de una práctica.
