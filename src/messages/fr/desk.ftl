# Le bureau éditorial : ce qui attend, la recherche et la décision.
desk-title = Bureau éditorial
desk-waiting-count =
    { $count ->
        [0] Aucune section n’attend de décision.
        [one] Une section attend une décision.
       *[other] { $count } sections attendent une décision.
    }
desk-oldest =
    { $count ->
        [0] La plus ancienne est arrivée aujourd’hui.
        [one] La plus ancienne, depuis 1 jour.
       *[other] La plus ancienne, depuis { $count } jours.
    }
desk-waits =
    { $count ->
        [0] Elle est arrivée aujourd’hui.
        [one] Elle attend une décision depuis 1 jour.
       *[other] Elle attend une décision depuis { $count } jours.
    }
desk-ago =
    { $count ->
        [0] aujourd’hui
        [one] il y a 1 jour
       *[other] il y a { $count } jours
    }
desk-day = { $date }, { $ago }
desk-untitled = Section sans titre
desk-search-label = Chercher dans toutes les sections, y compris non publiées
desk-filter = N’en voir qu’une partie
desk-filter-button = Appliquer
desk-filter-none = Retirer les filtres
desk-filter-stage = Situation
desk-filter-chapter = Chapitre
desk-filter-country = Pays de l’institution
desk-filter-practice-country = Pays de la pratique
desk-filter-institution = Institution
desk-any = Tous
desk-mine-title = En attente de votre décision
desk-mine-none = Il n’y a rien ici que vous ayez à décider.
desk-others-title = En attente de la décision d’une autre personne
desk-others-what = Qui écrit ne décide pas de ce qu’il a écrit. Vous pouvez les lire ; une autre personne du Secrétariat décide.
desk-waiting-title = En attente d’une décision
desk-unpublished-title = Approuvées, non publiées
desk-unpublished-none = Aucune section approuvée n’attend d’être publiée.
desk-returned-title = Chez l’institution
desk-returned-none = Aucune institution n’apporte de modifications demandées.
desk-decided-title = Dernières décisions
desk-decided-none = Aucune décision n’a encore été prise.
desk-to-rejected = Sections rejetées
desk-to-all = Toutes les sections
desk-table = Tableau :
desk-column-section = Section et institution
desk-column-round = Tour
desk-column-since = Attend depuis
desk-column-public = Visible de tous
desk-column-approved = Approuvée
desk-column-why = Pourquoi
desk-column-decision = Décision
desk-column-when = Quand
desk-round = Tour { $round }, version { $version }
desk-not-published = Rien
desk-older-published = La version { $version }
desk-changes-requested = Modifications demandées
desk-outcome-approved = Approuvée
desk-outcome-changes-requested = Modifications demandées
desk-outcome-rejected = Rejetée
desk-outcome-withdrawn = Retirée
desk-decided-by = { $outcome }, par { $name }
desk-four-eyes-member = Vous appartenez à cette institution. Une autre personne du Secrétariat décide.
desk-four-eyes-wrote = Vous avez écrit une partie de ce texte. Une autre personne du Secrétariat décide.
desk-four-eyes-what = Toute décision est prise par quelqu’un qui n’a pas écrit le texte et n’appartient pas à l’institution. Il n’y a pas d’exception.
desk-four-eyes-refused = Aucune décision n’a été prise : il ne vous revient pas de décider de cette section. Demandez-le à une autre personne du Secrétariat.
desk-search-title = Chercher dans toutes les sections
desk-found =
    { $count ->
        [0] Aucune section
        [one] 1 section
       *[other] { $count } sections
    }
desk-found-none = Aucune section ne correspond. Essayez d’autres mots ou retirez des filtres. Les brouillons jamais présentés n’apparaissent pas ici.
desk-index-incomplete = L’index est encore en cours de remplissage : il peut y avoir d’autres sections.
desk-to-filters = Filtrer par situation, chapitre, pays ou institution
desk-range = { $first } à { $last } sur { $total }
desk-submitted = présentée le { $day }
desk-submitted-on = Présentée le { $date }.
desk-stage-draft = L’institution la rédige.
desk-stage-submitted = Elle attend une décision.
desk-stage-in-review = Elle attend une décision.
desk-stage-changes-requested = Des modifications ont été demandées : l’institution l’a.
desk-stage-approved = Elle est approuvée.
desk-stage-rejected = Elle a été rejetée et est close.
desk-state-draft = Chez l’institution
desk-state-submitted = En attente d’une décision
desk-state-in-review = En attente d’une décision
desk-state-changes-requested = Modifications demandées
desk-state-approved = Approuvée
desk-state-rejected = Rejetée
desk-to-changes = Ce qui a changé
desk-to-public = Comme le public la verra
desk-to-decision = Aller à la décision
desk-versions = Versions
desk-record-title = Historique
desk-changes-title = Ce qui a changé depuis la version { $version }, la dernière sur laquelle il a été décidé
desk-asked-on = La réponse du { $date } :
desk-to-compare = Voir les deux versions, aussi côte à côte
desk-first-version = C’est la première fois qu’il est décidé de cette section : il n’y a pas de version antérieure à laquelle la comparer.
desk-public-title = Comme le public la verra
desk-say-what-for = Sous chaque champ, vous pouvez dire ce qu’il faut y changer. C’est envoyé avec la décision, et l’institution le lit à côté du champ.
desk-say-here = Dire ce qu’il faut changer ici
desk-say-what = Que changer dans
desk-empty-fields =
    { $count ->
        [one] 1 champ vide
       *[other] { $count } champs vides
    }
desk-nothing-released = L’institution a retiré ce qu’elle avait présenté : il n’y a rien à lire ici.
desk-your-decision = Votre décision
desk-about-version = Sur la version { $version }, telle qu’elle se lit sur cette page.
desk-approve = Approuver
desk-approve-what = Elle n’est pas encore publiée : quelqu’un du Secrétariat la publie ensuite.
desk-approve-publishes = Elle est publiée aussitôt, à la vue de tous.
desk-request-changes = Demander des modifications
desk-request-changes-what = Elle revient à l’institution. Rien de nouveau n’est publié.
desk-reject = Rejeter
desk-reject-what = Elle est close. Seul le Secrétariat peut la rouvrir.
desk-maturity = Maturité, si vous approuvez
desk-maturity-none = Non précisée
desk-message = Raisons pour l’institution
desk-message-hint = Ses auteurs les lisent et elles restent dans l’historique. Inutiles si vous approuvez.
desk-no-way-back = L’institution est prévenue par courriel. Une fois envoyée, la décision ne peut être retirée.
desk-send-decision = Envoyer la décision
desk-version-moved = Aucune décision n’a été prise : entre-temps, l’institution a présenté une version plus récente, celle qui se lit maintenant sur cette page. Relisez-la ; ce que vous avez écrit est toujours là.
desk-decided-already = Rien n’a été fait : entre-temps, la situation de la section a changé. L’historique dit ce qui s’est passé.
desk-publish-moved = Rien n’a été publié : entre-temps, une autre version a été approuvée, celle qui se lit maintenant sur cette page. Lisez-la et publiez-la s’il y a lieu.
desk-lost = Voici ce que vous aviez écrit. Copiez-le si vous en avez encore besoin.
desk-to-published = Voir la version publiée
desk-publish-what = La version { $version } est approuvée et n’est pas visible. Une fois publiée, tous la voient, et elle remplace celle qui l’était.
desk-publish = Publier
desk-reopen-what = Si elle est rouverte, l’institution peut la reprendre et la présenter de nouveau. Rien n’est publié.
desk-reopen = Rouvrir
desk-unpublish-ask = Retirer de la vue publique…
desk-unpublish-what = Elle cesse aussitôt d’être visible. À son adresse, il ne reste que le titre, l’institution et la date. L’institution est prévenue par courriel. Elle peut être publiée de nouveau.
desk-unpublish-reason = Pourquoi elle est retirée
desk-unpublish-reason-hint = L’institution et le Secrétariat le lisent, pas le public.
desk-unpublish = Retirer de la vue publique
desk-did-by = { $date }, { $name }
desk-did-create = Créée, version { $version }
desk-did-save = Version { $version } enregistrée
desk-did-restore = Texte antérieur rétabli, version { $version }
desk-did-move = Passée à un autre chapitre
desk-did-submit = Présentée, tour { $round }, version { $version }
desk-did-withdraw = Retirée par l’institution, tour { $round }
desk-did-approve = Approuvée, version { $version }
desk-did-request-changes = Modifications demandées
desk-did-reject = Rejetée
desk-did-publish = Publiée, version { $version }
desk-did-unpublish = Retirée de la vue publique
desk-did-reopen = Rouverte
desk-did-change-contact = Contact modifié
desk-did-change-adapted-from = Origine de la pratique modifiée
flash-approved-and-published = La section a été approuvée et est publiée. L’institution est prévenue.
flash-approved = La section a été approuvée. Il reste à la publier. L’institution est prévenue.
flash-changes-requested = Les modifications ont été demandées. La section est de nouveau chez l’institution.
flash-rejected = La section a été rejetée et est close. L’institution est prévenue.
flash-published = La section est publiée.
flash-taken-down = La section n’est plus visible du public.
flash-reopened = La section a été rouverte. L’institution peut la reprendre.
