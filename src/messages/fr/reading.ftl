# What pages add to the texts that they show. Every language has the same messages with the same variables.

# Names of tables, of references to footnotes, and of the links from a footnote back to the text.
reading-table = Tableau { $number } : { $title }
reading-table-untitled = Tableau { $number }
reading-note = Note { $note }
reading-back = Revenir au texte depuis la note { $note }
reading-back-to-one = Revenir au texte depuis la note { $note }, mention { $reference }
# Pictures are not shown, only described: this precedes the description.
reading-picture = Image :
reading-picture-whole = Voir l’image entière
reading-picture-undescribed = Image sans description
