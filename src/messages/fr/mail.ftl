# Plain-text mails, and the labels they use. Every language has the same messages with the same variables.
# $expires is a date already written out for the reader; $role is one of the role labels below;
# $message and $reason are what a person wrote and may run over several lines. Links stand on a line of their own.

## Invitations

invitation-subject = { $inviter } vous invite sur Acervo

invitation-body =
    Bonjour,

    { $inviter } vous invite sur Acervo, le service avec lequel de nombreuses institutions rédigent ensemble un recueil et le publient.

    Institution : { $institution }
    Votre rôle : { $role }

    Pour accepter l’invitation, ouvrez ce lien et suivez les étapes indiquées sur la page :

    { $link }

    Date d’expiration : { $expires }

    Ce lien est personnel ; merci de ne pas le transmettre. Si vous avez déjà un compte, saisissez votre mot de passe actuel : il ne changera pas.

    Si vous n’attendiez pas cette invitation, vous n’avez rien à faire.

    Acervo

invitation-installation-body =
    Bonjour,

    { $inviter } vous invite sur Acervo, le service avec lequel de nombreuses institutions rédigent ensemble un recueil et le publient.

    Votre rôle : { $role }

    Pour accepter l’invitation, ouvrez ce lien et suivez les étapes indiquées sur la page :

    { $link }

    Date d’expiration : { $expires }

    Ce lien est personnel ; merci de ne pas le transmettre. Si vous avez déjà un compte, saisissez votre mot de passe actuel : il ne changera pas.

    Si vous n’attendiez pas cette invitation, vous n’avez rien à faire.

    Acervo

## A letter with an invitation that was given up, to the inviter; $failure is one of the labels after it

invitation-undelivered-subject = Votre invitation à { $address } n’est pas arrivée

invitation-undelivered-body =
    Bonjour { $name },

    La lettre contenant votre invitation n’a pas pu être remise.

    Adresse : { $address }
    Rôle : { $role }
    Raison : { $failure }

    Vérifiez l’adresse. Si elle contient une erreur, annulez cette invitation et invitez la bonne adresse. Si elle est juste, invitez de nouveau : une autre lettre sera envoyée.

    Acervo

failure-unknown-address = le serveur de messagerie dit que cette adresse n’existe pas
failure-refused = le serveur de messagerie n’accepte pas la lettre
failure-not-reached = le serveur de messagerie n’a pas pu être joint pendant une journée

## Passwords

password-reset-subject = Choisissez un nouveau mot de passe pour Acervo

password-reset-body =
    Bonjour { $name },

    Nous avons reçu une demande de nouveau mot de passe pour votre compte Acervo. Pour le choisir, ouvrez ce lien :

    { $link }

    Date d’expiration : { $expires }

    Après ce changement, il faudra vous reconnecter sur tous vos appareils.

    Si cette demande ne vient pas de vous, vous n’avez rien à faire : votre mot de passe reste le même.

    Acervo

password-changed-subject = Votre mot de passe Acervo a été modifié

password-changed-body =
    Bonjour { $name },

    Le mot de passe de votre compte Acervo vient d’être modifié.

    Si cette modification vient de vous, vous n’avez rien à faire.

    Sinon, demandez dès maintenant un nouveau mot de passe sur la page de connexion et prévenez l’administration d’Acervo.

    Acervo

## Decisions, to the institution

decision-approved-subject = Approuvée : { $title }

decision-approved-body =
    Bonjour { $name },

    Bonne nouvelle : cette section a été approuvée et publiée, exactement telle qu’elle a été présentée.

    Section : « { $title } »
    Institution : { $institution }

    Message de l’équipe éditoriale :

    { $message }

    Tout le monde peut désormais la lire ici :

    { $link }

    Vous n’avez rien d’autre à faire. Si vous souhaitez l’améliorer plus tard, enregistrez une nouvelle version et présentez-la : la version publiée reste en place jusqu’à l’approbation de la nouvelle.

    Acervo

decision-no-message = Aucun message.

decision-reason = { $field } : { $text }

decision-changes-requested-subject = Modifications demandées : { $title }

decision-changes-requested-body =
    Bonjour { $name },

    L’équipe éditoriale a lu cette section et demande quelques modifications.

    Section : « { $title } »
    Institution : { $institution }

    Message de l’équipe éditoriale :

    { $message }

    Ouvrez la section ici, faites les modifications et présentez-la de nouveau lorsqu’elle est prête :

    { $link }

    Acervo

decision-rejected-subject = Non retenue : { $title }

decision-rejected-body =
    Bonjour { $name },

    L’équipe éditoriale a lu cette section et a décidé de ne pas la retenir.

    Section : « { $title } »
    Institution : { $institution }

    Message de l’équipe éditoriale :

    { $message }

    Rien n’est perdu : vous pouvez toujours lire la section et son historique ici :

    { $link }

    Pour l’instant, la section est close. Si vous souhaitez qu’elle soit réexaminée, écrivez à l’équipe éditoriale, qui peut la rouvrir.

    Acervo

## Sections

section-submitted-subject = Présentée pour relecture : { $title }

section-submitted-body =
    Bonjour { $name },

    Une section a été présentée et attend l’équipe éditoriale.

    Section : « { $title } »
    Institution : { $institution }

    Ouvrez-la ici pour la lire, puis l’approuver, demander des modifications ou la rejeter :

    { $link }

    Acervo

section-unpublished-subject = N’est plus publiée : { $title }

section-unpublished-body =
    Bonjour { $name },

    La publication de cette section a été retirée. Le public ne peut plus la lire ; les éditions qui la contiennent déjà la conservent.

    Section : « { $title } »

    Motif :

    { $reason }

    Rien n’est perdu. Vous pouvez toujours ouvrir la section ici, la modifier et la présenter de nouveau :

    { $link }

    Acervo

## Members

member-joined-subject = { $member } fait désormais partie de votre institution sur Acervo

member-joined-body =
    Bonjour { $name },

    { $member } a accepté une invitation et peut désormais travailler sur les sections de votre institution dans Acervo.

    Institution : { $institution }
    Rôle : { $role }

    Si tout est en ordre, vous n’avez rien à faire. Sinon, vous pouvez retirer cette personne de la liste des membres de votre institution dans Acervo.

    Acervo

## Labels of roles

role-author = Auteur ou autrice
role-focal-point = Point focal
role-reviewer = Relecteur ou relectrice
role-editor = Éditeur ou éditrice
role-administrator = Administrateur ou administratrice
role-researcher = Chercheur ou chercheuse

## Labels of the stages of a section

stage-draft = Brouillon
stage-submitted = Présentée
stage-in-review = En relecture
stage-changes-requested = Modifications demandées
stage-approved = Approuvée
stage-rejected = Rejetée

decision-approved-waiting-subject = Approuvée : { $title }

decision-approved-waiting-body =
    Bonjour { $name },

    Bonne nouvelle : cette section a été approuvée telle qu’elle a été présentée. L’équipe éditoriale la publiera.

    Section : « { $title } »
    Institution : { $institution }

    Message de l’équipe éditoriale :

    { $message }

    Vous pouvez la voir ici :

    { $link }

## Digests of saved searches. $list is written out for the reader

digest-subject = Du nouveau pour vos recherches sur Acervo

digest-body =
    Bonjour { $name },

    Depuis la dernière lettre, ceci a été publié et correspond à vos recherches enregistrées :

    { $list }

    Vous recevez cette lettre parce que vous avez demandé un résumé quotidien ou hebdomadaire de recherches enregistrées. Pour ne plus en recevoir, connectez-vous et supprimez la recherche enregistrée, ou choisissez de ne plus recevoir de courrier à son sujet, ici :

    { $link }

    Acervo

digest-more = Et { $count } de plus : voir l’adresse ci-dessus.
