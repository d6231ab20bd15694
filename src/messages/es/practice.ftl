# Leer una práctica y comparar prácticas lado a lado. Todos los idiomas tienen los mismos textos con las mismas variables.

practice-meta = Versión { $version }, publicada el { $date }.
practice-meta-maturity = Madurez: { $name }.
practice-older-title = { $title } (versión { $version })
practice-older = Esta es la versión { $version }, que no es la vigente.
practice-older-link = Ver la versión { $version }, la vigente
practice-written-in =
    { $code ->
        [es] El texto está en español.
        [en] El texto está en inglés.
        [pt] El texto está en portugués.
        [fr] El texto está en francés.
       *[other] El texto está en otro idioma: { $name }.
    }
practice-marked = Están marcadas las palabras de su búsqueda.
practice-unmark = Quitar las marcas
practice-back = Volver a los resultados
practice-contents = Contenido, con número de palabras
practice-words =
    { $count ->
        [one] palabra
       *[other] palabras
    }
practice-to-facts = Datos de la práctica
practice-text = Texto de la práctica
practice-body = Más sobre esta práctica
practice-facts = Datos
practice-contact = Contacto
practice-yes = Sí
practice-no = No
practice-flags-yes = Sí: { $list }
practice-flags-no = No: { $list }
practice-label = { $label }:

# Qué dice la decisión que aprobó una práctica.
practice-maturity = Madurez
maturity-innovation = Idea nueva, todavía sin pruebas de sus resultados. Lo señaló quien la aprobó.
maturity-promising = Hay primeras pruebas de que da resultado. Lo señaló quien la aprobó.
maturity-good = Hay pruebas de sus resultados. Lo señaló quien la aprobó.
maturity-institutionalised = Es parte estable del trabajo de la institución. Lo señaló quien la aprobó.

practice-cite = Cómo citar
practice-copy = Copiar la cita
practice-copied = La cita está copiada.
practice-copy-failed = No se pudo copiar. Seleccione el texto de la cita y cópielo.
practice-similar-elsewhere = Prácticas parecidas en otros países
practice-similar = Prácticas parecidas
practice-compare =
    { $count ->
        [one] Comparar con la primera, lado a lado
       *[other] Comparar con las { $count } primeras, lado a lado
    }
practice-adapted-from = Adaptada de
practice-adapted-by = Quién la adaptó
practice-version = Versión
practice-version-current = Esta es la versión { $version }, la vigente.
practice-version-what = Lo publicado es, letra por letra, lo que la institución presentó y la Secretaría aprobó.
practice-versions = Versiones publicadas
practice-versions-one = { $current ->
    [yes] Versión { $version }, publicada el { $date } (vigente)
   *[no] Versión { $version }, publicada el { $date }
 }
practice-fingerprint = Huella digital de esta versión
practice-fingerprint-what = Este número se calcula con todo el contenido de la versión (SHA-256). Si cambiara una sola letra, sería otro: quien conserve una copia puede comprobar con él que es exactamente lo que se publicó.
practice-follow = Recibir lo nuevo de esta institución (Atom)

# Las partes de los campos que son tablas, cuando la plantilla no les da nombre.
part-name = Nombre
part-role = Función
part-group = Grupo
part-count = Personas
part-year = Año
part-source = Fuente
part-baseline = Valor inicial
part-value = Valor
part-unit = Unidad
part-confirm-by = Por confirmar antes de
part-type = Tipo
part-evaluator = Quién evaluó
part-date = Fecha
part-link = Enlace
part-amount = Monto
part-currency = Moneda
part-factor = Factor
part-title = Título
part-url = Dirección
part-citation = Referencia
part-note = Explicación
part-indicators-name = Indicador
part-rights-gender = género
part-rights-child = niñez
part-rights-human-rights = derechos humanos
part-rights-disability = discapacidad

compare-title = Comparar prácticas
compare-how = Ponga de dos a seis prácticas lado a lado, campo por campo. Lo que una institución no indicó se señala; no se deja en blanco.
compare-how-heading = Cómo elegirlas
compare-how-search = Busque, marque en los resultados las prácticas que le interesan y pulse el botón para compararlas.
compare-how-practice = O abra una práctica: al final de su página puede compararla con las más parecidas.
compare-to-all = Ver todas las prácticas
compare-one-title = Falta una práctica más
compare-one = Para comparar hacen falta al menos dos prácticas. Elija otra.
compare-chosen = Ya eligió
compare-side-by-side =
    { $count ->
        [one] Una práctica
       *[other] { $count } prácticas, lado a lado
    }
compare-lede = Los campos siguen el orden de la plantilla. Lo que una institución no indicó se señala; no se deja en blanco.
compare-unknown =
    { $count ->
        [one] Una de las prácticas pedidas no existe o no está publicada, y se dejó fuera. Compruebe la dirección.
       *[other] { $count } de las prácticas pedidas no existen o no están publicadas, y se dejaron fuera. Compruebe la dirección.
    }
compare-gone = Esta práctica ya no se publica y se dejó fuera: { $title }
compare-too-many = Se pueden comparar hasta seis prácticas. Se muestran las seis primeras.
compare-none-left = Ninguna de las prácticas pedidas se puede mostrar. Elija otras.
compare-none-differs = Estas prácticas no difieren en ningún campo.
compare-region = Comparación de { $count } prácticas
compare-same = igual en todas
compare-not-stated = La institución no lo indicó
compare-differing = Solo lo que difiere
compare-apply = Aplicar
compare-remove = Quitar
compare-remove-which = Quitar { $title }
compare-add = Añadir otra
compare-add-search = Buscar otra práctica
