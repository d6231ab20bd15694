# Práticas publicadas como documentos. Todos os idiomas têm os mesmos textos com as mesmas variáveis.

downloads-practice = Baixar a prática completa:
downloads-format-pdf = PDF
downloads-format-docx = Word
downloads-format-epub = Livro eletrônico (EPUB)
downloads-format-html = Página (HTML)
downloads-format-zip = Texto (Markdown)
downloads-format-json = Dados (JSON)
downloads-search = Baixar as práticas completas em um só documento
downloads-search-format = Formato
downloads-search-group = Ordem das práticas
downloads-search-button = Baixar
downloads-search-many = Um documento com as práticas completas pode ter até { $limit }. Restrinja a busca com mais palavras ou filtros para baixá-lo.
downloads-group-none = A dos resultados
downloads-group-chapter = Por capítulo
downloads-group-country = Por país
downloads-back-practice = Voltar à prática
downloads-back-search = Voltar aos resultados
