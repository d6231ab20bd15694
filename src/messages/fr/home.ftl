# La page d’accueil et les pages de texte suivi.
home-search-hint = Par exemple : « emploi des Vénézuéliens », « santé Costa Rica », « reconhecimento de diplomas ». La recherche porte sur les quatre langues à la fois.
home-description = { $title } : { $practices } d’institutions d’Amérique latine et des Caraïbes, à lire, chercher et comparer par pays et par thème.
home-numbers = Ce recueil contient aujourd’hui <strong>{ $practices }</strong> de <strong>{ $institutions }</strong> sur { $countries }.
home-members = { $count ->
    [one] Sur les { $members } États membres, { $count } en a au moins une.
   *[other] Sur les { $members } États membres, { $count } en ont au moins une.
}
home-languages = Par langue d’origine, { $languages }.
home-in-es = { $count ->
    [one] une en espagnol
   *[other] { $count } en espagnol
}
home-in-en = { $count ->
    [one] une en anglais
   *[other] { $count } en anglais
}
home-in-pt = { $count ->
    [one] une en portugais
   *[other] { $count } en portugais
}
home-in-fr = { $count ->
    [one] une en français
   *[other] { $count } en français
}
home-in-other = { $count ->
    [one] une dans une autre langue
   *[other] { $count } dans d’autres langues
}
home-empty = Aucune pratique n’a encore été publiée. Les premières paraîtront ici dès que le Secrétariat les aura approuvées.
home-chapters = Chapitres
home-to-coverage = Voir la couverture par pays et par chapitre
home-region = La région
home-region-explained = Tous les pays ont la même taille. Le nombre dit dans combien de pratiques publiées chacun figure.
home-tiles = Pratiques par pays
country-tile = { $name }, { $code } { $practices }
home-most = Avec le plus de pratiques
home-to-countries = Tous les pays
home-as-table = Afficher sous forme de tableau
home-latest = Dernières publications
home-latest-none = Il n’y en a pas encore.
home-all = Toutes les pratiques
home-feed = Suivre les nouveautés (Atom)
prose-contents = Sommaire
about-title = À propos d’Acervo
about-lede = Un recueil que de nombreuses institutions rédigent ensemble : qui l’écrit, qui décide de ce qui est publié, et comment le vérifier.
help-title = Aide
help-lede = Comment chercher, filtrer, comparer, citer et suivre les pratiques. Les exemples sont des liens : essayez-les pour voir ce qu’ils trouvent.
authors-guide-title = Guide des auteurs et des points focaux
authors-guide-lede = Comment une institution écrit sa section, la présente, répond à ce qui lui est demandé et la tient à jour.
editors-guide-title = Guide du bureau éditorial
editors-guide-lede = Comment le Secrétariat lit ce qui est présenté, voit ce qui a changé, décide et publie.
administrators-guide-title = Guide de l’administration
administrators-guide-lede = Institutions, invitations, modèle, vocabulaires et journal : ce qu’on peut faire et ce qu’il faut savoir avant.
open-data-title = Données ouvertes
open-data-lede = Ce que vous pouvez emporter du recueil, sous quels formats et par quelles voies, aussi pour les programmes et les catalogues.
accessibility-title = Accessibilité
accessibility-lede = Ce que nous faisons pour que chacun puisse utiliser ces pages, ce qui a été testé, ce qui manque et comment signaler un obstacle.
