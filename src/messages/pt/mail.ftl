# Plain-text mails, and the labels they use. Every language has the same messages with the same variables.
# $expires is a date already written out for the reader; $role is one of the role labels below;
# $message and $reason are what a person wrote and may run over several lines. Links stand on a line of their own.

## Invitations

invitation-subject = { $inviter } convida você para o Acervo

invitation-body =
    Olá,

    { $inviter } convida você para o Acervo, o serviço com o qual muitas instituições escrevem juntas um compêndio e o publicam.

    Instituição: { $institution }
    Sua função: { $role }

    Para aceitar o convite, abra este link e siga os passos da página:

    { $link }

    Válido até: { $expires }

    O link é pessoal; por favor, não o compartilhe. Se já tiver uma conta, digite a senha que usa agora: ela não mudará.

    Se não esperava este convite, não precisa fazer nada.

    Acervo

invitation-installation-body =
    Olá,

    { $inviter } convida você para o Acervo, o serviço com o qual muitas instituições escrevem juntas um compêndio e o publicam.

    Sua função: { $role }

    Para aceitar o convite, abra este link e siga os passos da página:

    { $link }

    Válido até: { $expires }

    O link é pessoal; por favor, não o compartilhe. Se já tiver uma conta, digite a senha que usa agora: ela não mudará.

    Se não esperava este convite, não precisa fazer nada.

    Acervo

## A letter with an invitation that was given up, to the inviter; $failure is one of the labels after it

invitation-undelivered-subject = Seu convite para { $address } não chegou

invitation-undelivered-body =
    Olá, { $name },

    Não foi possível entregar a carta com o seu convite.

    Endereço: { $address }
    Função: { $role }
    Motivo: { $failure }

    Verifique o endereço. Se houver um erro, cancele este convite e convide o endereço certo. Se estiver certo, convide de novo: outra carta será enviada.

    Acervo

failure-unknown-address = o servidor de e-mail diz que esse endereço não existe
failure-refused = o servidor de e-mail não aceita a carta
failure-not-reached = não foi possível chegar ao servidor de e-mail durante um dia

## Passwords

password-reset-subject = Escolha uma nova senha para o Acervo

password-reset-body =
    Olá, { $name },

    Recebemos um pedido de nova senha para a sua conta no Acervo. Para escolhê-la, abra este link:

    { $link }

    Válido até: { $expires }

    Depois da mudança, será preciso entrar de novo em todos os seus dispositivos.

    Se o pedido não foi seu, não precisa fazer nada: sua senha continua a mesma.

    Acervo

password-changed-subject = Sua senha do Acervo foi alterada

password-changed-body =
    Olá, { $name },

    A senha da sua conta no Acervo acaba de ser alterada.

    Se a alteração foi sua, não precisa fazer nada.

    Se não foi, peça imediatamente uma nova senha na página de acesso e avise a administração do Acervo.

    Acervo

## Decisions, to the institution

decision-approved-subject = Aprovada: { $title }

decision-approved-body =
    Olá, { $name },

    Boas notícias: esta seção foi aprovada e publicada, exatamente como foi apresentada.

    Seção: “{ $title }”
    Instituição: { $institution }

    Mensagem da equipe editorial:

    { $message }

    Todas as pessoas já podem lê-la aqui:

    { $link }

    Não precisa fazer mais nada. Se mais tarde quiser melhorá-la, salve uma nova versão e apresente-a: a versão publicada permanece até que a nova seja aprovada.

    Acervo

decision-no-message = Sem mensagem.

decision-reason = { $field }: { $text }

decision-changes-requested-subject = Alterações solicitadas: { $title }

decision-changes-requested-body =
    Olá, { $name },

    A equipe editorial leu esta seção e solicita algumas alterações.

    Seção: “{ $title }”
    Instituição: { $institution }

    Mensagem da equipe editorial:

    { $message }

    Abra a seção aqui, faça as alterações e apresente-a de novo quando estiver pronta:

    { $link }

    Acervo

decision-rejected-subject = Não aceita: { $title }

decision-rejected-body =
    Olá, { $name },

    A equipe editorial leu esta seção e decidiu não aceitá-la.

    Seção: “{ $title }”
    Instituição: { $institution }

    Mensagem da equipe editorial:

    { $message }

    Nada se perdeu: a seção e o seu histórico continuam disponíveis aqui:

    { $link }

    Por enquanto, a seção está encerrada. Se quiser que ela seja considerada novamente, escreva à equipe editorial, que pode reabri-la.

    Acervo

## Sections

section-submitted-subject = Apresentada para análise: { $title }

section-submitted-body =
    Olá, { $name },

    Uma seção foi apresentada e aguarda a equipe editorial.

    Seção: “{ $title }”
    Instituição: { $institution }

    Abra-a aqui para ler e, depois, aprovar, solicitar alterações ou rejeitar:

    { $link }

    Acervo

section-unpublished-subject = Não está mais publicada: { $title }

section-unpublished-body =
    Olá, { $name },

    A publicação desta seção foi retirada. O público não pode mais lê-la; as edições que já a contêm a conservam.

    Seção: “{ $title }”

    Motivo:

    { $reason }

    Nada se perdeu. Ainda é possível abrir a seção aqui, revisá-la e apresentá-la de novo:

    { $link }

    Acervo

## Members

member-joined-subject = { $member } agora faz parte da sua instituição no Acervo

member-joined-body =
    Olá, { $name },

    { $member } aceitou um convite e já pode trabalhar nas seções da sua instituição no Acervo.

    Instituição: { $institution }
    Função: { $role }

    Se estiver correto, não precisa fazer nada. Se não, é possível remover esta pessoa da lista de integrantes da sua instituição no Acervo.

    Acervo

## Labels of roles

role-author = Autor ou autora
role-focal-point = Ponto focal
role-reviewer = Parecerista
role-editor = Editor ou editora
role-administrator = Administrador ou administradora
role-researcher = Pesquisador ou pesquisadora

## Labels of the stages of a section

stage-draft = Rascunho
stage-submitted = Apresentada
stage-in-review = Em análise
stage-changes-requested = Alterações solicitadas
stage-approved = Aprovada
stage-rejected = Rejeitada

decision-approved-waiting-subject = Aprovada: { $title }

decision-approved-waiting-body =
    Olá, { $name }:

    Boas notícias: esta seção foi aprovada tal como foi apresentada. A equipe editorial a publicará.

    Seção: “{ $title }”
    Instituição: { $institution }

    Mensagem da equipe editorial:

    { $message }

    Pode vê-la aqui:

    { $link }

## Digests of saved searches. $list is written out for the reader

digest-subject = Novidades para as suas pesquisas no Acervo

digest-body =
    Olá, { $name },

    Desde a última carta foi publicado o seguinte, que corresponde às suas pesquisas guardadas:

    { $list }

    Você recebe esta carta porque pediu um resumo diário ou semanal de pesquisas guardadas. Para não receber mais, entre na sua conta e remova a pesquisa guardada, ou escolha não receber mensagens sobre ela, aqui:

    { $link }

    Acervo

digest-more = E mais { $count }: veja o endereço acima.
