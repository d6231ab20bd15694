# What administrators set: compendia, chapters, the template, vocabularies.

## The compendium

settings-title = Réglages
chapters-title = Chapitres
template-title = Formulaire
compendium-nav = Ce recueil
compendia-title = Recueils
compendia-lede = Chaque recueil a ses chapitres, son formulaire et ses réglages.
compendium-sections = { $count ->
    [0] Aucune section pour le moment
    [one] { $count } section
   *[other] { $count } sections
}
compendium-reach = Combien de sections il concerne
compendium-no-sections = Il n’y a encore aucune section : les changements ne touchent personne.
compendium-drafts = { $count ->
    [one] { $count } section est entre les mains de son institution, qui la rédige ou la corrige.
   *[other] { $count } sections sont entre les mains de leurs institutions, qui les rédigent ou les corrigent.
}
compendium-submitted = { $count ->
    [one] { $count } section attend une décision du Secrétariat.
   *[other] { $count } sections attendent une décision du Secrétariat.
}
compendium-approved = { $count ->
    [one] { $count } section est approuvée et n’est pas publiée.
   *[other] { $count } sections sont approuvées et ne sont pas publiées.
}
compendium-published = { $count ->
    [one] { $count } section est publiée.
   *[other] { $count } sections sont publiées.
}
compendium-name = Titre
compendium-name-hint = Si le titre manque dans une langue, c’est le titre anglais ou espagnol qui s’affiche.
compendium-languages = Langues de travail
compendium-languages-hint = Ce sont celles proposées en premier à la rédaction. En retirer une ne modifie ni ne masque rien de ce qui y est déjà rédigé.
compendium-publishing = Ce qui se passe lorsqu’une version est approuvée
compendium-publishing-hint = Cela vaut pour les décisions à venir. Ce qui est déjà approuvé ou publié reste tel quel.
compendium-publish-at-once = Elle est publiée aussitôt
compendium-publish-at-once-means = { $count ->
    [0] Aucune section n’attend de décision actuellement.
    [one] { $count } section qui attend une décision sera publiée dès son approbation.
   *[other] { $count } sections qui attendent une décision seront publiées dès leur approbation.
}
compendium-publish-later = Elle attend que le Secrétariat la publie
compendium-publish-later-means = { $count ->
    [0] Aucune section n’attend de décision actuellement.
    [one] { $count } section qui attend une décision restera approuvée sans être publiée.
   *[other] { $count } sections qui attendent une décision resteront approuvées sans être publiées.
}
compendium-notice = Avis sur ce qui est publié
compendium-notice-hint = { $count ->
    [0] Il s’affiche avec chaque section publiée et avec les résultats de recherche. Aucune n’est publiée actuellement. Laissez-le vide s’il n’est pas nécessaire.
    [one] Il s’affiche aussitôt avec la section publiée et avec les résultats de recherche. Laissez-le vide s’il n’est pas nécessaire.
   *[other] Il s’affiche aussitôt avec les { $count } sections publiées et avec les résultats de recherche. Laissez-le vide s’il n’est pas nécessaire.
}
compendium-save = Enregistrer les réglages
compendium-another = Un autre recueil
compendium-another-means = Un nouveau recueil commence sans chapitres, avec le formulaire fourni par Acervo. Celui-ci ne change pas.
compendium-new = Créer un autre recueil
new-compendium-title = Nouveau recueil
new-compendium-lede = Il commence sans chapitres, avec le formulaire fourni par Acervo. On ajoute ensuite les chapitres et on adapte le formulaire.
compendium-create = Créer le recueil
slug-label = Nom dans les adresses
slug-hint = Minuscules, chiffres et traits d’union. S’il reste vide, il est formé à partir du titre.
flash-compendium-created = Le recueil a été créé. Ajoutez maintenant ses chapitres.
flash-removed = C’est retiré.

## Chapters

chapters-how = Déplacez les chapitres avec les boutons ou indiquez leur place, puis enregistrez-les tous à la fin. D’ici là, rien ne change.
chapters-none = Il n’y a pas encore de chapitres. Ajoutez le premier.
chapters-reach = { $count ->
    [0] Il n’y a pas encore de sections dans ce recueil.
    [one] L’ordre et les titres changent aussitôt pour la section de ce recueil aussi, qui reste dans son chapitre.
   *[other] L’ordre et les titres changent aussitôt pour les { $count } sections de ce recueil aussi, qui restent dans leurs chapitres.
}
chapters-save = Enregistrer les chapitres
chapters-changed-meanwhile = Une autre personne a enregistré les chapitres pendant que vous les modifiiez. Rien de votre travail n’est perdu : il est ci-dessous, non enregistré. Regardez les chapitres actuels et décidez si vous les remplacez.
chapters-over = Remplacer par ceux-ci les chapitres que l’autre personne a enregistrés
show-current = Voir les actuels
chapter-add = Ajouter un chapitre
chapter-edit = Modifier les titres
chapter-titles = Titre du chapitre
chapter-untitled = Chapitre sans titre
chapter-place = Place
chapter-sections = { $count ->
    [0] Aucune section
    [one] { $count } section
   *[other] { $count } sections
}
chapter-remove = Retirer
chapter-stays = Il ne peut pas être retiré : il contient ou a contenu des sections.
chapter-in-use = Le chapitre « { $title } » contient des sections, ou des versions antérieures de certaines, et ne peut pas être retiré. Rien n’a été enregistré : rechargez la page pour le retrouver.
move-up = Monter
move-down = Descendre
move-deeper = Un niveau plus bas
move-higher = Un niveau plus haut

## The template

template-lede = Le formulaire compte { $count } champs.
template-how = Chaque groupe est une page du formulaire. Les champs peuvent être ajoutés, mieux expliqués et mis hors d’usage, mais jamais supprimés : ce qui est déjà rédigé reste lisible.
template-preview = Voir le formulaire tel que les auteurs le verront
template-without-group = Sans groupe
template-order-means = Le nouvel ordre n’est pas encore enregistré. L’enregistrer le change pour toutes les sections, y compris sur les pages publiées.
template-save-order = Enregistrer l’ordre
template-leave-order = Le laisser comme avant
template-changed-meanwhile = Une autre personne a modifié le formulaire pendant que vous l’éditiez. Ce que vous avez saisi est ci-dessous, non enregistré. Vérifiez que cela convient encore et enregistrez de nouveau : cela s’ajoutera à ce que l’autre personne a enregistré.
group-edit = Modifier le groupe
group-empty = Ce groupe n’a pas de champs et n’apparaît pas dans le formulaire.
group-add = Ajouter un groupe
group-title = Groupe de champs
new-group-title = Nouveau groupe
group-label = Nom du groupe
group-label-hint = C’est le titre d’une page du formulaire.
group-help = Ce que ses champs ont en commun
group-help-hint = Se lit en haut de la page. Peut rester vide.
group-create = Ajouter le groupe
group-save = Enregistrer le groupe
group-remove-heading = Retirer le groupe
group-removing = Le groupe n’a pas de champs. Le retirer ne fait rien perdre de ce qui est rédigé.
group-remove = Retirer le groupe
group-stays = Le groupe contient des champs et ne peut pas être retiré. Déplacez-les d’abord dans un autre groupe.
field-add = Ajouter un champ
field-is-required = obligatoire pour présenter
field-is-retired = hors d’usage
field-words = { $count ->
    [one] { $count } mot au plus
   *[other] { $count } mots au plus
}
field-used = Rempli par { $count } sections sur { $total }
field-title = Champ du formulaire
field-label = Nom du champ
field-label-hint = C’est ce qui est demandé et, sur la page publiée, le titre du texte.
field-help = Aide pour le remplir
field-help-hint = Une ou deux phrases, avec un exemple. Peut rester vide.
field-group = Groupe
field-group-hint = La page du formulaire où il est demandé.
field-required = Obligatoire pour présenter
field-required-means = { $count ->
    [0] Tous les brouillons le remplissent.
    [one] { $count } brouillon ne le remplit pas : s’il est obligatoire, il sera demandé à sa prochaine présentation. Ce qui est publié ne change pas.
   *[other] { $count } brouillons ne le remplissent pas : s’il est obligatoire, il sera demandé à leur prochaine présentation. Ce qui est publié ne change pas.
}
field-max-words = Nombre maximal de mots
field-max-words-hint = Vérifié à la présentation. Vide : sans limite.
field-max-length = Nombre maximal de caractères
field-max-length-hint = Vérifié à chaque enregistrement : un texte plus long ne peut pas être enregistré.
field-max-items = Nombre maximal d’entrées
field-max-items-hint = Vérifié à chaque enregistrement : une liste plus longue ne peut pas être enregistrée.
field-options = Options
field-list = Modifier les noms des options dans leur liste
field-more-options = Options de la liste que le formulaire ne propose pas
field-more-options-hint = Cochez celles à proposer. Une option proposée ne peut plus être retirée.
field-parts = Parties
field-item = Comment s’appelle une ligne
field-item-hint = Avec son article, par exemple « un indicateur » : c’est ce que dit le bouton qui ajoute une ligne.
part-label = Nom de la partie
part-help = Aide pour la remplir
part-add = Ajouter une partie
new-part-label = Nom de la nouvelle partie
new-part-hint = Les lignes existantes restent sans elle ; elle n’est pas obligatoire.
field-save = Enregistrer le champ
field-preview-button = Voir le résultat
field-preview = Les auteurs le verront ainsi
field-retire-heading = Mettre le champ hors d’usage
field-retire = Mettre le champ hors d’usage
field-retiring = { $count ->
    [0] Plus personne ne pourra le remplir. Aucun brouillon ne le remplit actuellement ; ce qui est publié reste affiché. Il peut être remis en usage plus tard.
    [one] Plus personne ne pourra le remplir. { $count } brouillon conserve ce qu’il contient, et ce qui est publié reste affiché. Il peut être remis en usage plus tard.
   *[other] Plus personne ne pourra le remplir. { $count } brouillons conservent ce qu’ils contiennent, et ce qui est publié reste affiché. Il peut être remis en usage plus tard.
}
field-reinstate-heading = Remettre le champ en usage
field-reinstate = Remettre le champ en usage
field-reinstating = Le champ revient dans le formulaire et n’est pas obligatoire.
new-field-title = Nouveau champ
new-field-lede = Un champ ne peut ensuite ni être supprimé ni changer de type ; il peut seulement être mis hors d’usage. Réfléchissez bien au type nécessaire.
new-field-for-texts = S’il s’agit d’un texte
new-field-for-options = S’il se choisit dans une liste
new-field-for-rows = S’il s’agit de lignes
new-field-options = Options, une par ligne
new-field-options-hint = Dans la langue de cette page ; les autres langues s’ajoutent ensuite, dans la liste créée avec le champ.
new-field-part = Nom de la partie { $count }
field-name-heading = Nom dans les données
field-name = Nom dans les données exportées
field-name-hint = Minuscules, chiffres et tirets bas. S’il reste vide, il est formé à partir du nom du champ.
field-create = Ajouter le champ
field-kind = Ce qui est répondu
field-kind-hint = Ne peut pas être modifié ensuite.
field-kind-text = Texte court
field-kind-markdown = Texte long avec mise en forme
field-kind-option = Une option d’une liste
field-kind-options = Plusieurs options d’une liste
field-kind-number = Nombre
field-kind-year = Année
field-kind-date = Date
field-kind-boolean = Oui ou non
field-kind-link = Adresse web
field-kind-country = Pays
field-kind-countries = Pays (plusieurs)
field-kind-group = Parties qui vont ensemble
field-kind-table = Lignes avec des parties
field-kind-list = Liste
field-kind-hint-text = Une ligne ou quelques-unes, par exemple un nom.
field-kind-hint-markdown = Des paragraphes, avec titres, listes, tableaux et notes.
field-kind-hint-option = On en choisit une seule.
field-kind-hint-options = On coche celles qui conviennent.
field-kind-hint-number = Également avec des décimales.
field-kind-hint-year = De 1900 à 2100.
field-kind-hint-date = Une année, un mois ou un jour.
field-kind-hint-boolean = Peut aussi rester sans réponse.
field-kind-hint-link = Commence par http:// ou https://.
field-kind-hint-countries = Un ou plusieurs pays.
field-kind-hint-table = Chaque ligne a les mêmes parties ; publié sous forme de tableau.
effects-heading = Avant d’enregistrer
effects-save = Enregistrer ainsi
effect-required = { $count ->
    [one] { $count } brouillon ne remplit pas ce champ : il sera demandé à sa prochaine présentation.
   *[other] { $count } brouillons ne remplissent pas ce champ : il sera demandé à leur prochaine présentation.
}
effect-fewer-words = { $count ->
    [one] { $count } brouillon compte plus de mots : il faudra le raccourcir avant de le présenter.
   *[other] { $count } brouillons comptent plus de mots : il faudra les raccourcir avant de les présenter.
}
effect-shorter = { $count ->
    [one] { $count } brouillon a un texte plus long : il ne pourra pas être enregistré avant d’être raccourci.
   *[other] { $count } brouillons ont un texte plus long : ils ne pourront pas être enregistrés avant qu’il soit raccourci.
}
effect-fewer-items = { $count ->
    [one] { $count } brouillon a plus d’entrées : il ne pourra pas être enregistré avant que certaines soient retirées.
   *[other] { $count } brouillons ont plus d’entrées : ils ne pourront pas être enregistrés avant que certaines soient retirées.
}
effect-retired = { $count ->
    [one] { $count } brouillon remplit ce champ et conserve ce qu’il contient.
   *[other] { $count } brouillons remplissent ce champ et conservent ce qu’ils contiennent.
}
preview-title = Aperçu du formulaire
preview-lede = Chaque page posera ainsi ses questions. Ce que vous saisissez ici n’est pas enregistré.
preview-groups = Pages du formulaire
preview-optional = (facultatif)
preview-add = Ajouter { $item }
preview-add-row = Ajouter une ligne
answer-yes = Oui
answer-no = Non

## Vocabularies

vocabularies-title = Vocabulaires
vocabularies-lede = Les noms de ce qui peut être choisi dans le formulaire et dans les filtres de la recherche.
vocabulary-terms = { $count ->
    [one] { $count } option
   *[other] { $count } options
}
vocabulary-terms-found = { $count } options sur { $total } contiennent « { $q } »
vocabulary-used-in = Dans le formulaire : { $fields }
vocabulary-used-by-site = Elle sert aux pages elles-mêmes, pas à un champ du formulaire.
vocabulary-where = Où elle sert
vocabulary-offered = Une nouvelle option peut être choisie lorsque le champ la propose : cochez-la là-bas après l’avoir ajoutée ici.
vocabulary-terms-heading = Options
vocabulary-filter = Chercher dans cette liste
filter-button = Chercher
filter-none = Tout afficher
vocabulary-title = Titre de la liste
vocabulary-save-title = Enregistrer le titre
vocabulary-changed-meanwhile = Une autre personne a modifié cette liste pendant que vous l’éditiez. Votre saisie est ici, non enregistrée. Vérifiez qu’elle convient encore et enregistrez de nouveau : elle s’ajoutera à ce que l’autre personne a enregistré.
term-add = Ajouter une option
term-title = Option
new-term-title = Nouvelle option
term-labels = Nom
term-labels-hint = Il change aussitôt sur toutes les pages et dans toutes les sections qui l’ont choisie.
term-place = Place dans la liste
term-place-hint = De 1 à { $count }.
term-value = Nom dans les données exportées
term-value-hint = Ne peut pas être modifié ensuite. S’il reste vide, il est formé à partir du nom.
term-sections = { $count ->
    [0] Aucune section ne la choisit
    [one] { $count } section la choisit
   *[other] { $count } sections la choisissent
}
term-changed-meanwhile = Une autre personne a modifié cette option pendant que vous l’éditiez. Ce que vous avez saisi est ici, non enregistré. Regardez ce qu’elle contient maintenant et décidez si vous voulez la remplacer.
term-over = Remplacer ce que l’autre personne a enregistré par ceci
term-members = Pays participants
term-members-hint = Les pages des pays et le filtre par organisme utilisent ces données. Écrivez l’année (2012), l’année et le mois (2012-07) ou le jour (2012-07-31). La fin est le premier jour où cela ne valait plus : laissez-la vide tant que la participation continue. Si un pays change de statut, indiquez la fin dans sa ligne et ajoutez une autre ligne.
term-region-hint = Les pages des pays et le filtre par sous-région utilisent ces données.
term-member-country = Pays
term-member-status = Participation
term-member-from = Début
term-member-until = Fin
term-member-new = Nouveau pays
term-member-add = Ajouter un pays
term-member-choose = Choisissez un pays
term-member-status-choose = Choisissez comment le pays participe.
term-member-date = Écrivez l’année (2012), l’année et le mois (2012-07) ou le jour (2012-07-31).
term-show-current = Voir son état actuel
term-removed-meanwhile = Une autre personne a retiré cette option pendant que vous l’éditiez. Ce que vous avez saisi est ici : si vous l’enregistrez, elle est ajoutée de nouveau.
term-changed-before-removal = Une autre personne vient de modifier cette option. Regardez-la avant de la retirer.
term-region-twice = Ce pays figure déjà dans la liste. Retirez l’une des deux lignes.
term-save = Enregistrer l’option
term-create = Ajouter l’option
term-remove-heading = Retirer l’option
term-removing-group = Cette option n’apparaîtra plus sur les pages des pays, dans les filtres ni dans les tableaux.
term-removing = { $count ->
    [0] Aucune section ne la choisit. Si un champ la propose, elle restera proposée, sans nom.
    [one] { $count } section la choisit : elle la conserve, mais sa page affichera le nom des données à la place de celui-ci, et le filtre de la recherche aussi.
   *[other] { $count } sections la choisissent : elles la conservent, mais leurs pages afficheront le nom des données à la place de celui-ci, et le filtre de la recherche aussi.
}
term-remove = Retirer l’option
