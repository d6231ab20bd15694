# What administrators set: compendia, chapters, the template, vocabularies.

## The compendium

settings-title = Ajustes
chapters-title = Capítulos
template-title = Formulario
compendium-nav = Este compendio
compendia-title = Compendios
compendia-lede = Cada compendio tiene sus capítulos, su formulario y sus ajustes.
compendium-sections = { $count ->
    [0] Todavía sin secciones
    [one] { $count } sección
   *[other] { $count } secciones
}
compendium-reach = A cuántas secciones llega
compendium-no-sections = Todavía no hay ninguna sección: los cambios no afectan a nadie.
compendium-drafts = { $count ->
    [one] { $count } sección está en manos de su institución, que la escribe o la corrige.
   *[other] { $count } secciones están en manos de sus instituciones, que las escriben o las corrigen.
}
compendium-submitted = { $count ->
    [one] { $count } sección espera una decisión de la Secretaría.
   *[other] { $count } secciones esperan una decisión de la Secretaría.
}
compendium-approved = { $count ->
    [one] { $count } sección está aprobada y sin publicar.
   *[other] { $count } secciones están aprobadas y sin publicar.
}
compendium-published = { $count ->
    [one] { $count } sección está publicada.
   *[other] { $count } secciones están publicadas.
}
compendium-name = Título
compendium-name-hint = Quien lee en un idioma sin título ve el inglés o el español.
compendium-languages = Idiomas de trabajo
compendium-languages-hint = Son los que se ofrecen primero al escribir. Quitar uno no cambia ni oculta nada de lo ya escrito en él.
compendium-publishing = Qué pasa al aprobar una versión
compendium-publishing-hint = Vale para las decisiones que se tomen desde ahora. Lo ya aprobado y lo ya publicado queda como está.
compendium-publish-at-once = Se publica en el acto
compendium-publish-at-once-means = { $count ->
    [0] Ninguna sección espera ahora una decisión.
    [one] { $count } sección que espera una decisión se publicará en cuanto se apruebe.
   *[other] { $count } secciones que esperan una decisión se publicarán en cuanto se aprueben.
}
compendium-publish-later = Espera hasta que la Secretaría la publique
compendium-publish-later-means = { $count ->
    [0] Ninguna sección espera ahora una decisión.
    [one] { $count } sección que espera una decisión quedará aprobada sin publicarse.
   *[other] { $count } secciones que esperan una decisión quedarán aprobadas sin publicarse.
}
compendium-notice = Aviso en lo publicado
compendium-notice-hint = { $count ->
    [0] Se muestra con cada sección publicada y con los resultados de búsqueda. Ahora no hay ninguna publicada. Déjelo vacío si no hace falta.
    [one] Se muestra en el acto con la sección publicada y con los resultados de búsqueda. Déjelo vacío si no hace falta.
   *[other] Se muestra en el acto con las { $count } secciones publicadas y con los resultados de búsqueda. Déjelo vacío si no hace falta.
}
compendium-save = Guardar los ajustes
compendium-another = Otro compendio
compendium-another-means = Un compendio nuevo empieza sin capítulos y con el formulario que trae Acervo. Este no cambia.
compendium-new = Crear otro compendio
new-compendium-title = Compendio nuevo
new-compendium-lede = Empieza sin capítulos y con el formulario que trae Acervo. Después se agregan los capítulos y se ajusta el formulario.
compendium-create = Crear el compendio
slug-label = Nombre en las direcciones
slug-hint = Minúsculas, cifras y guiones. Si lo deja vacío, se forma a partir del título.
flash-compendium-created = Se creó el compendio. Agregue ahora sus capítulos.
flash-removed = Se quitó.

## Chapters

chapters-how = Mueva los capítulos con los botones o escriba su lugar, y guárdelos todos al final. Hasta entonces nada cambia.
chapters-none = Todavía no hay capítulos. Agregue el primero.
chapters-reach = { $count ->
    [0] Todavía no hay secciones en este compendio.
    [one] El orden y los títulos cambian en el acto también para la sección de este compendio, que se queda en su capítulo.
   *[other] El orden y los títulos cambian en el acto también para las { $count } secciones de este compendio, que se quedan en sus capítulos.
}
chapters-save = Guardar los capítulos
chapters-changed-meanwhile = Otra persona guardó los capítulos mientras usted los cambiaba. Nada de lo suyo se perdió: está aquí abajo, sin guardar. Mire los que hay ahora y decida si los reemplaza.
chapters-over = Reemplazar los capítulos que guardó la otra persona por estos
show-current = Ver los que hay ahora
chapter-add = Agregar un capítulo
chapter-edit = Cambiar los títulos
chapter-titles = Título del capítulo
chapter-untitled = Capítulo sin título
chapter-place = Lugar
chapter-sections = { $count ->
    [0] Sin secciones
    [one] { $count } sección
   *[other] { $count } secciones
}
chapter-remove = Quitar
chapter-stays = No se puede quitar: tiene o tuvo secciones.
chapter-in-use = El capítulo «{ $title }» tiene secciones, o versiones anteriores de algunas, y no se puede quitar. No se guardó nada: vuelva a cargar la página para recuperarlo.
move-up = Subir
move-down = Bajar
move-deeper = Un nivel más adentro
move-higher = Un nivel más afuera

## The template

template-lede = El formulario tiene { $count } campos.
template-how = Cada grupo es una página del formulario. Los campos se pueden agregar, explicar mejor y retirar, pero nunca borrar: lo que ya se escribió sigue legible.
template-preview = Ver el formulario como lo verán los autores
template-without-group = Sin grupo
template-order-means = El orden nuevo todavía no está guardado. Al guardarlo cambia para todas las secciones, también en las páginas publicadas.
template-save-order = Guardar el orden
template-leave-order = Dejarlo como estaba
template-changed-meanwhile = Otra persona cambió el formulario mientras usted lo editaba. Lo que escribió está aquí abajo, sin guardar. Compruebe que todavía vale y guárdelo otra vez: se agregará a lo que guardó la otra persona.
group-edit = Cambiar el grupo
group-empty = Este grupo no tiene campos y no aparece en el formulario.
group-add = Agregar un grupo
group-title = Grupo de campos
new-group-title = Grupo nuevo
group-label = Nombre del grupo
group-label-hint = Es el título de una página del formulario.
group-help = Qué tienen en común sus campos
group-help-hint = Se lee arriba de la página. Puede quedar vacío.
group-create = Agregar el grupo
group-save = Guardar el grupo
group-remove-heading = Quitar el grupo
group-removing = El grupo no tiene campos. Al quitarlo no se pierde nada de lo escrito.
group-remove = Quitar el grupo
group-stays = El grupo tiene campos y no se puede quitar. Antes llévelos a otro grupo.
field-add = Agregar un campo
field-is-required = obligatorio para presentar
field-is-retired = retirado
field-words = { $count ->
    [one] Hasta { $count } palabra
   *[other] Hasta { $count } palabras
}
field-used = Lo llenan { $count } de { $total } secciones
field-title = Campo del formulario
field-label = Nombre del campo
field-label-hint = Es lo que se pregunta y, en la página publicada, el título del texto.
field-help = Ayuda para llenarlo
field-help-hint = Una o dos frases, con un ejemplo. Puede quedar vacía.
field-group = Grupo
field-group-hint = La página del formulario en la que se pregunta.
field-required = Obligatorio para presentar
field-required-means = { $count ->
    [0] Todos los borradores lo llenan.
    [one] { $count } borrador no lo llena: si es obligatorio, se le pedirá la próxima vez que se presente. Lo publicado no cambia.
   *[other] { $count } borradores no lo llenan: si es obligatorio, se les pedirá la próxima vez que se presenten. Lo publicado no cambia.
}
field-max-words = Máximo de palabras
field-max-words-hint = Se comprueba al presentar. Vacío: sin límite.
field-max-length = Máximo de caracteres
field-max-length-hint = Se comprueba cada vez que se guarda: un texto más largo no se puede guardar.
field-max-items = Máximo de entradas
field-max-items-hint = Se comprueba cada vez que se guarda: una lista más larga no se puede guardar.
field-options = Opciones
field-list = Cambiar los nombres de las opciones en su lista
field-more-options = Opciones de la lista que el formulario no ofrece
field-more-options-hint = Marque las que se deben ofrecer. Una opción ofrecida ya no se puede quitar.
field-parts = Partes
field-item = Cómo se llama una fila
field-item-hint = Con su artículo, por ejemplo «un indicador»: así dice el botón que agrega una fila.
part-label = Nombre de la parte
part-help = Ayuda para llenarla
part-add = Agregar una parte
new-part-label = Nombre de la parte nueva
new-part-hint = Las filas que ya hay se quedan sin ella; no es obligatoria.
field-save = Guardar el campo
field-preview-button = Ver cómo queda
field-preview = Así lo verán los autores
field-retire-heading = Retirar el campo
field-retire = Retirar el campo
field-retiring = { $count ->
    [0] Nadie podrá llenarlo de nuevo. Ningún borrador lo llena ahora; lo publicado se sigue mostrando. Se puede volver a usar más tarde.
    [one] Nadie podrá llenarlo de nuevo. { $count } borrador conserva lo que escribió en él, y lo publicado se sigue mostrando. Se puede volver a usar más tarde.
   *[other] Nadie podrá llenarlo de nuevo. { $count } borradores conservan lo que escribieron en él, y lo publicado se sigue mostrando. Se puede volver a usar más tarde.
}
field-reinstate-heading = Volver a usar el campo
field-reinstate = Volver a usar el campo
field-reinstating = El campo vuelve al formulario y no es obligatorio.
new-field-title = Campo nuevo
new-field-lede = Un campo no se puede borrar ni cambiar de tipo después, solo retirar. Piense bien qué tipo necesita.
new-field-for-texts = Si es un texto
new-field-for-options = Si se elige de una lista
new-field-for-rows = Si son filas
new-field-options = Opciones, una por línea
new-field-options-hint = En el idioma en que lee esta página; los otros idiomas se agregan después, en la lista que se crea con el campo.
new-field-part = Nombre de la parte { $count }
field-name-heading = Nombre en los datos
field-name = Nombre en los datos exportados
field-name-hint = Minúsculas, cifras y guiones bajos. Si lo deja vacío, se forma a partir del nombre del campo.
field-create = Agregar el campo
field-kind = Qué se responde
field-kind-hint = No se puede cambiar después.
field-kind-text = Texto corto
field-kind-markdown = Texto largo con formato
field-kind-option = Una opción de una lista
field-kind-options = Varias opciones de una lista
field-kind-number = Número
field-kind-year = Año
field-kind-date = Fecha
field-kind-boolean = Sí o no
field-kind-link = Dirección web
field-kind-country = País
field-kind-countries = Países
field-kind-group = Partes que van juntas
field-kind-table = Filas con partes
field-kind-list = Lista
field-kind-hint-text = Una línea o unas pocas, por ejemplo un nombre.
field-kind-hint-markdown = Párrafos, con títulos, listas, cuadros y notas.
field-kind-hint-option = Se elige una sola.
field-kind-hint-options = Se marcan las que valen.
field-kind-hint-number = También con decimales.
field-kind-hint-year = De 1900 a 2100.
field-kind-hint-date = Un año, un mes o un día.
field-kind-hint-boolean = También se puede dejar sin responder.
field-kind-hint-link = Empieza con http:// o https://.
field-kind-hint-countries = Uno o varios países.
field-kind-hint-table = Cada fila tiene las mismas partes; se publica como cuadro.
effects-heading = Antes de guardar
effects-save = Guardar así
effect-required = { $count ->
    [one] { $count } borrador no llena este campo: se le pedirá la próxima vez que se presente.
   *[other] { $count } borradores no llenan este campo: se les pedirá la próxima vez que se presenten.
}
effect-fewer-words = { $count ->
    [one] { $count } borrador tiene más palabras: habrá que acortarlo antes de presentarlo.
   *[other] { $count } borradores tienen más palabras: habrá que acortarlos antes de presentarlos.
}
effect-shorter = { $count ->
    [one] { $count } borrador tiene un texto más largo: no se podrá guardar hasta que se acorte.
   *[other] { $count } borradores tienen un texto más largo: no se podrán guardar hasta que se acorte.
}
effect-fewer-items = { $count ->
    [one] { $count } borrador tiene más entradas: no se podrá guardar hasta que se quiten.
   *[other] { $count } borradores tienen más entradas: no se podrán guardar hasta que se quiten.
}
effect-retired = { $count ->
    [one] { $count } borrador llena este campo y conserva lo que escribió.
   *[other] { $count } borradores llenan este campo y conservan lo que escribieron.
}
preview-title = Vista del formulario
preview-lede = Así preguntará cada página. Lo que escriba aquí no se guarda.
preview-groups = Páginas del formulario
preview-optional = (opcional)
preview-add = Agregar { $item }
preview-add-row = Agregar una fila
answer-yes = Sí
answer-no = No

## Vocabularies

vocabularies-title = Vocabularios
vocabularies-lede = Los nombres de lo que se puede elegir en el formulario y en los filtros de la búsqueda.
vocabulary-terms = { $count ->
    [one] { $count } opción
   *[other] { $count } opciones
}
vocabulary-terms-found = { $count } de { $total } opciones contienen «{ $q }»
vocabulary-used-in = En el formulario: { $fields }
vocabulary-used-by-site = La usan las páginas mismas, no un campo del formulario.
vocabulary-where = Dónde se usa
vocabulary-offered = Una opción nueva se puede elegir cuando el campo la ofrece: márquela allí después de agregarla aquí.
vocabulary-terms-heading = Opciones
vocabulary-filter = Buscar en esta lista
filter-button = Buscar
filter-none = Mostrar todo
vocabulary-title = Título de la lista
vocabulary-save-title = Guardar el título
vocabulary-changed-meanwhile = Otra persona cambió esta lista mientras usted la editaba. Lo suyo está aquí, sin guardar. Compruebe que todavía vale y guárdelo otra vez: se agregará a lo que guardó la otra persona.
term-add = Agregar una opción
term-title = Opción
new-term-title = Opción nueva
term-labels = Nombre
term-labels-hint = Cambia en el acto en todas las páginas y en todas las secciones que la eligieron.
term-place = Lugar en la lista
term-place-hint = De 1 a { $count }.
term-value = Nombre en los datos exportados
term-value-hint = No se puede cambiar después. Si lo deja vacío, se forma a partir del nombre.
term-sections = { $count ->
    [0] Ninguna sección la elige
    [one] { $count } sección la elige
   *[other] { $count } secciones la eligen
}
term-changed-meanwhile = Otra persona cambió esta opción mientras usted la editaba. Lo que escribió está aquí, sin guardar. Mire cómo está ahora la opción y decida si quiere reemplazarla.
term-over = Reemplazar lo que guardó la otra persona por esto
term-members = Países participantes
term-members-hint = Las páginas de los países y el filtro por organismo usan estos datos. Escriba el año (2012), el año y el mes (2012-07) o el día (2012-07-31). «Hasta» es el primer día en que ya no valía: déjelo en blanco mientras la participación continúe. Si un país pasa a participar de otra forma, indique en su fila hasta cuándo y agregue otra fila.
term-region-hint = Las páginas de los países y el filtro por subregión usan estos datos.
term-member-country = País
term-member-status = Participación
term-member-from = Desde
term-member-until = Hasta
term-member-new = País nuevo
term-member-add = Agregar un país
term-member-choose = Elija un país
term-member-status-choose = Elija cómo participa el país.
term-member-date = Escriba el año (2012), el año y el mes (2012-07) o el día (2012-07-31).
term-show-current = Ver cómo está ahora
term-removed-meanwhile = Otra persona quitó esta opción mientras usted la editaba. Lo que escribió está aquí: si la guarda, se agrega de nuevo.
term-changed-before-removal = Otra persona cambió esta opción hace un momento. Mírela antes de quitarla.
term-region-twice = Este país ya figura en la lista. Quite una de las dos filas.
term-save = Guardar la opción
term-create = Agregar la opción
term-remove-heading = Quitar la opción
term-removing-group = Dejará de figurar en las páginas de los países, en los filtros y en los cuadros.
term-removing = { $count ->
    [0] Ninguna sección la elige. Si un campo la ofrece, se seguirá ofreciendo sin nombre.
    [one] { $count } sección la elige: la conserva, pero en su página se verá el nombre de los datos en lugar de este, y el filtro de la búsqueda también lo mostrará así.
   *[other] { $count } secciones la eligen: la conservan, pero en sus páginas se verá el nombre de los datos en lugar de este, y el filtro de la búsqueda también lo mostrará así.
}
term-remove = Quitar la opción
