# The thesaurus, with which searches find the same thing under other names and in other languages.

thesaurus-title = Tesauro
thesaurus-lede = Com ele, a busca encontra a mesma coisa em outras palavras ou em outro idioma. As alterações valem na hora.
thesaurus-search = Buscar um conceito por qualquer um dos seus nomes
thesaurus-search-button = Buscar
thesaurus-all = { $count ->
    [0] O tesauro está vazio.
    [one] { $count } conceito
   *[other] { $count } conceitos
}
thesaurus-found = { $count ->
    [0] Nenhum conceito contém “{ $q }”.
    [one] { $count } conceito contém “{ $q }”
   *[other] { $count } conceitos contêm “{ $q }”
}
thesaurus-export = Salvar todo o tesauro como arquivo
thesaurus-pages = Páginas da lista
pages-previous = Anteriores
pages-next = Seguintes

## A concept

concept-add = Acrescentar um conceito
concept-title = Conceito do tesauro
new-concept-title = Conceito novo
concept-labels = Nomes
concept-labels-hint = É preciso o nome em pelo menos um idioma. Quem busca por um destes nomes encontra os textos que usam qualquer outro.
concept-preferred = Nome
concept-synonyms = Outros nomes
concept-synonyms-hint = Um por linha: sinônimos, siglas, outras grafias.
concept-broader = Conceitos mais amplos
concept-broader-hint = Aquilo de que este é um tipo ou uma parte. A busca por um mais amplo encontra também este.
concept-broader-none = Nenhum
concept-find = Buscar outro conceito mais amplo
concept-find-hint = Depois marque na lista os que valem.
concept-find-button = Buscar conceitos
concept-hits = { $count ->
    [0] Nenhum foi encontrado.
    [one] Foi encontrado { $count }.
   *[other] Foram encontrados { $count }; são mostrados até 20.
}
concept-use = Uso
concept-deprecated = Não é mais usado
concept-deprecated-hint = Fica na lista, mas a busca não o sugere nem o leva em conta.
concept-deprecated-short = não é mais usado
concept-save = Salvar o conceito
concept-create = Acrescentar o conceito
concept-narrower = Conceitos mais específicos
concept-narrower-none = Nenhum tem este como conceito mais amplo.
concept-narrower-add = Acrescentar um mais específico
concept-remove-heading = Retirar o conceito
concept-removing = A busca deixará de tratar como a mesma coisa estes nomes:
concept-loses-in = { $language }: { $words }
concept-remove = Retirar o conceito
concept-stays = Não pode ser retirado enquanto outros conceitos o tiverem como mais amplo. Antes, atribua-lhes outro, ou nenhum.

## Import

thesaurus-import-title = Substituir por um arquivo
thesaurus-import-lede = Um arquivo SKOS (Turtle ou RDF/XML), como os do EuroVoc ou do tesauro da OIT, substitui todo o tesauro.
thesaurus-import-file = Arquivo
thesaurus-import-now = { $count ->
    [one] Agora há { $count } conceito. O arquivo o substitui: o que não estiver nele se perde, e a busca deixa de usá-lo na hora.
   *[other] Agora há { $count } conceitos. O arquivo substitui todos: o que não estiver nele se perde, e a busca deixa de usá-lo na hora.
}
thesaurus-import-keep = Salvar antes o tesauro atual como arquivo
thesaurus-import-choose = Arquivo com o tesauro novo
thesaurus-import-limit = Turtle (.ttl) ou RDF/XML (.rdf, .xml), até { $count } MB.
thesaurus-import-button = Substituir o tesauro
thesaurus-import-report = O que foi feito
thesaurus-import-done = { $count ->
    [one] O tesauro foi substituído. Agora tem { $count } conceito.
   *[other] O tesauro foi substituído. Agora tem { $count } conceitos.
}
thesaurus-import-nothing-left = Nada do arquivo ficou de fora.
thesaurus-import-left-concepts = { $count ->
    [one] Ficou de fora { $count } conceito.
   *[other] Ficaram de fora { $count } conceitos.
}
thesaurus-import-left-labels = { $count ->
    [one] Ficou de fora { $count } nome de um conceito mantido.
   *[other] Ficaram de fora { $count } nomes de conceitos mantidos.
}
thesaurus-import-left-links = { $count ->
    [one] Ficou de fora { $count } ligação a um conceito mais amplo.
   *[other] Ficaram de fora { $count } ligações a conceitos mais amplos.
}
thesaurus-import-column-part = O quê
thesaurus-import-column-value = No arquivo
thesaurus-import-column-why = Por que ficou de fora
thesaurus-import-part-concept = Conceito
thesaurus-import-part-label = Nome
thesaurus-import-part-link = Conceito mais amplo
thesaurus-import-more = { $count ->
    [one] E mais { $count }, que não é listado.
   *[other] E mais { $count }, que não são listados.
}
