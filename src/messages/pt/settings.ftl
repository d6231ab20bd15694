# What administrators set: compendia, chapters, the template, vocabularies.

## The compendium

settings-title = Configurações
chapters-title = Capítulos
template-title = Formulário
compendium-nav = Este compêndio
compendia-title = Compêndios
compendia-lede = Cada compêndio tem seus capítulos, seu formulário e suas configurações.
compendium-sections = { $count ->
    [0] Ainda sem seções
    [one] { $count } seção
   *[other] { $count } seções
}
compendium-reach = Quantas seções alcança
compendium-no-sections = Ainda não há nenhuma seção: as alterações não afetam ninguém.
compendium-drafts = { $count ->
    [one] { $count } seção está com a instituição, que a escreve ou corrige.
   *[other] { $count } seções estão com as instituições, que as escrevem ou corrigem.
}
compendium-submitted = { $count ->
    [one] { $count } seção aguarda uma decisão da Secretaria.
   *[other] { $count } seções aguardam uma decisão da Secretaria.
}
compendium-approved = { $count ->
    [one] { $count } seção está aprovada e não publicada.
   *[other] { $count } seções estão aprovadas e não publicadas.
}
compendium-published = { $count ->
    [one] { $count } seção está publicada.
   *[other] { $count } seções estão publicadas.
}
compendium-name = Título
compendium-name-hint = Quem lê em um idioma sem título vê o inglês ou o espanhol.
compendium-languages = Idiomas de trabalho
compendium-languages-hint = São os primeiros oferecidos a quem escreve. Retirar um deles não altera nem oculta nada do que já foi escrito nele.
compendium-publishing = O que acontece ao aprovar uma versão
compendium-publishing-hint = Vale para as decisões tomadas a partir de agora. O que já foi aprovado ou publicado fica como está.
compendium-publish-at-once = É publicada na hora
compendium-publish-at-once-means = { $count ->
    [0] Nenhuma seção aguarda uma decisão agora.
    [one] { $count } seção que aguarda uma decisão será publicada assim que for aprovada.
   *[other] { $count } seções que aguardam uma decisão serão publicadas assim que forem aprovadas.
}
compendium-publish-later = Espera até que a Secretaria a publique
compendium-publish-later-means = { $count ->
    [0] Nenhuma seção aguarda uma decisão agora.
    [one] { $count } seção que aguarda uma decisão ficará aprovada sem ser publicada.
   *[other] { $count } seções que aguardam uma decisão ficarão aprovadas sem ser publicadas.
}
compendium-notice = Aviso no que é publicado
compendium-notice-hint = { $count ->
    [0] É exibido com cada seção publicada e com os resultados da busca. Agora nenhuma está publicada. Deixe vazio se não for necessário.
    [one] É exibido na hora com a seção publicada e com os resultados da busca. Deixe vazio se não for necessário.
   *[other] É exibido na hora com as { $count } seções publicadas e com os resultados da busca. Deixe vazio se não for necessário.
}
compendium-save = Salvar as configurações
compendium-another = Outro compêndio
compendium-another-means = Um compêndio novo começa sem capítulos e com o formulário que vem com o Acervo. Este não muda.
compendium-new = Criar outro compêndio
new-compendium-title = Compêndio novo
new-compendium-lede = Começa sem capítulos e com o formulário que vem com o Acervo. Depois se acrescentam os capítulos e se ajusta o formulário.
compendium-create = Criar o compêndio
slug-label = Nome nos endereços
slug-hint = Minúsculas, algarismos e hifens. Se ficar vazio, é formado a partir do título.
flash-compendium-created = O compêndio foi criado. Acrescente agora os capítulos.
flash-removed = Foi retirado.

## Chapters

chapters-how = Mova os capítulos com os botões ou digite o lugar deles e salve todos no final. Até então nada muda.
chapters-none = Ainda não há capítulos. Acrescente o primeiro.
chapters-reach = { $count ->
    [0] Ainda não há seções neste compêndio.
    [one] A ordem e os títulos mudam na hora também para a seção deste compêndio, que fica no seu capítulo.
   *[other] A ordem e os títulos mudam na hora também para as { $count } seções deste compêndio, que ficam nos seus capítulos.
}
chapters-save = Salvar os capítulos
chapters-changed-meanwhile = Outra pessoa salvou os capítulos enquanto você os alterava. Nada do que é seu se perdeu: está abaixo, sem salvar. Veja os atuais e decida se os substitui.
chapters-over = Substituir os capítulos que a outra pessoa salvou por estes
show-current = Ver os atuais
chapter-add = Acrescentar um capítulo
chapter-edit = Alterar os títulos
chapter-titles = Título do capítulo
chapter-untitled = Capítulo sem título
chapter-place = Lugar
chapter-sections = { $count ->
    [0] Sem seções
    [one] { $count } seção
   *[other] { $count } seções
}
chapter-remove = Retirar
chapter-stays = Não pode ser retirado: tem ou teve seções.
chapter-in-use = O capítulo “{ $title }” tem seções, ou versões anteriores de algumas, e não pode ser retirado. Nada foi salvo: carregue a página de novo para recuperá-lo.
move-up = Subir
move-down = Descer
move-deeper = Um nível mais para dentro
move-higher = Um nível mais para fora

## The template

template-lede = O formulário tem { $count } campos.
template-how = Cada grupo é uma página do formulário. Os campos podem ser acrescentados, mais bem explicados e retirados de uso, mas nunca apagados: o que já foi escrito continua legível.
template-preview = Ver o formulário como os autores o verão
template-without-group = Sem grupo
template-order-means = A nova ordem ainda não está salva. Ao salvar, ela muda para todas as seções, também nas páginas publicadas.
template-save-order = Salvar a ordem
template-leave-order = Deixar como estava
template-changed-meanwhile = Outra pessoa alterou o formulário enquanto você o editava. O que você escreveu está abaixo, sem salvar. Confira se ainda vale e salve de novo: será somado ao que a outra pessoa salvou.
group-edit = Alterar o grupo
group-empty = Este grupo não tem campos e não aparece no formulário.
group-add = Acrescentar um grupo
group-title = Grupo de campos
new-group-title = Grupo novo
group-label = Nome do grupo
group-label-hint = É o título de uma página do formulário.
group-help = O que seus campos têm em comum
group-help-hint = É lido no alto da página. Pode ficar vazio.
group-create = Acrescentar o grupo
group-save = Salvar o grupo
group-remove-heading = Retirar o grupo
group-removing = O grupo não tem campos. Ao retirá-lo, nada do que foi escrito se perde.
group-remove = Retirar o grupo
group-stays = O grupo tem campos e não pode ser retirado. Antes, leve-os para outro grupo.
field-add = Acrescentar um campo
field-is-required = obrigatório para apresentar
field-is-retired = retirado de uso
field-words = { $count ->
    [one] Até { $count } palavra
   *[other] Até { $count } palavras
}
field-used = Preenchido por { $count } de { $total } seções
field-title = Campo do formulário
field-label = Nome do campo
field-label-hint = É o que se pergunta e, na página publicada, o título do texto.
field-help = Ajuda para preenchê-lo
field-help-hint = Uma ou duas frases, com um exemplo. Pode ficar vazia.
field-group = Grupo
field-group-hint = A página do formulário em que é perguntado.
field-required = Obrigatório para apresentar
field-required-means = { $count ->
    [0] Todos os rascunhos o preenchem.
    [one] { $count } rascunho não o preenche: se for obrigatório, será pedido na próxima apresentação. O que está publicado não muda.
   *[other] { $count } rascunhos não o preenchem: se for obrigatório, será pedido na próxima apresentação. O que está publicado não muda.
}
field-max-words = Máximo de palavras
field-max-words-hint = É verificado na apresentação. Vazio: sem limite.
field-max-length = Máximo de caracteres
field-max-length-hint = É verificado sempre que se salva: um texto mais longo não pode ser salvo.
field-max-items = Máximo de entradas
field-max-items-hint = É verificado sempre que se salva: uma lista mais longa não pode ser salva.
field-options = Opções
field-list = Alterar os nomes das opções na sua lista
field-more-options = Opções da lista que o formulário não oferece
field-more-options-hint = Marque as que devem ser oferecidas. Uma opção oferecida não pode mais ser retirada.
field-parts = Partes
field-item = Como se chama uma linha
field-item-hint = Com o artigo, por exemplo “um indicador”: é o que diz o botão que acrescenta uma linha.
part-label = Nome da parte
part-help = Ajuda para preenchê-la
part-add = Acrescentar uma parte
new-part-label = Nome da parte nova
new-part-hint = As linhas existentes ficam sem ela; não é obrigatória.
field-save = Salvar o campo
field-preview-button = Ver como fica
field-preview = Assim os autores o verão
field-retire-heading = Retirar o campo de uso
field-retire = Retirar o campo de uso
field-retiring = { $count ->
    [0] Ninguém poderá preenchê-lo de novo. Nenhum rascunho o preenche agora; o que está publicado continua visível. Pode voltar a ser usado mais tarde.
    [one] Ninguém poderá preenchê-lo de novo. { $count } rascunho mantém o que tem nele, e o que está publicado continua visível. Pode voltar a ser usado mais tarde.
   *[other] Ninguém poderá preenchê-lo de novo. { $count } rascunhos mantêm o que têm nele, e o que está publicado continua visível. Pode voltar a ser usado mais tarde.
}
field-reinstate-heading = Voltar a usar o campo
field-reinstate = Voltar a usar o campo
field-reinstating = O campo volta ao formulário e não é obrigatório.
new-field-title = Campo novo
new-field-lede = Um campo não pode ser apagado nem mudar de tipo depois, só retirado de uso. Pense bem de que tipo precisa.
new-field-for-texts = Se for um texto
new-field-for-options = Se for escolhido de uma lista
new-field-for-rows = Se forem linhas
new-field-options = Opções, uma por linha
new-field-options-hint = No idioma em que você lê esta página; os outros idiomas são acrescentados depois, na lista criada com o campo.
new-field-part = Nome da parte { $count }
field-name-heading = Nome nos dados
field-name = Nome nos dados exportados
field-name-hint = Minúsculas, algarismos e sublinhados. Se ficar vazio, é formado a partir do nome do campo.
field-create = Acrescentar o campo
field-kind = O que se responde
field-kind-hint = Não pode ser alterado depois.
field-kind-text = Texto curto
field-kind-markdown = Texto longo com formatação
field-kind-option = Uma opção de uma lista
field-kind-options = Várias opções de uma lista
field-kind-number = Número
field-kind-year = Ano
field-kind-date = Data
field-kind-boolean = Sim ou não
field-kind-link = Endereço web
field-kind-country = País
field-kind-countries = Países
field-kind-group = Partes que vão juntas
field-kind-table = Linhas com partes
field-kind-list = Lista
field-kind-hint-text = Uma linha ou poucas, por exemplo um nome.
field-kind-hint-markdown = Parágrafos, com títulos, listas, quadros e notas.
field-kind-hint-option = Escolhe-se só uma.
field-kind-hint-options = Marcam-se as que valem.
field-kind-hint-number = Também com decimais.
field-kind-hint-year = De 1900 a 2100.
field-kind-hint-date = Um ano, um mês ou um dia.
field-kind-hint-boolean = Também pode ficar sem resposta.
field-kind-hint-link = Começa com http:// ou https://.
field-kind-hint-countries = Um ou vários países.
field-kind-hint-table = Cada linha tem as mesmas partes; é publicado como quadro.
effects-heading = Antes de salvar
effects-save = Salvar assim
effect-required = { $count ->
    [one] { $count } rascunho não preenche este campo: ele será pedido na próxima apresentação.
   *[other] { $count } rascunhos não preenchem este campo: ele será pedido na próxima apresentação.
}
effect-fewer-words = { $count ->
    [one] { $count } rascunho tem mais palavras: será preciso encurtá-lo antes de apresentá-lo.
   *[other] { $count } rascunhos têm mais palavras: será preciso encurtá-los antes de apresentá-los.
}
effect-shorter = { $count ->
    [one] { $count } rascunho tem um texto mais longo: não poderá ser salvo até que seja encurtado.
   *[other] { $count } rascunhos têm um texto mais longo: não poderão ser salvos até que seja encurtado.
}
effect-fewer-items = { $count ->
    [one] { $count } rascunho tem mais entradas: não poderá ser salvo até que algumas sejam retiradas.
   *[other] { $count } rascunhos têm mais entradas: não poderão ser salvos até que algumas sejam retiradas.
}
effect-retired = { $count ->
    [one] { $count } rascunho preenche este campo e mantém o que tem.
   *[other] { $count } rascunhos preenchem este campo e mantêm o que têm.
}
preview-title = Prévia do formulário
preview-lede = Assim perguntará cada página. O que você escrever aqui não é salvo.
preview-groups = Páginas do formulário
preview-optional = (opcional)
preview-add = Acrescentar { $item }
preview-add-row = Acrescentar uma linha
answer-yes = Sim
answer-no = Não

## Vocabularies

vocabularies-title = Vocabulários
vocabularies-lede = Os nomes do que se pode escolher no formulário e nos filtros da busca.
vocabulary-terms = { $count ->
    [one] { $count } opção
   *[other] { $count } opções
}
vocabulary-terms-found = { $count } de { $total } opções contêm “{ $q }”
vocabulary-used-in = No formulário: { $fields }
vocabulary-used-by-site = É usada pelas próprias páginas, não por um campo do formulário.
vocabulary-where = Onde é usada
vocabulary-offered = Uma opção nova pode ser escolhida quando o campo a oferece: marque-a lá depois de acrescentá-la aqui.
vocabulary-terms-heading = Opções
vocabulary-filter = Buscar nesta lista
filter-button = Buscar
filter-none = Mostrar tudo
vocabulary-title = Título da lista
vocabulary-save-title = Salvar o título
vocabulary-changed-meanwhile = Outra pessoa alterou esta lista enquanto você a editava. O seu está aqui, sem salvar. Confira se ainda vale e salve de novo: será somado ao que a outra pessoa salvou.
term-add = Acrescentar uma opção
term-title = Opção
new-term-title = Opção nova
term-labels = Nome
term-labels-hint = Muda na hora em todas as páginas e em todas as seções que a escolheram.
term-place = Lugar na lista
term-place-hint = De 1 a { $count }.
term-value = Nome nos dados exportados
term-value-hint = Não pode ser alterado depois. Se ficar vazio, é formado a partir do nome.
term-sections = { $count ->
    [0] Nenhuma seção a escolhe
    [one] { $count } seção a escolhe
   *[other] { $count } seções a escolhem
}
term-changed-meanwhile = Outra pessoa alterou esta opção enquanto você a editava. O que você digitou está aqui, sem salvar. Veja como ela está agora e decida se quer substituí-la.
term-over = Substituir o que a outra pessoa salvou por isto
term-members = Países participantes
term-members-hint = As páginas dos países e o filtro por organismo usam estes dados. Escreva o ano (2012), o ano e o mês (2012-07) ou o dia (2012-07-31). “Até” é o primeiro dia em que já não valia: deixe em branco enquanto a participação continuar. Se um país mudar de condição, indique o fim na linha dele e acrescente outra linha.
term-region-hint = As páginas dos países e o filtro por sub-região usam estes dados.
term-member-country = País
term-member-status = Participação
term-member-from = Desde
term-member-until = Até
term-member-new = Novo país
term-member-add = Acrescentar um país
term-member-choose = Escolha um país
term-member-status-choose = Escolha como o país participa.
term-member-date = Escreva o ano (2012), o ano e o mês (2012-07) ou o dia (2012-07-31).
term-show-current = Ver como está agora
term-removed-meanwhile = Outra pessoa removeu esta opção enquanto você a editava. O que você digitou está aqui: se salvar, ela é acrescentada de novo.
term-changed-before-removal = Outra pessoa acabou de alterar esta opção. Veja-a antes de removê-la.
term-region-twice = Este país já consta da lista. Remova uma das duas linhas.
term-save = Salvar a opção
term-create = Acrescentar a opção
term-remove-heading = Retirar a opção
term-removing-group = Deixará de aparecer nas páginas dos países, nos filtros e nas tabelas.
term-removing = { $count ->
    [0] Nenhuma seção a escolhe. Se um campo a oferece, continuará a ser oferecida, sem nome.
    [one] { $count } seção a escolhe: ela a mantém, mas sua página mostrará o nome dos dados em vez deste, e o filtro da busca também.
   *[other] { $count } seções a escolhem: elas a mantêm, mas suas páginas mostrarão o nome dos dados em vez deste, e o filtro da busca também.
}
term-remove = Retirar a opção
