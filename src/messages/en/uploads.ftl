# What answers to uploads name. Every language has the same messages with the same variables.

## What a report holds and the draft made of it does not

unread-picture = pictures without a description
unread-shape = drawings without text
unread-chart = charts
unread-diagram = diagrams that could not be read
unread-ink = handwriting
unread-embedded-file = embedded files or objects
unread-control = controls with programs (ActiveX)
unread-formula = formulas that are too complex
unread-symbol = signs of symbol fonts that are not known
unread-included-document = documents included in the document
unread-comment = comments
unread-hidden-text = paragraphs with hidden text
unread-header = page headers
unread-footer = page footers
unread-contents-list = tables of contents
