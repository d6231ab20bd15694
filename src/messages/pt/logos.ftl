# Os logotipos das instituições.
logo-title = Logotipo
logo-lede = Aparece na capa e nos arquivos das edições que nomeiam esta instituição entre quem as publica. As edições já fixadas conservam o que tinham.
logo-none = Ainda não há logotipo.
logo-file-hint = Imagem PNG, JPEG ou WebP de no máximo { $count } MB. O que ela guarda sobre lugares e pessoas é retirado, e ela é reduzida se tiver mais de 640 por 960 pixels. Quem não a vê lê o nome da instituição.
logo-give = Adicionar o logotipo
logo-replace = Substituir o logotipo
logo-remove-title = Remover
logo-remove-what = As próximas edições sairão sem ele; as já fixadas o conservam.
logo-remove = Remover o logotipo
logo-back = Voltar à instituição
logo-back-editions = Voltar às edições
logo-manage = Adicionar ou mudar o logotipo
