# What answers to uploads name. Every language has the same messages with the same variables.

## What a report holds and the draft made of it does not

unread-picture = imagens sem descrição
unread-shape = desenhos sem texto
unread-chart = gráficos
unread-diagram = diagramas que não puderam ser lidos
unread-ink = escrita à mão
unread-embedded-file = arquivos ou objetos incorporados
unread-control = controles com programas (ActiveX)
unread-formula = fórmulas complexas demais
unread-symbol = sinais de fontes de símbolos que não são conhecidos
unread-included-document = documentos incluídos no documento
unread-comment = comentários
unread-hidden-text = parágrafos com texto oculto
unread-header = cabeçalhos de página
unread-footer = rodapés de página
unread-contents-list = sumários
