# What pages add to the texts that they show. Every language has the same messages with the same variables.

# Names of tables, of references to footnotes, and of the links from a footnote back to the text.
reading-table = Tabela { $number }: { $title }
reading-table-untitled = Tabela { $number }
reading-note = Nota { $note }
reading-back = Voltar ao texto a partir da nota { $note }
reading-back-to-one = Voltar ao texto a partir da nota { $note }, menção { $reference }
# Pictures are not shown, only described: this precedes the description.
reading-picture = Imagem:
reading-picture-whole = Ver a imagem inteira
reading-picture-undescribed = Imagem sem descrição
