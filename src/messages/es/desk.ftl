# La mesa de edición: lo que espera, la búsqueda y la decisión.
desk-title = Mesa de edición
desk-waiting-count =
    { $count ->
        [0] Ninguna sección espera una decisión.
        [one] Una sección espera una decisión.
       *[other] { $count } secciones esperan una decisión.
    }
desk-oldest =
    { $count ->
        [0] La más antigua llegó hoy.
        [one] La más antigua, desde hace 1 día.
       *[other] La más antigua, desde hace { $count } días.
    }
desk-waits =
    { $count ->
        [0] Llegó hoy.
        [one] Espera decisión desde hace 1 día.
       *[other] Espera decisión desde hace { $count } días.
    }
desk-ago =
    { $count ->
        [0] hoy
        [one] hace 1 día
       *[other] hace { $count } días
    }
desk-day = { $date }, { $ago }
desk-untitled = Sección sin título
desk-search-label = Buscar en todas las secciones, también las no publicadas
desk-filter = Ver solo una parte
desk-filter-button = Aplicar
desk-filter-none = Quitar los filtros
desk-filter-stage = Situación
desk-filter-chapter = Capítulo
desk-filter-country = País de la institución
desk-filter-practice-country = País de la práctica
desk-filter-institution = Institución
desk-any = Todos
desk-mine-title = Esperan su decisión
desk-mine-none = No hay nada que usted tenga que decidir aquí.
desk-others-title = Esperan la decisión de otra persona
desk-others-what = Quien escribe no decide sobre lo que escribió. Usted puede leerlas; la decisión la toma otra persona de la Secretaría.
desk-waiting-title = Esperan decisión
desk-unpublished-title = Aprobadas, sin publicar
desk-unpublished-none = Ninguna sección aprobada espera su publicación.
desk-returned-title = Con la institución
desk-returned-none = Ninguna institución está haciendo cambios pedidos.
desk-decided-title = Últimas decisiones
desk-decided-none = Todavía no se ha tomado ninguna decisión.
desk-to-rejected = Secciones rechazadas
desk-to-all = Todas las secciones
desk-table = Cuadro:
desk-column-section = Sección e institución
desk-column-round = Ronda
desk-column-since = Espera desde
desk-column-public = A la vista de todos
desk-column-approved = Aprobada
desk-column-why = Por qué
desk-column-decision = Decisión
desk-column-when = Cuándo
desk-round = Ronda { $round }, versión { $version }
desk-not-published = Nada
desk-older-published = La versión { $version }
desk-changes-requested = Cambios pedidos
desk-outcome-approved = Aprobada
desk-outcome-changes-requested = Cambios pedidos
desk-outcome-rejected = Rechazada
desk-outcome-withdrawn = Retirada
desk-decided-by = { $outcome }, por { $name }
desk-four-eyes-member = Usted pertenece a esta institución. Decide otra persona de la Secretaría.
desk-four-eyes-wrote = Usted escribió parte de este texto. Decide otra persona de la Secretaría.
desk-four-eyes-what = Toda decisión la toma alguien que no escribió el texto ni pertenece a la institución. No hay excepciones.
desk-four-eyes-refused = No se tomó ninguna decisión: no le corresponde decidir sobre esta sección. Pídaselo a otra persona de la Secretaría.
desk-search-title = Buscar en todas las secciones
desk-found =
    { $count ->
        [0] Ninguna sección
        [one] 1 sección
       *[other] { $count } secciones
    }
desk-found-none = Ninguna sección corresponde a lo que busca. Pruebe con otras palabras o quite filtros. Los borradores que nunca se presentaron no aparecen aquí.
desk-index-incomplete = El índice todavía se está llenando: puede haber más secciones.
desk-to-filters = Filtrar por situación, capítulo, país o institución
desk-range = { $first } a { $last } de { $total }
desk-submitted = presentada el { $day }
desk-submitted-on = Presentada el { $date }.
desk-stage-draft = La institución la está escribiendo.
desk-stage-submitted = Espera decisión.
desk-stage-in-review = Espera decisión.
desk-stage-changes-requested = Se pidieron cambios: la tiene la institución.
desk-stage-approved = Está aprobada.
desk-stage-rejected = Fue rechazada y está cerrada.
desk-state-draft = Con la institución
desk-state-submitted = Espera decisión
desk-state-in-review = Espera decisión
desk-state-changes-requested = Cambios pedidos
desk-state-approved = Aprobada
desk-state-rejected = Rechazada
desk-to-changes = Qué cambió
desk-to-public = Como la verá el público
desk-to-decision = Ir a la decisión
desk-versions = Versiones
desk-record-title = Registro
desk-changes-title = Qué cambió desde la versión { $version }, la última sobre la que se decidió
desk-asked-on = Se respondió el { $date }:
desk-to-compare = Ver las dos versiones, también lado a lado
desk-first-version = Es la primera vez que se decide sobre esta sección: no hay una versión anterior con la que compararla.
desk-public-title = Como la verá el público
desk-say-what-for = Debajo de cada campo puede decir qué hay que cambiar en él. Se envía con la decisión, y la institución lo lee junto al campo.
desk-say-here = Decir qué cambiar aquí
desk-say-what = Qué cambiar en
desk-empty-fields =
    { $count ->
        [one] 1 campo vacío
       *[other] { $count } campos vacíos
    }
desk-nothing-released = La institución retiró lo que había presentado: no hay nada que leer aquí.
desk-your-decision = Su decisión
desk-about-version = Sobre la versión { $version }, tal como se lee en esta página.
desk-approve = Aprobar
desk-approve-what = No se publica todavía: después la publica alguien de la Secretaría.
desk-approve-publishes = Se publica de inmediato, a la vista de todos.
desk-request-changes = Pedir cambios
desk-request-changes-what = Vuelve a la institución. No se publica nada nuevo.
desk-reject = Rechazar
desk-reject-what = Se cierra. Solo la Secretaría puede reabrirla.
desk-maturity = Madurez, si aprueba
desk-maturity-none = Sin indicar
desk-message = Razones para la institución
desk-message-hint = Las leen sus autores y quedan en el registro. Si aprueba, no hacen falta.
desk-no-way-back = Se avisa a la institución por correo. Una vez enviada, la decisión no se puede retirar.
desk-send-decision = Enviar la decisión
desk-version-moved = No se tomó ninguna decisión: entretanto la institución presentó una versión más nueva, que es la que se lee ahora en esta página. Léala de nuevo; lo que usted escribió sigue aquí.
desk-decided-already = No se hizo nada: entretanto la sección cambió de situación. El registro dice qué pasó.
desk-publish-moved = No se publicó nada: entretanto se aprobó otra versión, que es la que se lee ahora en esta página. Léala y publíquela si corresponde.
desk-lost = Esto había escrito usted. Cópielo si todavía lo necesita.
desk-to-published = Ver la versión publicada
desk-publish-what = La versión { $version } está aprobada y no está a la vista. Al publicarla la ven todos, y sustituye a la que hubiera antes.
desk-publish = Publicar
desk-reopen-what = Si se reabre, la institución puede volver a escribirla y presentarla. No se publica nada.
desk-reopen = Reabrir
desk-unpublish-ask = Retirar de la vista pública…
desk-unpublish-what = Deja de verse de inmediato. En su dirección quedan solo el título, la institución y la fecha. Se avisa a la institución por correo. Se puede volver a publicar.
desk-unpublish-reason = Por qué se retira
desk-unpublish-reason-hint = Lo leen la institución y la Secretaría, no el público.
desk-unpublish = Retirar de la vista pública
desk-did-by = { $date }, { $name }
desk-did-create = Creada, versión { $version }
desk-did-save = Versión { $version } guardada
desk-did-restore = Texto de antes recuperado, versión { $version }
desk-did-move = Pasada a otro capítulo
desk-did-submit = Presentada, ronda { $round }, versión { $version }
desk-did-withdraw = Retirada por la institución, ronda { $round }
desk-did-approve = Aprobada, versión { $version }
desk-did-request-changes = Cambios pedidos
desk-did-reject = Rechazada
desk-did-publish = Publicada, versión { $version }
desk-did-unpublish = Retirada de la vista pública
desk-did-reopen = Reabierta
desk-did-change-contact = Contacto cambiado
desk-did-change-adapted-from = Origen de la práctica cambiado
flash-approved-and-published = La sección se aprobó y está publicada. Se avisa a la institución.
flash-approved = La sección se aprobó. Falta publicarla. Se avisa a la institución.
flash-changes-requested = Se pidieron los cambios. La sección está de nuevo con la institución.
flash-rejected = La sección se rechazó y está cerrada. Se avisa a la institución.
flash-published = La sección está publicada.
flash-taken-down = La sección ya no está a la vista del público.
flash-reopened = La sección se reabrió. La institución puede volver a escribirla.
