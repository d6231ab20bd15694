# The thesaurus, with which searches find the same thing under other names and in other languages.

thesaurus-title = Tesauro
thesaurus-lede = Con él, la búsqueda encuentra lo mismo aunque se diga con otras palabras o en otro idioma. Los cambios valen en el acto.
thesaurus-search = Buscar un concepto por cualquiera de sus nombres
thesaurus-search-button = Buscar
thesaurus-all = { $count ->
    [0] El tesauro está vacío.
    [one] { $count } concepto
   *[other] { $count } conceptos
}
thesaurus-found = { $count ->
    [0] Ningún concepto contiene «{ $q }».
    [one] { $count } concepto contiene «{ $q }»
   *[other] { $count } conceptos contienen «{ $q }»
}
thesaurus-export = Guardar todo el tesauro como archivo
thesaurus-pages = Páginas de la lista
pages-previous = Anteriores
pages-next = Siguientes

## A concept

concept-add = Agregar un concepto
concept-title = Concepto del tesauro
new-concept-title = Concepto nuevo
concept-labels = Nombres
concept-labels-hint = Hace falta el nombre en al menos un idioma. Quien busca con uno de estos nombres encuentra los textos que usan cualquiera de los otros.
concept-preferred = Nombre
concept-synonyms = Otros nombres
concept-synonyms-hint = Uno por línea: sinónimos, siglas, otras grafías.
concept-broader = Conceptos más amplios
concept-broader-hint = Aquello de lo que este es una clase o una parte. La búsqueda por uno más amplio encuentra también este.
concept-broader-none = Ninguno
concept-find = Buscar otro concepto más amplio
concept-find-hint = Después marque en la lista los que valen.
concept-find-button = Buscar conceptos
concept-hits = { $count ->
    [0] No se encontró ninguno.
    [one] Se encontró { $count }.
   *[other] Se encontraron { $count }; se muestran hasta 20.
}
concept-use = Uso
concept-deprecated = Ya no se usa
concept-deprecated-hint = Se conserva en la lista, pero la búsqueda no lo sugiere ni lo tiene en cuenta.
concept-deprecated-short = ya no se usa
concept-save = Guardar el concepto
concept-create = Agregar el concepto
concept-narrower = Conceptos más específicos
concept-narrower-none = Ninguno tiene este como concepto más amplio.
concept-narrower-add = Agregar uno más específico
concept-remove-heading = Quitar el concepto
concept-removing = La búsqueda dejará de tratar como lo mismo estos nombres:
concept-loses-in = { $language }: { $words }
concept-remove = Quitar el concepto
concept-stays = No se puede quitar mientras otros conceptos lo tengan como más amplio. Antes asígneles otro, o ninguno.

## Import

thesaurus-import-title = Reemplazar por un archivo
thesaurus-import-lede = Un archivo SKOS (Turtle o RDF/XML), como los de EuroVoc o del tesauro de la OIT, reemplaza todo el tesauro.
thesaurus-import-file = Archivo
thesaurus-import-now = { $count ->
    [one] Ahora hay { $count } concepto. El archivo lo reemplaza: lo que no esté en él se pierde, y la búsqueda deja de usarlo en el acto.
   *[other] Ahora hay { $count } conceptos. El archivo los reemplaza todos: lo que no esté en él se pierde, y la búsqueda deja de usarlo en el acto.
}
thesaurus-import-keep = Guardar antes el tesauro actual como archivo
thesaurus-import-choose = Archivo con el tesauro nuevo
thesaurus-import-limit = Turtle (.ttl) o RDF/XML (.rdf, .xml), hasta { $count } MB.
thesaurus-import-button = Reemplazar el tesauro
thesaurus-import-report = Qué se hizo
thesaurus-import-done = { $count ->
    [one] Se reemplazó el tesauro. Ahora tiene { $count } concepto.
   *[other] Se reemplazó el tesauro. Ahora tiene { $count } conceptos.
}
thesaurus-import-nothing-left = No quedó nada del archivo sin leer.
thesaurus-import-left-concepts = { $count ->
    [one] Quedó fuera { $count } concepto.
   *[other] Quedaron fuera { $count } conceptos.
}
thesaurus-import-left-labels = { $count ->
    [one] Quedó fuera { $count } nombre de un concepto que sí está.
   *[other] Quedaron fuera { $count } nombres de conceptos que sí están.
}
thesaurus-import-left-links = { $count ->
    [one] Quedó fuera { $count } enlace a un concepto más amplio.
   *[other] Quedaron fuera { $count } enlaces a conceptos más amplios.
}
thesaurus-import-column-part = Qué
thesaurus-import-column-value = En el archivo
thesaurus-import-column-why = Por qué quedó fuera
thesaurus-import-part-concept = Concepto
thesaurus-import-part-label = Nombre
thesaurus-import-part-link = Concepto más amplio
thesaurus-import-more = { $count ->
    [one] Y { $count } más, que no se enumera.
   *[other] Y { $count } más, que no se enumeran.
}
