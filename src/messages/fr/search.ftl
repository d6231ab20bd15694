# La recherche et sa liste de résultats.
search-title = Pratiques
search-title-of = { $subject } · Chercher
search-description = { $count ->
    [0] Aucune pratique n’est encore publiée à ce sujet.
    [one] Une pratique publiée, avec des filtres par thème, pays, chapitre, institution et objectif du Pacte mondial.
   *[other] { $count } pratiques publiées, avec des filtres par thème, pays, chapitre, institution et objectif du Pacte mondial.
 }
search-heading = { $count ->
    [0] Aucune pratique
    [one] Une pratique
   *[other] { $count } pratiques
 }
search-heading-all = { $count ->
    [0] Aucune pratique n’est encore publiée
    [one] La seule pratique publiée
   *[other] Les { $count } pratiques publiées
 }
search-heading-words = { $count ->
    [0] Aucune pratique sur <em>{ $q }</em>
    [one] Une pratique sur <em>{ $q }</em>
   *[other] { $count } pratiques sur <em>{ $q }</em>
 }
search-results = Résultats
search-colon =  :

## Comment la recherche a été lue

search-expanded = <strong>{ $typed }</strong> a aussi été cherché sous les noms
search-expanded-back = <a href="{ $address }">Chercher seulement ce que j’ai écrit</a>
search-literal = Seul ce que vous avez écrit a été cherché, sans les autres noms. <a href="{ $address }">Chercher aussi les autres noms</a>
search-corrected = Voici les résultats pour <strong>{ $meant }</strong>, car aucune pratique ne contient <em>{ $typed }</em>. <a href="{ $address }">Chercher exactement ce que j’ai écrit</a>
search-relaxed = Très peu de pratiques contiennent tous les mots ; celles qui en contiennent la plupart sont montrées aussi. Retirez un mot pour être plus précis.
search-relaxed-phrase = Très peu de pratiques contiennent tous les mots ; celles qui en contiennent la plupart sont montrées aussi. <a href="{ $address }">Chercher l’expression exacte</a>
search-did-you-mean = Vouliez-vous dire <a href="{ $address }">{ $meant }</a> ?
search-cut-short = Le temps a manqué pour tout trouver : il peut y avoir d’autres résultats. <a href="{ $address }">Réessayer</a>
search-index-incomplete = La recherche est encore en préparation et il peut manquer quelque chose. <a href="{ $address }">Réessayer</a>
search-only-country = <a href="{ $address }">Voir seulement les pratiques de ce pays : { $country }</a>

## Ordre, pages et comparaison

search-sort = Ordre
search-sort-button = Trier
search-sort-relevance = Les plus pertinentes
search-sort-newest = Les plus récentes
search-sort-oldest = Les plus anciennes
search-sort-title = Par titre
search-choose = Choisir pour comparer
search-compare = Comparer les pratiques choisies
search-compare-hint = De deux à six.
search-pages = Pages
search-range = { $from }–{ $to } sur { $total }
search-range-all = { $count ->
    [one] Une pratique, sur une page
   *[other] { $count } pratiques, sur une page
 }
search-first = Première page
search-last = Dernière page
search-previous = Précédente
search-next = Suivante
search-countries-more = { $count ->
    [one] { $names } et un autre pays
   *[other] { $names } et { $count } autres pays
 }
search-in-es = en espagnol
search-in-en = en anglais
search-in-pt = en portugais
search-in-fr = en français
search-in-nl = en néerlandais
search-in-ht = en créole haïtien
search-in-gn = en guarani
search-in-qu = en quechua
search-in-ay = en aymara
search-in-other = dans une autre langue ({ $tag })

## Filtres

search-filter = Filtrer
search-to-filters = Filtrer par thème, pays, chapitre ou objectif
search-pills = Filtres en place
search-pill = { $facet } : { $value }
search-take-back = Retirer
search-apply = Appliquer les filtres
search-facet-more = En montrer { $count } de plus
search-facet-theme = Thème
search-facet-country = Pays
search-facet-chapter = Chapitre
search-facet-gcm-objective = Objectif du Pacte mondial
search-facet-practice-type = Type de pratique
search-facet-target-group = Public visé
search-facet-institution = Institution
search-facet-language = Langue
search-facet-sub-region = Sous-région
search-facet-membership = Organisme régional
search-facet-guiding-principle = Principe directeur
search-facet-scope = Portée
search-facet-maturity = Maturité
search-facet-has-evaluation = Évaluation
search-facet-compendium = Recueil
search-evaluated = Avec évaluation
search-not-evaluated = Sans évaluation
search-years = Années d’application
search-from-year = À partir de l’année
search-to-year = Jusqu’à l’année

## Aucun résultat

search-nothing = Voici ce qui peut aider :
search-nothing-words = Écrivez moins de mots, ou des mots plus généraux.
search-nothing-without = Retirer le filtre « { $filter } »
search-nothing-unfiltered = Retirer tous les filtres
search-nothing-all = Voir toutes les pratiques
search-nothing-coverage = Voir ce qu’il y a par pays et par chapitre
search-past-the-end = La liste s’arrête avant cette page.

## Ce qu’il faut corriger

search-faults-heading = Un point de la recherche est à corriger
search-fault-long = La recherche est trop longue : elle peut avoir jusqu’à { $count } caractères. Retirez des mots.
search-fault-year = « { $typed } » n’est pas une année. Écrivez-la en quatre chiffres, par exemple 2019.
search-fault-sort = Impossible de trier par « { $typed } ». Choisissez l’un des ordres de la liste.
search-fault-expand = « { $typed } » ne dit pas s’il faut chercher d’autres noms. Relancez la recherche depuis le formulaire.
search-fault-limit = Impossible de montrer « { $typed } » pratiques par page : choisissez de 1 à 100.
search-fault-cursor = L’adresse de cette page de résultats est endommagée. Relancez la recherche pour partir de la première.
search-fault-value = « { $typed } » n’existe pas dans le filtre « { $facet } ». Retirez-le ou choisissez-en un autre.

## Emporter la liste, la suivre et l’enregistrer

search-to-follow = Télécharger, suivre ou enregistrer cette liste
search-follow = Télécharger et suivre
search-take = Télécharger la liste :
search-follow-atom = Pour suivre les nouvelles pratiques qui contiennent tous les mots, sans compte, dans un lecteur de flux :
search-follow-atom-link = suivre cette recherche (Atom)
search-feed-title = Nouvelles pratiques de cette recherche
search-save-sign-in = Pour enregistrer cette recherche et recevoir les nouveautés par courriel,
search-save-sign-in-link = connectez-vous
search-save-name = Enregistrer cette recherche sous le nom
search-save-hint = Vous seul le voyez.
search-save-digest = M’envoyer les nouvelles pratiques par courriel
search-save-button = Enregistrer la recherche
search-frequency-none = Jamais
search-frequency-daily = Chaque jour
search-frequency-weekly = Chaque lundi
flash-search-saved = La recherche est enregistrée. Vous la trouverez dans votre compte.

## Suggestions pendant la saisie

search-suggestions = Suggestions
search-suggestions-none = Aucune suggestion.
search-suggestions-one = Une suggestion ; utilisez les flèches pour la choisir.
search-suggestions-many = # suggestions ; utilisez les flèches pour choisir.
search-kind-title = Pratique
search-kind-concept = Recherche
