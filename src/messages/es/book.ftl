# El libro de una edición: títulos de sus partes y lo que se imprime alrededor de los textos. Todos los idiomas tienen los mismos textos con las mismas variables.

book-word-contents = Contenido
book-word-imprint = Créditos de la edición
book-word-foreword = Prólogo
book-word-acknowledgements = Agradecimientos
book-word-acronyms = Siglas
book-word-notes = Notas para la lectura
book-word-summary = Resumen ejecutivo
book-word-countries = Perfiles de países
book-word-matrix = Países y objetivos
book-word-contributors = Instituciones contribuyentes
book-word-mandate = Texto del mandato
book-word-glossary = Glosario
book-word-index = Índice temático
book-word-colophon = Colofón
book-word-errata = Fe de erratas
book-word-facts = Datos
book-word-institution = Institución
book-word-unanswered = La institución no indicó:
book-word-citation = Cómo citar:
book-word-hash = Huella digital (SHA-256):
book-word-table = Cuadro
book-word-note = Nota
book-word-back = Volver al texto desde la nota
book-word-total = Total
book-word-candidate = Texto candidato: no citar
book-word-accessibility = El texto se puede agrandar, leer en voz alta y recorrer por títulos; las tablas tienen encabezados.
book-matrix = Número de prácticas por país y objetivo del Pacto Mundial. Una práctica cuenta en cada país y en cada objetivo que nombra; en el total, una sola vez.
book-edition = Edición { $number }
book-published = Versión { $version }, publicada el { $date }.
book-selection-label = Selección
book-selection =
    { $count ->
        [one] Figura { $count } práctica publicada
       *[other] Figuran { $count } prácticas publicadas
    } por { $institutions ->
        [one] { $institutions } institución
       *[other] { $institutions } instituciones
    }, sobre { $countries ->
        [one] { $countries } país o territorio
       *[other] { $countries } países y territorios
    }. El orden no indica preferencia.
book-cutoff-label = Fecha de corte
book-cutoff = Versiones publicadas hasta el { $date }.
book-languages-label = Idiomas
book-languages = Cada práctica aparece en el idioma en que su institución la escribió; los títulos de los campos están en español.
book-missing-label = Lo que falta
book-missing = Lo que una institución no indicó se nombra al final de su práctica.
book-publish-label = Publican
book-cite-label = Cómo citar
book-symbol-label = Símbolo
book-isbn-label = ISBN
book-issn-label = ISSN
book-doi-label = DOI
book-licence-label = Licencia
book-contact-label = Contacto
book-address-label = Dirección permanente
book-opinions-label = Opiniones
book-opinions = Los textos son de las instituciones que los firman y no expresan necesariamente la opinión de quienes publican esta edición.
book-borders-label = Denominaciones
book-borders = Las denominaciones de países y territorios no implican juicio alguno sobre su condición jurídica ni sobre sus fronteras.
book-made-label = Composición
book-made = Hecho con Acervo a partir de los textos publicados, sin cambiarlos.
book-verify-label = Verificación
book-verify = Cada práctica lleva la huella de su versión. El manifiesto de la edición, en su dirección permanente, las reúne todas y permite comprobar que nada ha cambiado.
book-hash-label = Huella de la edición
book-notes-label = Notas
book-word-about = Sobre este documento
book-word-references = Referencias
book-version = Versión { $number }
book-version-label = Versión
book-institution-label = Institución
book-countries-label = Países
book-opinions-loose = Los textos son de las instituciones que los firman y no expresan necesariamente la opinión de quienes mantienen este sitio.
book-search-title = Prácticas publicadas
book-search-label = Búsqueda
book-search-words = «{ $words }»
book-search-all = Todas las prácticas publicadas
book-order-label = Orden
book-searched-label = Fecha de la búsqueda
book-found-label = Resultado
book-found =
    { $count ->
        [one] La búsqueda encontró { $count } práctica
       *[other] La búsqueda encontró { $count } prácticas
    }; este documento contiene { $included ->
        [one] { $included }, en la versión publicada ese día
       *[other] { $included }, en las versiones publicadas ese día
    }.
book-results-label = Dirección de los resultados
book-in-order = Prácticas encontradas
book-several-countries = Varios países
book-no-country = Sin país
