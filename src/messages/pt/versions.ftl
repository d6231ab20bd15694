# Versões e suas diferenças.
versions-title = Versões
versions-page-title = Versões: { $title }
versions-version-title = Versão { $version }: { $title }
versions-untitled = Seção sem título
versions-lede = Cada vez que alguém salva fica uma versão, e nenhuma se perde. Você pode lê-las, compará-las e recuperar o texto de qualquer uma.
versions-lede-editor = As versões que a instituição apresentou. As que não apresentou, ou retirou, só ela as vê.
versions-lede-public = As versões que foram publicadas.
versions-number = Versão { $version }
versions-number-date = Versão { $version }, { $date }
versions-saved = Salva em { $date }
versions-saved-by = Salva em { $date } por { $name }
versions-latest = a mais recente
versions-no-text = Esta versão ainda não tem texto.
versions-submitted = Apresentada em { $date }
versions-withdrawn = Retirada em { $date }
versions-approved = Aprovada em { $date }
versions-changes-requested = Alterações pedidas em { $date }
versions-rejected = Rejeitada em { $date }
versions-published = Publicada em { $date }
versions-public-now = É a que o público lê
versions-compare-before = Comparar com a anterior
versions-restore = Recuperar este texto
versions-newer = Mais recentes
versions-older = Mais antigas
versions-compare-two = Comparar duas versões
versions-from = De
versions-to = A
versions-compare-button = Comparar
versions-compare-title = O que mudou da versão { $from } para a { $to }
versions-compare-page-title = { $heading }: { $title }
versions-compare-lede =
    { $count ->
        [one] Muda 1 campo.
       *[other] Mudam { $count } campos.
    } O que foi acrescentado está <ins>sublinhado</ins>; o que foi retirado, <del>riscado</del>.
versions-same-version = É a mesma versão duas vezes. Escolha outra para comparar.
versions-nothing-changed = Os textos são iguais.
versions-no-differences = Não há diferenças.
versions-changed-fields =
    { $count ->
        [0] Nada mudou.
        [one] Muda 1 campo.
       *[other] Mudam { $count } campos.
    }
versions-unchanged-fields =
    { $count ->
        [one] O campo sem mudanças
       *[other] Os { $count } campos sem mudanças
    }
versions-unchanged-paragraphs =
    { $count ->
        [one] 1 parágrafo sem mudanças
       *[other] { $count } parágrafos sem mudanças
    }
versions-view-one = Em um só texto
versions-view-sides = Lado a lado
versions-compare-previous = Comparação anterior
versions-compare-next = Próxima comparação
versions-new-field = campo novo
versions-emptied-field = campo esvaziado
versions-insertions =
    { $count ->
        [one] 1 inserção
       *[other] { $count } inserções
    }
versions-deletions =
    { $count ->
        [one] 1 supressão
       *[other] { $count } supressões
    }
versions-moves =
    { $count ->
        [one] 1 parágrafo movido
       *[other] { $count } parágrafos movidos
    }
versions-rows-added =
    { $count ->
        [one] 1 linha acrescentada
       *[other] { $count } linhas acrescentadas
    }
versions-rows-removed =
    { $count ->
        [one] 1 linha retirada
       *[other] { $count } linhas retiradas
    }
versions-rows-changed =
    { $count ->
        [one] 1 linha alterada
       *[other] { $count } linhas alteradas
    }
versions-rows-same =
    { $count ->
        [one] 1 linha sem mudanças
       *[other] { $count } linhas sem mudanças
    }
versions-table = Mudanças: { $field }
versions-row = Linha
versions-row-same = Igual
versions-row-added = Acrescentada
versions-row-removed = Retirada
versions-row-changed = Alterada
versions-added = acrescentado
versions-removed = retirado
versions-goes-on = segue igual
versions-paragraphs-added =
    { $count ->
        [one] Parágrafo acrescentado
       *[other] { $count } parágrafos acrescentados
    }
versions-paragraphs-removed =
    { $count ->
        [one] Parágrafo retirado
       *[other] { $count } parágrafos retirados
    }
versions-moved-away = Aqui estava um parágrafo que mudou de lugar ({ $number }).
versions-moved-here = Este parágrafo mudou de lugar ({ $number }).
versions-moved-see-now = Ver onde está agora
versions-moved-see-before = Ver onde estava
versions-value-moved = mudou de lugar
versions-files-added =
    { $count ->
        [one] 1 arquivo adicionado
       *[other] { $count } arquivos adicionados
    }
versions-files-removed =
    { $count ->
        [one] 1 arquivo removido
       *[other] { $count } arquivos removidos
    }
versions-files-changed =
    { $count ->
        [one] 1 arquivo alterado
       *[other] { $count } arquivos alterados
    }
versions-file-added = Adicionado
versions-file-removed = Removido
versions-file-described = Descrito de novo
versions-file-moved = Mudou de lugar
versions-file-moved-described = Mudou de lugar e foi descrito de novo
