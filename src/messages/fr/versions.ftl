# Les versions et leurs différences.
versions-title = Versions
versions-page-title = Versions : { $title }
versions-version-title = Version { $version } : { $title }
versions-untitled = Section sans titre
versions-lede = Chaque enregistrement laisse une version, et aucune ne se perd. Vous pouvez les lire, les comparer et rétablir le texte de n’importe laquelle.
versions-lede-editor = Les versions que l’institution a présentées. Celles qu’elle n’a pas présentées, ou qu’elle a retirées, elle seule les voit.
versions-lede-public = Les versions qui ont été publiées.
versions-number = Version { $version }
versions-number-date = Version { $version }, { $date }
versions-saved = Enregistrée le { $date }
versions-saved-by = Enregistrée le { $date } par { $name }
versions-latest = la plus récente
versions-no-text = Cette version n’a pas encore de texte.
versions-submitted = Présentée le { $date }
versions-withdrawn = Retirée le { $date }
versions-approved = Approuvée le { $date }
versions-changes-requested = Modifications demandées le { $date }
versions-rejected = Rejetée le { $date }
versions-published = Publiée le { $date }
versions-public-now = C’est celle que lit le public
versions-compare-before = Comparer avec la précédente
versions-restore = Rétablir ce texte
versions-newer = Plus récentes
versions-older = Plus anciennes
versions-compare-two = Comparer deux versions
versions-from = De
versions-to = À
versions-compare-button = Comparer
versions-compare-title = Ce qui a changé de la version { $from } à la { $to }
versions-compare-page-title = { $heading } : { $title }
versions-compare-lede =
    { $count ->
        [one] 1 champ change.
       *[other] { $count } champs changent.
    } Ce qui a été ajouté est <ins>souligné</ins>, ce qui a été retiré est <del>barré</del>.
versions-same-version = C’est deux fois la même version. Choisissez-en une autre à comparer.
versions-nothing-changed = Les textes sont identiques.
versions-no-differences = Il n’y a pas de différences.
versions-changed-fields =
    { $count ->
        [0] Rien n’a changé.
        [one] 1 champ change.
       *[other] { $count } champs changent.
    }
versions-unchanged-fields =
    { $count ->
        [one] Le champ inchangé
       *[other] Les { $count } champs inchangés
    }
versions-unchanged-paragraphs =
    { $count ->
        [one] 1 paragraphe inchangé
       *[other] { $count } paragraphes inchangés
    }
versions-view-one = En un seul texte
versions-view-sides = Côte à côte
versions-compare-previous = Comparaison précédente
versions-compare-next = Comparaison suivante
versions-new-field = champ nouveau
versions-emptied-field = champ vidé
versions-insertions =
    { $count ->
        [one] 1 ajout
       *[other] { $count } ajouts
    }
versions-deletions =
    { $count ->
        [one] 1 suppression
       *[other] { $count } suppressions
    }
versions-moves =
    { $count ->
        [one] 1 paragraphe déplacé
       *[other] { $count } paragraphes déplacés
    }
versions-rows-added =
    { $count ->
        [one] 1 ligne ajoutée
       *[other] { $count } lignes ajoutées
    }
versions-rows-removed =
    { $count ->
        [one] 1 ligne retirée
       *[other] { $count } lignes retirées
    }
versions-rows-changed =
    { $count ->
        [one] 1 ligne modifiée
       *[other] { $count } lignes modifiées
    }
versions-rows-same =
    { $count ->
        [one] 1 ligne inchangée
       *[other] { $count } lignes inchangées
    }
versions-table = Changements : { $field }
versions-row = Ligne
versions-row-same = Identique
versions-row-added = Ajoutée
versions-row-removed = Retirée
versions-row-changed = Modifiée
versions-added = ajouté
versions-removed = retiré
versions-goes-on = la suite est inchangée
versions-paragraphs-added =
    { $count ->
        [one] Paragraphe ajouté
       *[other] { $count } paragraphes ajoutés
    }
versions-paragraphs-removed =
    { $count ->
        [one] Paragraphe retiré
       *[other] { $count } paragraphes retirés
    }
versions-moved-away = Ici se trouvait un paragraphe qui a été déplacé ({ $number }).
versions-moved-here = Ce paragraphe a été déplacé ici ({ $number }).
versions-moved-see-now = Voir où il est maintenant
versions-moved-see-before = Voir où il était
versions-value-moved = déplacé
versions-files-added =
    { $count ->
        [one] 1 fichier ajouté
       *[other] { $count } fichiers ajoutés
    }
versions-files-removed =
    { $count ->
        [one] 1 fichier retiré
       *[other] { $count } fichiers retirés
    }
versions-files-changed =
    { $count ->
        [one] 1 fichier modifié
       *[other] { $count } fichiers modifiés
    }
versions-file-added = Ajouté
versions-file-removed = Retiré
versions-file-described = Décrit à nouveau
versions-file-moved = Déplacé
versions-file-moved-described = Déplacé et décrit à nouveau
