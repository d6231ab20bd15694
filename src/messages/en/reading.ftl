# What pages add to the texts that they show. Every language has the same messages with the same variables.

# Names of tables, of references to footnotes, and of the links from a footnote back to the text.
reading-table = Table { $number }: { $title }
reading-table-untitled = Table { $number }
reading-note = Note { $note }
reading-back = Back to the text from note { $note }
reading-back-to-one = Back to the text from note { $note }, mention { $reference }
# Pictures are not shown, only described: this precedes the description.
reading-picture = Picture:
reading-picture-whole = See the whole picture
reading-picture-undescribed = Picture without a description
