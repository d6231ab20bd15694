# O guia de estilo, que só as demonstrações têm.
style-title = Guia de estilo
style-lede = Todos os componentes das páginas, em todos os seus estados. O que não está aqui se compõe com o que está.
style-colour = Cor
style-colour-text = Papel, tinta e um só tom de destaque. As outras cores querem dizer algo: <mark>encontrado</mark>, <ins>acrescentado</ins>, <del>removido</del>, <span class="over">falta</span>. Quatro tons do destaque mostram quanto há.
style-type = Letra
style-type-title = Capa, apenas no início
style-type-results = Título de resultados
style-type-lede = Entrada: o resumo ou o que a página contém, em uma ou duas frases.
style-type-heading = Título menor na leitura
style-type-reading = Leitura: o que uma instituição escreveu. <em>Itálico</em>, <strong>forte</strong>, <mark>encontrado</mark>.
style-first = Primeiro ponto
style-second = Segundo ponto
style-type-controls = Controles e tabelas: a letra do sistema.
style-type-meta = Dados secundários: quem, quando, onde.
style-type-small = Notas abaixo de uma tabela ou de uma legenda.
style-none = Valor que falta, assinalado
style-buttons = Botões e links
style-button-main = Ação principal
style-button-second = Ação secundária
style-button-danger = Retirar a publicação
style-button-quiet = Remover
style-button-disabled = Indisponível
style-link = Link
style-fields = Campos
style-field = Instituição executora
style-field-hint = Como consta na norma que a cria.
style-field-value = Serviço de Migrações
style-field-optional = Início <span class="opt">(opcional)</span>
style-field-bad = Título da prática
style-words-left = { $count ->
    [one] { $count } palavra de { $most }
   *[other] { $count } palavras de { $most }
}
style-field-choice = Situação
style-choice-one = Em andamento
style-choice-two = Concluída
style-field-check = A instituição consente na publicação
style-field-text = Objetivos
style-tools = Formato do texto
style-tool-bold = Negrito
style-tool-list = Lista
style-notices = Avisos
style-notice-saved = Salvo hoje às 10:42.
style-notice-paused = <strong>Em pausa:</strong> sem conexão. O que você escreveu continua aqui e será salvo quando ela voltar.
style-notice-done = A seção foi apresentada. Está com a Secretaria desde hoje; escreveremos quando ela decidir.
style-notice-newer = Existe uma versão mais nova desta prática.
style-notice-strong = <strong>Outra pessoa salvou a versão 4 enquanto você escrevia.</strong> Nada se perdeu.
style-tasks = Estados e tarefas
style-task-done = Parte completa
style-task-todo = Parte que lhe cabe
style-task-wait = Parte em espera
style-task-bad = Parte com erros
style-status-done = Completo
style-status-todo = Continuar escrevendo
style-status-wait = Aguarda a assinatura
style-status-bad = A corrigir
style-step-past = Apresentada
style-step-now = Com a Secretaria
style-step-next = Decisão
style-finding = Busca e listas
style-pill = País: Colômbia
style-pill-remove = Remover<span class="hide"> o país Colômbia</span>
style-entry = Título de uma <mark>prática</mark> encontrada
style-entry-meta = Colômbia · Ministério das Relações Exteriores
style-entry-extract = Um trecho da <mark>prática</mark>, com as palavras encontradas.
style-tables = Tabelas e dados
style-table = Uma tabela
style-table-value = Valor
style-fact = Idioma original
style-differences = Diferenças
style-change = Resumo
style-change-count = 1 supressão, 1 inserção
style-change-text = Uma autorização de <del>um ano</del> <ins>dois anos</ins>.
style-cite = Citações e detalhes recolhíveis
style-cite-text = Instituição (2026). <i>Título da prática</i>. Versão 1.
style-details = Detalhe recolhido
style-details-text = Abre-se sem JavaScript.
style-rich = Texto com formatação
style-rich-hint = Com sessão iniciada e JavaScript, escreve-se com formatação; senão, em Markdown.
style-rich-text =
    ## Dados de 2025

    Foram atendidas **640 pessoas** em *três* municípios.[^1]

    - Primeiro item
    - Segundo item

    | Ano | Pessoas |
    |---|--:|
    | 2025 | 640 |

    {"["}^1]: Fonte: registros próprios.
