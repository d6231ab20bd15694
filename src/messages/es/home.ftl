# La página de inicio y las páginas de texto seguido.
home-search-hint = Por ejemplo: «empleo para personas venezolanas», «salud Costa Rica», «reconhecimento de diplomas». Se busca en los cuatro idiomas a la vez.
home-description = { $title }: { $practices } de instituciones de América Latina y el Caribe, para leer, buscar y comparar por país y tema.
home-numbers = Hoy contiene <strong>{ $practices }</strong> de <strong>{ $institutions }</strong> sobre { $countries }.
home-members = { $count ->
    [one] De los { $members } Estados miembros, { $count } tiene al menos una.
   *[other] De los { $members } Estados miembros, { $count } tienen al menos una.
}
home-languages = Por idioma original, { $languages }.
home-in-es = { $count ->
    [one] una en español
   *[other] { $count } en español
}
home-in-en = { $count ->
    [one] una en inglés
   *[other] { $count } en inglés
}
home-in-pt = { $count ->
    [one] una en portugués
   *[other] { $count } en portugués
}
home-in-fr = { $count ->
    [one] una en francés
   *[other] { $count } en francés
}
home-in-other = { $count ->
    [one] una en otro idioma
   *[other] { $count } en otros idiomas
}
home-empty = Todavía no se ha publicado ninguna práctica. Las primeras aparecerán aquí en cuanto la Secretaría las apruebe.
home-chapters = Capítulos
home-to-coverage = Ver la cobertura por país y capítulo
home-region = La región
home-region-explained = Cada país tiene el mismo tamaño. El número dice en cuántas prácticas publicadas aparece.
home-tiles = Prácticas por país
country-tile = { $name }, { $code } { $practices }
home-most = Con más prácticas
home-to-countries = Todos los países
home-as-table = Ver como cuadro
home-latest = Últimas publicadas
home-latest-none = Todavía no hay ninguna.
home-all = Todas las prácticas
home-feed = Seguir lo nuevo (Atom)
prose-contents = Contenido
about-title = Acerca de Acervo
about-lede = Un compendio que muchas instituciones escriben juntas: quién lo escribe, quién decide qué se publica y cómo comprobarlo.
help-title = Ayuda
help-lede = Cómo buscar, filtrar, comparar, citar y seguir las prácticas. Los ejemplos son enlaces: púlselos para ver qué encuentran.
authors-guide-title = Guía para autoras, autores y puntos focales
authors-guide-lede = Cómo escribe una institución su sección, la presenta, responde a lo que se le pide y la mantiene al día.
editors-guide-title = Guía para la mesa de edición
editors-guide-lede = Cómo lee la Secretaría lo que se presenta, ve qué cambió, decide y publica.
administrators-guide-title = Guía para la administración
administrators-guide-lede = Instituciones, invitaciones, plantilla, vocabularios y diario: qué se puede hacer y qué conviene saber antes.
open-data-title = Datos abiertos
open-data-lede = Qué puede llevarse del compendio, en qué archivos y por qué vías, también para programas y catálogos.
accessibility-title = Accesibilidad
accessibility-lede = Qué hacemos para que cualquier persona pueda usar estas páginas, qué se ha probado, qué falta y cómo avisar de una barrera.
