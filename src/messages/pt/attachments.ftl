attachments-title = Imagens e anexos
attachments-lede = Imagens que aparecem no texto, e documentos que o acompanham. Retira-se das imagens o que guardam sobre lugares e pessoas.
attachments-none = Ainda não há nenhuma.
attachments-unsaved = Isto mudou depois da última versão. A próxima que você salvar terá tudo como está aqui; até lá, só a sua instituição vê.
attachments-line = Para mostrar a imagem em um texto, coloque lá esta linha, em um parágrafo próprio:
attachments-copy = Copiar a linha
attachments-alt = Texto alternativo
attachments-alt-hint = O que a imagem mostra, em uma ou duas frases, para quem não pode vê-la. É necessário para apresentar a prática; os anexos não precisam.
attachments-alt-lacks = Falta. Sem ele a prática não pode ser apresentada.
attachments-caption = Legenda
attachments-credit = Autoria ou fonte
attachments-credit-hint = Quem a fez ou de onde vem. Adicione apenas o que a sua instituição pode publicar.
attachments-save = Salvar a descrição
attachments-remove-title = Remover
attachments-remove-what = As versões que já a têm a conservam. Onde o texto a mostra, ficará só a sua descrição.
attachments-remove = Remover
attachments-add = Adicionar uma imagem ou um anexo
attachments-file = Arquivo
attachments-add-button = Adicionar o arquivo
attachments-then = Depois
attachments-continue = Continuar com o texto livre
attachments-to-section = Voltar à prática
attachments-size-kb = { $kind }, { $size } kB
attachments-size-mb = { $kind }, { $size } MB
attachments-file-hint = Imagem PNG, JPEG, WebP ou GIF; anexo PDF, Word (.docx), Excel (.xlsx) ou CSV. No máximo { $count } MB.
attachments-too-large = O arquivo é grande demais: pode ter no máximo { $count } MB. Reduza-o e adicione-o de novo.
attachments-full = Já há { $count }, e não pode haver mais. Para adicionar outra, remova uma primeiro.
attachments-task-none = Opcional
attachments-task-what = Fotografias, gráficos, formulários, acordos.
attachments-task-unsaved = Salve uma versão para que ela os tenha como estão agora.
attachments-in-text = Para mostrar uma imagem, coloque a sua linha em um parágrafo próprio.
attachments-manage = Adicionar ou descrever imagens e anexos
attachments-insert = Colocar no texto
flash-file-added = O arquivo foi adicionado.
flash-file-described = A descrição foi salva.
flash-file-removed = O arquivo foi removido.
attachments-task-count = { $count ->
    [one] 1 arquivo
   *[other] { $count } arquivos
}
attachments-task-faulty = { $count ->
    [one] 1 a descrever
   *[other] { $count } a descrever
}
