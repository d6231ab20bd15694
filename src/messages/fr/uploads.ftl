# What answers to uploads name. Every language has the same messages with the same variables.

## What a report holds and the draft made of it does not

unread-picture = images sans description
unread-shape = dessins sans texte
unread-chart = graphiques
unread-diagram = diagrammes qui n’ont pas pu être lus
unread-ink = écriture manuscrite
unread-embedded-file = fichiers ou objets incorporés
unread-control = contrôles avec programmes (ActiveX)
unread-formula = formules trop complexes
unread-symbol = signes de polices de symboles qui ne sont pas connus
unread-included-document = documents inclus dans le document
unread-comment = commentaires
unread-hidden-text = paragraphes avec du texte masqué
unread-header = en-têtes de page
unread-footer = pieds de page
unread-contents-list = tables des matières
