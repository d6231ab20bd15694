# Las ediciones en preparación: lo que ven y llenan los editores. Todos los idiomas tienen los mismos textos con las mismas variables.

desk-nav = Mesa de edición
desk-nav-sections = Decisiones
desk-nav-all = Todas las secciones
editions-prepare = Ir a la preparación de esta edición
edesk-title = Ediciones
edesk-lede = El documento marco se prepara aquí: se eligen las prácticas, se escriben los textos de la Secretaría y, cuando todo está listo, se fija una edición con su número.
edesk-new = Preparar una edición
edesk-none = Todavía no hay ninguna edición. Prepare la primera: bastan un título y un idioma para empezar.
edesk-changed = Último cambio: { $date }
edesk-is-draft = Borrador. Solo lo ven los editores.
edesk-is-correction = Borrador de una corrección. Solo lo ven los editores.
edesk-is-candidate = Candidata. Las instituciones la pueden leer hasta el { $date }.
edesk-is-candidate-over = Candidata. Las instituciones la pudieron leer hasta el { $date }.
edesk-is-frozen = Edición { $number }, fijada con fecha { $date }.
edesk-frozen-title = Esta edición ya no se puede cambiar
edesk-frozen-lede = La edición { $number }, con fecha { $date }, está fijada y queda como está. No se guardó nada. Para corregirla, prepare una corrección.
edesk-frozen-what = Está fijada: no cambia nunca más. Todos pueden leerla, descargarla y citarla.
edesk-to-public = Leerla y descargar sus archivos
edesk-typed = Lo que usted había escrito
edesk-typed-what = No se guardó. Cópielo si lo necesita para la corrección.
edesk-correct = Preparar una corrección
edesk-correct-lede = Se crea un borrador a partir de la edición { $number }, del { $date }. La edición misma no cambia.
edesk-correct-same = Tiene los mismos textos, los mismos créditos y la misma selección de prácticas.
edesk-correct-now = Las prácticas son las que están publicadas ahora, en su versión actual.
edesk-correct-number = Al fijarla recibe un número como 1.1 y dice, en cada idioma, qué cambió.
edesk-correct-begin = Crear el borrador
edesk-new-title = Preparar una edición
edesk-new-lede = Se crea un borrador que solo ven los editores. Todo lo que llene aquí se puede cambiar hasta que la edición se fije.
edesk-new-fresh = Una edición nueva
edesk-new-compendium = Elija primero para qué documento es.
edesk-new-correction = O una corrección
edesk-correction-what = Si en una edición fijada hay un error, elíjala aquí. La corrección parte de sus textos.
edesk-create = Crear el borrador
edesk-heading = Título, idiomas y capítulos
edesk-heading-title = Título
edesk-heading-title-hint = Está en la cubierta. Hace falta en cada idioma de la edición antes de fijarla. Como máximo 300 caracteres.
edesk-heading-subtitle = Subtítulo
edesk-heading-subtitle-hint = No es obligatorio.
edesk-languages = Idiomas
edesk-languages-hint = Por cada idioma se hace un libro. Las prácticas aparecen siempre en el idioma en que se escribieron. Si quita un idioma, sus textos quedan guardados, pero no se imprimen.
edesk-languages-fault = Elija al menos un idioma.
edesk-main = Idioma principal
edesk-chapters = Capítulos
edesk-chapters-hint = Un capítulo elegido incluye los que están dentro de él. Los capítulos sin prácticas ni introducción no se imprimen.
edesk-chapters-all = Todos los capítulos
edesk-chapters-some = Solo estos:
edesk-chapters-fault = Elija al menos un capítulo, o todos.
edesk-title-fault = Escriba un título en al menos un idioma.
edesk-chapters-count =
    { $count ->
        [0] Ningún capítulo
        [one] 1 capítulo
       *[other] { $count } capítulos
    }
edesk-save = Guardar
edesk-save-mine = Guardar lo mío en su lugar
edesk-moved = No se guardó nada: entretanto otra persona cambió lo mismo. Abajo dice qué está guardado ahora. En el formulario sigue lo que usted escribió: tome de ambos lo que haga falta y guárdelo.
edesk-moved-text = No se guardó nada: entretanto otra persona cambió este texto. Abajo se ve en qué difiere el suyo del que está guardado. En el cuadro sigue lo que usted escribió: complételo si hace falta y guárdelo.
edesk-moved-summary = No se hizo nada: desde que abrió esta página, la edición o las prácticas publicadas cambiaron. El resumen está al día. Revíselo y confirme de nuevo.
edesk-became-candidate = No se guardó nada: entretanto otra persona hizo candidata la edición. Lo que usted escribió sigue en el formulario. Si lo guarda, la edición vuelve a ser un borrador y las instituciones dejan de verla.
edesk-moved-title = Lo que está guardado ahora
edesk-nothing = (nada)
edesk-fewer = Otra persona quitó datos que siguen en su formulario.
edesk-saved = El texto guardado
edesk-typed-now = El texto de usted
edesk-saved-in = Está en la edición.
edesk-saved-out = Está fuera de la edición.
edesk-saved-order = Sus prácticas tienen otro orden.
edesk-saved-same = Lo que está guardado es igual a lo que usted eligió.
edesk-candidate-changes = Esta edición es candidata. Si guarda un cambio, vuelve a ser un borrador y las instituciones dejan de verla hasta que usted la haga candidata de nuevo.
edesk-preview = Verla como libro
edesk-to-finish = Terminar la edición
edesk-group-cover = Cubierta
edesk-group-imprint = Créditos de la edición
edesk-group-opening = Antes de las prácticas
edesk-group-practices = Prácticas
edesk-group-chapters = Introducciones de los capítulos
edesk-group-end = Al final
edesk-group-finish = Terminar
edesk-state-written = Escrito
edesk-state-missing = Falta en este idioma
edesk-state-optional = Opcional
edesk-state-required = Necesario
edesk-state-begun = Con datos
edesk-state-ready = Listo
edesk-foreword = Prólogo { $number }
edesk-foreword-add = Añadir un prólogo
edesk-signed-by = Firma: { $name }. Se cambia en los datos de los créditos.
edesk-unsigned = Sin firma. Quien lo firma se indica en los datos de los créditos.
edesk-part-imprint-notes = Notas de los créditos
edesk-part-disclaimers = Descargos de responsabilidad
edesk-part-acknowledgements = Agradecimientos
edesk-part-notes = Notas para la lectura
edesk-part-summary = Resumen ejecutivo
edesk-part-mandate = Mandato
edesk-part-errata = Correcciones de ediciones anteriores
edesk-what-imprint-notes = Lo que haya que decir en los créditos además de los datos.
edesk-what-disclaimers = Si no escribe nada, se imprimen los habituales: sobre las opiniones y sobre las denominaciones y fronteras.
edesk-what-acknowledgements = A quiénes se agradece.
edesk-what-notes = Cómo leer el documento: método, selección, fechas, monedas. Se imprime después de lo que Acervo dice por sí mismo: cuántas prácticas hay y hasta qué día.
edesk-what-summary = Lo que hay que saber si solo se leen dos páginas.
edesk-what-introduction = Se imprime al comienzo del capítulo, antes de sus prácticas.
edesk-what-mandate = El texto que encargó este documento.
edesk-what-errata = Qué se corrige respecto de ediciones anteriores.
edesk-chapter-practices =
    { $count ->
        [0] Sin prácticas; se imprime solo si tiene una introducción.
        [one] 1 práctica
       *[other] { $count } prácticas
    }
edesk-practices =
    { $count ->
        [0] Ninguna práctica está en la edición.
        [one] 1 práctica está en la edición.
       *[other] { $count } prácticas están en la edición.
    }
edesk-left-out =
    { $count ->
        [0] Ninguna queda fuera.
        [one] 1 queda fuera.
       *[other] { $count } quedan fuera.
    }
edesk-isbns =
    { $count ->
        [0] Sin ISBN
        [one] 1 ISBN
       *[other] { $count } ISBN
    }
edesk-imprint = Datos de los créditos
edesk-imprint-link = Llenar los datos
edesk-imprint-what = Quién publica, números, licencia, contacto y quién firma los prólogos.
edesk-imprint-lede = Nada de esto es obligatorio. Lo que deje vacío no se imprime.
edesk-imprint-symbol = Símbolo del documento
edesk-imprint-symbol-hint = Con el que la organización lo archiva, por ejemplo SP/Di No. 4-26.
edesk-imprint-issn = ISSN
edesk-imprint-issn-hint = Si la serie tiene uno, por ejemplo 0378-5955.
edesk-imprint-doi = DOI
edesk-imprint-doi-hint = Tal como lo dio la agencia de registro, por ejemplo 10.5555/12345678.
edesk-imprint-licence = Licencia
edesk-imprint-licence-hint = Qué se permite hacer con el documento, por ejemplo CC BY 4.0.
edesk-imprint-contact = Contacto
edesk-imprint-contact-hint = Adónde escribir: una dirección de correo o postal.
edesk-publishers = Quién publica
edesk-publishers-hint = En el orden en que se imprimen.
edesk-publisher = Institución { $number }
edesk-publisher-add = Añadir una institución
edesk-publisher-short = Sigla
edesk-publisher-place = Ciudad
edesk-publisher-name = Nombre completo
edesk-publisher-institution = Institución en Acervo
edesk-publisher-institution-hint = Si la elige, la edición muestra su logotipo.
edesk-publisher-no-institution = Ninguna
edesk-publisher-logo = Cambiar el logotipo de { $name }
edesk-publisher-no-logo = Añadir el logotipo de { $name }
edesk-isbn-list = ISBN
edesk-isbn-list-hint = Cada idioma y cada formato lleva el suyo. El último dígito se comprueba.
edesk-isbn = ISBN { $number }
edesk-isbn-add = Añadir un ISBN
edesk-isbn-number = Número
edesk-isbn-language = Idioma
edesk-isbn-format = Formato
edesk-isbn-form = Un ISBN tiene 13 cifras y empieza por 978 o 979, o tiene 10. Los guiones son opcionales. Compare el número con el que le dieron.
edesk-isbn-repeated = Este número está dos veces. Cada idioma y cada formato necesita el suyo.
edesk-isbn-same-use = Ya hay otro ISBN para este idioma y este formato. Cambie uno de los dos o quítelo.
edesk-issn-form = Un ISSN tiene dos grupos de cuatro cifras con un guion en medio, como 0378-5955.
edesk-format-print = Impreso en papel
edesk-format-pdf = PDF
edesk-format-epub = Libro electrónico (EPUB)
edesk-format-html = Página web (HTML)
edesk-format-docx = Word
edesk-signatories = Quién firma los prólogos
edesk-signatories-hint = La primera persona firma el prólogo 1, la segunda el 2, y así sucesivamente.
edesk-signatory-add = Añadir a quien firma
edesk-signatory-name = Nombre
edesk-signatory-date = Fecha
edesk-signatory-office = Cargo e institución
edesk-text = Texto
edesk-text-hint = Si lo deja vacío, esta parte no se imprime en este idioma. Todo lo que se guarda queda en el historial.
edesk-save-back = Guardar y volver a la lista
edesk-save-stay = Guardar y seguir escribiendo
edesk-other = El mismo texto en:
edesk-earlier = Este es un texto anterior. Todavía no reemplaza al actual: lo hará cuando usted lo guarde.
edesk-history = Historial del texto
edesk-history-none = Todavía no se ha guardado nada.
edesk-history-read = Leer
edesk-history-again = Volver a usar este texto
edesk-saved-on = Texto { $number }, guardado el { $date }
edesk-taken-out = Aquí se quitó el texto.
edesk-practices-title = Elección y orden de las prácticas
edesk-practices-link = Elegir y ordenar
edesk-practices-how = Están todas las prácticas publicadas de los capítulos elegidos, ordenadas por país e institución. Quite la marca de las que deban quedar fuera. Para mover una, escriba otro lugar o use «Subir» y «Bajar». Nada cambia hasta que guarde.
edesk-practices-none = En los capítulos elegidos no hay ninguna práctica publicada. Elija otros capítulos, o espere a que se publique la primera.
edesk-place = Lugar
edesk-place-show = Mostrar el orden sin guardar
edesk-read = Leer
edesk-version = versión { $number }
edesk-answers = Quién no ha respondido
edesk-answered =
    { $count ->
        [0] Ninguna institución tiene una práctica publicada.
        [one] 1 institución tiene al menos una práctica publicada.
       *[other] { $count } instituciones tienen al menos una práctica publicada.
    }
edesk-unanswered =
    { $count ->
        [0] Todas han respondido.
        [one] Falta 1.
       *[other] Faltan { $count }.
    }
edesk-answers-drafts = Los borradores que una institución nunca presentó son solo suyos: aquí no se ve si los hay.
edesk-answers-begun = Presentaron, pero nada está publicado
edesk-answers-begun-what = Algunas esperan a la Secretaría; otras tienen el texto de nuevo en sus manos.
edesk-answers-silent = No han presentado nada
edesk-answers-silent-what = Tienen cuentas en Acervo. Escríbales, o pregunte si necesitan ayuda.
edesk-answers-absent = Todavía no tienen cuentas
edesk-answers-absent-what = Nadie de estas instituciones puede escribir todavía. La administración de Acervo invita a la primera persona.
edesk-answer-unseen = Sección cuyo texto solo ve la institución
edesk-answer-draft = Con la institución
edesk-answer-withdrawn = Retirada por la institución
edesk-answer-submitted = Espera decisión
edesk-answer-in-review = En revisión
edesk-answer-changes-requested = Cambios pedidos
edesk-answer-approved = Aprobada, sin publicar
edesk-answer-rejected = Rechazada
edesk-lacking-title = Lo que falta
edesk-lacking = Antes de que la edición pueda ser candidata o fijarse:
edesk-lacks-title = Escriba el título en este idioma: { $language }.
edesk-lacks-practice = Tiene que haber al menos una práctica publicada en la edición.
edesk-lacks-fewer = Deje fuera algunas prácticas: una edición puede tener { $limit } como máximo.
edesk-lacks-nothing = Nada impide hacerla candidata o fijarla.
edesk-lacking-refused = No se hizo nada: a la edición le falta lo que se indica aquí. Complételo y vuelva a esta página.
edesk-candidate-title = Hacerla candidata
edesk-candidate-button = Hacerla candidata
edesk-candidate-again = Hacerla candidata de nuevo
edesk-candidate-means = Para que las instituciones la lean antes de que quede fijada.
edesk-candidate-who = La leen los miembros de todas las instituciones hasta el día que usted elija, inclusive. Los editores la leen siempre. El público no la ve.
edesk-candidate-pins = Tiene las prácticas que están publicadas en este momento. Lo que se publique después no entra hasta que la haga candidata de nuevo.
edesk-candidate-marked = En todos sus archivos dice «Texto candidato: no citar».
edesk-candidate-back = Si después cambia algo, vuelve a ser un borrador. Acervo no avisa a las instituciones: escríbales usted con la dirección de la edición.
edesk-candidate-summary = Lo que leerán
edesk-until = Último día para leerla
edesk-until-hint = Deje tiempo para leer: tres semanas, por ejemplo.
edesk-until-required = Elija el último día en que las instituciones pueden leerla.
edesk-until-fault = Elija un día de hoy en adelante.
edesk-freeze-title = Fijar la edición
edesk-freeze-button = Fijar la edición
edesk-freeze-means = La edición recibe su número y queda como está para siempre.
edesk-freeze-public = Todos pueden leerla, descargarla y citarla de inmediato.
edesk-freeze-pins = Cada práctica queda en la versión que está publicada en este momento, también si más tarde se cambia o se retira.
edesk-freeze-never = Nadie puede cambiarla ni borrarla después, tampoco la administración. Un error se corrige con otra edición: 1.1 corrige la 1.
edesk-freeze-summary = Lo que queda fijado
edesk-out-title = Quedan fuera
edesk-missing = Se puede fijar así, pero compruebe si está previsto:
edesk-missing-publisher = Los créditos no dicen quién publica.
edesk-missing-text = { $text } ({ $language }): sin escribir.
edesk-missing-summary = No hay resumen ejecutivo.
edesk-number = Número
edesk-number-hint = Ya está puesto el que sigue.
edesk-number-hint-correction = Corrige la edición { $number }. Ya está puesto el que sigue.
edesk-number-fault = Escriba un número entero, como 2. Los números con punto son para correcciones.
edesk-number-fault-correction = Corrige la edición { $number }: escriba un número que la siga, con el mismo comienzo y un punto, como 1.1 para la edición 1.
edesk-number-given = Otra edición ya tiene este número. Elija otro, o déjelo vacío para que reciba el que sigue.
edesk-date = Fecha de la edición
edesk-date-hint = La que se imprime en la cubierta y en las citas.
edesk-date-fault = Escriba un día que exista, como 2026-11-26.
edesk-changes = Qué cambia esta corrección
edesk-changes-hint = Hace falta en cada idioma. Se imprime en el libro, para que se sepa en qué difiere.
edesk-sure = Leí el resumen, y sé que después nadie puede cambiar esta edición.
edesk-sure-fault = Marque la casilla si quiere fijar la edición. No se hizo nada todavía.
flash-edition-made = El borrador está creado. Complete las partes en el orden que quiera.
flash-correction-begun = El borrador de la corrección está creado, con los textos de la edición que corrige.
flash-edition-candidate = La edición es candidata. Escriba a las instituciones que ya la pueden leer.
flash-edition-frozen = La edición está fijada. Esta es su página, con sus archivos.
