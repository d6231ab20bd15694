# As edições em preparação: o que os editores veem e preenchem. Todos os idiomas têm os mesmos textos com as mesmas variáveis.

desk-nav = Mesa de edição
desk-nav-sections = Decisões
desk-nav-all = Todas as seções
editions-prepare = Ir para a preparação desta edição
edesk-title = Edições
edesk-lede = O documento-marco é preparado aqui: escolhem-se as práticas, escrevem-se os textos da Secretaria e, quando tudo está pronto, fixa-se uma edição com o seu número.
edesk-new = Preparar uma edição
edesk-none = Ainda não há nenhuma edição. Prepare a primeira: um título e um idioma bastam para começar.
edesk-changed = Última alteração: { $date }
edesk-is-draft = Rascunho. Só os editores o veem.
edesk-is-correction = Rascunho de uma correção. Só os editores o veem.
edesk-is-candidate = Candidata. As instituições podem lê-la até { $date }.
edesk-is-candidate-over = Candidata. As instituições puderam lê-la até { $date }.
edesk-is-frozen = Edição { $number }, fixada com data de { $date }.
edesk-frozen-title = Esta edição não pode mais ser alterada
edesk-frozen-lede = A edição { $number }, com data de { $date }, está fixada e fica como está. Nada foi salvo. Para corrigi-la, prepare uma correção.
edesk-frozen-what = Está fixada e nunca mais muda. Todos podem lê-la, baixá-la e citá-la.
edesk-to-public = Lê-la e baixar seus arquivos
edesk-typed = O que você tinha escrito
edesk-typed-what = Não foi salvo. Copie-o se precisar dele para a correção.
edesk-correct = Preparar uma correção
edesk-correct-lede = Cria-se um rascunho a partir da edição { $number }, de { $date }. A própria edição não muda.
edesk-correct-same = Tem os mesmos textos, os mesmos créditos e a mesma seleção de práticas.
edesk-correct-now = As práticas são as que estão publicadas agora, na sua versão atual.
edesk-correct-number = Ao ser fixada, recebe um número como 1.1 e diz, em cada idioma, o que mudou.
edesk-correct-begin = Criar o rascunho
edesk-new-title = Preparar uma edição
edesk-new-lede = Cria-se um rascunho que só os editores veem. Tudo o que preencher aqui pode ser alterado até que a edição seja fixada.
edesk-new-fresh = Uma edição nova
edesk-new-compendium = Escolha primeiro para qual documento ela é.
edesk-new-correction = Ou uma correção
edesk-correction-what = Se há um erro em uma edição fixada, escolha-a aqui. A correção parte dos seus textos.
edesk-create = Criar o rascunho
edesk-heading = Título, idiomas e capítulos
edesk-heading-title = Título
edesk-heading-title-hint = Está na capa. É necessário em cada idioma da edição antes de fixá-la. No máximo 300 caracteres.
edesk-heading-subtitle = Subtítulo
edesk-heading-subtitle-hint = Não é obrigatório.
edesk-languages = Idiomas
edesk-languages-hint = Para cada idioma é feito um livro. As práticas aparecem sempre no idioma em que foram escritas. Se retirar um idioma, os textos dele ficam guardados, mas não são impressos.
edesk-languages-fault = Escolha ao menos um idioma.
edesk-main = Idioma principal
edesk-chapters = Capítulos
edesk-chapters-hint = Um capítulo escolhido inclui os que estão dentro dele. Os capítulos sem práticas nem introdução não são impressos.
edesk-chapters-all = Todos os capítulos
edesk-chapters-some = Só estes:
edesk-chapters-fault = Escolha ao menos um capítulo, ou todos.
edesk-title-fault = Escreva um título em ao menos um idioma.
edesk-chapters-count =
    { $count ->
        [0] Nenhum capítulo
        [one] 1 capítulo
       *[other] { $count } capítulos
    }
edesk-save = Salvar
edesk-save-mine = Salvar o meu no lugar
edesk-moved = Nada foi salvo: nesse meio-tempo, outra pessoa alterou a mesma coisa. Abaixo está o que está salvo agora. O formulário continua com o que você escreveu: aproveite o que for preciso de ambos e salve.
edesk-moved-text = Nada foi salvo: nesse meio-tempo, outra pessoa alterou este texto. Abaixo se vê em que o seu difere do que está salvo. A caixa continua com o que você escreveu: complete-o se for preciso e salve.
edesk-moved-summary = Nada foi feito: desde que você abriu esta página, a edição ou as práticas publicadas mudaram. O resumo está atualizado. Confira-o e confirme de novo.
edesk-became-candidate = Nada foi salvo: nesse meio-tempo, outra pessoa tornou a edição candidata. O formulário continua com o que você escreveu. Se salvar, a edição volta a ser um rascunho e as instituições deixam de vê-la.
edesk-moved-title = O que está salvo agora
edesk-nothing = (nada)
edesk-fewer = Outra pessoa retirou dados que continuam no seu formulário.
edesk-saved = O texto salvo
edesk-typed-now = O seu texto
edesk-saved-in = Está na edição.
edesk-saved-out = Está fora da edição.
edesk-saved-order = Suas práticas estão em outra ordem.
edesk-saved-same = O que está salvo é igual ao que você escolheu.
edesk-candidate-changes = Esta edição é candidata. Se você salvar uma alteração, ela volta a ser um rascunho e as instituições deixam de vê-la até que você a torne candidata de novo.
edesk-preview = Vê-la como livro
edesk-to-finish = Concluir a edição
edesk-group-cover = Capa
edesk-group-imprint = Sobre esta edição
edesk-group-opening = Antes das práticas
edesk-group-practices = Práticas
edesk-group-chapters = Introduções dos capítulos
edesk-group-end = No final
edesk-group-finish = Concluir
edesk-state-written = Escrito
edesk-state-missing = Falta neste idioma
edesk-state-optional = Opcional
edesk-state-required = Necessário
edesk-state-begun = Com dados
edesk-state-ready = Pronto
edesk-foreword = Prefácio { $number }
edesk-foreword-add = Acrescentar um prefácio
edesk-signed-by = Assina: { $name }. Isso se altera nos dados dos créditos.
edesk-unsigned = Sem assinatura. Quem assina é indicado nos dados dos créditos.
edesk-part-imprint-notes = Notas dos créditos
edesk-part-disclaimers = Isenções de responsabilidade
edesk-part-acknowledgements = Agradecimentos
edesk-part-notes = Notas para a leitura
edesk-part-summary = Resumo executivo
edesk-part-mandate = Mandato
edesk-part-errata = Correções de edições anteriores
edesk-what-imprint-notes = O que for preciso dizer nos créditos além dos dados.
edesk-what-disclaimers = Se não escrever nada, imprimem-se as habituais: sobre as opiniões e sobre as denominações e fronteiras.
edesk-what-acknowledgements = A quem se agradece.
edesk-what-notes = Como ler o documento: método, seleção, datas, moedas. É impresso depois do que o Acervo diz por si mesmo: quantas práticas há e até que dia.
edesk-what-summary = O que é preciso saber se só se leem duas páginas.
edesk-what-introduction = É impressa no começo do capítulo, antes de suas práticas.
edesk-what-mandate = O texto que encomendou este documento.
edesk-what-errata = O que se corrige em relação a edições anteriores.
edesk-chapter-practices =
    { $count ->
        [0] Sem práticas; só é impresso se tiver uma introdução.
        [one] 1 prática
       *[other] { $count } práticas
    }
edesk-practices =
    { $count ->
        [0] Nenhuma prática está na edição.
        [one] 1 prática está na edição.
       *[other] { $count } práticas estão na edição.
    }
edesk-left-out =
    { $count ->
        [0] Nenhuma fica de fora.
        [one] 1 fica de fora.
       *[other] { $count } ficam de fora.
    }
edesk-isbns =
    { $count ->
        [0] Sem ISBN
        [one] 1 ISBN
       *[other] { $count } ISBN
    }
edesk-imprint = Dados dos créditos
edesk-imprint-link = Preencher os dados
edesk-imprint-what = Quem publica, números, licença, contato e quem assina os prefácios.
edesk-imprint-lede = Nada disto é obrigatório. O que deixar vazio não é impresso.
edesk-imprint-symbol = Símbolo do documento
edesk-imprint-symbol-hint = Com o qual a organização o arquiva, por exemplo SP/Di No. 4-26.
edesk-imprint-issn = ISSN
edesk-imprint-issn-hint = Se a série tiver um, por exemplo 0378-5955.
edesk-imprint-doi = DOI
edesk-imprint-doi-hint = Tal como a agência de registro o forneceu, por exemplo 10.5555/12345678.
edesk-imprint-licence = Licença
edesk-imprint-licence-hint = O que se permite fazer com o documento, por exemplo CC BY 4.0.
edesk-imprint-contact = Contato
edesk-imprint-contact-hint = Para onde escrever: um endereço de e-mail ou postal.
edesk-publishers = Quem publica
edesk-publishers-hint = Na ordem em que são impressos.
edesk-publisher = Instituição { $number }
edesk-publisher-add = Acrescentar uma instituição
edesk-publisher-short = Sigla
edesk-publisher-place = Cidade
edesk-publisher-name = Nome completo
edesk-publisher-institution = Instituição no Acervo
edesk-publisher-institution-hint = Se você escolher uma, a edição mostra o logotipo dela.
edesk-publisher-no-institution = Nenhuma
edesk-publisher-logo = Mudar o logotipo de { $name }
edesk-publisher-no-logo = Adicionar o logotipo de { $name }
edesk-isbn-list = ISBN
edesk-isbn-list-hint = Cada idioma e cada formato tem o seu. O último dígito é conferido.
edesk-isbn = ISBN { $number }
edesk-isbn-add = Acrescentar um ISBN
edesk-isbn-number = Número
edesk-isbn-language = Idioma
edesk-isbn-format = Formato
edesk-isbn-form = Um ISBN tem 13 algarismos e começa por 978 ou 979, ou tem 10. Os hifens são opcionais. Compare o número com o que lhe deram.
edesk-isbn-repeated = Este número está duas vezes. Cada idioma e cada formato precisa do seu.
edesk-isbn-same-use = Já há outro ISBN para este idioma e este formato. Altere um dos dois ou retire-o.
edesk-issn-form = Um ISSN tem dois grupos de quatro algarismos com um hífen no meio, como 0378-5955.
edesk-format-print = Impresso em papel
edesk-format-pdf = PDF
edesk-format-epub = Livro eletrônico (EPUB)
edesk-format-html = Página web (HTML)
edesk-format-docx = Word
edesk-signatories = Quem assina os prefácios
edesk-signatories-hint = A primeira pessoa assina o prefácio 1, a segunda o 2, e assim por diante.
edesk-signatory-add = Acrescentar quem assina
edesk-signatory-name = Nome
edesk-signatory-date = Data
edesk-signatory-office = Cargo e instituição
edesk-text = Texto
edesk-text-hint = Se deixar vazio, esta parte não é impressa neste idioma. Tudo o que se salva fica no histórico.
edesk-save-back = Salvar e voltar à lista
edesk-save-stay = Salvar e continuar escrevendo
edesk-other = O mesmo texto em:
edesk-earlier = Este é um texto anterior. Ainda não substitui o atual: só o fará quando você o salvar.
edesk-history = Histórico do texto
edesk-history-none = Ainda não foi salvo nada.
edesk-history-read = Ler
edesk-history-again = Usar de novo este texto
edesk-saved-on = Texto { $number }, salvo em { $date }
edesk-taken-out = Aqui o texto foi retirado.
edesk-practices-title = Escolha e ordem das práticas
edesk-practices-link = Escolher e ordenar
edesk-practices-how = Estão aqui todas as práticas publicadas dos capítulos escolhidos, ordenadas por país e instituição. Desmarque as que devem ficar de fora. Para mover uma, escreva outro lugar ou use “Subir” e “Descer”. Nada muda até você salvar.
edesk-practices-none = Nos capítulos escolhidos não há nenhuma prática publicada. Escolha outros capítulos ou espere que a primeira seja publicada.
edesk-place = Lugar
edesk-place-show = Mostrar a ordem sem salvar
edesk-read = Ler
edesk-version = versão { $number }
edesk-answers = Quem não respondeu
edesk-answered =
    { $count ->
        [0] Nenhuma instituição tem uma prática publicada.
        [one] 1 instituição tem ao menos uma prática publicada.
       *[other] { $count } instituições têm ao menos uma prática publicada.
    }
edesk-unanswered =
    { $count ->
        [0] Todas responderam.
        [one] Falta 1.
       *[other] Faltam { $count }.
    }
edesk-answers-drafts = Os rascunhos que uma instituição nunca apresentou são só dela: aqui não se vê se existem.
edesk-answers-begun = Apresentaram, mas nada está publicado
edesk-answers-begun-what = Algumas esperam pela Secretaria; outras têm o texto de volta em suas mãos.
edesk-answers-silent = Não apresentaram nada
edesk-answers-silent-what = Têm contas no Acervo. Escreva a elas ou pergunte se precisam de ajuda.
edesk-answers-absent = Ainda não têm contas
edesk-answers-absent-what = Ninguém destas instituições pode escrever ainda. A administração do Acervo convida a primeira pessoa.
edesk-answer-unseen = Seção cujo texto só a instituição vê
edesk-answer-draft = Com a instituição
edesk-answer-withdrawn = Retirada pela instituição
edesk-answer-submitted = Espera decisão
edesk-answer-in-review = Em revisão
edesk-answer-changes-requested = Alterações pedidas
edesk-answer-approved = Aprovada, não publicada
edesk-answer-rejected = Rejeitada
edesk-lacking-title = O que falta
edesk-lacking = Antes que a edição possa ser candidata ou ser fixada:
edesk-lacks-title = Escreva o título neste idioma: { $language }.
edesk-lacks-practice = É preciso haver ao menos uma prática publicada na edição.
edesk-lacks-fewer = Deixe de fora algumas práticas: uma edição pode ter no máximo { $limit }.
edesk-lacks-nothing = Nada impede que seja candidata ou fixada.
edesk-lacking-refused = Nada foi feito: falta à edição o que se indica aqui. Complete-o e volte a esta página.
edesk-candidate-title = Torná-la candidata
edesk-candidate-button = Torná-la candidata
edesk-candidate-again = Torná-la candidata de novo
edesk-candidate-means = Para que as instituições a leiam antes que fique fixada.
edesk-candidate-who = Podem lê-la os membros de todas as instituições até o dia que você escolher, inclusive. Os editores sempre a leem. O público não a vê.
edesk-candidate-pins = Tem as práticas que estão publicadas neste momento. O que for publicado depois não entra até que você a torne candidata de novo.
edesk-candidate-marked = Em todos os seus arquivos consta “Texto candidato: não citar”.
edesk-candidate-back = Se depois você alterar algo, ela volta a ser um rascunho. O Acervo não avisa as instituições: escreva a elas com o endereço da edição.
edesk-candidate-summary = O que vão ler
edesk-until = Último dia para lê-la
edesk-until-hint = Deixe tempo para a leitura: três semanas, por exemplo.
edesk-until-required = Escolha o último dia em que as instituições podem lê-la.
edesk-until-fault = Escolha um dia de hoje em diante.
edesk-freeze-title = Fixar a edição
edesk-freeze-button = Fixar a edição
edesk-freeze-means = A edição recebe seu número e fica como está para sempre.
edesk-freeze-public = Todos podem lê-la, baixá-la e citá-la de imediato.
edesk-freeze-pins = Cada prática fica na versão que está publicada neste momento, mesmo que mais tarde seja alterada ou retirada.
edesk-freeze-never = Ninguém pode alterá-la nem apagá-la depois, nem mesmo a administração. Um erro é corrigido com outra edição: a 1.1 corrige a 1.
edesk-freeze-summary = O que fica fixado
edesk-out-title = Ficam de fora
edesk-missing = Pode ser fixada assim, mas verifique se isto está previsto:
edesk-missing-publisher = Os créditos não dizem quem publica.
edesk-missing-text = { $text } ({ $language }): não está escrito.
edesk-missing-summary = Não há resumo executivo.
edesk-number = Número
edesk-number-hint = O seguinte já está preenchido.
edesk-number-hint-correction = Corrige a edição { $number }. O seguinte já está preenchido.
edesk-number-fault = Escreva um número inteiro, como 2. Os números com ponto são para correções.
edesk-number-fault-correction = Corrige a edição { $number }: escreva um número que a siga, com o mesmo começo e um ponto, como 1.1 para a edição 1.
edesk-number-given = Outra edição já tem este número. Escolha outro ou deixe vazio para que receba o seguinte.
edesk-date = Data da edição
edesk-date-hint = A que é impressa na capa e nas citações.
edesk-date-fault = Escreva um dia que exista, como 2026-11-26.
edesk-changes = O que esta correção altera
edesk-changes-hint = É necessário em cada idioma. É impresso no livro, para que se saiba em que difere.
edesk-sure = Li o resumo e sei que depois ninguém pode alterar esta edição.
edesk-sure-fault = Marque a caixa se quiser fixar a edição. Nada foi feito ainda.
flash-edition-made = O rascunho foi criado. Complete as partes na ordem que quiser.
flash-correction-begun = O rascunho da correção foi criado, com os textos da edição que corrige.
flash-edition-candidate = A edição é candidata. Escreva às instituições que já podem lê-la.
flash-edition-frozen = A edição está fixada. Esta é a página dela, com seus arquivos.
