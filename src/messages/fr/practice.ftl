# Lire une pratique et comparer des pratiques côte à côte. Toutes les langues ont les mêmes textes avec les mêmes variables.

practice-meta = Version { $version }, publiée le { $date }.
practice-meta-maturity = Maturité : { $name }.
practice-older-title = { $title } (version { $version })
practice-older = Ceci est la version { $version }, qui n’est pas la version en vigueur.
practice-older-link = Lire la version { $version }, en vigueur
practice-written-in =
    { $code ->
        [es] Le texte est en espagnol.
        [en] Le texte est en anglais.
        [pt] Le texte est en portugais.
        [fr] Le texte est en français.
       *[other] Le texte est dans une autre langue : { $name }.
    }
practice-marked = Les mots de votre recherche sont surlignés.
practice-unmark = Retirer le surlignage
practice-back = Revenir aux résultats
practice-contents = Sommaire, avec le nombre de mots
practice-words =
    { $count ->
        [one] mot
       *[other] mots
    }
practice-to-facts = Données de la pratique
practice-text = Texte de la pratique
practice-body = En savoir plus sur cette pratique
practice-facts = Données
practice-contact = Contact
practice-yes = Oui
practice-no = Non
practice-flags-yes = Oui : { $list }
practice-flags-no = Non : { $list }
practice-label = { $label } :

# Ce que dit la décision qui a approuvé une pratique.
practice-maturity = Maturité
maturity-innovation = Idée nouvelle, encore sans preuve de ses résultats. Indiqué par la personne qui l’a approuvée.
maturity-promising = De premières preuves montrent qu’elle fonctionne. Indiqué par la personne qui l’a approuvée.
maturity-good = Ses résultats sont prouvés. Indiqué par la personne qui l’a approuvée.
maturity-institutionalised = Elle fait durablement partie du travail de l’institution. Indiqué par la personne qui l’a approuvée.

practice-cite = Comment citer
practice-copy = Copier la citation
practice-copied = La citation est copiée.
practice-copy-failed = La copie a échoué. Sélectionnez le texte de la citation et copiez-le.
practice-similar-elsewhere = Pratiques similaires dans d’autres pays
practice-similar = Pratiques similaires
practice-compare =
    { $count ->
        [one] Comparer avec la première, côte à côte
       *[other] Comparer avec les { $count } premières, côte à côte
    }
practice-adapted-from = Adaptée de
practice-adapted-by = Qui l’a adaptée
practice-version = Version
practice-version-current = Ceci est la version { $version }, en vigueur.
practice-version-what = Ce qui est publié est, à la lettre près, ce que l’institution a présenté et que le Secrétariat a approuvé.
practice-versions = Versions publiées
practice-versions-one = { $current ->
    [yes] Version { $version }, publiée le { $date } (en vigueur)
   *[no] Version { $version }, publiée le { $date }
 }
practice-fingerprint = Empreinte de cette version
practice-fingerprint-what = Ce nombre est calculé à partir de tout le contenu de la version (SHA-256). Si une seule lettre changeait, il serait différent : toute personne qui garde une copie peut ainsi vérifier qu’elle est exactement ce qui a été publié.
practice-follow = Suivre les publications de cette institution (Atom)

# Les parties des champs qui sont des tableaux, quand le modèle ne les nomme pas.
part-name = Nom
part-role = Rôle
part-group = Groupe
part-count = Personnes
part-year = Année
part-source = Source
part-baseline = Valeur initiale
part-value = Valeur
part-unit = Unité
part-confirm-by = À confirmer avant
part-type = Type
part-evaluator = Évaluée par
part-date = Date
part-link = Lien
part-amount = Montant
part-currency = Monnaie
part-factor = Facteur
part-title = Titre
part-url = Adresse
part-citation = Référence
part-note = Explication
part-indicators-name = Indicateur
part-rights-gender = genre
part-rights-child = enfance
part-rights-human-rights = droits humains
part-rights-disability = handicap

compare-title = Comparer des pratiques
compare-how = Placez de deux à six pratiques côte à côte, champ par champ. Ce qu’une institution n’a pas indiqué est signalé, et non laissé en blanc.
compare-how-heading = Comment les choisir
compare-how-search = Lancez une recherche, cochez dans les résultats les pratiques qui vous intéressent et appuyez sur le bouton pour les comparer.
compare-how-practice = Ou ouvrez une pratique : au bas de sa page, vous pouvez la comparer avec les plus similaires.
compare-to-all = Voir toutes les pratiques
compare-one-title = Il manque encore une pratique
compare-one = Une comparaison demande au moins deux pratiques. Choisissez-en une autre.
compare-chosen = Déjà choisie
compare-side-by-side =
    { $count ->
        [one] Une pratique
       *[other] { $count } pratiques, côte à côte
    }
compare-lede = Les champs suivent l’ordre du modèle. Ce qu’une institution n’a pas indiqué est signalé, et non laissé en blanc.
compare-unknown =
    { $count ->
        [one] L’une des pratiques demandées n’existe pas ou n’est pas publiée ; elle a été laissée de côté. Vérifiez l’adresse.
       *[other] { $count } des pratiques demandées n’existent pas ou ne sont pas publiées ; elles ont été laissées de côté. Vérifiez l’adresse.
    }
compare-gone = Cette pratique n’est plus publiée et a été laissée de côté : { $title }
compare-too-many = On peut comparer jusqu’à six pratiques. Les six premières sont affichées.
compare-none-left = Aucune des pratiques demandées ne peut être affichée. Choisissez-en d’autres.
compare-none-differs = Ces pratiques ne diffèrent sur aucun champ.
compare-region = Comparaison de { $count } pratiques
compare-same = identique dans toutes
compare-not-stated = Non indiqué par l’institution
compare-differing = Seulement ce qui diffère
compare-apply = Appliquer
compare-remove = Retirer
compare-remove-which = Retirer { $title }
compare-add = Ajouter une autre pratique
compare-add-search = Chercher une autre pratique
