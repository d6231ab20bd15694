# L’administration : institutions, personnes, journal et état du service.

admin-nav = Parties de l’administration
admin-nav-overview = Vue d’ensemble
admin-nav-institutions = Institutions
admin-nav-people = Personnes
admin-nav-compendium = Recueil
admin-nav-vocabularies = Vocabulaires
admin-nav-thesaurus = Thésaurus
admin-nav-journal = Journal des modifications
admin-nav-health = État du service
admin-pages = Pages de la liste
admin-range = De { $first } à { $last }, sur { $total }
admin-previous = Précédents
admin-next = Suivants
admin-search-button = Rechercher
admin-show-all = Tout afficher
admin-leave = Laisser en l’état
admin-what-follows = Ce qui va se passer

## The overview

admin-title = Administration
admin-lede = Qui participe, selon quelles règles on rédige, et comment va le service.
overview-waits = À traiter
overview-nothing = Rien ne demande votre attention.
overview-parts = Rubriques
overview-journal-broken = La dernière vérification a constaté que le journal ne correspond pas à ce qui est conservé.
overview-see-journal = Voir ce qui ne correspond pas
overview-disk = Le disque du service n’accepte plus d’écriture, ou il n’y reste que très peu de place.
overview-bucket = Le stockage des fichiers déposés ne répond pas.
overview-see-health = Voir l’état du service
overview-index = La recherche n’affiche pas encore tout ce qui est publié.
overview-mails = { $count ->
    [one] Un courriel n’est pas arrivé et n’est plus tenté.
   *[other] { $count } courriels ne sont pas arrivés et ne sont plus tentés.
 }
overview-see-mails = Voir pourquoi et renvoyer
overview-expired = { $count ->
    [one] Une invitation a expiré sans être acceptée.
   *[other] { $count } invitations ont expiré sans être acceptées.
 }
overview-see-invitations = Voir les invitations
overview-without-focal-point = { $count ->
    [one] Une institution n’a pas de point focal : personne ne peut inviter de collègues ni répondre pour elle.
   *[other] { $count } institutions n’ont pas de point focal : personne ne peut inviter de collègues ni répondre pour elles.
 }
overview-see-institutions = Voir lesquelles
overview-without-role = { $count ->
    [one] Un compte n’a aucun rôle : il ne permet que de lire.
   *[other] { $count } comptes n’ont aucun rôle : ils ne permettent que de lire.
 }
overview-see-accounts = Voir les comptes
overview-institutions = { $count ->
    [one] Une institution participe.
   *[other] { $count } institutions participent.
 }
overview-accounts = { $count ->
    [one] Il y a un compte
   *[other] Il y a { $count } comptes
 }{ $suspended ->
    [0] .
    [one] , dont un suspendu.
   *[other] , dont { $suspended } suspendus.
 }
overview-invitations = { $count ->
    [0] Aucune invitation n’attend de réponse.
    [one] Une invitation attend une réponse.
   *[other] { $count } invitations attendent une réponse.
 }
overview-part-institutions = Qui participe, qui rédige pour chacune et qui invite ses collègues.
overview-part-people = Les comptes, leurs rôles et les invitations en attente de réponse.
overview-part-compendium = Les règles du recueil, ses chapitres et les champs du formulaire.
overview-part-vocabularies = Les listes proposées dans les formulaires et les filtres.
overview-part-thesaurus = Les mots que la recherche tient pour équivalents dans chaque langue.
overview-part-journal = Qui a fait quoi et quand, et la preuve que personne ne l’a modifié ensuite.
overview-part-health = La recherche, les courriels, l’espace disque et la version du programme.

## Institutions

institutions-title = Institutions
institutions-lede = Celles qui rédigent le recueil, et les personnes qui le font en leur nom.
institution-add = Ajouter une institution
institutions-search = Nom, sigle ou pays
institution-kind = Type
institutions-any-kind = Tous les types
institutions-without = Seulement celles sans point focal
institutions-found = { $count ->
    [0] Aucune institution ne correspond. Essayez avec moins de mots.
    [one] Une institution
   *[other] { $count } institutions
 }
institutions-column-name = Institution
institutions-column-members = Membres
institutions-column-published = Pratiques publiées
institutions-members = { $count ->
    [0] Aucun
    [one] Un
   *[other] { $count }
 }{ $focal_points ->
    [0] { "" }
    [one] , dont un point focal
   *[other] , dont { $focal_points } points focaux
 }
institutions-lacking = Sans point focal
institution-without-country = Organisme régional, sans pays
institution-kind-ministry = Ministère
institution-kind-agency = Autre organisme public
institution-kind-intergovernmental = Organisation d’États
institution-kind-civil-society = Organisation de la société civile
institution-kind-academia = Université ou centre de recherche
institution-kind-other = Autre
institution-new-title = Ajouter une institution
institution-new-lede = Une fois l’institution ajoutée, vous pourrez inviter son point focal, qui invite ses collègues.
institution-names = Nom
institution-names-hint = Dans les langues disponibles ; une seule suffit. Dans les autres, on affiche le nom qui existe.
institution-acronym = Sigle
institution-acronym-hint = Par exemple MRE. Le sigle et le pays forment l’adresse utilisée par d’autres programmes ; cette adresse ne change plus ensuite.
institution-country = Pays
institution-facts = L’institution
institution-published = { $count ->
    [0] Elle n’a aucune pratique publiée.
    [one] Elle a une pratique publiée.
   *[other] Elle a { $count } pratiques publiées.
 }
institution-change = Modifier le nom, le pays ou le type
institution-to-work = Revenir à mon travail
institution-edit-lede = Le nouveau nom apparaît partout : dans ce qui est publié, dans la recherche et dans les courriels.
institution-edit-reaches = { $published ->
    [0] Aucune pratique publiée n’affiche ce nom pour l’instant.
    [one] La modification apparaîtra dans une pratique publiée, y compris dans ses nouvelles citations.
   *[other] La modification apparaîtra dans { $published } pratiques publiées, y compris dans leurs nouvelles citations.
 } { $members ->
    [0] Elle n’a pas de membres.
    [one] Un membre la verra.
   *[other] { $members } membres la verront.
 }
institution-save = Enregistrer l’institution
institution-members = Membres
institution-no-members = Elle n’a pas encore de membres. Invitez son point focal.
institution-lacks-focal-point = Sans point focal, personne dans l’institution ne peut inviter de collègues ni retirer ce qui est publié.
institution-member-since = Depuis le { $date }
institution-more-members = { $count ->
    [one] Il y a un autre membre, qui n’est pas affiché ici.
   *[other] Il y a { $count } autres membres, qui ne sont pas affichés ici.
 }
institution-more-invitations = { $count ->
    [one] Il y a une autre invitation, plus ancienne.
   *[other] Il y a { $count } autres invitations, plus anciennes.
 }
member-remove = Retirer de l’institution
member-remove-title = Retirer { $name } de l’institution
member-remove-button = Retirer de l’institution
member-follows = Dès ce moment, cette personne ne voit plus les textes non publiés de l’institution et ne peut plus y écrire.
member-follows-own = C’est votre propre compte : dès ce moment, vous ne voyez plus les textes non publiés de l’institution et ne pouvez plus y écrire.
member-follows-texts = Ce qui a été écrit reste à l’institution. Le compte n’est pas supprimé.
member-follows-again = La personne peut être invitée à nouveau à tout moment.
member-follows-last = C’est le seul point focal : ensuite, personne dans l’institution ne pourra inviter de collègues. Invitez d’abord quelqu’un d’autre.

## Invitations

invitations-title = Invitations non acceptées
invitations-none = Aucune invitation n’attend de réponse.
invitation-open = Invitation du { $since } ; elle peut être acceptée jusqu’au { $until }.
invitation-expired = Expirée le { $until } sans être acceptée. Elle avait été envoyée le { $since }.
invitation-void = Du { $since } ; elle ne compte pas, car son auteur ne peut plus inviter à ce rôle. Si vous invitez à nouveau, elle comptera.
letter-waiting = Le courriel est en cours d’envoi.
letter-sent = Le courriel est parti le { $date }.
letter-unknown-address = Le courriel n’est pas arrivé : cette adresse n’existe pas. Vérifiez-la et invitez la bonne adresse.
letter-refused = Le courriel n’est pas arrivé : le serveur destinataire l’a refusé. Demandez une autre adresse à la personne, ou prévenez le responsable du courrier là-bas.
letter-not-reached = Le courriel n’est pas arrivé : le serveur destinataire n’a pas répondu pendant plus d’un jour. Renvoyez-le plus tard.
invitation-again = Inviter à nouveau
invitation-revoke = Annuler l’invitation
invite-title = Inviter une personne
invite-email-hint = L’adresse professionnelle de la personne : elle y reçoit le lien et s’en sert pour se connecter.
invite-role-label = Rôle
invite-role-hint = La personne l’obtient en acceptant.
invite-language-label = Langue du courriel
invite-follows = Un courriel est envoyé avec un lien valable deux semaines. S’il existe déjà une invitation ouverte pour ce rôle, elle est renouvelée.
invite-button = Envoyer l’invitation

## People

people-title = Personnes
people-lede = Les comptes d’Acervo, ce que chacun peut faire, et qui a été invité.
people-accounts = Comptes
people-search = Nom ou courriel
people-group = Lesquels
people-everybody = Tous les comptes
people-without-role = Sans aucun rôle
people-suspended = Suspendus
people-found = { $count ->
    [0] Aucun compte ne correspond. Essayez avec moins de mots.
    [one] Un compte
   *[other] { $count } comptes
 }
people-column-name = Personne
people-column-roles = Rôles
people-no-role = Aucun : lecture seule
people-more-roles = et { $count } autres rôles
people-invite-lede = Ici, vous invitez au Secrétariat, ainsi que les personnes qui n’écrivent pas pour une institution. Les auteurs et les points focaux s’invitent depuis la page de leur institution.
people-to-institutions = Aller aux institutions
person-suspended = Suspendu
person-since = Compte créé le { $date }
person-language = Langue : { $language }
person-institutions = Institutions
person-institutions-hint = On retire quelqu’un d’une institution sur la page de celle-ci.
person-roles = Rôles dans Acervo
person-roles-legend = Ce que la personne peut faire
person-role-editor = Lit ce qui est présenté, en décide et le publie.
person-role-administrator = Modifie les institutions, les comptes et les règles. Ne voit pas les textes non publiés.
person-role-reviewer = Lit ce qui lui est confié et recommande.
person-role-researcher = Cherche et compare, avec des recherches enregistrées.
person-roles-follow = Prend effet dès la prochaine page que cette personne ouvrira. Ses sessions restent ouvertes.
person-roles-button = Enregistrer les rôles
person-roles-now = Le compte a maintenant ces rôles : { $roles }.
person-roles-now-none = Le compte n’a maintenant aucun rôle.
person-own = C’est votre propre compte. Seule une autre personne de l’administration peut en changer les rôles ou le suspendre : il reste ainsi toujours quelqu’un pour administrer.
person-access = Accès
person-suspend-lede = Si vous suspendez ce compte, il ne permet plus de se connecter ni d’agir tant que personne ne le rétablit. Ce faisant :
person-follows-sessions = { $count ->
    [0] il n’y a pas de session ouverte à fermer ;
    [one] sa session ouverte se ferme aussitôt ;
   *[other] ses { $count } sessions ouvertes se ferment aussitôt ;
 }
person-follows-tokens = { $count ->
    [one] la clé de son programme ne compte plus pendant la suspension ;
   *[other] les { $count } clés de ses programmes ne comptent plus pendant la suspension ;
 }
person-follows-invitations = { $count ->
    [one] une invitation qu’elle a envoyée ne compte plus : quelqu’un d’autre doit inviter à nouveau ;
   *[other] { $count } invitations qu’elle a envoyées ne comptent plus : quelqu’un d’autre doit inviter à nouveau ;
 }
person-follows-texts = ce qui a été écrit et décidé est conservé, avec le nom de la personne.
person-suspend = Suspendre le compte
person-reinstate-follows = Une fois rétabli, le compte retrouve ses rôles. Il faut se connecter à nouveau : les sessions fermées le restent.
person-reinstate = Rétablir le compte
person-journal = Voir ce que cette personne a fait

## The state of the service

health-title = État du service
health-well = Tout fonctionne.
health-not-well = Quelque chose demande de l’attention : voyez ci-dessous quoi, et que faire.
health-search = Recherche
health-index = Recherche publique
health-desk-index = Recherche du bureau de rédaction
health-index-complete = Complète : elle affiche tout, jusqu’au dernier changement.
health-index-lag = { $count ->
    [one] Un changement de retard ; elle se met à jour en quelques secondes.
   *[other] { $count } changements de retard ; elle se met à jour en quelques secondes.
 }
health-index-incomplete = Incomplète : elle n’affiche pas encore tout.
health-index-rebuilding = Elle est en cours de reconstruction.
health-index-advice = Elle se complète d’ordinaire seule en quelques minutes. Si rien n’a changé dans une heure, prévenez l’exploitant du serveur.
health-mails = Courriels
health-mails-waiting = { $count ->
    [0] Aucun courriel n’attend d’être envoyé.
    [one] Un courriel attend d’être envoyé ; en cas d’échec, il est retenté pendant un jour.
   *[other] { $count } courriels attendent d’être envoyés ; en cas d’échec, ils sont retentés pendant un jour.
 }
health-mails-given-up = { $count ->
    [0] Tous les autres ont été remis.
    [one] Un courriel n’est pas arrivé et n’est plus tenté :
   *[other] { $count } courriels ne sont pas arrivés et ne sont plus tentés :
 }
health-mail = { $what }, { $date }
health-mail-invitation = Invitation
health-mail-undelivered = Avis d’une invitation non arrivée
health-mail-password = Courriel sur un mot de passe
health-mail-member = Avis d’un nouveau membre
health-mail-digest = Nouveautés d’une recherche enregistrée
health-mail-section = Avis sur un texte présenté ou décidé
health-mail-again = Renvoyer
health-mail-outdated = Ne sert plus : le lien ou l’invitation a expiré.
health-mail-forget = Retirer de la liste
health-storage = Données et espace
health-database = Base de données
health-database-size = { $kind }, { $size }
health-journal = Journal des modifications
health-journal-entries = { $count ->
    [one] Une entrée
   *[other] { $count } entrées
 }
health-files = Fichiers d’origine déposés
health-files-size = { $count ->
    [0] Aucun
    [one] Un, { $size }
   *[other] { $count }, { $size } au total
 }
health-files-bucket = Dans un stockage hors de ce serveur
health-bucket-unavailable = Le stockage ne répond pas : aucun fichier ne peut être déposé ni lu, le reste fonctionne. Prévenez l’exploitant du serveur immédiatement.
health-index-size = Index de recherche
health-free = Espace disque libre
health-free-known = { $size }
health-free-unknown = Le système ne le dit pas.
health-disk-full = Il ne reste que très peu de place : bientôt plus rien ne pourra être enregistré. Prévenez l’exploitant du serveur aujourd’hui même.
health-disk-unwritable = Le disque n’accepte pas d’écriture : rien ne s’enregistre. Prévenez l’exploitant du serveur immédiatement.
health-disk-unavailable = Le disque ne répond pas. Prévenez l’exploitant du serveur immédiatement.
health-program = Programme
health-version = Version
health-version-is = Acervo { $version }
health-uptime = En marche depuis
health-minutes = { $count ->
    [0] moins d’une minute
    [one] une minute
   *[other] { $count } minutes
 }
health-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
 }
health-days = { $count ->
    [one] un jour
   *[other] { $count } jours
 }
health-limits = Limite de requêtes
health-limits-off = Il n’y en a pas.
health-limits-quotas = Jusqu’à { $address } par minute depuis une adresse et { $account } avec un compte.
health-limits-refused = { $count ->
    [0] Aucune n’a été refusée depuis le démarrage.
    [one] Une a été refusée depuis le démarrage.
   *[other] { $count } ont été refusées depuis le démarrage.
 }

## What was just done

flash-institution-added = L’institution est ajoutée. Invitez maintenant son point focal.
flash-invited = L’invitation est en route.
flash-invited-again = L’invitation est valable deux semaines de plus. Le courriel repart, sauf s’il est parti il y a moins d’une heure.
flash-invitation-revoked = L’invitation ne compte plus.
flash-member-removed = La personne n’appartient plus à l’institution.
flash-roles-changed = Les rôles sont enregistrés.
flash-account-suspended = Le compte est suspendu et ses sessions sont fermées.
flash-account-reinstated = Le compte est de nouveau actif.
flash-journal-verified = Le journal a été recalculé ; le résultat est ci-dessous.
flash-mail-again = Le courriel repart.
flash-mail-forgotten = Le courriel n’est plus dans la liste.

## The journal

journal-title = Journal des modifications
journal-lede = Tout ce qui a changé, par qui et quand. Rien n’est effacé ni corrigé ensuite.
journal-verify-title = Est-il intact ?
journal-verify-hint = L’empreinte de chaque entrée est recalculée, et chaque texte y est comparé. Cela peut prendre quelques minutes ; pendant ce temps, tout continue de fonctionner.
journal-verify-button = Vérifier le journal
journal-not-verified = Il n’a pas été vérifié depuis le démarrage du service.
journal-verifying = Vérification en cours : { $done } entrées sur { $of }.
journal-look-again = Voir si c’est terminé
journal-verify-failed = La vérification n’a pas pu aboutir ({ $moment }). Réessayez ; en cas de nouvel échec, prévenez l’exploitant du serveur.
journal-holds = { $count ->
    [one] Intact : son unique entrée et tous les textes concordent.
   *[other] Intact : les { $count } entrées et tous les textes concordent.
 } La dernière entrée date du { $last }. Vérifié le { $moment }.
journal-chain = Empreinte de la fin du journal. Conservez-la ailleurs : si plus tard il n’y mène plus, quelqu’un l’a modifié.
journal-broken = Le journal n’est pas intact : l’entrée { $seq } n’est pas celle qui a été écrite, ou elle manque. Vérifié le { $moment }. Ne changez rien et prévenez l’exploitant du serveur, qui peut le comparer à une sauvegarde.
journal-altered = { $count ->
    [one] Les entrées sont intactes, mais un texte n’y correspond pas : quelqu’un l’a modifié par un autre moyen.
   *[other] Les entrées sont intactes, mais { $count } textes n’y correspondent pas : quelqu’un les a modifiés par un autre moyen.
 } Vérifié le { $moment }. Ne changez rien et prévenez l’exploitant du serveur.
journal-entries = Entrées
journal-person = Qui l’a fait
journal-kind = À quel sujet
journal-any-kind = Tout
journal-group-writing = Ce qui s’écrit
journal-group-decisions = Présentations, décisions et publication
journal-group-institutions = Institutions, membres et invitations
journal-group-accounts = Comptes et rôles
journal-group-settings = Règles, chapitres, formulaire et vocabulaires
journal-group-searches = Recherches enregistrées
journal-from = À partir du
journal-to = Jusqu’au
journal-date-fault = Une des dates est illisible. Écrivez-la comme 2026-11-26.
journal-nothing = Aucune entrée ne correspond, ou aucune que vous puissiez voir.
journal-latest = Revenir aux dernières
journal-earlier = Plus anciennes
journal-take-back = Retirer
journal-only-section = Seulement sur « { $title } »
journal-only-person = Seulement par { $name }
journal-more-section = Tout sur ce texte
journal-number = entrée { $seq }
journal-numbers = entrées { $first } à { $last }
journal-hidden = { $count ->
    [one] Une entrée sur un texte que vous ne pouvez pas voir.
   *[other] { $count } entrées sur des textes que vous ne pouvez pas voir.
 }
journal-service = Le service
journal-forgotten = Quelqu’un dont le compte n’existe plus
journal-some-section = un texte
journal-something = quelque chose qui n’existe plus
journal-quoted = « { $title } »
journal-unknown-kind = { $who } a fait quelque chose que cette version du programme ne connaît pas.
journal-section-created = { $who } a commencé { $what }.
journal-section-saved = { $who } a enregistré la version { $version } de { $what }.
journal-section-restored = { $who } a rétabli { $what } à la version { $version }.
journal-section-moved = { $who } a déplacé { $what } dans un autre chapitre, avec la version { $version }.
journal-section-submitted = { $who } a présenté la version { $version } de { $what }.
journal-section-withdrawn = { $who } a retiré de l’examen la version { $version } de { $what }.
journal-section-approved = { $who } a approuvé la version { $version } de { $what }.
journal-section-changes-requested = { $who } a demandé des modifications de la version { $version } de { $what }.
journal-section-rejected = { $who } n’a pas accepté la version { $version } de { $what }.
journal-section-published = { $who } a publié la version { $version } de { $what }.
journal-section-unpublished = { $who } a cessé de publier { $what }, qui en était à la version { $version }.
journal-section-reopened = { $who } a rouvert { $what } pour correction.
journal-section-deleted = { $who } a supprimé { $what }. On peut encore le rétablir pendant un temps.
journal-section-purged = { $who } a effacé définitivement { $what }, supprimé depuis un temps.
journal-attachment-added = { $who } a ajouté une image ou une annexe à { $what }.
journal-attachment-changed = { $who } a modifié ce qui est dit d’une image ou d’une annexe de { $what }.
journal-attachment-removed = { $who } a retiré une image ou une annexe de { $what }.
journal-section-contact-changed = { $who } a changé le contact de { $what }.
journal-section-adapted-from-changed = { $who } a changé les pratiques dont la version { $version } de { $what } est adaptée.
journal-institution-created = { $who } a ajouté l’institution { $name }.
journal-institution-changed = { $who } a modifié l’institution { $name }.
journal-invitation-sent = { $who } a invité une personne avec le rôle « { $roles } »{ $named ->
    [yes] { " " }dans { $name }
   *[no] { "" }
 }.
journal-invitation-renewed = { $who } a invité à nouveau une personne avec le rôle « { $roles } »{ $named ->
    [yes] { " " }dans { $name }
   *[no] { "" }
 }.
journal-invitation-revoked = { $who } a annulé une invitation{ $named ->
    [yes] { " " }dans { $name }
   *[no] { "" }
 }.
journal-user-created = { $own ->
    [yes] { $who } a créé son compte.
   *[no] { $who } a créé le compte de { $whom }.
 }
journal-user-changed = { $own ->
    [yes] { $who } a changé son nom ou sa langue.
   *[no] { $who } a changé le nom ou la langue de { $whom }.
 }
journal-user-password-changed = { $own ->
    [yes] { $who } a changé son mot de passe.
   *[no] { $who } a changé le mot de passe de { $whom }.
 }
journal-user-suspended = { $who } a suspendu le compte de { $whom }.
journal-user-reinstated = { $who } a rétabli le compte de { $whom }.
journal-user-roles-changed = { $own ->
    [yes] { $who } a obtenu par invitation le rôle « { $roles } ».
   *[no] { $who } a changé les rôles de { $whom }. Maintenant : { $roles }.
 }
journal-member-joined = { $own ->
    [yes] { $who } a rejoint { $name } avec le rôle « { $roles } ».
   *[no] { $who } a ajouté { $whom } à { $name } avec le rôle « { $roles } ».
 }
journal-member-removed = { $own ->
    [yes] { $who } a quitté { $name }.
   *[no] { $who } a retiré { $whom } de { $name }.
 }
journal-compendium-created = { $who } a créé le recueil { $name }.
journal-compendium-changed = { $who } a modifié les règles du recueil { $name }.
journal-chapters-changed = { $who } a modifié les chapitres du recueil { $name }.
journal-template-changed = { $who } a modifié le formulaire du recueil { $name }.
journal-vocabulary-changed = { $who } a modifié le vocabulaire { $name }.
journal-thesaurus-changed = { $count ->
    [0] { $who } a modifié un concept du thésaurus.
    [one] { $who } a remplacé le thésaurus, qui compte maintenant un concept.
   *[other] { $who } a remplacé le thésaurus, qui compte maintenant { $count } concepts.
 }
journal-search-saved = { $who } a enregistré une recherche.
journal-search-changed = { $who } a modifié une recherche enregistrée.
journal-search-removed = { $who } a supprimé une recherche enregistrée.
journal-edition-created = { $who } a commencé une édition du recueil { $name }.
journal-edition-changed = { $who } a modifié une édition du recueil { $name }.
journal-edition-candidate = { $who } a fait d’une édition du recueil { $name } une candidate.
journal-edition-frozen = { $who } a figé une édition du recueil { $name }, qui ne change plus.
