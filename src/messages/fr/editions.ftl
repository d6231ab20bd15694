# Les éditions : la liste, la page de l’une et ses parties. Toutes les langues ont les mêmes textes avec les mêmes variables.

editions-title = Éditions
editions-description = Les éditions du document-cadre : numérotées, citables et vérifiables, en plusieurs formats.
editions-lede = Chaque édition réunit les pratiques publiées à une date. Elle a un numéro, peut être citée et ne change jamais.
editions-none = Il n’y a pas encore d’édition. En attendant, lisez les pratiques publiées.
editions-draft = Brouillon : seul le Secrétariat le voit.
editions-candidate = Texte candidat : ne pas citer.
editions-frozen = Édition { $number }, du { $date }
editions-candidate-warning = Les institutions peuvent lire ce texte et envoyer leurs observations jusqu’au { $date }. Il peut encore changer : ne le citez pas.
editions-files = Lire et télécharger
editions-files-part = Télécharger seulement cette partie
editions-contents = Sommaire
editions-changes = Ce qui a changé
editions-changes-lede = Différences avec l’édition { $number } :
editions-changes-none = Aucune pratique n’a changé.
editions-added = Nouvelle : { $title }
editions-gone = N’y figure plus : { $title }
editions-changed = A changé : { $title }
editions-changed-files =
    { $count ->
        [one] A changé : { $title } (et 1 image ou annexe)
       *[other] A changé : { $title } (et { $count } images ou annexes)
    }
editions-verify = Vérifier cette édition
editions-verify-what = Ce numéro (SHA-256) est calculé à partir du manifeste de l’édition, qui nomme la version exacte de chaque pratique et son empreinte. Si une seule lettre changeait, ce serait un autre.
editions-manifest = Voir le manifeste
editions-parts = Parties de l’édition
editions-previous = Précédente :
editions-next = Suivante :
editions-format-html = Page unique (HTML)
editions-format-epub = Livre électronique (EPUB)
editions-format-docx = Document Word (DOCX)
editions-format-zip = Texte à modifier (Markdown)
editions-format-json = Données (JSON)
editions-format-pdf = PDF à imprimer
editions-waiting-title = Le fichier est téléchargé dès qu’il est prêt
editions-waiting = La préparation du fichier prend en général moins d’une minute. Le téléchargement commence tout seul ; ensuite, plus rien ne se passe sur cette page, et le lien ci-dessus ramène en arrière. Vous pouvez aussi partir maintenant et revenir plus tard.
editions-waiting-again = Demander de nouveau
