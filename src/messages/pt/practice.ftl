# Ler uma prática e comparar práticas lado a lado. Todos os idiomas têm os mesmos textos com as mesmas variáveis.

practice-meta = Versão { $version }, publicada em { $date }.
practice-meta-maturity = Maturidade: { $name }.
practice-older-title = { $title } (versão { $version })
practice-older = Esta é a versão { $version }, que não é a vigente.
practice-older-link = Ver a versão { $version }, a vigente
practice-written-in =
    { $code ->
        [es] O texto está em espanhol.
        [en] O texto está em inglês.
        [pt] O texto está em português.
        [fr] O texto está em francês.
       *[other] O texto está em outro idioma: { $name }.
    }
practice-marked = As palavras da sua busca estão marcadas.
practice-unmark = Remover as marcas
practice-back = Voltar aos resultados
practice-contents = Conteúdo, com número de palavras
practice-words =
    { $count ->
        [one] palavra
       *[other] palavras
    }
practice-to-facts = Dados da prática
practice-text = Texto da prática
practice-body = Mais sobre esta prática
practice-facts = Dados
practice-contact = Contato
practice-yes = Sim
practice-no = Não
practice-flags-yes = Sim: { $list }
practice-flags-no = Não: { $list }
practice-label = { $label }:

# O que diz a decisão que aprovou uma prática.
practice-maturity = Maturidade
maturity-innovation = Ideia nova, ainda sem evidências de seus resultados. Indicado por quem a aprovou.
maturity-promising = As primeiras evidências mostram que funciona. Indicado por quem a aprovou.
maturity-good = Há evidências de seus resultados. Indicado por quem a aprovou.
maturity-institutionalised = É parte estável do trabalho da instituição. Indicado por quem a aprovou.

practice-cite = Como citar
practice-copy = Copiar a citação
practice-copied = A citação foi copiada.
practice-copy-failed = Não foi possível copiar. Selecione o texto da citação e copie-o.
practice-similar-elsewhere = Práticas semelhantes em outros países
practice-similar = Práticas semelhantes
practice-compare =
    { $count ->
        [one] Comparar com a primeira, lado a lado
       *[other] Comparar com as { $count } primeiras, lado a lado
    }
practice-adapted-from = Adaptada de
practice-adapted-by = Quem a adaptou
practice-version = Versão
practice-version-current = Esta é a versão { $version }, a vigente.
practice-version-what = O que se publica é, letra por letra, o que a instituição apresentou e a Secretaria aprovou.
practice-versions = Versões publicadas
practice-versions-one = { $current ->
    [yes] Versão { $version }, publicada em { $date } (vigente)
   *[no] Versão { $version }, publicada em { $date }
 }
practice-fingerprint = Impressão digital desta versão
practice-fingerprint-what = Este número é calculado a partir de todo o conteúdo da versão (SHA-256). Se uma única letra mudasse, seria outro: quem guardar uma cópia pode verificar com ele que ela é exatamente o que foi publicado.
practice-follow = Receber as novidades desta instituição (Atom)

# As partes dos campos que são tabelas, quando o modelo não lhes dá nome.
part-name = Nome
part-role = Função
part-group = Grupo
part-count = Pessoas
part-year = Ano
part-source = Fonte
part-baseline = Valor inicial
part-value = Valor
part-unit = Unidade
part-confirm-by = A confirmar até
part-type = Tipo
part-evaluator = Quem avaliou
part-date = Data
part-link = Link
part-amount = Valor
part-currency = Moeda
part-factor = Fator
part-title = Título
part-url = Endereço
part-citation = Referência
part-note = Explicação
part-indicators-name = Indicador
part-rights-gender = gênero
part-rights-child = infância
part-rights-human-rights = direitos humanos
part-rights-disability = deficiência

compare-title = Comparar práticas
compare-how = Coloque de duas a seis práticas lado a lado, campo por campo. O que uma instituição não informou é assinalado; não fica em branco.
compare-how-heading = Como escolhê-las
compare-how-search = Faça uma busca, marque nos resultados as práticas que lhe interessam e clique no botão para compará-las.
compare-how-practice = Ou abra uma prática: no fim da página dela, você pode compará-la com as mais semelhantes.
compare-to-all = Ver todas as práticas
compare-one-title = Falta mais uma prática
compare-one = Para comparar são necessárias pelo menos duas práticas. Escolha outra.
compare-chosen = Já escolhida
compare-side-by-side =
    { $count ->
        [one] Uma prática
       *[other] { $count } práticas, lado a lado
    }
compare-lede = Os campos seguem a ordem do modelo. O que uma instituição não informou é assinalado; não fica em branco.
compare-unknown =
    { $count ->
        [one] Uma das práticas pedidas não existe ou não está publicada e foi deixada de fora. Confira o endereço.
       *[other] { $count } das práticas pedidas não existem ou não estão publicadas e foram deixadas de fora. Confira o endereço.
    }
compare-gone = Esta prática não está mais publicada e foi deixada de fora: { $title }
compare-too-many = É possível comparar até seis práticas. São mostradas as seis primeiras.
compare-none-left = Nenhuma das práticas pedidas pode ser mostrada. Escolha outras.
compare-none-differs = Estas práticas não diferem em nenhum campo.
compare-region = Comparação de { $count } práticas
compare-same = igual em todas
compare-not-stated = A instituição não informou
compare-differing = Só o que difere
compare-apply = Aplicar
compare-remove = Remover
compare-remove-which = Remover { $title }
compare-add = Adicionar outra
compare-add-search = Buscar outra prática
