# Ce qu’une institution écrit : sa liste de sections, une section, et ce que font les personnes qui l’écrivent.
flash-draft-made = Le brouillon a été créé.
flash-submitted = La section a été présentée au Secrétariat.
flash-withdrawn = La section a été retirée : elle est de nouveau un brouillon de votre institution.
flash-version-restored = Le texte de la version antérieure est de nouveau le texte actuel.
flash-draft-deleted = Le brouillon a été supprimé. Pendant 30 jours, vous pouvez le récupérer à la fin de cette liste.
flash-draft-back = Le brouillon a été récupéré.
flash-unpublished = La pratique n’est plus publiée.
flash-contact-saved = Le contact a été enregistré.
flash-adapted-from-saved = Les pratiques dont celle-ci a été adaptée ont été enregistrées.

when-today = aujourd’hui
when-yesterday = hier
when-days-ago = { $count ->
    [one] il y a un jour
   *[other] il y a { $count } jours
}
when-on = le { $date }
when-today-at = aujourd’hui à { $time }

work-title = Mon travail
work-lede = { $count ->
    [0] Aucune section n’attend rien de vous en ce moment.
    [one] Une section attend quelque chose de vous.
   *[other] { $count } sections attendent quelque chose de vous.
}
work-new-link = Écrire une nouvelle section
work-import-link = Envoyer un rapport
work-to-all = Revenir à tout mon travail
work-part-turn = À vous
work-part-waiting = En attente d’une autre personne
work-part-published = Publié
work-part-closed = Clos
work-part-deleted = Supprimé
work-bring-back = Récupérer
work-all-of-part = Voir les { $count }
work-pages = Pages de la liste
work-first-page = Revenir au début
work-next-page = Page suivante
work-none = Votre institution n’a encore aucune section.
work-none-how = Écrivez-en une depuis le début, ou envoyez un rapport en Word, Markdown ou texte : tout ce qui peut être lu en est repris, et vous complétez ensuite le reste.
work-colleagues = Collègues
work-colleagues-what = Pour écrire ensemble, chaque personne a besoin de son propre compte. Vous pouvez inviter celles qui travaillent dans votre institution.
work-invite = Inviter des collègues : { $institution }
work-untitled = Sans titre
work-leave = Revenir sans rien changer
work-status-correct = Corriger
work-status-ready = Vérifier et présenter
work-status-write = Continuer à écrire
work-status-waiting = En attente de décision
work-status-review = En révision
work-status-published = Publiée
work-status-unpublished = Retirée
work-status-approved = Approuvée
work-status-closed = Rejetée
work-still-published = La version { $version } reste publiée.
work-kept = Votre texte enregistré { $when } ; ce n’est pas encore une version.
work-missing = { $count ->
    [one] Il manque 1 champ obligatoire sur { $required }.
   *[other] Il manque { $count } champs obligatoires sur { $required }.
}
work-faulty = { $count ->
    [one] Il y a 1 champ à corriger.
   *[other] Il y a { $count } champs à corriger.
}
work-said-saved = Brouillon. Version { $version }, de { $who }, { $when }.
work-said-submitted = Présentée par { $who } { $when }. Tour { $round }, version { $version }.
work-said-changes = Le Secrétariat ({ $who }) a demandé des modifications { $when }. Tour { $round }, version { $version }.
work-said-corrected = { $who } a ensuite enregistré la version { $version }, { $when }.
work-said-approved = Le Secrétariat ({ $who }) l’a approuvée { $when } et ne l’a pas encore publiée. Tour { $round }, version { $version }.
work-said-rejected = Le Secrétariat ({ $who }) l’a rejetée { $when }. Tour { $round }, version { $version }.
work-said-withdrawn = Retirée par { $who } { $when }. Tour { $round }, version { $version }.
work-said-published = Version { $version }, publiée le { $date }.
work-said-unpublished = Retirée de la publication { $when } : { $reason }
work-said-deleted = Brouillon supprimé { $when }. Vous pouvez le récupérer jusqu’au { $date }.

place-institution = Institution
place-institution-none = Choisissez une institution
place-chapter = Chapitre
place-chapter-hint = Celui du document où la pratique doit figurer. Il peut être changé plus tard.
place-chapter-none = Choisissez un chapitre
place-language = Langue dans laquelle elle est écrite
place-language-hint = Elle ne peut plus être changée ensuite : chaque version est liée à sa langue.
place-language-other = Une autre langue
place-other-language = Code d’une autre langue
place-other-language-hint = Seulement si vous avez choisi « Une autre langue » : par exemple, « ay » pour l’aymara.

new-title = Une nouvelle section
new-lede = Le titre et sa place dans le document suffisent. Le reste se complète ensuite, dans l’ordre que vous voulez.
new-title-label = Titre de la pratique
new-title-hint = Court, et clair pour qui ne la connaît pas. Il peut être changé plus tard.
new-button = Créer le brouillon
new-after = Seule votre institution voit le brouillon, jusqu’à ce que vous le présentiez.
new-import = Si vous avez déjà un rapport, envoyez-le.

import-title = Envoyer un rapport
import-lede = Le texte de votre rapport est repris, avec titres, listes, tableaux et notes. Vous voyez ensuite ce qui a été lu et ce qui ne l’a pas été, et vous complétez les champs qui manquent.
import-file = Fichier
import-file-hint = Word (.docx), Markdown ou texte brut, jusqu’à 50 Mo.
import-button = Envoyer le rapport
import-after = Le fichier est conservé tel quel, et vous pourrez le télécharger de nouveau. Le résultat est un brouillon que seule votre institution voit.
import-too-large = Le fichier est trop volumineux : il peut avoir jusqu’à { $count } Mo. Réduisez ses images ou divisez-le.
import-one-at-a-time = Un autre fichier est en cours d’envoi depuis votre compte. Attendez un instant qu’il soit terminé et réessayez.

imported-title = Ce qui a été lu de votre rapport
imported-lede = Le brouillon est déjà enregistré : { $institution }. Vérifiez le titre et la langue, et voyez ce qui n’a pas pu être lu.
imported-confirm = Titre et langue
imported-title-hint = Il vient du premier titre du rapport.
imported-title-none = Aucun titre n’a été trouvé dans le rapport. Écrivez-en un.
imported-language = Langue : { $language }.
imported-button = C’est juste, compléter le formulaire
imported-later = Le laisser pour plus tard
imported-unread = Ce qui n’a pas été lu
imported-unread-nothing = Tout a été lu.
imported-unread-what = Ceci est dans votre fichier et pas dans le brouillon. Si c’est important, ajoutez-le à la main.
imported-unread-part = { $label } ({ $count })
imported-original = Télécharger le fichier original
imported-original-what = Il est conservé exactement comme vous l’avez envoyé.
imported-read = Ce qui a été lu
imported-words = { $count ->
    [one] 1 mot
   *[other] { $count } mots
}

overview-go-on = Continuer à écrire
overview-tasks = Le formulaire
overview-submit = Vérifier et présenter
overview-text = Le texte
overview-read = Lire la version { $version }
overview-acts = Autres actions
overview-versions = Toutes les versions
overview-asked = Ce que le Secrétariat a demandé
overview-rejected = Pourquoi le Secrétariat l’a rejetée
overview-asked-by = { $who }, { $when }, sur la version { $version }
overview-version-moved = Entre-temps quelqu’un a enregistré une autre version, et rien n’a été changé. Voici la section telle qu’elle est maintenant.
overview-stage-moved = Ce n’est pas possible maintenant : la section est à une autre étape que lorsque vous avez ouvert la page. Rien n’a été changé ; la voici telle qu’elle est maintenant.
overview-lede-draft = Votre institution l’écrit. Quand elle sera complète, présentez-la au Secrétariat.
overview-lede-next-draft = Un nouveau brouillon à côté de la version publiée, qui reste visible jusqu’à ce que le Secrétariat en approuve une autre.
overview-lede-submitted = Le Secrétariat l’a en main. Jusqu’à sa décision, le texte ne peut pas être changé ; s’il manque quelque chose, vous pouvez la retirer.
overview-lede-review = Elle est en cours de révision. D’ici là, le texte ne peut pas être changé ; s’il manque quelque chose, vous pouvez la retirer.
overview-lede-changes = Le Secrétariat a demandé des modifications. Corrigez ce qui est signalé et présentez-la de nouveau ; ce qui est approuvé est toujours une version exacte.
overview-lede-published = Elle est publiée. Vous pouvez préparer une autre version sans que celle-ci cesse d’être visible.
overview-lede-unpublished = Elle a été publiée puis retirée. Son texte reste ici, pour votre institution.
overview-lede-approved = Elle est approuvée et attend que le Secrétariat la publie.
overview-lede-rejected = Le Secrétariat l’a rejetée. Seul le Secrétariat peut la rouvrir.
overview-ready = Elle est complète. Lisez encore une fois toutes les réponses et présentez-la.
overview-not-ready = Elle ne peut pas encore être présentée. { $lacks }
overview-submit-button = Vérifier les réponses et présenter
overview-check-button = Lire toutes les réponses
overview-act-withdraw = La retirer
overview-act-withdraw-what = Pour corriger quelque chose avant que le Secrétariat décide.
overview-act-new-draft = Préparer une nouvelle version
overview-act-new-draft-what = La version publiée reste visible, telle quelle, jusqu’à ce que le Secrétariat approuve la nouvelle.
overview-act-compare = Voir ce qui a changé
overview-act-contact-add = Ajouter un contact
overview-act-contact-add-what = La personne ou le service à qui poser des questions sur la pratique.
overview-act-contact-change = Modifier le contact
overview-act-contact-change-what = La personne ou le service à qui poser des questions sur la pratique.
overview-act-adapted-from = Dire de quelles pratiques elle a été adaptée
overview-act-adapted-from-what = Si des pratiques publiées d’autres pays l’ont inspirée.
overview-act-original = Télécharger le fichier original
overview-act-original-what = Le rapport dont elle a été tirée, tel qu’il a été envoyé.
overview-act-public = La voir comme tout le monde
overview-act-unpublish = La retirer de la publication
overview-act-unpublish-what = Elle n’est plus visible, avec une raison consignée.
overview-act-delete = Supprimer ce brouillon
overview-act-delete-what = Vous pouvez le récupérer pendant 30 jours.

task-body = Texte libre
task-body-what = Facultatif, pour ce qui ne tient pas dans les champs.
task-commented = Le Secrétariat a laissé un commentaire.
task-optional = Pas commencé
task-written = Avec du texte
task-complete = Complet
task-asked = Le Secrétariat commente : { $list }.
task-missing = Manque : { $list }.
task-faulty = À corriger : { $list }.
task-status-missing = { $count ->
    [one] 1 champ manque
   *[other] { $count } champs manquent
}
task-status-faulty = À corriger
task-comments = { $count ->
    [one] 1 commentaire
   *[other] { $count } commentaires
}
task-and-more = { $names } et { $count } de plus

timeline-title = Qui l’a en main
timeline-earlier = { $count ->
    [one] Un tour antérieur
   *[other] { $count } tours antérieurs
}
timeline-draft = Brouillon
timeline-who-when = { $who }, { $date }
timeline-when = { $date }
timeline-secretariat-when = { $who }, Secrétariat, { $date }
timeline-version-when = Version { $version }, { $date }
timeline-submitted = Présentée
timeline-submitted-text = { $who }, { $date }. Tour { $round }, version { $version }
timeline-withdrawn = Retirée par votre institution
timeline-approved = Approuvée
timeline-changes = Modifications demandées
timeline-rejected = Rejetée
timeline-reasons = { $count ->
    [one] 1 commentaire sur un champ
   *[other] { $count } commentaires sur des champs
}
timeline-published = Publiée
timeline-unpublished = Retirée de la publication
timeline-with-institution = Votre institution l’a en main
timeline-with-secretariat = Le Secrétariat l’a en main
timeline-nobody = Elle est publiée
timeline-not-public = Elle n’est pas publiée
timeline-to-be-published = Elle attend sa publication
timeline-closed = Elle est close
timeline-last-version = Dernière version : la { $version }, de { $who }, { $when }
timeline-since = Depuis : { $when }
timeline-next-submit = Présenter au Secrétariat
timeline-next-submit-text = quand elle sera complète
timeline-next-decision = Décision du Secrétariat
timeline-next-decision-text = approuver, demander des modifications ou rejeter
timeline-took = { $count ->
    [0] au tour { $round }, elle est venue le jour même
    [one] au tour { $round }, elle a pris 1 jour
   *[other] au tour { $round }, elle a pris { $count } jours
}

submit-title = Vérifier et présenter
submit-back = Revenir à la section
submit-lede = Voici comment le Secrétariat lira la version { $version }, et tout le monde ensuite. Vérifiez chaque réponse.
submit-kept = { $kept } Il n’est pas présenté.
submit-save-first = L’enregistrer d’abord comme version
submit-lacking = { $count ->
    [one] Elle ne peut pas encore être présentée : il y a une chose à compléter ou à corriger
   *[other] Elle ne peut pas encore être présentée : il y a { $count } choses à compléter ou à corriger
}
submit-change = Modifier
submit-none = Non indiqué : nécessaire pour présenter
submit-none-optional = Non indiqué
submit-act = Présenter au Secrétariat
submit-not-yet = Quand tout ce qui est signalé plus haut sera complet, vous pourrez présenter la section ici.
submit-message = Message au Secrétariat
submit-message-hint = Facultatif : par exemple, ce qui a changé depuis le dernier tour.
submit-follows-1 = C’est exactement cette version qui est présentée. Le Secrétariat est prévenu par courriel et décide à son sujet.
submit-follows-2 = Jusqu’à la décision, personne ne peut changer le texte ; votre institution peut la retirer.
submit-follows-3 = Le Secrétariat peut l’approuver, demander des modifications ou la rejeter, et votre institution reçoit la décision par courriel.
submit-follows-4 = Si elle est approuvée, elle est publiée au nom de votre institution, sans changer une lettre.
submit-button = Présenter la version { $version }
submit-incomplete = Elle n’a pas été présentée : il reste à compléter ou à corriger ce qui est signalé ci-dessous.
submit-version-moved = Elle n’a pas été présentée, car entre-temps quelqu’un a enregistré une autre version. Voici la nouvelle : vérifiez-la et présentez-la.

act-follows = Ce qui se passe ensuite
act-withdraw-title = Retirer la section
act-withdraw-what = Votre institution peut ainsi corriger le texte avant que le Secrétariat décide.
act-withdraw-reason = Raison
act-withdraw-reason-hint = Elle reste dans l’historique de votre institution. Le Secrétariat voit seulement que vous l’avez retirée.
act-withdraw-follows-1 = La section redevient un brouillon de votre institution.
act-withdraw-follows-2 = Le Secrétariat ne voit plus la version présentée ; il reste consigné qu’il y a eu un tour.
act-withdraw-follows-3 = Vous pouvez la présenter de nouveau quand vous voulez, dans un autre tour.
act-withdraw-button = Retirer la section
act-restore-title = Revenir au texte de la version { $version }
act-restore-what = Aucune version ne se perd : le texte antérieur est enregistré comme nouvelle version.
act-restore-message = Message sur la nouvelle version
act-restore-message-hint = Facultatif : par exemple, pourquoi revenir à ce texte.
act-restore-follows-1 = Une nouvelle version est créée avec ce texte.
act-restore-follows-2 = Les versions qui ont suivi sont conservées et peuvent être lues.
act-restore-follows-3 = Si la section est publiée, ce qui est publié ne change pas.
act-restore-button = Revenir à la version { $version }
act-delete-title = Supprimer le brouillon
act-delete-what = Il disparaît de la liste de votre institution. Personne d’autre ne l’avait vu.
act-delete-follows-1 = Pendant 30 jours, toute personne de votre institution peut le récupérer depuis « Mon travail ».
act-delete-follows-2 = Ensuite il est effacé avec toutes ses versions, sans retour possible.
act-delete-button = Supprimer le brouillon
act-unpublish-title = Retirer la pratique de la publication
act-unpublish-what = Elle n’est plus visible sur les pages, dans les recherches ni dans les données ouvertes.
act-unpublish-reason = Raison
act-unpublish-reason-hint = Votre institution et le Secrétariat la voient.
act-unpublish-follows-1 = Son adresse dit que la pratique a été publiée, de qui elle était et qu’elle a été retirée.
act-unpublish-follows-2 = Qui l’a déjà citée ou téléchargée garde ce qu’il a.
act-unpublish-follows-3 = C’est le Secrétariat qui décide de la publier à nouveau.
act-unpublish-button = La retirer de la publication
act-contact-title = Contact pour la pratique
act-contact-what = La personne ou le service à qui poser des questions. Il ne fait pas partie des versions : un changement vaut aussitôt.
act-contact-button = Enregistrer le contact
contact-name = Nom de la personne ou du service
contact-name-hint = Un service est préférable : il reste quand les personnes changent.
contact-email = Adresse électronique
contact-public = Le montrer à tout le monde
contact-public-hint = Sinon, seuls votre institution et le Secrétariat le voient.

adapting-title = De quelles pratiques elle a été adaptée
adapting-lede = Si des pratiques publiées ici ont inspiré celle-ci, nommez-les. Qui les lira verra aussi la vôtre.
adapting-chosen = Choisies
adapting-none = Aucune.
adapting-remove = Retirer
adapting-unsaved = La liste n’est pas encore enregistrée.
adapting-save = Enregistrer la liste
adapting-follows = Elle est enregistrée comme nouvelle version avec le même texte, et sera visible quand cette version sera approuvée. Dix pratiques au plus.
adapting-find = Chercher
adapting-find-label = Mots, un pays ou une institution
adapting-find-button = Chercher des pratiques
adapting-nothing-found = Aucune pratique publiée n’a été trouvée. Essayez d’autres mots.
adapting-found = { $count ->
    [one] 1 pratique a été trouvée.
   *[other] Les { $count } premières pratiques trouvées.
}
adapting-add = Choisir
adapting-is-chosen = Choisie
adapting-gone = Une pratique qui n’est plus publiée
