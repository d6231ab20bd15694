# Les éditions en préparation : ce que voient et remplissent les éditeurs. Toutes les langues ont les mêmes textes avec les mêmes variables.

desk-nav = Bureau éditorial
desk-nav-sections = Décisions
desk-nav-all = Toutes les sections
editions-prepare = Aller à la préparation de cette édition
edesk-title = Éditions
edesk-lede = Le document-cadre se prépare ici : on choisit les pratiques, on écrit les textes du Secrétariat et, quand tout est prêt, on fige une édition, qui reçoit alors son numéro.
edesk-new = Préparer une édition
edesk-none = Il n’y a encore aucune édition. Préparez la première : un titre et une langue suffisent pour commencer.
edesk-changed = Dernière modification : { $date }
edesk-is-draft = Brouillon. Seuls les éditeurs le voient.
edesk-is-correction = Brouillon d’une correction. Seuls les éditeurs le voient.
edesk-is-candidate = Candidate. Les institutions peuvent la lire jusqu’au { $date }.
edesk-is-candidate-over = Candidate. Les institutions ont pu la lire jusqu’au { $date }.
edesk-is-frozen = Édition { $number }, figée, datée du { $date }.
edesk-frozen-title = Cette édition ne peut plus être modifiée
edesk-frozen-lede = L’édition { $number }, datée du { $date }, est figée et reste telle quelle. Rien n’a été enregistré. Pour la corriger, préparez une correction.
edesk-frozen-what = Elle est figée et ne changera plus. Tout le monde peut la lire, la télécharger et la citer.
edesk-to-public = La lire et télécharger ses fichiers
edesk-typed = Ce que vous aviez écrit
edesk-typed-what = Cela n’a pas été enregistré. Copiez-le si vous en avez besoin pour la correction.
edesk-correct = Préparer une correction
edesk-correct-lede = Un brouillon est créé à partir de l’édition { $number }, du { $date }. L’édition elle-même ne change pas.
edesk-correct-same = Il a les mêmes textes, les mêmes mentions et le même choix de pratiques.
edesk-correct-now = Les pratiques sont celles qui sont publiées maintenant, dans leur version actuelle.
edesk-correct-number = Une fois figé, il reçoit un numéro comme 1.1 et dit, dans chaque langue, ce qui a changé.
edesk-correct-begin = Créer le brouillon
edesk-new-title = Préparer une édition
edesk-new-lede = Un brouillon est créé, que seuls les éditeurs voient. Tout ce que vous remplissez ici peut être modifié jusqu’à ce que l’édition soit figée.
edesk-new-fresh = Une nouvelle édition
edesk-new-compendium = Choisissez d’abord le document concerné.
edesk-new-correction = Ou une correction
edesk-correction-what = Si une édition figée contient une erreur, choisissez-la ici. La correction part de ses textes.
edesk-create = Créer le brouillon
edesk-heading = Titre, langues et chapitres
edesk-heading-title = Titre
edesk-heading-title-hint = Il figure sur la couverture. Il est nécessaire dans chaque langue de l’édition avant qu’elle soit figée. 300 caractères au plus.
edesk-heading-subtitle = Sous-titre
edesk-heading-subtitle-hint = Il est facultatif.
edesk-languages = Langues
edesk-languages-hint = Un livre est fait pour chaque langue. Les pratiques figurent toujours dans la langue où elles ont été écrites. Si vous retirez une langue, ses textes restent enregistrés, mais ne sont pas imprimés.
edesk-languages-fault = Choisissez au moins une langue.
edesk-main = Langue principale
edesk-chapters = Chapitres
edesk-chapters-hint = Un chapitre choisi comprend ceux qu’il contient. Les chapitres sans pratique ni introduction ne sont pas imprimés.
edesk-chapters-all = Tous les chapitres
edesk-chapters-some = Seulement ceux-ci :
edesk-chapters-fault = Choisissez au moins un chapitre, ou tous.
edesk-title-fault = Écrivez un titre dans au moins une langue.
edesk-chapters-count =
    { $count ->
        [0] Aucun chapitre
        [one] 1 chapitre
       *[other] { $count } chapitres
    }
edesk-save = Enregistrer
edesk-save-mine = Enregistrer le mien à la place
edesk-moved = Rien n’a été enregistré : entre-temps, une autre personne a modifié la même chose. Ci-dessous figure ce qui est enregistré maintenant. Le formulaire contient toujours ce que vous avez écrit : prenez ce qu’il faut des deux et enregistrez.
edesk-moved-text = Rien n’a été enregistré : entre-temps, une autre personne a modifié ce texte. Vous voyez ci-dessous en quoi le vôtre diffère de celui qui est enregistré. La zone contient toujours ce que vous avez écrit : complétez-le au besoin et enregistrez.
edesk-moved-summary = Rien n’a été fait : depuis que vous avez ouvert cette page, l’édition ou les pratiques publiées ont changé. Le résumé est à jour. Vérifiez-le et confirmez de nouveau.
edesk-became-candidate = Rien n’a été enregistré : entre-temps, une autre personne a rendu l’édition candidate. Le formulaire contient toujours ce que vous avez écrit. Si vous l’enregistrez, l’édition redevient un brouillon et les institutions ne la voient plus.
edesk-moved-title = Ce qui est enregistré maintenant
edesk-nothing = (rien)
edesk-fewer = Une autre personne a retiré des données que votre formulaire contient encore.
edesk-saved = Le texte enregistré
edesk-typed-now = Votre texte
edesk-saved-in = Elle est dans l’édition.
edesk-saved-out = Elle est laissée hors de l’édition.
edesk-saved-order = Ses pratiques sont dans un autre ordre.
edesk-saved-same = Ce qui est enregistré est identique à votre choix.
edesk-candidate-changes = Cette édition est candidate. Si vous enregistrez une modification, elle redevient un brouillon et les institutions ne la voient plus jusqu’à ce que vous la rendiez de nouveau candidate.
edesk-preview = La voir comme un livre
edesk-to-finish = Terminer l’édition
edesk-group-cover = Couverture
edesk-group-imprint = À propos de cette édition
edesk-group-opening = Avant les pratiques
edesk-group-practices = Pratiques
edesk-group-chapters = Introductions des chapitres
edesk-group-end = À la fin
edesk-group-finish = Terminer
edesk-state-written = Rédigé
edesk-state-missing = Manque dans cette langue
edesk-state-optional = Facultatif
edesk-state-required = Nécessaire
edesk-state-begun = Renseigné
edesk-state-ready = Prêt
edesk-foreword = Avant-propos { $number }
edesk-foreword-add = Ajouter un avant-propos
edesk-signed-by = Signé par { $name }. Cela se modifie dans les données des mentions.
edesk-unsigned = Sans signature. Le signataire s’indique dans les données des mentions.
edesk-part-imprint-notes = Notes des mentions
edesk-part-disclaimers = Clauses de non-responsabilité
edesk-part-acknowledgements = Remerciements
edesk-part-notes = Notes de lecture
edesk-part-summary = Résumé exécutif
edesk-part-mandate = Mandat
edesk-part-errata = Corrections d’éditions antérieures
edesk-what-imprint-notes = Ce qu’il faut dire dans les mentions en plus des données.
edesk-what-disclaimers = Si vous n’écrivez rien, les clauses habituelles sont imprimées : sur les opinions, et sur les désignations et les frontières.
edesk-what-acknowledgements = À qui vont les remerciements.
edesk-what-notes = Comment lire le document : méthode, sélection, dates, monnaies. Imprimé après ce qu’Acervo indique de lui-même : combien de pratiques il y a, et jusqu’à quel jour.
edesk-what-summary = Ce qu’il faut savoir si l’on ne lit que deux pages.
edesk-what-introduction = Elle est imprimée au début du chapitre, avant ses pratiques.
edesk-what-mandate = Le texte qui a demandé ce document.
edesk-what-errata = Ce qui est corrigé par rapport aux éditions antérieures.
edesk-chapter-practices =
    { $count ->
        [0] Aucune pratique ; il n’est imprimé que s’il a une introduction.
        [one] 1 pratique
       *[other] { $count } pratiques
    }
edesk-practices =
    { $count ->
        [0] Aucune pratique n’est dans l’édition.
        [one] 1 pratique est dans l’édition.
       *[other] { $count } pratiques sont dans l’édition.
    }
edesk-left-out =
    { $count ->
        [0] Aucune n’est laissée de côté.
        [one] 1 est laissée de côté.
       *[other] { $count } sont laissées de côté.
    }
edesk-isbns =
    { $count ->
        [0] Aucun ISBN
        [one] 1 ISBN
       *[other] { $count } ISBN
    }
edesk-imprint = Données des mentions
edesk-imprint-link = Remplir les données
edesk-imprint-what = Qui publie, numéros, licence, contact et signataires des avant-propos.
edesk-imprint-lede = Rien de tout cela n’est obligatoire. Ce que vous laissez vide n’est pas imprimé.
edesk-imprint-symbol = Cote du document
edesk-imprint-symbol-hint = Sous laquelle l’organisation le classe, par exemple SP/Di No. 4-26.
edesk-imprint-issn = ISSN
edesk-imprint-issn-hint = Si la collection en a un, par exemple 0378-5955.
edesk-imprint-doi = DOI
edesk-imprint-doi-hint = Tel que l’agence d’enregistrement l’a donné, par exemple 10.5555/12345678.
edesk-imprint-licence = Licence
edesk-imprint-licence-hint = Ce qu’il est permis de faire du document, par exemple CC BY 4.0.
edesk-imprint-contact = Contact
edesk-imprint-contact-hint = Où écrire : une adresse électronique ou postale.
edesk-publishers = Qui publie
edesk-publishers-hint = Dans l’ordre où ils sont imprimés.
edesk-publisher = Institution { $number }
edesk-publisher-add = Ajouter une institution
edesk-publisher-short = Sigle
edesk-publisher-place = Ville
edesk-publisher-name = Nom complet
edesk-publisher-institution = Institution dans Acervo
edesk-publisher-institution-hint = Si vous en choisissez une, l’édition montre son logo.
edesk-publisher-no-institution = Aucune
edesk-publisher-logo = Changer le logo de { $name }
edesk-publisher-no-logo = Ajouter le logo de { $name }
edesk-isbn-list = ISBN
edesk-isbn-list-hint = Chaque langue et chaque format a le sien. Le dernier chiffre est vérifié.
edesk-isbn = ISBN { $number }
edesk-isbn-add = Ajouter un ISBN
edesk-isbn-number = Numéro
edesk-isbn-language = Langue
edesk-isbn-format = Format
edesk-isbn-form = Un ISBN compte 13 chiffres et commence par 978 ou 979, ou en compte 10. Les tirets sont facultatifs. Comparez le numéro avec celui qui vous a été donné.
edesk-isbn-repeated = Ce numéro figure deux fois. Chaque langue et chaque format a besoin du sien.
edesk-isbn-same-use = Il y a déjà un autre ISBN pour cette langue et ce format. Changez l’un des deux ou retirez-le.
edesk-issn-form = Un ISSN compte deux groupes de quatre chiffres séparés par un tiret, comme 0378-5955.
edesk-format-print = Imprimé sur papier
edesk-format-pdf = PDF
edesk-format-epub = Livre électronique (EPUB)
edesk-format-html = Page web (HTML)
edesk-format-docx = Word
edesk-signatories = Qui signe les avant-propos
edesk-signatories-hint = La première personne signe l’avant-propos 1, la deuxième le 2, et ainsi de suite.
edesk-signatory-add = Ajouter un signataire
edesk-signatory-name = Nom
edesk-signatory-date = Date
edesk-signatory-office = Fonction et institution
edesk-text = Texte
edesk-text-hint = Si vous le laissez vide, cette partie n’est pas imprimée dans cette langue. Tout ce qui est enregistré reste dans l’historique.
edesk-save-back = Enregistrer et revenir à la liste
edesk-save-stay = Enregistrer et continuer à écrire
edesk-other = Le même texte en :
edesk-earlier = Ceci est un texte antérieur. Il ne remplacera le texte actuel que lorsque vous l’enregistrerez.
edesk-history = Historique du texte
edesk-history-none = Rien n’a encore été enregistré.
edesk-history-read = Lire
edesk-history-again = Réutiliser ce texte
edesk-saved-on = Texte { $number }, enregistré le { $date }
edesk-taken-out = Le texte a été retiré ici.
edesk-practices-title = Choix et ordre des pratiques
edesk-practices-link = Choisir et ordonner
edesk-practices-how = Toutes les pratiques publiées des chapitres choisis sont ici, classées par pays et institution. Décochez celles à laisser de côté. Pour en déplacer une, écrivez une autre place ou utilisez « Monter » et « Descendre ». Rien ne change avant que vous enregistriez.
edesk-practices-none = Aucune pratique n’est publiée dans les chapitres choisis. Choisissez d’autres chapitres, ou attendez que la première soit publiée.
edesk-place = Place
edesk-place-show = Montrer l’ordre sans enregistrer
edesk-read = Lire
edesk-version = version { $number }
edesk-answers = Qui n’a pas répondu
edesk-answered =
    { $count ->
        [0] Aucune institution n’a de pratique publiée.
        [one] 1 institution a au moins une pratique publiée.
       *[other] { $count } institutions ont au moins une pratique publiée.
    }
edesk-unanswered =
    { $count ->
        [0] Toutes ont répondu.
        [one] Il en manque 1.
       *[other] Il en manque { $count }.
    }
edesk-answers-drafts = Les brouillons qu’une institution n’a jamais présentés n’appartiennent qu’à elle : cette page ne montre pas s’il y en a.
edesk-answers-begun = Ont présenté, mais rien n’est publié
edesk-answers-begun-what = Certaines attendent le Secrétariat ; d’autres ont de nouveau le texte entre les mains.
edesk-answers-silent = N’ont rien présenté
edesk-answers-silent-what = Elles ont des comptes dans Acervo. Écrivez-leur, ou demandez si elles ont besoin d’aide.
edesk-answers-absent = N’ont pas encore de comptes
edesk-answers-absent-what = Personne dans ces institutions ne peut encore écrire. L’administration d’Acervo invite la première personne.
edesk-answer-unseen = Section dont seule l’institution voit le texte
edesk-answer-draft = Chez l’institution
edesk-answer-withdrawn = Retirée par l’institution
edesk-answer-submitted = En attente d’une décision
edesk-answer-in-review = En cours d’examen
edesk-answer-changes-requested = Modifications demandées
edesk-answer-approved = Approuvée, non publiée
edesk-answer-rejected = Rejetée
edesk-lacking-title = Ce qui manque
edesk-lacking = Avant que l’édition puisse devenir candidate ou être figée :
edesk-lacks-title = Écrivez le titre dans cette langue : { $language }.
edesk-lacks-practice = Il faut au moins une pratique publiée dans l’édition.
edesk-lacks-fewer = Laissez de côté certaines pratiques : une édition peut en avoir { $limit } au plus.
edesk-lacks-nothing = Rien n’empêche de la rendre candidate ou de la figer.
edesk-lacking-refused = Rien n’a été fait : il manque à l’édition ce qui est indiqué ici. Complétez-le et revenez à cette page.
edesk-candidate-title = La rendre candidate
edesk-candidate-button = La rendre candidate
edesk-candidate-again = La rendre de nouveau candidate
edesk-candidate-means = Pour que les institutions la lisent avant qu’elle soit figée.
edesk-candidate-who = Les membres de toutes les institutions peuvent la lire jusqu’au jour que vous choisissez, inclus. Les éditeurs la lisent toujours. Le public ne la voit pas.
edesk-candidate-pins = Elle a les pratiques publiées à cet instant. Ce qui est publié plus tard n’y entre pas tant que vous ne la rendez pas de nouveau candidate.
edesk-candidate-marked = Tous ses fichiers portent la mention « Texte candidat : ne pas citer ».
edesk-candidate-back = Si vous changez quelque chose ensuite, elle redevient un brouillon. Acervo n’avertit pas les institutions : écrivez-leur en donnant l’adresse de l’édition.
edesk-candidate-summary = Ce qu’elles liront
edesk-until = Dernier jour pour la lire
edesk-until-hint = Laissez le temps de lire : trois semaines, par exemple.
edesk-until-required = Choisissez le dernier jour où les institutions peuvent la lire.
edesk-until-fault = Choisissez aujourd’hui ou un jour ultérieur.
edesk-freeze-title = Figer l’édition
edesk-freeze-button = Figer l’édition
edesk-freeze-means = L’édition reçoit son numéro et reste telle quelle pour toujours.
edesk-freeze-public = Tout le monde peut la lire, la télécharger et la citer aussitôt.
edesk-freeze-pins = Chaque pratique reste dans la version publiée à cet instant, même si elle est modifiée ou retirée plus tard.
edesk-freeze-never = Personne ne peut la modifier ni la supprimer ensuite, pas même l’administration. Une erreur se corrige par une autre édition : la 1.1 corrige la 1.
edesk-freeze-summary = Ce qui est figé
edesk-out-title = Laissées de côté
edesk-missing = Elle peut être figée ainsi, mais vérifiez que c’est voulu :
edesk-missing-publisher = Les mentions ne disent pas qui publie.
edesk-missing-text = { $text } ({ $language }) : non rédigé.
edesk-missing-summary = Il n’y a pas de résumé exécutif.
edesk-number = Numéro
edesk-number-hint = Le suivant est déjà indiqué.
edesk-number-hint-correction = Elle corrige l’édition { $number }. Le suivant est déjà indiqué.
edesk-number-fault = Écrivez un nombre entier, comme 2. Les numéros avec un point sont réservés aux corrections.
edesk-number-fault-correction = Elle corrige l’édition { $number } : écrivez un numéro qui la suive, avec le même début et un point, comme 1.1 pour l’édition 1.
edesk-number-given = Une autre édition porte déjà ce numéro. Choisissez-en un autre, ou laissez vide pour obtenir le suivant.
edesk-date = Date de l’édition
edesk-date-hint = Celle imprimée sur la couverture et dans les citations.
edesk-date-fault = Écrivez un jour qui existe, comme 2026-11-26.
edesk-changes = Ce que change cette correction
edesk-changes-hint = C’est nécessaire dans chaque langue. C’est imprimé dans le livre, pour que l’on sache ce qui diffère.
edesk-sure = J’ai lu le résumé, et je sais que personne ne pourra ensuite modifier cette édition.
edesk-sure-fault = Cochez la case si vous voulez figer l’édition. Rien n’a encore été fait.
flash-edition-made = Le brouillon est créé. Complétez ses parties dans l’ordre que vous voulez.
flash-correction-begun = Le brouillon de la correction est créé, avec les textes de l’édition qu’il corrige.
flash-edition-candidate = L’édition est candidate. Écrivez aux institutions qu’elles peuvent désormais la lire.
flash-edition-frozen = L’édition est figée. Voici sa page, avec ses fichiers.
