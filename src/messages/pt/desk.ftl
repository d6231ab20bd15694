# A mesa de edição: o que espera, a busca e a decisão.
desk-title = Mesa de edição
desk-waiting-count =
    { $count ->
        [0] Nenhuma seção espera uma decisão.
        [one] Uma seção espera uma decisão.
       *[other] { $count } seções esperam uma decisão.
    }
desk-oldest =
    { $count ->
        [0] A mais antiga chegou hoje.
        [one] A mais antiga, há 1 dia.
       *[other] A mais antiga, há { $count } dias.
    }
desk-waits =
    { $count ->
        [0] Chegou hoje.
        [one] Espera uma decisão há 1 dia.
       *[other] Espera uma decisão há { $count } dias.
    }
desk-ago =
    { $count ->
        [0] hoje
        [one] há 1 dia
       *[other] há { $count } dias
    }
desk-day = { $date }, { $ago }
desk-untitled = Seção sem título
desk-search-label = Buscar em todas as seções, também as não publicadas
desk-filter = Ver só uma parte
desk-filter-button = Aplicar
desk-filter-none = Remover os filtros
desk-filter-stage = Situação
desk-filter-chapter = Capítulo
desk-filter-country = País da instituição
desk-filter-practice-country = País da prática
desk-filter-institution = Instituição
desk-any = Todos
desk-mine-title = Esperam sua decisão
desk-mine-none = Não há nada aqui para você decidir.
desk-others-title = Esperam a decisão de outra pessoa
desk-others-what = Quem escreve não decide sobre o que escreveu. Você pode lê-las; quem decide é outra pessoa da Secretaria.
desk-waiting-title = Esperam decisão
desk-unpublished-title = Aprovadas, não publicadas
desk-unpublished-none = Nenhuma seção aprovada espera publicação.
desk-returned-title = Com a instituição
desk-returned-none = Nenhuma instituição está fazendo alterações pedidas.
desk-decided-title = Últimas decisões
desk-decided-none = Ainda não foi tomada nenhuma decisão.
desk-to-rejected = Seções rejeitadas
desk-to-all = Todas as seções
desk-table = Quadro:
desk-column-section = Seção e instituição
desk-column-round = Rodada
desk-column-since = Espera desde
desk-column-public = À vista de todos
desk-column-approved = Aprovada
desk-column-why = Por quê
desk-column-decision = Decisão
desk-column-when = Quando
desk-round = Rodada { $round }, versão { $version }
desk-not-published = Nada
desk-older-published = A versão { $version }
desk-changes-requested = Alterações pedidas
desk-outcome-approved = Aprovada
desk-outcome-changes-requested = Alterações pedidas
desk-outcome-rejected = Rejeitada
desk-outcome-withdrawn = Retirada
desk-decided-by = { $outcome }, por { $name }
desk-four-eyes-member = Você pertence a esta instituição. Quem decide é outra pessoa da Secretaria.
desk-four-eyes-wrote = Você escreveu parte deste texto. Quem decide é outra pessoa da Secretaria.
desk-four-eyes-what = Toda decisão é tomada por alguém que não escreveu o texto nem pertence à instituição. Não há exceções.
desk-four-eyes-refused = Nenhuma decisão foi tomada: não cabe a você decidir sobre esta seção. Peça a outra pessoa da Secretaria.
desk-search-title = Buscar em todas as seções
desk-found =
    { $count ->
        [0] Nenhuma seção
        [one] 1 seção
       *[other] { $count } seções
    }
desk-found-none = Nenhuma seção corresponde à busca. Tente outras palavras ou remova filtros. Rascunhos nunca apresentados não aparecem aqui.
desk-index-incomplete = O índice ainda está sendo preenchido: pode haver mais seções.
desk-to-filters = Filtrar por situação, capítulo, país ou instituição
desk-range = { $first } a { $last } de { $total }
desk-submitted = apresentada em { $day }
desk-submitted-on = Apresentada em { $date }.
desk-stage-draft = A instituição a está escrevendo.
desk-stage-submitted = Espera uma decisão.
desk-stage-in-review = Espera uma decisão.
desk-stage-changes-requested = Foram pedidas alterações: está com a instituição.
desk-stage-approved = Está aprovada.
desk-stage-rejected = Foi rejeitada e está encerrada.
desk-state-draft = Com a instituição
desk-state-submitted = Espera decisão
desk-state-in-review = Espera decisão
desk-state-changes-requested = Alterações pedidas
desk-state-approved = Aprovada
desk-state-rejected = Rejeitada
desk-to-changes = O que mudou
desk-to-public = Como o público a verá
desk-to-decision = Ir para a decisão
desk-versions = Versões
desk-record-title = Registro
desk-changes-title = O que mudou desde a versão { $version }, a última sobre a qual se decidiu
desk-asked-on = A resposta de { $date }:
desk-to-compare = Ver as duas versões, também lado a lado
desk-first-version = É a primeira vez que se decide sobre esta seção: não há versão anterior com que compará-la.
desk-public-title = Como o público a verá
desk-say-what-for = Abaixo de cada campo você pode dizer o que mudar nele. Vai com a decisão, e a instituição o lê junto ao campo.
desk-say-here = Dizer o que mudar aqui
desk-say-what = O que mudar em
desk-empty-fields =
    { $count ->
        [one] 1 campo vazio
       *[other] { $count } campos vazios
    }
desk-nothing-released = A instituição retirou o que tinha apresentado: não há nada para ler aqui.
desk-your-decision = Sua decisão
desk-about-version = Sobre a versão { $version }, tal como se lê nesta página.
desk-approve = Aprovar
desk-approve-what = Ainda não é publicada: depois alguém da Secretaria a publica.
desk-approve-publishes = É publicada imediatamente, à vista de todos.
desk-request-changes = Pedir alterações
desk-request-changes-what = Volta para a instituição. Nada de novo é publicado.
desk-reject = Rejeitar
desk-reject-what = É encerrada. Só a Secretaria pode reabri-la.
desk-maturity = Maturidade, se aprovar
desk-maturity-none = Sem indicar
desk-message = Razões para a instituição
desk-message-hint = Os autores as leem e elas ficam no registro. Se aprovar, não são necessárias.
desk-no-way-back = A instituição é avisada por e-mail. Depois de enviada, a decisão não pode ser retirada.
desk-send-decision = Enviar a decisão
desk-version-moved = Nenhuma decisão foi tomada: nesse meio-tempo a instituição apresentou uma versão mais nova, que é a que se lê agora nesta página. Leia-a de novo; o que você escreveu continua aqui.
desk-decided-already = Nada foi feito: nesse meio-tempo a situação da seção mudou. O registro diz o que aconteceu.
desk-publish-moved = Nada foi publicado: nesse meio-tempo outra versão foi aprovada, que é a que se lê agora nesta página. Leia-a e publique-a se for o caso.
desk-lost = Isto é o que você tinha escrito. Copie-o se ainda precisar.
desk-to-published = Ver a versão publicada
desk-publish-what = A versão { $version } está aprovada e não está à vista. Ao publicá-la todos a veem, e ela substitui a que houvesse antes.
desk-publish = Publicar
desk-reopen-what = Se for reaberta, a instituição pode voltar a escrevê-la e enviá-la. Nada é publicado.
desk-reopen = Reabrir
desk-unpublish-ask = Retirar da vista pública…
desk-unpublish-what = Deixa de ser vista imediatamente. No seu endereço ficam só o título, a instituição e a data. A instituição é avisada por e-mail. Pode ser publicada de novo.
desk-unpublish-reason = Por que é retirada
desk-unpublish-reason-hint = A instituição e a Secretaria o leem, não o público.
desk-unpublish = Retirar da vista pública
desk-did-by = { $date }, { $name }
desk-did-create = Criada, versão { $version }
desk-did-save = Versão { $version } salva
desk-did-restore = Texto anterior recuperado, versão { $version }
desk-did-move = Passada a outro capítulo
desk-did-submit = Apresentada, rodada { $round }, versão { $version }
desk-did-withdraw = Retirada pela instituição, rodada { $round }
desk-did-approve = Aprovada, versão { $version }
desk-did-request-changes = Alterações pedidas
desk-did-reject = Rejeitada
desk-did-publish = Publicada, versão { $version }
desk-did-unpublish = Retirada da vista pública
desk-did-reopen = Reaberta
desk-did-change-contact = Contato alterado
desk-did-change-adapted-from = Origem da prática alterada
flash-approved-and-published = A seção foi aprovada e está publicada. A instituição será avisada.
flash-approved = A seção foi aprovada. Falta publicá-la. A instituição será avisada.
flash-changes-requested = As alterações foram pedidas. A seção está de novo com a instituição.
flash-rejected = A seção foi rejeitada e está encerrada. A instituição será avisada.
flash-published = A seção está publicada.
flash-taken-down = A seção já não está à vista do público.
flash-reopened = A seção foi reaberta. A instituição pode voltar a escrevê-la.
