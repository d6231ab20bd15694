# Le formulaire avec lequel on rédige une section.
edit-free-text = Texte libre
edit-chapter = Chapitre
edit-message = Message sur la version
edit-language = Langue
edit-contact = Contact
edit-contact-name = Nom du contact
edit-contact-email = Adresse électronique du contact
edit-whole-section = La section
edit-other-fields = Autres champs
edit-label-row = { $label }, { $row }
edit-label-part = { $label } : { $part }
edit-optional = (facultatif)
edit-not-answered = Sans réponse
edit-choose = Choisissez une option
edit-main = Lequel est le principal ?
edit-no-main = Aucun
edit-a-row = une ligne
edit-add = Ajouter { $item }
edit-remove = Retirer
edit-up = Monter
edit-hint-date = L’année, le mois ou le jour : 2024, 2024-05 ou 2024-05-31.
edit-hint-rows = { $count ->
    [one] Une seule entrée au plus.
   *[other] Jusqu’à { $count } entrées.
 }
edit-retired = Ce champ n’est plus utilisé. Vous pouvez garder son contenu ou le retirer.
edit-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
 }
edit-words-of = { $count } mots sur { $most }
edit-words-over = { $count } mots sur { $most } : { $over ->
    [one] un de trop
   *[other] { $over } de trop
 }
edit-fault-number = On ne sait pas quel est ce nombre. Écrivez seulement les chiffres, sans séparer les milliers : 1234 ou 12,5.
edit-fault-whole-number = Écrivez un nombre entier, en chiffres seulement : 1234.
edit-fault-date = Écrivez l’année, le mois ou le jour ainsi : 2024, 2024-05 ou 2024-05-31.
edit-fault-option = Ce n’est pas l’une des options. Choisissez dans la liste.
edit-free-text-hint = Tout ce qui n’entre pas dans les champs : historique, tableaux, annexes. Peut rester vide.
edit-steps = Parties de la section
edit-step-faulty = À corriger
edit-save-next = Enregistrer et continuer
edit-save-tasks = Enregistrer et revenir aux tâches
edit-version-title = Enregistrer une version
edit-version-lede = Ce que vous avez rédigé deviendra la version { $next }, que votre institution peut voir, comparer et présenter. La version { $current } reste dans l’historique.
edit-version-button = Enregistrer la version { $next }
edit-message-hint = Ce qui a changé, pour vos collègues : « Chiffres de 2022 ajoutés ».
edit-kept = Enregistré { $when }, comme copie personnelle. Ce n’est pas encore une version.
edit-unchanged = Vous n’avez rien modifié depuis la version { $version }.
edit-moved-by = { $name } a enregistré la version { $version } { $when }, pendant que vous écriviez. Votre texte est toujours là : en enregistrant une version, vous verrez les deux ensemble.
edit-moved = Vous avez enregistré la version { $version } { $when } depuis une autre fenêtre. Ce que vous avez écrit ici est toujours là : en enregistrant une version, vous verrez les deux ensemble.
edit-to-merge = Voir les deux et les fusionner
edit-other-writes = { $name } rédige aussi cette section et a gardé sa copie { $when }.
edit-stage-submitted = La section est entre les mains du Secrétariat. Vous pouvez écrire, et votre texte est gardé comme copie personnelle ; pour enregistrer une version, attendez la décision ou retirez la présentation.
edit-stage-rejected = Le Secrétariat a clos cette section. Vous pouvez écrire, et votre texte est gardé comme copie personnelle ; une version ne pourra être enregistrée que si le Secrétariat la rouvre.
edit-stage-forbids = Il n’est pas possible d’enregistrer une version pour le moment. Ce que vous avez rédigé reste gardé comme copie personnelle.
edit-other-window = Vous avez enregistré un autre texte de cette partie dans une autre fenêtre, que cette page ne montrait pas. Ce que vous avez écrit ici est toujours dans le formulaire, non enregistré. Voyez en quoi les deux diffèrent et choisissez celui qui reste.
edit-other-title = Les deux textes
edit-other-kept = Enregistré dans l’autre fenêtre
edit-other-typed = Écrit ici
edit-other-keep = Garder ce que j’ai écrit ici
edit-other-open = Ouvrir ce qui a été enregistré dans une nouvelle fenêtre
edit-version-moved = Aucune version n’a été enregistrée : votre texte a changé dans une autre fenêtre après l’ouverture de cette page. Relisez les parties de la section et enregistrez de nouveau la version.
edit-discard-moved = Rien n’a été supprimé : vous avez enregistré un autre texte dans une autre fenêtre après l’ouverture de cette page. C’est ce texte qui s’affiche maintenant ; abandonnez-le si vous le souhaitez.
edit-rows-beyond = { $count ->
    [one] Une ligne de plus ne tient pas sur cette page. Elle reste telle quelle.
   *[other] { $count } lignes de plus ne tiennent pas sur cette page. Elles restent telles quelles.
 }
edit-nothing-to-save = Il n’y a rien de nouveau à enregistrer : votre texte est celui de la version actuelle.
edit-discard-title = Abandonner ce que j’ai écrit
edit-discard-what = Tout ce que vous avez écrit depuis la version { $version }, gardé pour la dernière fois { $when }, sera perdu. Il ne sera pas possible de le récupérer. Les versions enregistrées restent telles quelles.
edit-discard = Abandonner ma copie
edit-untitled = Section sans titre de { $institution }
flash-version-saved = La nouvelle version a été enregistrée.
flash-working-copy-discarded = Votre copie a été abandonnée. La section est telle que dans sa dernière version.
merge-title = Fusionner deux textes
merge-clean = Les modifications des deux côtés ne se touchent pas : tout a été fusionné. Vérifiez ci-dessous ce qui changerait, puis enregistrez.
merge-conflicts = { $count ->
    [one] À un endroit, les deux côtés ont modifié la même chose. Choisissez le texte qui reste ; tout le reste est déjà fusionné.
   *[other] À { $count } endroits, les deux côtés ont modifié la même chose. Choisissez pour chacun le texte qui reste ; tout le reste est déjà fusionné.
 }
merge-choices = Ce qu’il faut choisir
merge-side-base = Avant
merge-side-mine = Le vôtre
merge-side-theirs = La version enregistrée
merge-mine = Garder le mien
merge-theirs = Garder la version enregistrée
merge-both = Garder les deux, le mien d’abord
merge-edited = Le réécrire, ci-dessous
merge-edited-label = Nouveau texte
merge-nothing = <span class="none">Rien</span>
merge-choose = Choisissez le texte qui reste.
merge-changes = Ce qui change dans la version enregistrée
merge-no-changes = Rien : la version enregistrée dit déjà la même chose.
merge-message = Fusionnée avec la version { $version }
merge-back = Continuer à écrire sans fusionner
merge-leftover = Ce que vous avez écrit pour une autre question
merge-moved-again = L’un des deux textes a encore changé entre-temps. Vérifiez ci-dessous le résultat et enregistrez de nouveau.
merge-too-late = Rien n’a été enregistré : pendant que vous choisissiez, la section a été présentée, ou votre copie a été enregistrée ou abandonnée dans une autre fenêtre, et il n’y a plus deux textes à combiner. Ce que vous avez écrit pour les combiner se trouve ci-dessous : copiez-le si vous en avez besoin.
edit-asked = Le Secrétariat demande :
