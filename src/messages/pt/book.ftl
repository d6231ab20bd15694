# O livro de uma edição: títulos de suas partes e o que se imprime em torno dos textos. Todos os idiomas têm os mesmos textos com as mesmas variáveis.

book-word-contents = Sumário
book-word-imprint = Sobre esta edição
book-word-foreword = Prefácio
book-word-acknowledgements = Agradecimentos
book-word-acronyms = Siglas
book-word-notes = Notas para a leitura
book-word-summary = Resumo executivo
book-word-countries = Perfis de países
book-word-matrix = Países e objetivos
book-word-contributors = Instituições contribuintes
book-word-mandate = Texto do mandato
book-word-glossary = Glossário
book-word-index = Índice remissivo
book-word-colophon = Colofão
book-word-errata = Errata
book-word-facts = Dados
book-word-institution = Instituição
book-word-unanswered = A instituição não indicou:
book-word-citation = Como citar:
book-word-hash = Impressão digital (SHA-256):
book-word-table = Tabela
book-word-note = Nota
book-word-back = Voltar ao texto a partir da nota
book-word-total = Total
book-word-candidate = Texto candidato: não citar
book-word-accessibility = O texto pode ser ampliado, lido em voz alta e percorrido por títulos; as tabelas têm cabeçalhos.
book-matrix = Número de práticas por país e objetivo do Pacto Global. Uma prática conta em cada país e em cada objetivo que nomeia; no total, uma só vez.
book-edition = Edição { $number }
book-published = Versão { $version }, publicada em { $date }.
book-selection-label = Seleção
book-selection =
    { $count ->
        [one] Consta { $count } prática publicada
       *[other] Constam { $count } práticas publicadas
    } por { $institutions ->
        [one] { $institutions } instituição
       *[other] { $institutions } instituições
    }, sobre { $countries ->
        [one] { $countries } país ou território
       *[other] { $countries } países e territórios
    }. A ordem não indica preferência.
book-cutoff-label = Data de corte
book-cutoff = Versões publicadas até { $date }.
book-languages-label = Idiomas
book-languages = Cada prática aparece no idioma em que sua instituição a escreveu; os nomes dos campos estão em português.
book-missing-label = O que falta
book-missing = O que uma instituição não indicou é nomeado no fim de sua prática.
book-publish-label = Publicam
book-cite-label = Como citar
book-symbol-label = Símbolo
book-isbn-label = ISBN
book-issn-label = ISSN
book-doi-label = DOI
book-licence-label = Licença
book-contact-label = Contato
book-address-label = Endereço permanente
book-opinions-label = Opiniões
book-opinions = Os textos são das instituições que os assinam e não expressam necessariamente a opinião de quem publica esta edição.
book-borders-label = Denominações
book-borders = As denominações de países e territórios não implicam juízo algum sobre sua condição jurídica nem sobre suas fronteiras.
book-made-label = Composição
book-made = Feito com o Acervo a partir dos textos publicados, sem alterá-los.
book-verify-label = Verificação
book-verify = Cada prática traz a impressão digital de sua versão. O manifesto da edição, em seu endereço permanente, reúne todas e permite comprovar que nada mudou.
book-hash-label = Impressão digital da edição
book-notes-label = Notas
book-word-about = Sobre este documento
book-word-references = Referências
book-version = Versão { $number }
book-version-label = Versão
book-institution-label = Instituição
book-countries-label = Países
book-opinions-loose = Os textos são das instituições que os assinam e não expressam necessariamente a opinião de quem mantém este site.
book-search-title = Práticas publicadas
book-search-label = Busca
book-search-words = “{ $words }”
book-search-all = Todas as práticas publicadas
book-order-label = Ordem
book-searched-label = Data da busca
book-found-label = Resultado
book-found =
    { $count ->
        [one] A busca encontrou { $count } prática
       *[other] A busca encontrou { $count } práticas
    }; este documento contém { $included ->
        [one] { $included }, na versão publicada nesse dia
       *[other] { $included }, nas versões publicadas nesse dia
    }.
book-results-label = Endereço dos resultados
book-in-order = Práticas encontradas
book-several-countries = Vários países
book-no-country = Sem país
