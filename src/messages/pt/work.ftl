# O que uma instituição escreve: sua lista de seções, uma seção, e o que fazem as pessoas que a escrevem.
flash-draft-made = O rascunho foi criado.
flash-submitted = A seção foi apresentada à Secretaria.
flash-withdrawn = A seção foi retirada: voltou a ser um rascunho da sua instituição.
flash-version-restored = O texto da versão anterior voltou a ser o atual.
flash-draft-deleted = O rascunho foi excluído. Durante 30 dias você pode recuperá-lo no final desta lista.
flash-draft-back = O rascunho foi recuperado.
flash-unpublished = A prática não está mais publicada.
flash-contact-saved = O contato foi salvo.
flash-adapted-from-saved = Foram salvas as práticas das quais esta foi adaptada.

when-today = hoje
when-yesterday = ontem
when-days-ago = { $count ->
    [one] há um dia
   *[other] há { $count } dias
}
when-on = em { $date }
when-today-at = hoje às { $time }

work-title = Meu trabalho
work-lede = { $count ->
    [0] Nenhuma seção espera algo de você neste momento.
    [one] Uma seção espera algo de você.
   *[other] { $count } seções esperam algo de você.
}
work-new-link = Escrever uma nova seção
work-import-link = Enviar um relatório
work-to-all = Voltar a todo o meu trabalho
work-part-turn = É a sua vez
work-part-waiting = Espera outra pessoa
work-part-published = Publicado
work-part-closed = Encerrado
work-part-deleted = Excluído
work-bring-back = Recuperar
work-all-of-part = Ver todas as { $count }
work-pages = Páginas da lista
work-first-page = Voltar ao início
work-next-page = Próxima página
work-none = Sua instituição ainda não tem nenhuma seção.
work-none-how = Escreva uma desde o início, ou envie um relatório em Word, Markdown ou texto: tudo o que puder ser lido é aproveitado, e depois você completa o resto.
work-colleagues = Colegas
work-colleagues-what = Para escrever em conjunto, cada pessoa precisa da sua própria conta. Você pode convidar quem trabalha na sua instituição.
work-invite = Convidar colegas de { $institution }
work-untitled = Sem título
work-leave = Voltar sem mudar nada
work-status-correct = Corrigir
work-status-ready = Revisar e apresentar
work-status-write = Continuar escrevendo
work-status-waiting = Aguarda decisão
work-status-review = Em revisão
work-status-published = Publicada
work-status-unpublished = Retirada
work-status-approved = Aprovada
work-status-closed = Rejeitada
work-still-published = A versão { $version } continua publicada.
work-kept = Texto seu salvo { $when }; ainda não é uma versão.
work-missing = { $count ->
    [one] Falta 1 de { $required } campos obrigatórios.
   *[other] Faltam { $count } de { $required } campos obrigatórios.
}
work-faulty = { $count ->
    [one] Há 1 campo a corrigir.
   *[other] Há { $count } campos a corrigir.
}
work-said-saved = Rascunho. Versão { $version }, de { $who }, { $when }.
work-said-submitted = Apresentada por { $who } { $when }. Rodada { $round }, versão { $version }.
work-said-changes = A Secretaria ({ $who }) pediu alterações { $when }. Rodada { $round }, versão { $version }.
work-said-corrected = { $who } salvou depois a versão { $version }, { $when }.
work-said-approved = A Secretaria ({ $who }) a aprovou { $when } e ainda não a publicou. Rodada { $round }, versão { $version }.
work-said-rejected = A Secretaria ({ $who }) a rejeitou { $when }. Rodada { $round }, versão { $version }.
work-said-withdrawn = Retirada por { $who } { $when }. Rodada { $round }, versão { $version }.
work-said-published = Versão { $version }, publicada em { $date }.
work-said-unpublished = Retirada da publicação { $when }: { $reason }
work-said-deleted = Rascunho excluído { $when }. Você pode recuperá-lo até { $date }.

place-institution = Instituição
place-institution-none = Escolha uma instituição
place-chapter = Capítulo
place-chapter-hint = O do documento em que a prática deve ficar. Pode ser mudado depois.
place-chapter-none = Escolha um capítulo
place-language = Idioma em que está escrita
place-language-hint = Não pode ser mudado depois: cada versão fica ligada ao seu idioma.
place-language-other = Outro idioma
place-other-language = Código de outro idioma
place-other-language-hint = Somente se você escolheu “Outro idioma”: por exemplo, “ay” para o aimará.

new-title = Uma nova seção
new-lede = Bastam o título e o lugar no documento. O resto é completado depois, na ordem que você preferir.
new-title-label = Título da prática
new-title-hint = Curto e claro para quem não a conhece. Pode ser mudado depois.
new-button = Criar o rascunho
new-after = Somente a sua instituição vê o rascunho, até que seja apresentado.
new-import = Se já tem um relatório escrito, envie-o.

import-title = Enviar um relatório
import-lede = Do seu relatório se aproveita o texto, com títulos, listas, quadros e notas. Depois você vê o que foi lido e o que não foi, e completa os campos que faltam.
import-file = Arquivo
import-file-hint = Word (.docx), Markdown ou texto sem formatação, até 50 MB.
import-button = Enviar o relatório
import-after = O arquivo é guardado como está, e você poderá baixá-lo de novo. O resultado é um rascunho que somente a sua instituição vê.
import-too-large = O arquivo é grande demais: pode ter até { $count } MB. Reduza as imagens ou divida-o.
import-one-at-a-time = Outro arquivo já está sendo enviado pela sua conta. Espere um momento até que termine e tente de novo.

imported-title = O que foi lido do seu relatório
imported-lede = O rascunho já está salvo em { $institution }. Confira o título e o idioma, e veja o que não pôde ser lido.
imported-confirm = Título e idioma
imported-title-hint = Foi tirado do primeiro título do relatório.
imported-title-none = Nenhum título foi encontrado no relatório. Escreva um.
imported-language = Idioma: { $language }.
imported-button = Está certo, completar o formulário
imported-later = Deixar para depois
imported-unread = O que não foi lido
imported-unread-nothing = Tudo foi lido.
imported-unread-what = Isto está no seu arquivo e não no rascunho. Se for importante, acrescente à mão.
imported-unread-part = { $label } ({ $count })
imported-original = Baixar o arquivo original
imported-original-what = É guardado exatamente como você o enviou.
imported-read = O que foi lido
imported-words = { $count ->
    [one] 1 palavra
   *[other] { $count } palavras
}

overview-go-on = Continuar escrevendo
overview-tasks = O formulário
overview-submit = Revisar e apresentar
overview-text = O texto
overview-read = Ler a versão { $version }
overview-acts = Outras ações
overview-versions = Todas as versões
overview-asked = O que a Secretaria pediu
overview-rejected = Por que a Secretaria a rejeitou
overview-asked-by = { $who }, { $when }, sobre a versão { $version }
overview-version-moved = Nesse meio-tempo alguém salvou outra versão, e nada foi mudado. Assim está a seção agora.
overview-stage-moved = Isto não é possível agora: a seção está em outra etapa do que quando você abriu a página. Nada foi mudado; assim ela está agora.
overview-lede-draft = Sua instituição a está escrevendo. Quando estiver completa, apresente-a à Secretaria.
overview-lede-next-draft = Um novo rascunho ao lado da versão publicada, que continua visível até que a Secretaria aprove outra.
overview-lede-submitted = Está com a Secretaria. Enquanto ela decide, o texto não pode ser mudado; se faltar algo, você pode retirá-la.
overview-lede-review = Está sendo revisada. Enquanto isso o texto não pode ser mudado; se faltar algo, você pode retirá-la.
overview-lede-changes = A Secretaria pediu alterações. Corrija o que foi apontado e apresente-a de novo; o que se aprova é sempre uma versão exata.
overview-lede-published = Está publicada. Você pode preparar outra versão sem que esta deixe de ser vista.
overview-lede-unpublished = Esteve publicada e foi retirada. O texto continua aqui, para a sua instituição.
overview-lede-approved = Está aprovada e espera que a Secretaria a publique.
overview-lede-rejected = A Secretaria a rejeitou. Somente a Secretaria pode reabri-la.
overview-ready = Está completa. Leia todas as respostas mais uma vez e apresente-a.
overview-not-ready = Ainda não pode ser apresentada. { $lacks }
overview-submit-button = Revisar as respostas e apresentar
overview-check-button = Ler todas as respostas
overview-act-withdraw = Retirá-la
overview-act-withdraw-what = Para corrigir algo antes que a Secretaria decida.
overview-act-new-draft = Preparar uma nova versão
overview-act-new-draft-what = A versão publicada continua visível, como está, até que a Secretaria aprove a nova.
overview-act-compare = Ver o que mudou
overview-act-contact-add = Acrescentar um contato
overview-act-contact-add-what = A pessoa ou o setor a quem se pode perguntar sobre a prática.
overview-act-contact-change = Mudar o contato
overview-act-contact-change-what = A pessoa ou o setor a quem se pode perguntar sobre a prática.
overview-act-adapted-from = Dizer de quais práticas foi adaptada
overview-act-adapted-from-what = Se foi inspirada em práticas publicadas de outros países.
overview-act-original = Baixar o arquivo original
overview-act-original-what = O relatório do qual foi feita, como foi enviado.
overview-act-public = Vê-la como todos a veem
overview-act-unpublish = Retirá-la da publicação
overview-act-unpublish-what = Deixa de ser vista, com uma razão registrada.
overview-act-delete = Excluir este rascunho
overview-act-delete-what = Você pode recuperá-lo durante 30 dias.

task-body = Texto livre
task-body-what = Opcional, para o que não cabe nos campos.
task-commented = A Secretaria deixou um comentário.
task-optional = Não iniciado
task-written = Com texto
task-complete = Completo
task-asked = A Secretaria comenta: { $list }.
task-missing = Falta: { $list }.
task-faulty = A corrigir: { $list }.
task-status-missing = { $count ->
    [one] Falta 1 campo
   *[other] Faltam { $count } campos
}
task-status-faulty = A corrigir
task-comments = { $count ->
    [one] 1 comentário
   *[other] { $count } comentários
}
task-and-more = { $names } e mais { $count }

timeline-title = Com quem está
timeline-earlier = { $count ->
    [one] Uma rodada anterior
   *[other] { $count } rodadas anteriores
}
timeline-draft = Rascunho
timeline-who-when = { $who }, { $date }
timeline-when = { $date }
timeline-secretariat-when = { $who }, Secretaria, { $date }
timeline-version-when = Versão { $version }, { $date }
timeline-submitted = Apresentada
timeline-submitted-text = { $who }, { $date }. Rodada { $round }, versão { $version }
timeline-withdrawn = Retirada pela sua instituição
timeline-approved = Aprovada
timeline-changes = Mudanças pedidas
timeline-rejected = Rejeitada
timeline-reasons = { $count ->
    [one] 1 comentário sobre um campo
   *[other] { $count } comentários sobre campos
}
timeline-published = Publicada
timeline-unpublished = Retirada da publicação
timeline-with-institution = Está com a sua instituição
timeline-with-secretariat = Está com a Secretaria
timeline-nobody = Está publicada
timeline-not-public = Não está publicada
timeline-to-be-published = Espera a publicação
timeline-closed = Está encerrada
timeline-last-version = Última versão: a { $version }, de { $who }, { $when }
timeline-since = Desde: { $when }
timeline-next-submit = Apresentar à Secretaria
timeline-next-submit-text = quando estiver completa
timeline-next-decision = Decisão da Secretaria
timeline-next-decision-text = aprovar, pedir alterações ou rejeitar
timeline-took = { $count ->
    [0] na rodada { $round } saiu no mesmo dia
    [one] na rodada { $round } levou 1 dia
   *[other] na rodada { $round } levou { $count } dias
}

submit-title = Revisar e apresentar
submit-back = Voltar à seção
submit-lede = Assim a Secretaria lerá a versão { $version }, e depois todo o mundo. Confira cada resposta.
submit-kept = { $kept } Não é apresentado.
submit-save-first = Salvá-lo antes como versão
submit-lacking = { $count ->
    [one] Ainda não pode ser apresentada: há uma coisa a completar ou corrigir
   *[other] Ainda não pode ser apresentada: há { $count } coisas a completar ou corrigir
}
submit-change = Mudar
submit-none = Não informado: é necessário para apresentar
submit-none-optional = Não informado
submit-act = Apresentar à Secretaria
submit-not-yet = Quando tudo o que foi apontado acima estiver completo, você poderá apresentar a seção aqui.
submit-message = Mensagem à Secretaria
submit-message-hint = Opcional: por exemplo, o que mudou desde a última rodada.
submit-follows-1 = Apresenta-se exatamente esta versão. A Secretaria recebe um aviso por e-mail e decide sobre ela.
submit-follows-2 = Até a decisão, ninguém pode mudar o texto; sua instituição pode retirá-la.
submit-follows-3 = A Secretaria pode aprová-la, pedir alterações ou rejeitá-la, e sua instituição recebe a decisão por e-mail.
submit-follows-4 = Se for aprovada, é publicada em nome da sua instituição, sem mudar uma letra.
submit-button = Apresentar a versão { $version }
submit-incomplete = Não foi apresentada: falta completar ou corrigir o que está apontado abaixo.
submit-version-moved = Não foi apresentada, porque nesse meio-tempo alguém salvou outra versão. Esta é a nova: confira-a e apresente-a.

act-follows = O que acontece depois
act-withdraw-title = Retirar a seção
act-withdraw-what = Assim sua instituição pode corrigir o texto antes que a Secretaria decida.
act-withdraw-reason = Razão
act-withdraw-reason-hint = Fica no histórico da sua instituição. A Secretaria só vê que a seção foi retirada.
act-withdraw-follows-1 = A seção volta a ser um rascunho da sua instituição.
act-withdraw-follows-2 = A Secretaria deixa de ver a versão apresentada; fica registrado que houve uma rodada.
act-withdraw-follows-3 = Você pode apresentá-la de novo quando quiser, em outra rodada.
act-withdraw-button = Retirar a seção
act-restore-title = Voltar ao texto da versão { $version }
act-restore-what = Nenhuma versão se perde: o texto anterior é salvo como uma nova versão.
act-restore-message = Mensagem sobre a nova versão
act-restore-message-hint = Opcional: por exemplo, por que se volta a esse texto.
act-restore-follows-1 = Cria-se uma nova versão com aquele texto.
act-restore-follows-2 = As versões que vieram depois são conservadas e podem ser lidas.
act-restore-follows-3 = Se a seção está publicada, o que está publicado não muda.
act-restore-button = Voltar à versão { $version }
act-delete-title = Excluir o rascunho
act-delete-what = Desaparece da lista da sua instituição. Ninguém mais o tinha visto.
act-delete-follows-1 = Durante 30 dias, qualquer pessoa da sua instituição pode recuperá-lo em “Meu trabalho”.
act-delete-follows-2 = Depois é apagado com todas as suas versões, e não há como voltar atrás.
act-delete-button = Excluir o rascunho
act-unpublish-title = Retirar a prática da publicação
act-unpublish-what = Deixa de ser vista nas páginas, nas buscas e nos dados abertos.
act-unpublish-reason = Razão
act-unpublish-reason-hint = Sua instituição e a Secretaria a veem.
act-unpublish-follows-1 = O endereço dela diz que a prática esteve publicada, de quem era e que foi retirada.
act-unpublish-follows-2 = Quem já a citou ou baixou conserva o que tem.
act-unpublish-follows-3 = Se volta a ser publicada, quem decide é a Secretaria.
act-unpublish-button = Retirá-la da publicação
act-contact-title = Contato da prática
act-contact-what = A pessoa ou o setor a quem se pode perguntar. Não faz parte das versões: uma mudança vale imediatamente.
act-contact-button = Salvar o contato
contact-name = Nome da pessoa ou do setor
contact-name-hint = Melhor um setor, que permanece quando as pessoas mudam.
contact-email = E-mail
contact-public = Mostrá-lo a todos
contact-public-hint = Se não, somente sua instituição e a Secretaria o veem.

adapting-title = De quais práticas foi adaptada
adapting-lede = Se esta prática foi inspirada em outras publicadas aqui, indique-as. Quem as ler verá também a sua.
adapting-chosen = Escolhidas
adapting-none = Nenhuma.
adapting-remove = Remover
adapting-unsaved = A lista ainda não está salva.
adapting-save = Salvar a lista
adapting-follows = É salva como uma nova versão com o mesmo texto, e será vista quando essa versão for aprovada. No máximo dez práticas.
adapting-find = Buscar
adapting-find-label = Palavras, um país ou uma instituição
adapting-find-button = Buscar práticas
adapting-nothing-found = Não foi encontrada nenhuma prática publicada. Tente com outras palavras.
adapting-found = { $count ->
    [one] Foi encontrada 1 prática.
   *[other] As primeiras { $count } práticas encontradas.
}
adapting-add = Escolher
adapting-is-chosen = Escolhida
adapting-gone = Uma prática que não está mais publicada
