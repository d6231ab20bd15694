# Versiones y sus diferencias.
versions-title = Versiones
versions-page-title = Versiones: { $title }
versions-version-title = Versión { $version }: { $title }
versions-untitled = Sección sin título
versions-lede = Cada vez que alguien guarda queda una versión, y ninguna se pierde. Puede leerlas, compararlas y recuperar el texto de cualquiera.
versions-lede-editor = Las versiones que la institución presentó. Las que no presentó, o retiró, solo las ve ella.
versions-lede-public = Las versiones que se han publicado.
versions-number = Versión { $version }
versions-number-date = Versión { $version }, { $date }
versions-saved = Guardada el { $date }
versions-saved-by = Guardada el { $date } por { $name }
versions-latest = la más reciente
versions-no-text = Esta versión todavía no tiene texto.
versions-submitted = Presentada el { $date }
versions-withdrawn = Retirada el { $date }
versions-approved = Aprobada el { $date }
versions-changes-requested = Se pidieron cambios el { $date }
versions-rejected = Rechazada el { $date }
versions-published = Publicada el { $date }
versions-public-now = Es la que lee el público
versions-compare-before = Comparar con la anterior
versions-restore = Recuperar este texto
versions-newer = Más recientes
versions-older = Más antiguas
versions-compare-two = Comparar dos versiones
versions-from = De
versions-to = A
versions-compare-button = Comparar
versions-compare-title = Qué cambió de la versión { $from } a la { $to }
versions-compare-page-title = { $heading }: { $title }
versions-compare-lede =
    { $count ->
        [one] Cambia 1 campo.
       *[other] Cambian { $count } campos.
    } Lo añadido está <ins>subrayado</ins>; lo quitado, <del>tachado</del>.
versions-same-version = Es la misma versión dos veces. Elija otra para comparar.
versions-nothing-changed = Los textos son iguales.
versions-no-differences = No hay diferencias.
versions-changed-fields =
    { $count ->
        [0] No cambió nada.
        [one] Cambia 1 campo.
       *[other] Cambian { $count } campos.
    }
versions-unchanged-fields =
    { $count ->
        [one] El campo sin cambios
       *[other] Los { $count } campos sin cambios
    }
versions-unchanged-paragraphs =
    { $count ->
        [one] 1 párrafo sin cambios
       *[other] { $count } párrafos sin cambios
    }
versions-view-one = En un solo texto
versions-view-sides = Lado a lado
versions-compare-previous = Comparación anterior
versions-compare-next = Comparación siguiente
versions-new-field = campo nuevo
versions-emptied-field = campo vaciado
versions-insertions =
    { $count ->
        [one] 1 inserción
       *[other] { $count } inserciones
    }
versions-deletions =
    { $count ->
        [one] 1 supresión
       *[other] { $count } supresiones
    }
versions-moves =
    { $count ->
        [one] 1 párrafo movido
       *[other] { $count } párrafos movidos
    }
versions-rows-added =
    { $count ->
        [one] 1 fila añadida
       *[other] { $count } filas añadidas
    }
versions-rows-removed =
    { $count ->
        [one] 1 fila quitada
       *[other] { $count } filas quitadas
    }
versions-rows-changed =
    { $count ->
        [one] 1 fila cambiada
       *[other] { $count } filas cambiadas
    }
versions-rows-same =
    { $count ->
        [one] 1 fila sin cambios
       *[other] { $count } filas sin cambios
    }
versions-table = Cambios: { $field }
versions-row = Fila
versions-row-same = Igual
versions-row-added = Añadida
versions-row-removed = Quitada
versions-row-changed = Cambiada
versions-added = añadido
versions-removed = quitado
versions-goes-on = sigue igual
versions-paragraphs-added =
    { $count ->
        [one] Párrafo añadido
       *[other] { $count } párrafos añadidos
    }
versions-paragraphs-removed =
    { $count ->
        [one] Párrafo quitado
       *[other] { $count } párrafos quitados
    }
versions-moved-away = Aquí estaba un párrafo que cambió de lugar ({ $number }).
versions-moved-here = Este párrafo cambió de lugar ({ $number }).
versions-moved-see-now = Ver dónde está ahora
versions-moved-see-before = Ver dónde estaba
versions-value-moved = cambió de lugar
versions-files-added =
    { $count ->
        [one] 1 archivo añadido
       *[other] { $count } archivos añadidos
    }
versions-files-removed =
    { $count ->
        [one] 1 archivo quitado
       *[other] { $count } archivos quitados
    }
versions-files-changed =
    { $count ->
        [one] 1 archivo cambiado
       *[other] { $count } archivos cambiados
    }
versions-file-added = Añadido
versions-file-removed = Quitado
versions-file-described = Descrito de nuevo
versions-file-moved = Cambió de lugar
versions-file-moved-described = Cambió de lugar y se describió de nuevo
