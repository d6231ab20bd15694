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
