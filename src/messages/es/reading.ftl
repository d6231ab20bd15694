# What pages add to the texts that they show. Every language has the same messages with the same variables.

# Names of tables, of references to footnotes, and of the links from a footnote back to the text.
reading-table = Cuadro { $number }: { $title }
reading-table-untitled = Cuadro { $number }
reading-note = Nota { $note }
reading-back = Volver al texto desde la nota { $note }
reading-back-to-one = Volver al texto desde la nota { $note }, mención { $reference }
# Pictures are not shown, only described: this precedes the description.
reading-picture = Imagen:
reading-picture-whole = Ver la imagen completa
reading-picture-undescribed = Imagen sin descripción
