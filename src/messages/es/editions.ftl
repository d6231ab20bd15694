# Las ediciones: la lista, la página de una y sus partes. Todos los idiomas tienen los mismos textos con las mismas variables.

editions-title = Ediciones
editions-description = Las ediciones del documento marco: numeradas, citables y verificables, en varios formatos.
editions-lede = Cada edición reúne las prácticas publicadas en una fecha. Tiene un número, se puede citar y no cambia nunca.
editions-none = Todavía no hay ninguna edición. Mientras tanto, lea las prácticas publicadas.
editions-draft = Borrador: solo lo ve la Secretaría.
editions-candidate = Texto candidato: no citar.
editions-frozen = Edición { $number }, del { $date }
editions-candidate-warning = Las instituciones pueden leer este texto y enviar observaciones hasta el { $date }. Todavía puede cambiar: no lo cite.
editions-files = Leer y descargar
editions-files-part = Descargar solo esta parte
editions-contents = Índice
editions-changes = Qué cambió
editions-changes-lede = Diferencias con la edición { $number }:
editions-changes-none = Ninguna práctica cambió.
editions-added = Nueva: { $title }
editions-gone = Ya no figura: { $title }
editions-changed = Cambió: { $title }
editions-changed-files =
    { $count ->
        [one] Cambió: { $title } (y 1 imagen o anexo)
       *[other] Cambió: { $title } (y { $count } imágenes o anexos)
    }
editions-verify = Comprobar esta edición
editions-verify-what = Este número (SHA-256) se calcula con el manifiesto de la edición, que nombra la versión exacta de cada práctica y su huella. Si cambiara una sola letra, sería otro.
editions-manifest = Ver el manifiesto
editions-parts = Partes de la edición
editions-previous = Anterior:
editions-next = Siguiente:
editions-format-html = Página única (HTML)
editions-format-epub = Libro electrónico (EPUB)
editions-format-docx = Documento de Word (DOCX)
editions-format-zip = Texto para editar (Markdown)
editions-format-json = Datos (JSON)
editions-format-pdf = PDF para imprimir
editions-waiting-title = El archivo se descarga cuando está listo
editions-waiting = Preparar el archivo suele tardar menos de un minuto. La descarga empieza sola; después ya no pasa nada más en esta página, y el enlace de arriba lleva de vuelta. También puede irse ahora y volver más tarde.
editions-waiting-again = Preguntar de nuevo
