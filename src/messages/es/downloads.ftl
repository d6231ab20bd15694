# Prácticas publicadas como documentos. Todos los idiomas tienen los mismos textos con las mismas variables.

downloads-practice = Descargar la práctica completa:
downloads-format-pdf = PDF
downloads-format-docx = Word
downloads-format-epub = Libro electrónico (EPUB)
downloads-format-html = Página (HTML)
downloads-format-zip = Texto (Markdown)
downloads-format-json = Datos (JSON)
downloads-search = Descargar las prácticas completas en un solo documento
downloads-search-format = Formato
downloads-search-group = Orden de las prácticas
downloads-search-button = Descargar
downloads-search-many = Un documento con las prácticas completas puede tener hasta { $limit }. Acote la búsqueda con más palabras o filtros para descargarlo.
downloads-group-none = El de los resultados
downloads-group-chapter = Por capítulo
downloads-group-country = Por país
downloads-back-practice = Volver a la práctica
downloads-back-search = Volver a los resultados
