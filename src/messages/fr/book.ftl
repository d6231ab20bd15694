# Le livre d’une édition : titres de ses parties et ce qui s’imprime autour des textes. Toutes les langues ont les mêmes textes avec les mêmes variables.

book-word-contents = Table des matières
book-word-imprint = À propos de cette édition
book-word-foreword = Avant-propos
book-word-acknowledgements = Remerciements
book-word-acronyms = Sigles
book-word-notes = Notes de lecture
book-word-summary = Résumé analytique
book-word-countries = Profils de pays
book-word-matrix = Pays et objectifs
book-word-contributors = Institutions contributrices
book-word-mandate = Texte du mandat
book-word-glossary = Glossaire
book-word-index = Index
book-word-colophon = Colophon
book-word-errata = Errata
book-word-facts = Données
book-word-institution = Institution
book-word-unanswered = L’institution n’a pas indiqué :
book-word-citation = Comment citer :
book-word-hash = Empreinte numérique (SHA-256) :
book-word-table = Tableau
book-word-note = Note
book-word-back = Revenir au texte depuis la note
book-word-total = Total
book-word-candidate = Texte candidat : ne pas citer
book-word-accessibility = Le texte peut être agrandi, lu à voix haute et parcouru par titres ; les tableaux ont des en-têtes.
book-matrix = Nombre de pratiques par pays et objectif du Pacte mondial. Une pratique compte dans chaque pays et pour chaque objectif qu’elle nomme ; dans le total, une seule fois.
book-edition = Édition { $number }
book-published = Version { $version }, publiée le { $date }.
book-selection-label = Sélection
book-selection =
    { $count ->
        [one] Figure ici { $count } pratique publiée
       *[other] Figurent ici { $count } pratiques publiées
    } par { $institutions ->
        [one] { $institutions } institution
       *[other] { $institutions } institutions
    }, sur { $countries ->
        [one] { $countries } pays ou territoire
       *[other] { $countries } pays et territoires
    }. L’ordre n’exprime aucune préférence.
book-cutoff-label = Date d’arrêt
book-cutoff = Versions publiées jusqu’au { $date }.
book-languages-label = Langues
book-languages = Chaque pratique figure dans la langue où son institution l’a rédigée ; les noms des champs sont en français.
book-missing-label = Ce qui manque
book-missing = Ce qu’une institution n’a pas indiqué est nommé à la fin de sa pratique.
book-publish-label = Publié par
book-cite-label = Comment citer
book-symbol-label = Cote
book-isbn-label = ISBN
book-issn-label = ISSN
book-doi-label = DOI
book-licence-label = Licence
book-contact-label = Contact
book-address-label = Adresse permanente
book-opinions-label = Opinions
book-opinions = Les textes sont ceux des institutions qui les signent et n’expriment pas nécessairement l’opinion de celles qui publient cette édition.
book-borders-label = Désignations
book-borders = Les désignations de pays et de territoires n’impliquent aucune prise de position sur leur statut juridique ni sur leurs frontières.
book-made-label = Composition
book-made = Fait avec Acervo à partir des textes publiés, sans les changer.
book-verify-label = Vérification
book-verify = Chaque pratique porte l’empreinte de sa version. Le manifeste de l’édition, à son adresse permanente, les réunit toutes et permet de vérifier que rien n’a changé.
book-hash-label = Empreinte de l’édition
book-notes-label = Notes
book-word-about = À propos de ce document
book-word-references = Références
book-version = Version { $number }
book-version-label = Version
book-institution-label = Institution
book-countries-label = Pays
book-opinions-loose = Les textes sont ceux des institutions qui les signent et n’expriment pas nécessairement l’opinion de celles qui entretiennent ce site.
book-search-title = Pratiques publiées
book-search-label = Recherche
book-search-words = « { $words } »
book-search-all = Toutes les pratiques publiées
book-order-label = Ordre
book-searched-label = Date de la recherche
book-found-label = Résultat
book-found =
    { $count ->
        [one] La recherche a trouvé { $count } pratique
       *[other] La recherche a trouvé { $count } pratiques
    } ; ce document en contient { $included ->
        [one] { $included }, dans la version publiée ce jour-là
       *[other] { $included }, dans les versions publiées ce jour-là
    }.
book-results-label = Adresse des résultats
book-in-order = Pratiques trouvées
book-several-countries = Plusieurs pays
book-no-country = Sans pays
