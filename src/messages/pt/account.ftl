# Signing in to the demonstration, mailed links, and one's own account.

## Forms

form-send = Enviar
save-button = Salvar
name-label = Nome e sobrenome
name-hint = Como as demais pessoas da sua instituição e da Secretaria vão vê-lo.
language-label = Idioma
language-hint = O das páginas depois de salvar e o dos e-mails que você receber.
password-hint = Pelo menos 10 caracteres. Algumas palavras pouco comuns formam uma boa senha.
role-in-institution = { $role }, { $institution }

## The demonstration

sign-in-demonstration-heading = Na demonstração
sign-in-demonstration-lede = Isto é uma demonstração. Experimente o Acervo no lugar de outra pessoa: tudo o que você fizer fica nesta demonstração e é apagado com ela.
sign-in-as = Entrar como { $name }
sign-in-demonstration-changed = Não é mais possível entrar assim com esta conta, porque alguém mudou a senha ou a suspendeu. Escolha outra.
resume-typed = O que você escreveu

## Mailed links

link-spent-title = Este link não funciona mais
link-spent-ask = Se você ainda precisa do acesso, peça outro convite a quem o convidou ou à sua instituição.
link-spent-accepted = Se já aceitou o convite, entre com seu e-mail e sua senha
link-spent-new-password = Pedir outro link para uma nova senha
link-spent-set = Se já mudou a senha, entre com ela
link-spent-to-account = Ir para a sua conta
invitation-title = Convite para o Acervo
invitation-from = { $name } convida você a participar do Acervo.
invitation-lede = Você recebeu um convite para participar do Acervo.
invitation-heading = Para que é o convite
invitation-role = Sua função
invitation-until = Pode ser aceito até
invitation-accept-heading = Aceitar
invitation-with-account = Você já tem uma conta com este e-mail. Digite a senha que usa agora: sua conta não muda, apenas ganha mais uma função.
invitation-new-account = Isto cria a sua conta. Depois, você entra com este e-mail e a senha que escolher aqui.
invitation-button = Aceitar o convite
forgotten-title = Esqueci minha senha
forgotten-lede = Digite o e-mail da sua conta. Enviaremos um link para escolher uma nova senha.
forgotten-button = Enviar o link
forgotten-sent = Se houver uma conta com esse e-mail, você receberá em alguns minutos um link válido por uma hora.
forgotten-sent-look = Se não chegar, procure também entre os e-mails indesejados e verifique se digitou o e-mail da sua conta.
forgotten-sent-again = Pedir outro link
forgotten-to-sign-in = Voltar à página para entrar
new-password-title = Nova senha
new-password-lede = Escolha uma nova senha. Ao salvá-la, todas as suas sessões são encerradas e você poderá entrar com ela.
new-password-account = Conta: { $email }
new-password-label = Nova senha
new-password-button = Salvar a senha

## The account

account-nav = Sua conta
account-title = Minha conta
account-who = Quem é você
account-roles = Suas funções
account-no-roles = Sua conta não tem nenhuma função no momento.
account-email = Você entra com o e-mail { $email }.
account-roles-hint = As funções são dadas pelos pontos focais da sua instituição e pela administração do Acervo. Se faltar ou sobrar alguma, escreva para eles.
account-password = Senha
current-password-label = Senha atual
account-password-ends = Ao mudá-la, suas outras sessões são encerradas. Esta continua aberta.
account-password-button = Mudar a senha

## Sessions

sessions-title = Sessões
sessions-lede = Onde a sua conta está aberta. Se não reconhecer alguma sessão, encerre-a e mude a senha.
session-browser-on = { $browser } no { $system }
session-program = Programa: { $name }
session-unknown = Navegador ou programa não identificado
session-since = Desde { $moment }
session-used = Último uso: { $moment }
session-this-one = Esta sessão
session-end = Encerrar
sessions-end-others = Encerrar todas as outras
sessions-hint = O navegador e o sistema são os que o próprio navegador informa. O último uso é anotado no máximo uma vez por hora. Uma sessão termina sozinha depois de 30 dias.

## Tokens

tokens-title = Chaves para programas
tokens-lede = Uma chave (token) permite que um programa seu faça em seu nome o que você escolher, sem conhecer a sua senha. Se você não usa programas, não precisa de nenhuma.
tokens-list = Suas chaves
tokens-none = Você não tem nenhuma chave.
token-made-heading = Nova chave
token-made = Esta é a chave “{ $name }”. Copie-a agora e guarde-a em lugar seguro: ela não será mostrada de novo.
token-copy = Copiar a chave
token-copied = A chave foi copiada.
token-copy-failed = Não foi possível copiar. Selecione-a e copie-a.
token-valid = Criada em { $since }, vale até { $until }
token-revoke = Revogar
token-new = Criar uma chave
token-name-label = Nome
token-name-hint = Para reconhecê-la depois, por exemplo “Relatório mensal”.
token-scopes-label = O que ela poderá fazer
token-scope-read = Ler tudo o que você pode ver
token-scope-write = Escrever seções e apresentá-las
token-scope-decide = Decidir sobre seções e publicá-las
token-scope-administration = Alterar instituições, pessoas e configurações
token-days-label = Dias de validade
token-days-hint = Entre 1 e 366.
token-make = Criar a chave

## Saved searches

searches-title = Buscas salvas
searches-lede = Volte às suas buscas com um clique ou receba por e-mail o que houver de novo.
searches-none = Você ainda não salvou nenhuma busca.
searches-to-search = Busque algo e salve a partir da página de resultados
search-words = “{ $q }”
search-evaluated-true = com avaliação
search-evaluated-false = sem avaliação
search-year-from = desde { $year }
search-year-to = até { $year }
search-everything = Todas as práticas
search-change = Alterar
search-leave = Deixar como está
search-feed = Acompanhar em um leitor de notícias
search-remove = Excluir
search-name-label = Nome
search-digest-label = E-mails com as novidades
search-digest-none = Sem e-mails
search-digest-daily = Um e-mail por dia, se houver novidades
search-digest-weekly = Um e-mail às segundas-feiras, se houver novidades
search-language-label = Idioma da busca
search-language-hint = O idioma das palavras que você busca.

## What was just done

flash-invitation-accepted = Você aceitou o convite e já entrou na sua conta.
flash-password-changed = A senha foi alterada. Suas outras sessões foram encerradas.
flash-password-set = A nova senha foi salva. Entre com ela.
flash-session-ended = A sessão foi encerrada.
flash-sessions-ended = Todas as outras sessões foram encerradas.
flash-token-revoked = A chave não vale mais.
flash-search-removed = A busca foi excluída.
