# The thesaurus, with which searches find the same thing under other names and in other languages.

thesaurus-title = Thésaurus
thesaurus-lede = Grâce à lui, la recherche trouve la même chose sous d’autres mots ou dans une autre langue. Les changements prennent effet aussitôt.
thesaurus-search = Chercher un concept par l’un de ses noms
thesaurus-search-button = Chercher
thesaurus-all = { $count ->
    [0] Le thésaurus est vide.
    [one] { $count } concept
   *[other] { $count } concepts
}
thesaurus-found = { $count ->
    [0] Aucun concept ne contient « { $q } ».
    [one] { $count } concept contient « { $q } »
   *[other] { $count } concepts contiennent « { $q } »
}
thesaurus-export = Enregistrer tout le thésaurus dans un fichier
thesaurus-pages = Pages de la liste
pages-previous = Précédents
pages-next = Suivants

## A concept

concept-add = Ajouter un concept
concept-title = Concept du thésaurus
new-concept-title = Nouveau concept
concept-labels = Noms
concept-labels-hint = Il faut le nom dans au moins une langue. Qui cherche avec l’un de ces noms trouve les textes qui emploient n’importe lequel des autres.
concept-preferred = Nom
concept-synonyms = Autres noms
concept-synonyms-hint = Un par ligne : synonymes, sigles, autres graphies.
concept-broader = Concepts plus larges
concept-broader-hint = Ce dont celui-ci est une sorte ou une partie. La recherche d’un concept plus large trouve aussi celui-ci.
concept-broader-none = Aucun
concept-find = Chercher un autre concept plus large
concept-find-hint = Cochez ensuite dans la liste ceux qui conviennent.
concept-find-button = Chercher des concepts
concept-hits = { $count ->
    [0] Aucun n’a été trouvé.
    [one] { $count } a été trouvé.
   *[other] { $count } ont été trouvés ; 20 au plus sont affichés.
}
concept-use = Usage
concept-deprecated = N’est plus utilisé
concept-deprecated-hint = Il reste dans la liste, mais la recherche ne le propose plus et n’en tient plus compte.
concept-deprecated-short = n’est plus utilisé
concept-save = Enregistrer le concept
concept-create = Ajouter le concept
concept-narrower = Concepts plus précis
concept-narrower-none = Aucun n’a celui-ci pour concept plus large.
concept-narrower-add = Ajouter un concept plus précis
concept-remove-heading = Retirer le concept
concept-removing = La recherche ne traitera plus ces noms comme équivalents :
concept-loses-in = { $language } : { $words }
concept-remove = Retirer le concept
concept-stays = Il ne peut pas être retiré tant que d’autres concepts l’ont pour concept plus large. Donnez-leur d’abord un autre, ou aucun.

## Import

thesaurus-import-title = Remplacer par un fichier
thesaurus-import-lede = Un fichier SKOS (Turtle ou RDF/XML), comme ceux d’EuroVoc ou du thésaurus de l’OIT, remplace tout le thésaurus.
thesaurus-import-file = Fichier
thesaurus-import-now = { $count ->
    [one] Il y a actuellement { $count } concept. Le fichier le remplace : ce qui n’y figure pas est perdu, et la recherche cesse aussitôt de s’en servir.
   *[other] Il y a actuellement { $count } concepts. Le fichier les remplace tous : ce qui n’y figure pas est perdu, et la recherche cesse aussitôt de s’en servir.
}
thesaurus-import-keep = Enregistrer d’abord le thésaurus actuel dans un fichier
thesaurus-import-choose = Fichier contenant le nouveau thésaurus
thesaurus-import-limit = Turtle (.ttl) ou RDF/XML (.rdf, .xml), { $count } Mo au plus.
thesaurus-import-button = Remplacer le thésaurus
thesaurus-import-report = Ce qui a été fait
thesaurus-import-done = { $count ->
    [one] Le thésaurus a été remplacé. Il compte maintenant { $count } concept.
   *[other] Le thésaurus a été remplacé. Il compte maintenant { $count } concepts.
}
thesaurus-import-nothing-left = Rien du fichier n’a été laissé de côté.
thesaurus-import-left-concepts = { $count ->
    [one] { $count } concept a été laissé de côté.
   *[other] { $count } concepts ont été laissés de côté.
}
thesaurus-import-left-labels = { $count ->
    [one] { $count } nom d’un concept conservé a été laissé de côté.
   *[other] { $count } noms de concepts conservés ont été laissés de côté.
}
thesaurus-import-left-links = { $count ->
    [one] { $count } lien vers un concept plus large a été laissé de côté.
   *[other] { $count } liens vers des concepts plus larges ont été laissés de côté.
}
thesaurus-import-column-part = Quoi
thesaurus-import-column-value = Dans le fichier
thesaurus-import-column-why = Pourquoi laissé de côté
thesaurus-import-part-concept = Concept
thesaurus-import-part-label = Nom
thesaurus-import-part-link = Concept plus large
thesaurus-import-more = { $count ->
    [one] Et { $count } de plus, non énuméré.
   *[other] Et { $count } de plus, non énumérés.
}
