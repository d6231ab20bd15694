# A administração: instituições, pessoas, registro de alterações e estado do serviço.

admin-nav = Partes da administração
admin-nav-overview = Resumo
admin-nav-institutions = Instituições
admin-nav-people = Pessoas
admin-nav-compendium = Compêndio
admin-nav-vocabularies = Vocabulários
admin-nav-thesaurus = Tesauro
admin-nav-journal = Registro de alterações
admin-nav-health = Estado do serviço
admin-pages = Páginas da lista
admin-range = De { $first } a { $last }, de { $total }
admin-previous = Anteriores
admin-next = Seguintes
admin-search-button = Buscar
admin-show-all = Mostrar tudo
admin-leave = Deixar como está
admin-what-follows = O que vai acontecer

## The overview

admin-title = Administração
admin-lede = Quem participa, com que regras se escreve e como está o serviço.
overview-waits = A resolver
overview-nothing = Nada exige a sua atenção.
overview-parts = Partes
overview-journal-broken = A última verificação constatou que o registro de alterações não coincide com o que está guardado.
overview-see-journal = Ver o que não coincide
overview-disk = Não é possível gravar no disco do serviço, ou resta muito pouco espaço.
overview-bucket = O armazenamento dos arquivos enviados não responde.
overview-see-health = Ver o estado do serviço
overview-index = A busca ainda não mostra tudo o que foi publicado.
overview-mails = { $count ->
    [one] Um e-mail não chegou e não será mais tentado.
   *[other] { $count } e-mails não chegaram e não serão mais tentados.
 }
overview-see-mails = Ver por quê e enviar de novo
overview-expired = { $count ->
    [one] Um convite venceu sem que ninguém o aceitasse.
   *[other] { $count } convites venceram sem que ninguém os aceitasse.
 }
overview-see-invitations = Ver os convites
overview-without-focal-point = { $count ->
    [one] Uma instituição não tem ponto focal: ninguém pode convidar colegas nem responder por ela.
   *[other] { $count } instituições não têm ponto focal: ninguém pode convidar colegas nem responder por elas.
 }
overview-see-institutions = Ver quais
overview-without-role = { $count ->
    [one] Uma conta não tem nenhuma função: com ela só se pode ler.
   *[other] { $count } contas não têm nenhuma função: com elas só se pode ler.
 }
overview-see-accounts = Ver as contas
overview-institutions = { $count ->
    [one] Uma instituição participa.
   *[other] { $count } instituições participam.
 }
overview-accounts = { $count ->
    [one] Há uma conta
   *[other] Há { $count } contas
 }{ $suspended ->
    [0] .
    [one] , uma delas suspensa.
   *[other] , { $suspended } delas suspensas.
 }
overview-invitations = { $count ->
    [0] Nenhum convite aguarda resposta.
    [one] Um convite aguarda resposta.
   *[other] { $count } convites aguardam resposta.
 }
overview-part-institutions = Quem participa, quem escreve por cada uma e quem convida os colegas.
overview-part-people = As contas, suas funções e os convites que aguardam resposta.
overview-part-compendium = As regras do compêndio, seus capítulos e os campos do formulário.
overview-part-vocabularies = As listas das quais se escolhe nos formulários e nos filtros.
overview-part-thesaurus = As palavras que a busca considera equivalentes em cada idioma.
overview-part-journal = Quem fez o quê e quando, e a prova de que ninguém o alterou depois.
overview-part-health = A busca, os e-mails, o espaço em disco e a versão do programa.

## Institutions

institutions-title = Instituições
institutions-lede = As que escrevem o compêndio, com quem o faz em seu nome.
institution-add = Adicionar uma instituição
institutions-search = Nome, sigla ou país
institution-kind = Tipo
institutions-any-kind = Todos os tipos
institutions-without = Só as que não têm ponto focal
institutions-found = { $count ->
    [0] Nenhuma instituição corresponde. Tente com menos palavras.
    [one] Uma instituição
   *[other] { $count } instituições
 }
institutions-column-name = Instituição
institutions-column-members = Membros
institutions-column-published = Práticas publicadas
institutions-members = { $count ->
    [0] Nenhum
    [one] Um
   *[other] { $count }
 }{ $focal_points ->
    [0] { "" }
    [one] , um é ponto focal
   *[other] , { $focal_points } são pontos focais
 }
institutions-lacking = Sem ponto focal
institution-without-country = Organismo regional, sem país
institution-kind-ministry = Ministério
institution-kind-agency = Outro órgão público
institution-kind-intergovernmental = Organização de Estados
institution-kind-civil-society = Organização da sociedade civil
institution-kind-academia = Universidade ou centro de pesquisa
institution-kind-other = Outro
institution-new-title = Adicionar uma instituição
institution-new-lede = Depois de adicioná-la, você poderá convidar o ponto focal dela, que convida os colegas.
institution-names = Nome
institution-names-hint = Nos idiomas que houver; um basta. Nos demais, mostra-se o nome que existir.
institution-acronym = Sigla
institution-acronym-hint = Por exemplo, MRE. Com a sigla e o país forma-se o endereço que outros programas usam; esse endereço não muda depois.
institution-country = País
institution-facts = A instituição
institution-published = { $count ->
    [0] Não tem práticas publicadas.
    [one] Tem uma prática publicada.
   *[other] Tem { $count } práticas publicadas.
 }
institution-change = Mudar nome, país ou tipo
institution-to-work = Voltar ao meu trabalho
institution-edit-lede = O novo nome aparece em toda parte: no que está publicado, na busca e nos e-mails.
institution-edit-reaches = { $published ->
    [0] Nenhuma prática publicada mostra este nome por enquanto.
    [one] A mudança aparecerá em uma prática publicada, também nas novas citações dela.
   *[other] A mudança aparecerá em { $published } práticas publicadas, também nas novas citações delas.
 } { $members ->
    [0] Não tem membros.
    [one] Um membro a verá.
   *[other] { $members } membros a verão.
 }
institution-save = Salvar a instituição
institution-members = Membros
institution-no-members = Ainda não tem membros. Convide o ponto focal dela.
institution-lacks-focal-point = Sem um ponto focal, ninguém da instituição pode convidar colegas nem retirar o que foi publicado.
institution-member-since = Desde { $date }
institution-more-members = { $count ->
    [one] Há mais um membro, que não é mostrado aqui.
   *[other] Há mais { $count } membros, que não são mostrados aqui.
 }
institution-more-invitations = { $count ->
    [one] Há mais um convite, anterior a estes.
   *[other] Há mais { $count } convites, anteriores a estes.
 }
member-remove = Retirar da instituição
member-remove-title = Retirar { $name } da instituição
member-remove-button = Retirar da instituição
member-follows = A partir deste momento, esta pessoa deixa de ver os textos não publicados da instituição e não pode mais escrever neles.
member-follows-own = É a sua própria conta: a partir deste momento, você deixa de ver os textos não publicados da instituição e não pode mais escrever neles.
member-follows-texts = O que foi escrito continua sendo da instituição. A conta não é apagada.
member-follows-again = A pessoa pode ser convidada de novo quando for preciso.
member-follows-last = É o único ponto focal: depois, ninguém da instituição poderá convidar colegas. Convide antes outra pessoa.

## Invitations

invitations-title = Convites não aceitos
invitations-none = Nenhum convite aguarda resposta.
invitation-open = Convite de { $since }; pode ser aceito até { $until }.
invitation-expired = Venceu em { $until } sem ser aceito. Tinha sido enviado em { $since }.
invitation-void = De { $since }; não vale porque quem o enviou já não pode convidar para esta função. Se você convidar de novo, volta a valer.
letter-waiting = O e-mail está sendo enviado.
letter-sent = O e-mail foi enviado em { $date }.
letter-unknown-address = O e-mail não chegou: esse endereço não existe. Verifique-o e convide o endereço correto.
letter-refused = O e-mail não chegou: o servidor de destino o recusou. Peça outro endereço à pessoa ou avise quem cuida do e-mail lá.
letter-not-reached = O e-mail não chegou: o servidor de destino não respondeu por mais de um dia. Envie-o de novo mais tarde.
invitation-again = Convidar de novo
invitation-revoke = Anular o convite
invite-title = Convidar uma pessoa
invite-email-hint = O endereço de trabalho da pessoa: é onde ela recebe o link e com ele entrará.
invite-role-label = Função
invite-role-hint = A pessoa a recebe ao aceitar.
invite-language-label = Idioma do e-mail
invite-follows = Envia-se um e-mail com um link que vale por duas semanas. Se já houver um convite aberto para essa função, ele é renovado.
invite-button = Enviar o convite

## People

people-title = Pessoas
people-lede = As contas do Acervo, o que cada uma pode fazer e quem foi convidado.
people-accounts = Contas
people-search = Nome ou e-mail
people-group = Quais
people-everybody = Todas as contas
people-without-role = Sem nenhuma função
people-suspended = Suspensas
people-found = { $count ->
    [0] Nenhuma conta corresponde. Tente com menos palavras.
    [one] Uma conta
   *[other] { $count } contas
 }
people-column-name = Pessoa
people-column-roles = Funções
people-no-role = Nenhuma: só pode ler
people-more-roles = e mais { $count } funções
people-invite-lede = Aqui se convida para a Secretaria e quem não escreve por uma instituição. Autores e pontos focais são convidados na página da sua instituição.
people-to-institutions = Ir para as instituições
person-suspended = Suspensa
person-since = Conta criada em { $date }
person-language = Idioma: { $language }
person-institutions = Instituições
person-institutions-hint = Retira-se alguém de uma instituição na página dela.
person-roles = Funções no Acervo
person-roles-legend = O que pode fazer
person-role-editor = Lê o que é apresentado, decide e publica.
person-role-administrator = Muda instituições, contas e regras. Não vê textos que ninguém publicou.
person-role-reviewer = Lê o que lhe é atribuído e recomenda.
person-role-researcher = Busca e compara, com buscas salvas.
person-roles-follow = Vale a partir da próxima página que esta pessoa abrir. As sessões dela continuam abertas.
person-roles-button = Salvar as funções
person-roles-now = Agora a conta tem estas funções: { $roles }.
person-roles-now-none = Agora a conta não tem nenhuma função.
person-own = Esta é a sua própria conta. Só outra pessoa da administração pode mudar as funções dela ou suspendê-la: assim sempre resta alguém que administre.
person-access = Acesso
person-suspend-lede = Se você suspender esta conta, ninguém poderá entrar com ela nem fazer nada até que alguém a reative. Ao fazer isso:
person-follows-sessions = { $count ->
    [0] não há sessões abertas a encerrar;
    [one] a sessão aberta é encerrada na hora;
   *[other] as { $count } sessões abertas são encerradas na hora;
 }
person-follows-tokens = { $count ->
    [one] a chave do programa dela não vale durante a suspensão;
   *[other] as { $count } chaves dos programas dela não valem durante a suspensão;
 }
person-follows-invitations = { $count ->
    [one] um convite enviado por ela deixa de valer: outra pessoa precisa convidar de novo;
   *[other] { $count } convites enviados por ela deixam de valer: outra pessoa precisa convidar de novo;
 }
person-follows-texts = o que foi escrito e decidido é conservado, com o nome da pessoa.
person-suspend = Suspender a conta
person-reinstate-follows = Ao ser reativada, volta a ter as funções que tinha. É preciso entrar de novo: as sessões encerradas continuam encerradas.
person-reinstate = Reativar a conta
person-journal = Ver o que esta pessoa fez

## The state of the service

health-title = Estado do serviço
health-well = Tudo funciona.
health-not-well = Algo exige atenção: abaixo se diz o quê e o que fazer.
health-search = Busca
health-index = Busca pública
health-desk-index = Busca da mesa de edição
health-index-complete = Completa: mostra até a última alteração.
health-index-lag = { $count ->
    [one] Falta uma alteração; atualiza-se em alguns segundos.
   *[other] Faltam { $count } alterações; atualiza-se em alguns segundos.
 }
health-index-incomplete = Incompleta: ainda não mostra tudo.
health-index-rebuilding = Está sendo refeita.
health-index-advice = Costuma completar-se sozinha em alguns minutos. Se em uma hora continuar assim, avise quem opera o servidor.
health-mails = E-mails
health-mails-waiting = { $count ->
    [0] Nenhum e-mail aguarda envio.
    [one] Um e-mail aguarda envio; se falhar, será tentado de novo durante um dia.
   *[other] { $count } e-mails aguardam envio; se falharem, serão tentados de novo durante um dia.
 }
health-mails-given-up = { $count ->
    [0] Todos os demais foram entregues.
    [one] Um não chegou e não será mais tentado:
   *[other] { $count } não chegaram e não serão mais tentados:
 }
health-mail = { $what }, { $date }
health-mail-invitation = Convite
health-mail-undelivered = Aviso de um convite que não chegou
health-mail-password = E-mail sobre uma senha
health-mail-member = Aviso de um novo membro
health-mail-digest = Novidades de uma busca salva
health-mail-section = Aviso sobre um texto apresentado ou decidido
health-mail-again = Enviar de novo
health-mail-outdated = Já não serve: o link ou o convite venceu.
health-mail-forget = Retirar da lista
health-storage = Dados e espaço
health-database = Banco de dados
health-database-size = { $kind }, { $size }
health-journal = Registro de alterações
health-journal-entries = { $count ->
    [one] Uma entrada
   *[other] { $count } entradas
 }
health-files = Arquivos originais enviados
health-files-size = { $count ->
    [0] Nenhum
    [one] Um, { $size }
   *[other] { $count }, no total { $size }
 }
health-files-bucket = Em um armazenamento fora deste servidor
health-bucket-unavailable = O armazenamento não responde: não é possível enviar nem ler arquivos; o restante funciona. Avise agora quem opera o servidor.
health-index-size = Índices de busca
health-free = Espaço livre em disco
health-free-known = { $size }
health-free-unknown = O sistema não informa.
health-disk-full = Resta muito pouco espaço: em breve não será possível salvar nada. Avise ainda hoje quem opera o servidor.
health-disk-unwritable = Não é possível gravar no disco: nada é salvo. Avise agora quem opera o servidor.
health-disk-unavailable = O disco não responde. Avise agora quem opera o servidor.
health-program = Programa
health-version = Versão
health-version-is = Acervo { $version }
health-uptime = Em funcionamento há
health-minutes = { $count ->
    [0] menos de um minuto
    [one] um minuto
   *[other] { $count } minutos
 }
health-hours = { $count ->
    [one] uma hora
   *[other] { $count } horas
 }
health-days = { $count ->
    [one] um dia
   *[other] { $count } dias
 }
health-limits = Limite de solicitações
health-limits-off = Não há nenhum.
health-limits-quotas = Até { $address } por minuto de um endereço e { $account } com uma conta.
health-limits-refused = { $count ->
    [0] Desde o início não recusou nenhuma.
    [one] Desde o início recusou uma.
   *[other] Desde o início recusou { $count }.
 }

## What was just done

flash-institution-added = A instituição foi adicionada. Agora convide o ponto focal dela.
flash-invited = O convite está a caminho.
flash-invited-again = O convite vale por mais duas semanas. O e-mail é enviado de novo, a menos que tenha saído há menos de uma hora.
flash-invitation-revoked = O convite já não vale.
flash-member-removed = A pessoa já não pertence à instituição.
flash-roles-changed = As funções foram salvas.
flash-account-suspended = A conta está suspensa e as sessões dela, encerradas.
flash-account-reinstated = A conta está ativa de novo.
flash-journal-verified = O registro foi recalculado; o resultado está abaixo.
flash-mail-again = O e-mail está sendo enviado de novo.
flash-mail-forgotten = O e-mail já não está na lista.

## The journal

journal-title = Registro de alterações
journal-lede = Tudo o que mudou, quem o fez e quando. Nada é apagado nem corrigido depois.
journal-verify-title = Está intacto?
journal-verify-hint = A impressão digital de cada entrada é recalculada e cada texto é comparado com elas. Pode levar alguns minutos; enquanto isso, tudo continua funcionando.
journal-verify-button = Verificar o registro
journal-not-verified = Não foi verificado desde que o serviço iniciou.
journal-verifying = Está sendo verificado: { $done } de { $of } entradas.
journal-look-again = Ver se terminou
journal-verify-failed = A verificação não pôde ser concluída ({ $moment }). Tente de novo; se falhar outra vez, avise quem opera o servidor.
journal-holds = { $count ->
    [one] Intacto: a única entrada e todos os textos coincidem.
   *[other] Intacto: as { $count } entradas e todos os textos coincidem.
 } A última entrada é de { $last }. Verificado em { $moment }.
journal-chain = Impressão digital do fim do registro. Guarde-a em outro lugar: se mais tarde o registro já não levar a ela, alguém o alterou.
journal-broken = O registro não está intacto: a entrada { $seq } não é a que foi escrita, ou falta. Verificado em { $moment }. Não mude nada e avise quem opera o servidor, que pode compará-lo com uma cópia de segurança.
journal-altered = { $count ->
    [one] As entradas estão intactas, mas um texto não coincide com elas: alguém o mudou por outra via.
   *[other] As entradas estão intactas, mas { $count } textos não coincidem com elas: alguém os mudou por outra via.
 } Verificado em { $moment }. Não mude nada e avise quem opera o servidor.
journal-entries = Entradas
journal-person = Quem o fez
journal-kind = Sobre o quê
journal-any-kind = Tudo
journal-group-writing = O que se escreve
journal-group-decisions = Envios, decisões e publicação
journal-group-institutions = Instituições, membros e convites
journal-group-accounts = Contas e funções
journal-group-settings = Regras, capítulos, formulário e vocabulários
journal-group-searches = Buscas salvas
journal-from = Desde o dia
journal-to = Até o dia
journal-date-fault = Não se entende uma das datas. Escreva-a como 2026-11-26.
journal-nothing = Nenhuma entrada corresponde, ou nenhuma que você possa ver.
journal-latest = Voltar às últimas
journal-earlier = Anteriores
journal-take-back = Retirar
journal-only-section = Só sobre “{ $title }”
journal-only-person = Só de { $name }
journal-more-section = Tudo sobre este texto
journal-number = entrada { $seq }
journal-numbers = entradas { $first } a { $last }
journal-hidden = { $count ->
    [one] Uma entrada sobre um texto que você não pode ver.
   *[other] { $count } entradas sobre textos que você não pode ver.
 }
journal-service = O serviço
journal-forgotten = Alguém cuja conta já não existe
journal-some-section = um texto
journal-something = algo que já não existe
journal-quoted = “{ $title }”
journal-unknown-kind = { $who } fez algo que esta versão do programa não conhece.
journal-section-created = { $who } começou { $what }.
journal-section-saved = { $who } salvou a versão { $version } de { $what }.
journal-section-restored = { $who } recuperou { $what } com a versão { $version }.
journal-section-moved = { $who } passou { $what } para outro capítulo, com a versão { $version }.
journal-section-submitted = { $who } apresentou para revisão a versão { $version } de { $what }.
journal-section-withdrawn = { $who } retirou da revisão a versão { $version } de { $what }.
journal-section-approved = { $who } aprovou a versão { $version } de { $what }.
journal-section-changes-requested = { $who } pediu alterações na versão { $version } de { $what }.
journal-section-rejected = { $who } não aceitou a versão { $version } de { $what }.
journal-section-published = { $who } publicou a versão { $version } de { $what }.
journal-section-unpublished = { $who } deixou de publicar { $what }, que estava na versão { $version }.
journal-section-reopened = { $who } reabriu { $what } para correção.
journal-section-deleted = { $who } eliminou { $what }. Pode ser recuperado por um tempo.
journal-section-purged = { $who } apagou para sempre { $what }, que estava eliminado havia tempo.
journal-attachment-added = { $who } adicionou uma imagem ou um anexo a { $what }.
journal-attachment-changed = { $who } alterou o que se diz de uma imagem ou de um anexo de { $what }.
journal-attachment-removed = { $who } removeu uma imagem ou um anexo de { $what }.
journal-section-contact-changed = { $who } mudou a pessoa de contato de { $what }.
journal-section-adapted-from-changed = { $who } mudou de quais práticas foi adaptada a versão { $version } de { $what }.
journal-institution-created = { $who } adicionou a instituição { $name }.
journal-institution-changed = { $who } mudou a instituição { $name }.
journal-invitation-sent = { $who } convidou uma pessoa com a função “{ $roles }”{ $named ->
    [yes] { " " }em { $name }
   *[no] { "" }
 }.
journal-invitation-renewed = { $who } convidou de novo uma pessoa com a função “{ $roles }”{ $named ->
    [yes] { " " }em { $name }
   *[no] { "" }
 }.
journal-invitation-revoked = { $who } anulou um convite{ $named ->
    [yes] { " " }em { $name }
   *[no] { "" }
 }.
journal-user-created = { $own ->
    [yes] { $who } criou a sua conta.
   *[no] { $who } criou a conta de { $whom }.
 }
journal-user-changed = { $own ->
    [yes] { $who } mudou o seu nome ou idioma.
   *[no] { $who } mudou o nome ou o idioma de { $whom }.
 }
journal-user-password-changed = { $own ->
    [yes] { $who } mudou a sua senha.
   *[no] { $who } mudou a senha de { $whom }.
 }
journal-user-suspended = { $who } suspendeu a conta de { $whom }.
journal-user-reinstated = { $who } reativou a conta de { $whom }.
journal-user-roles-changed = { $own ->
    [yes] { $who } recebeu por convite a função “{ $roles }”.
   *[no] { $who } mudou as funções de { $whom }. Agora: { $roles }.
 }
journal-member-joined = { $own ->
    [yes] { $who } passou a integrar { $name } com a função “{ $roles }”.
   *[no] { $who } incluiu { $whom } em { $name } com a função “{ $roles }”.
 }
journal-member-removed = { $own ->
    [yes] { $who } deixou { $name }.
   *[no] { $who } retirou { $whom } de { $name }.
 }
journal-compendium-created = { $who } criou o compêndio { $name }.
journal-compendium-changed = { $who } mudou as regras do compêndio { $name }.
journal-chapters-changed = { $who } mudou os capítulos do compêndio { $name }.
journal-template-changed = { $who } mudou o formulário do compêndio { $name }.
journal-vocabulary-changed = { $who } mudou o vocabulário { $name }.
journal-thesaurus-changed = { $count ->
    [0] { $who } mudou um conceito do tesauro.
    [one] { $who } substituiu o tesauro, que agora tem um conceito.
   *[other] { $who } substituiu o tesauro, que agora tem { $count } conceitos.
 }
journal-search-saved = { $who } salvou uma busca.
journal-search-changed = { $who } mudou uma busca salva.
journal-search-removed = { $who } eliminou uma busca salva.
journal-edition-created = { $who } começou uma edição do compêndio { $name }.
journal-edition-changed = { $who } mudou uma edição do compêndio { $name }.
journal-edition-candidate = { $who } tornou candidata uma edição do compêndio { $name }.
journal-edition-frozen = { $who } fixou uma edição do compêndio { $name }, que não muda mais.
