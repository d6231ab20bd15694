# What answers to uploads name. Every language has the same messages with the same variables.

## What a report holds and the draft made of it does not

unread-picture = imágenes sin descripción
unread-shape = dibujos sin texto
unread-chart = gráficos
unread-diagram = diagramas que no se pudieron leer
unread-ink = escritura a mano
unread-embedded-file = archivos u objetos incrustados
unread-control = controles con programas (ActiveX)
unread-formula = fórmulas demasiado complejas
unread-symbol = signos de fuentes de símbolos que no se conocen
unread-included-document = documentos incluidos en el documento
unread-comment = comentarios
unread-hidden-text = párrafos con texto oculto
unread-header = encabezados de página
unread-footer = pies de página
unread-contents-list = tablas de contenido
