# As edições: a lista, a página de uma e suas partes. Todos os idiomas têm os mesmos textos com as mesmas variáveis.

editions-title = Edições
editions-description = As edições do documento-quadro: numeradas, citáveis e verificáveis, em vários formatos.
editions-lede = Cada edição reúne as práticas publicadas em uma data. Tem um número, pode ser citada e nunca muda.
editions-none = Ainda não há nenhuma edição. Enquanto isso, leia as práticas publicadas.
editions-draft = Rascunho: só a Secretaria o vê.
editions-candidate = Texto candidato: não citar.
editions-frozen = Edição { $number }, de { $date }
editions-candidate-warning = As instituições podem ler este texto e enviar observações até { $date }. Ele ainda pode mudar: não o cite.
editions-files = Ler e baixar
editions-files-part = Baixar apenas esta parte
editions-contents = Sumário
editions-changes = O que mudou
editions-changes-lede = Diferenças em relação à edição { $number }:
editions-changes-none = Nenhuma prática mudou.
editions-added = Nova: { $title }
editions-gone = Não consta mais: { $title }
editions-changed = Mudou: { $title }
editions-changed-files =
    { $count ->
        [one] Mudou: { $title } (e 1 imagem ou anexo)
       *[other] Mudou: { $title } (e { $count } imagens ou anexos)
    }
editions-verify = Verificar esta edição
editions-verify-what = Este número (SHA-256) é calculado com o manifesto da edição, que nomeia a versão exata de cada prática e sua impressão digital. Se uma só letra mudasse, seria outro.
editions-manifest = Ver o manifesto
editions-parts = Partes da edição
editions-previous = Anterior:
editions-next = Próxima:
editions-format-html = Página única (HTML)
editions-format-epub = Livro eletrônico (EPUB)
editions-format-docx = Documento do Word (DOCX)
editions-format-zip = Texto para editar (Markdown)
editions-format-json = Dados (JSON)
editions-format-pdf = PDF para imprimir
editions-waiting-title = O arquivo é baixado quando fica pronto
editions-waiting = Preparar o arquivo costuma levar menos de um minuto. O download começa sozinho; depois disso, nada mais acontece nesta página, e o link acima leva de volta. Você também pode sair agora e voltar mais tarde.
editions-waiting-again = Perguntar de novo
