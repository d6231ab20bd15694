# Lo que escribe una institución: su lista de secciones, una sección, y lo que hacen quienes la escriben.
flash-draft-made = Se creó el borrador.
flash-submitted = La sección se presentó a la Secretaría.
flash-withdrawn = La sección se retiró: vuelve a ser un borrador de su institución.
flash-version-restored = El texto de la versión anterior es otra vez el actual.
flash-draft-deleted = El borrador se eliminó. Durante 30 días puede recuperarlo al final de esta lista.
flash-draft-back = Se recuperó el borrador.
flash-unpublished = La práctica ya no está publicada.
flash-contact-saved = Se guardó el contacto.
flash-adapted-from-saved = Se guardó de qué prácticas se adaptó esta.

when-today = hoy
when-yesterday = ayer
when-days-ago = { $count ->
    [one] hace un día
   *[other] hace { $count } días
}
when-on = el { $date }
when-today-at = hoy a las { $time }

work-title = Mi trabajo
work-lede = { $count ->
    [0] Ninguna sección espera algo de usted en este momento.
    [one] Una sección espera algo de usted.
   *[other] { $count } secciones esperan algo de usted.
}
work-new-link = Escribir una sección nueva
work-import-link = Subir un informe
work-to-all = Volver a todo mi trabajo
work-part-turn = Le toca a usted
work-part-waiting = Espera a otra persona
work-part-published = Publicado
work-part-closed = Cerrado
work-part-deleted = Eliminado
work-bring-back = Recuperar
work-all-of-part = Ver las { $count }
work-pages = Páginas de la lista
work-first-page = Volver al principio
work-next-page = Página siguiente
work-none = Su institución todavía no tiene ninguna sección.
work-none-how = Escriba una desde el principio, o suba un informe en Word, Markdown o texto: de él se toma todo lo que se pueda leer, y después lo completa.
work-colleagues = Colegas
work-colleagues-what = Para escribir juntos, cada persona necesita su propia cuenta. Usted puede invitar a quienes trabajan en su institución.
work-invite = Invitar a colegas de { $institution }
work-untitled = Sin título
work-leave = Volver sin cambiar nada
work-status-correct = Corregir
work-status-ready = Revisar y presentar
work-status-write = Seguir escribiendo
work-status-waiting = Espera la decisión
work-status-review = En revisión
work-status-published = Publicada
work-status-unpublished = Retirada
work-status-approved = Aprobada
work-status-closed = Rechazada
work-still-published = La versión { $version } sigue publicada.
work-kept = Texto suyo guardado { $when }; aún no es una versión.
work-missing = { $count ->
    [one] Falta 1 de { $required } campos obligatorios.
   *[other] Faltan { $count } de { $required } campos obligatorios.
}
work-faulty = { $count ->
    [one] Hay 1 campo por corregir.
   *[other] Hay { $count } campos por corregir.
}
work-said-saved = Borrador. Versión { $version }, de { $who }, { $when }.
work-said-submitted = { $who } la presentó { $when }. Ronda { $round }, versión { $version }.
work-said-changes = La Secretaría ({ $who }) pidió cambios { $when }. Ronda { $round }, versión { $version }.
work-said-corrected = { $who } guardó después la versión { $version }, { $when }.
work-said-approved = La Secretaría ({ $who }) la aprobó { $when } y todavía no la publicó. Ronda { $round }, versión { $version }.
work-said-rejected = La Secretaría ({ $who }) la rechazó { $when }. Ronda { $round }, versión { $version }.
work-said-withdrawn = { $who } la retiró { $when }. Ronda { $round }, versión { $version }.
work-said-published = Versión { $version }, publicada el { $date }.
work-said-unpublished = Se retiró de la publicación { $when }: { $reason }
work-said-deleted = Borrador eliminado { $when }. Puede recuperarlo hasta el { $date }.

place-institution = Institución
place-institution-none = Elija una institución
place-chapter = Capítulo
place-chapter-hint = El del documento en el que debe estar la práctica. Se puede cambiar después.
place-chapter-none = Elija un capítulo
place-language = Idioma en que está escrita
place-language-hint = No se puede cambiar después: cada versión queda ligada a su idioma.
place-language-other = Otro idioma
place-other-language = Código de otro idioma
place-other-language-hint = Solo si eligió «Otro idioma»: por ejemplo, «ay» para el aimara.

new-title = Una sección nueva
new-lede = Basta con el título y su lugar en el documento. Lo demás se completa después, en el orden que prefiera.
new-title-label = Título de la práctica
new-title-hint = Breve y claro para quien no la conoce. Se puede cambiar después.
new-button = Crear el borrador
new-after = El borrador solo lo ve su institución, hasta que lo presente.
new-import = Si ya tiene un informe escrito, súbalo.

import-title = Subir un informe
import-lede = De su informe se toma el texto, con títulos, listas, cuadros y notas. Después ve qué se leyó y qué no, y completa los campos que faltan.
import-file = Archivo
import-file-hint = Word (.docx), Markdown o texto sin formato, hasta 50 MB.
import-button = Subir el informe
import-after = El archivo se conserva tal como está, y podrá volver a descargarlo. Lo que resulta es un borrador que solo ve su institución.
import-too-large = El archivo es demasiado grande: puede tener hasta { $count } MB. Reduzca sus imágenes o divídalo.
import-one-at-a-time = Ya se está subiendo otro archivo desde su cuenta. Espere un momento a que termine y vuelva a intentarlo.

imported-title = Lo que se leyó de su informe
imported-lede = El borrador ya está guardado en { $institution }. Compruebe el título y el idioma, y mire qué no se pudo leer.
imported-confirm = Título e idioma
imported-title-hint = Se tomó del primer título del informe.
imported-title-none = En el informe no se encontró ningún título. Escriba uno.
imported-language = Idioma: { $language }.
imported-button = Está bien, completar el formulario
imported-later = Dejarlo para después
imported-unread = Lo que no se leyó
imported-unread-nothing = Se leyó todo.
imported-unread-what = Esto está en su archivo y no en el borrador. Si es importante, añádalo a mano.
imported-unread-part = { $label } ({ $count })
imported-original = Descargar el archivo original
imported-original-what = Se conserva tal como lo subió.
imported-read = Lo que se leyó
imported-words = { $count ->
    [one] 1 palabra
   *[other] { $count } palabras
}

overview-go-on = Seguir escribiendo
overview-tasks = El formulario
overview-submit = Revisar y presentar
overview-text = El texto
overview-read = Leer la versión { $version }
overview-acts = Otras acciones
overview-versions = Todas las versiones
overview-asked = Lo que pidió la Secretaría
overview-rejected = Por qué la rechazó la Secretaría
overview-asked-by = { $who }, { $when }, sobre la versión { $version }
overview-version-moved = Entretanto alguien guardó otra versión, y no se cambió nada. Así está la sección ahora.
overview-stage-moved = Esto no es posible ahora: la sección está en otra etapa que cuando usted abrió la página. No se cambió nada; así está ahora.
overview-lede-draft = La escribe su institución. Cuando esté completa, preséntela a la Secretaría.
overview-lede-next-draft = Un borrador nuevo junto a la versión publicada, que se sigue viendo hasta que la Secretaría apruebe otra.
overview-lede-submitted = La tiene la Secretaría. Mientras decide, el texto no se puede cambiar; si falta algo, puede retirarla.
overview-lede-review = La están revisando. Mientras tanto el texto no se puede cambiar; si falta algo, puede retirarla.
overview-lede-changes = La Secretaría pidió cambios. Corrija lo señalado y preséntela de nuevo; se aprueba siempre una versión exacta.
overview-lede-published = Está publicada. Puede preparar otra versión sin que esta deje de verse.
overview-lede-unpublished = Estuvo publicada y se retiró. Su texto sigue aquí, para su institución.
overview-lede-approved = Está aprobada y espera a que la Secretaría la publique.
overview-lede-rejected = La Secretaría la rechazó. Solo la Secretaría puede reabrirla.
overview-ready = Está completa. Lea todas las respuestas una vez más y preséntela.
overview-not-ready = Todavía no se puede presentar. { $lacks }
overview-submit-button = Revisar las respuestas y presentar
overview-check-button = Leer todas las respuestas
overview-act-withdraw = Retirarla
overview-act-withdraw-what = Para corregir algo antes de que la Secretaría decida.
overview-act-new-draft = Preparar una versión nueva
overview-act-new-draft-what = La versión publicada se sigue viendo, tal como está, hasta que la Secretaría apruebe la nueva.
overview-act-compare = Ver qué cambió
overview-act-contact-add = Añadir un contacto
overview-act-contact-add-what = La persona u oficina a la que se puede preguntar por la práctica.
overview-act-contact-change = Cambiar el contacto
overview-act-contact-change-what = La persona u oficina a la que se puede preguntar por la práctica.
overview-act-adapted-from = Decir de qué prácticas se adaptó
overview-act-adapted-from-what = Si se inspiró en prácticas publicadas de otros países.
overview-act-original = Descargar el archivo original
overview-act-original-what = El informe del que se hizo, tal como se subió.
overview-act-public = Verla como la ve todo el mundo
overview-act-unpublish = Retirarla de la publicación
overview-act-unpublish-what = Deja de verse, con una razón que consta.
overview-act-delete = Eliminar este borrador
overview-act-delete-what = Puede recuperarlo durante 30 días.

task-body = Texto libre
task-body-what = Voluntario, para lo que no cabe en los campos.
task-commented = La Secretaría dejó un comentario.
task-optional = Sin empezar
task-written = Con texto
task-complete = Completo
task-asked = La Secretaría comenta: { $list }.
task-missing = Falta: { $list }.
task-faulty = Por corregir: { $list }.
task-status-missing = { $count ->
    [one] Falta 1 campo
   *[other] Faltan { $count } campos
}
task-status-faulty = Por corregir
task-comments = { $count ->
    [one] 1 comentario
   *[other] { $count } comentarios
}
task-and-more = { $names } y { $count } más

timeline-title = Quién la tiene
timeline-earlier = { $count ->
    [one] Una ronda anterior
   *[other] { $count } rondas anteriores
}
timeline-draft = Borrador
timeline-who-when = { $who }, { $date }
timeline-when = { $date }
timeline-secretariat-when = { $who }, Secretaría, { $date }
timeline-version-when = Versión { $version }, { $date }
timeline-submitted = Presentada
timeline-submitted-text = { $who }, { $date }. Ronda { $round }, versión { $version }
timeline-withdrawn = Retirada por su institución
timeline-approved = Aprobada
timeline-changes = Cambios pedidos
timeline-rejected = Rechazada
timeline-reasons = { $count ->
    [one] 1 comentario sobre un campo
   *[other] { $count } comentarios sobre campos
}
timeline-published = Publicada
timeline-unpublished = Retirada de la publicación
timeline-with-institution = La tiene su institución
timeline-with-secretariat = La tiene la Secretaría
timeline-nobody = Está publicada
timeline-not-public = No está publicada
timeline-to-be-published = Espera su publicación
timeline-closed = Está cerrada
timeline-last-version = Última versión: la { $version }, de { $who }, { $when }
timeline-since = Desde: { $when }
timeline-next-submit = Presentar a la Secretaría
timeline-next-submit-text = cuando esté completa
timeline-next-decision = Decisión de la Secretaría
timeline-next-decision-text = aprobar, pedir cambios o rechazar
timeline-took = { $count ->
    [0] en la ronda { $round } fue el mismo día
    [one] en la ronda { $round } tardó 1 día
   *[other] en la ronda { $round } tardó { $count } días
}

submit-title = Revisar y presentar
submit-back = Volver a la sección
submit-lede = Así leerá la Secretaría la versión { $version }, y después todo el mundo. Compruebe cada respuesta.
submit-kept = { $kept } No se presenta.
submit-save-first = Guardarlo primero como versión
submit-lacking = { $count ->
    [one] Todavía no se puede presentar: hay una cosa por completar o corregir
   *[other] Todavía no se puede presentar: hay { $count } cosas por completar o corregir
}
submit-change = Cambiar
submit-none = No indicado: hace falta para presentar
submit-none-optional = No indicado
submit-act = Presentar a la Secretaría
submit-not-yet = Cuando todo lo señalado arriba esté completo, aquí podrá presentar la sección.
submit-message = Mensaje a la Secretaría
submit-message-hint = Voluntario: por ejemplo, qué cambió desde la última ronda.
submit-follows-1 = Se presenta exactamente esta versión. La Secretaría recibe un aviso por correo y decide sobre ella.
submit-follows-2 = Hasta la decisión, nadie puede cambiar el texto; su institución puede retirarla.
submit-follows-3 = La Secretaría puede aprobarla, pedir cambios o rechazarla, y su institución recibe la decisión por correo.
submit-follows-4 = Si se aprueba, se publica en nombre de su institución, sin cambiar ni una letra.
submit-button = Presentar la versión { $version }
submit-incomplete = No se presentó: falta completar o corregir lo que se señala abajo.
submit-version-moved = No se presentó, porque entretanto alguien guardó otra versión. Esta es la nueva: revísela y preséntela.

act-follows = Qué pasa después
act-withdraw-title = Retirar la sección
act-withdraw-what = Así su institución puede corregir el texto antes de que la Secretaría decida.
act-withdraw-reason = Razón
act-withdraw-reason-hint = Queda en el historial de su institución. La Secretaría solo ve que la retiró.
act-withdraw-follows-1 = La sección vuelve a ser un borrador de su institución.
act-withdraw-follows-2 = La Secretaría deja de ver la versión presentada; consta que hubo una ronda.
act-withdraw-follows-3 = Puede presentarla de nuevo cuando quiera, en otra ronda.
act-withdraw-button = Retirar la sección
act-restore-title = Volver al texto de la versión { $version }
act-restore-what = Ninguna versión se pierde: el texto anterior se guarda como una versión nueva.
act-restore-message = Mensaje sobre la versión nueva
act-restore-message-hint = Voluntario: por ejemplo, por qué se vuelve a ese texto.
act-restore-follows-1 = Se crea una versión nueva con el texto de aquella.
act-restore-follows-2 = Las versiones que vinieron después se conservan y se pueden leer.
act-restore-follows-3 = Si la sección está publicada, lo publicado no cambia.
act-restore-button = Volver a la versión { $version }
act-delete-title = Eliminar el borrador
act-delete-what = Desaparece de la lista de su institución. Nadie más lo había visto.
act-delete-follows-1 = Durante 30 días, cualquier persona de su institución puede recuperarlo desde «Mi trabajo».
act-delete-follows-2 = Después se borra con todas sus versiones, y no hay vuelta atrás.
act-delete-button = Eliminar el borrador
act-unpublish-title = Retirar la práctica de la publicación
act-unpublish-what = Deja de verse en las páginas, en las búsquedas y en los datos abiertos.
act-unpublish-reason = Razón
act-unpublish-reason-hint = La ven su institución y la Secretaría.
act-unpublish-follows-1 = Su dirección dice que la práctica estuvo publicada, de quién era y que se retiró.
act-unpublish-follows-2 = Quien ya la haya citado o descargado conserva lo que tiene.
act-unpublish-follows-3 = Para volver a publicarla, decide la Secretaría.
act-unpublish-button = Retirarla de la publicación
act-contact-title = Contacto de la práctica
act-contact-what = La persona u oficina a la que se puede preguntar. No forma parte de las versiones: un cambio vale en seguida.
act-contact-button = Guardar el contacto
contact-name = Nombre de la persona u oficina
contact-name-hint = Mejor una oficina, que permanece aunque cambien las personas.
contact-email = Correo electrónico
contact-public = Mostrarlo a todo el mundo
contact-public-hint = Si no, lo ven solo su institución y la Secretaría.

adapting-title = De qué prácticas se adaptó
adapting-lede = Si esta práctica se inspiró en otras publicadas aquí, nómbrelas. Quien las lea verá también la suya.
adapting-chosen = Elegidas
adapting-none = Ninguna.
adapting-remove = Quitar
adapting-unsaved = La lista todavía no está guardada.
adapting-save = Guardar la lista
adapting-follows = Se guarda como una versión nueva con el mismo texto, y se verá cuando esa versión se apruebe. Diez prácticas como máximo.
adapting-find = Buscar
adapting-find-label = Palabras, un país o una institución
adapting-find-button = Buscar prácticas
adapting-nothing-found = No se encontró ninguna práctica publicada. Pruebe con otras palabras.
adapting-found = { $count ->
    [one] Se encontró 1 práctica.
   *[other] Las primeras { $count } prácticas que se encontraron.
}
adapting-add = Elegir
adapting-is-chosen = Elegida
adapting-gone = Una práctica que ya no está publicada
