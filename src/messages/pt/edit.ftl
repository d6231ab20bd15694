# O formulário com que se escreve uma seção.
edit-free-text = Texto livre
edit-chapter = Capítulo
edit-message = Mensagem sobre a versão
edit-language = Idioma
edit-contact = Contato
edit-contact-name = Nome do contato
edit-contact-email = E-mail do contato
edit-whole-section = A seção
edit-other-fields = Outros campos
edit-label-row = { $label }, { $row }
edit-label-part = { $label }: { $part }
edit-optional = (opcional)
edit-not-answered = Sem resposta
edit-choose = Escolha uma opção
edit-main = Qual é o principal?
edit-no-main = Nenhum
edit-a-row = uma linha
edit-add = Acrescentar { $item }
edit-remove = Remover
edit-up = Mover para cima
edit-hint-date = O ano, o mês ou o dia: 2024, 2024-05 ou 2024-05-31.
edit-hint-rows = { $count ->
    [one] No máximo uma entrada.
   *[other] Até { $count } entradas.
 }
edit-retired = Este campo não é mais usado. Pode manter o que tem ou removê-lo.
edit-words = { $count ->
    [one] { $count } palavra
   *[other] { $count } palavras
 }
edit-words-of = { $count } de { $most } palavras
edit-words-over = { $count } de { $most } palavras: { $over ->
    [one] sobra uma
   *[other] sobram { $over }
 }
edit-fault-number = Não está claro que número é. Escreva só os algarismos, sem separar os milhares: 1234 ou 12,5.
edit-fault-whole-number = Escreva um número inteiro, só com algarismos: 1234.
edit-fault-date = Escreva o ano, o mês ou o dia assim: 2024, 2024-05 ou 2024-05-31.
edit-fault-option = Isto não é uma das opções. Escolha na lista.
edit-free-text-hint = Tudo o que não cabe nos campos: histórico, quadros, anexos. Pode ficar vazio.
edit-steps = Partes da seção
edit-step-faulty = A corrigir
edit-save-next = Salvar e continuar
edit-save-tasks = Salvar e voltar às tarefas
edit-version-title = Salvar uma versão
edit-version-lede = O que escreveu será salvo como versão { $next }, que sua instituição pode ver, comparar e apresentar. A versão { $current } fica no histórico.
edit-version-button = Salvar a versão { $next }
edit-message-hint = O que mudou, para seus colegas: “Dados de 2022 acrescentados”.
edit-kept = Salvo { $when }, como cópia sua. Ainda não é uma versão.
edit-unchanged = Você não mudou nada desde a versão { $version }.
edit-moved-by = { $name } salvou a versão { $version } { $when }, enquanto você escrevia. Seu texto continua aqui: ao salvar uma versão, verá as duas coisas juntas.
edit-moved = Você salvou a versão { $version } { $when } em outra janela. O que escreveu aqui continua aqui: ao salvar uma versão, verá as duas coisas juntas.
edit-to-merge = Ver as duas e combiná-las
edit-other-writes = { $name } também escreve esta seção: guardou sua cópia { $when }.
edit-stage-submitted = A seção está com a Secretaria. Você pode escrever, e seu texto fica guardado como cópia sua; para salvar uma versão é preciso esperar a decisão ou retirar a apresentação.
edit-stage-rejected = A Secretaria encerrou esta seção. Você pode escrever, e seu texto fica guardado como cópia sua; só será possível salvar uma versão se a Secretaria a reabrir.
edit-stage-forbids = No momento não é possível salvar uma versão. O que escreveu continua guardado como cópia sua.
edit-other-window = Você salvou outro texto desta parte em outra janela, e esta página não o mostrava. O que escreveu aqui continua no formulário, sem salvar. Veja em que os dois diferem e escolha qual fica.
edit-other-title = Os dois textos
edit-other-kept = Salvo na outra janela
edit-other-typed = Escrito aqui
edit-other-keep = Manter o que escrevi aqui
edit-other-open = Abrir o que foi salvo em uma janela nova
edit-version-moved = Nenhuma versão foi salva: o seu texto mudou em outra janela depois que esta página foi aberta. Reveja as partes da seção e salve a versão de novo.
edit-discard-moved = Nada foi descartado: você salvou outro texto em outra janela depois que esta página foi aberta. Agora é esse texto que aparece; se quiser, descarte-o.
edit-rows-beyond = { $count ->
    [one] Há mais uma linha que não cabe nesta página. Ela fica como está.
   *[other] Há mais { $count } linhas que não cabem nesta página. Elas ficam como estão.
 }
edit-nothing-to-save = Não há nada novo para salvar: seu texto é o da versão atual.
edit-discard-title = Descartar o que escrevi
edit-discard-what = Perde-se tudo o que você escreveu a partir da versão { $version } e que foi guardado pela última vez { $when }. Não é possível recuperar. As versões salvas ficam como estão.
edit-discard = Descartar minha cópia
edit-untitled = Seção sem título de { $institution }
flash-version-saved = A nova versão foi salva.
flash-working-copy-discarded = Sua cópia foi descartada. A seção está como em sua última versão.
merge-title = Combinar dois textos
merge-clean = As mudanças das duas partes não se tocam: tudo foi combinado. Confira abaixo o que mudaria e salve.
merge-conflicts = { $count ->
    [one] Em um lugar as duas partes mudaram o mesmo trecho. Escolha que texto fica; todo o resto já está combinado.
   *[other] Em { $count } lugares as duas partes mudaram o mesmo trecho. Escolha em cada um que texto fica; todo o resto já está combinado.
 }
merge-choices = O que escolher
merge-side-base = Antes
merge-side-mine = O seu
merge-side-theirs = A versão salva
merge-mine = Manter o meu
merge-theirs = Manter a versão salva
merge-both = Manter os dois, o meu primeiro
merge-edited = Escrever de novo, abaixo
merge-edited-label = Texto novo
merge-nothing = <span class="none">Nada</span>
merge-choose = Escolha que texto fica.
merge-changes = O que muda na versão salva
merge-no-changes = Nada: a versão salva já diz o mesmo.
merge-message = Combinada com a versão { $version }
merge-back = Continuar escrevendo sem combinar
merge-leftover = O que você escreveu para outra pergunta
merge-moved-again = Um dos dois textos mudou de novo nesse meio-tempo. Confira abaixo como fica e salve de novo.
merge-too-late = Nada foi salvo: enquanto você escolhia, a seção foi apresentada, ou a sua cópia foi salva ou descartada em outra janela, e já não há dois textos para combinar. O que você escreveu para combiná-los está abaixo: copie se precisar.
edit-asked = A Secretaria pede:
