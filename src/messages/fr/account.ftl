# Signing in to the demonstration, mailed links, and one's own account.

## Forms

form-send = Envoyer
save-button = Enregistrer
name-label = Nom et prénom
name-hint = Tels que les verront les autres personnes de votre institution et du Secrétariat.
language-label = Langue
language-hint = Celle des pages après l’enregistrement et des courriels que vous recevrez.
password-hint = Au moins 10 caractères. Quelques mots peu courants font un bon mot de passe.
role-in-institution = { $role }, { $institution }

## The demonstration

sign-in-demonstration-heading = Dans la démonstration
sign-in-demonstration-lede = Ceci est une démonstration. Essayez Acervo à la place de quelqu’un d’autre : tout ce que vous ferez reste dans cette démonstration et disparaît avec elle.
sign-in-as = Se connecter en tant que { $name }
sign-in-demonstration-changed = Ce compte ne peut plus être utilisé ainsi, car quelqu’un a changé son mot de passe ou l’a suspendu. Choisissez-en un autre.
resume-typed = Ce que vous aviez écrit

## Mailed links

link-spent-title = Ce lien n’est plus valable
link-spent-ask = Si vous avez toujours besoin d’un accès, demandez une autre invitation à la personne qui vous a invité ou à votre institution.
link-spent-accepted = Si vous avez déjà accepté l’invitation, connectez-vous avec votre adresse et votre mot de passe
link-spent-new-password = Demander un autre lien pour un nouveau mot de passe
link-spent-set = Si vous avez déjà changé le mot de passe, connectez-vous avec le nouveau
link-spent-to-account = Aller à votre compte
invitation-title = Invitation à Acervo
invitation-from = { $name } vous invite à participer à Acervo.
invitation-lede = Vous êtes invité à participer à Acervo.
invitation-heading = À quoi vous êtes invité
invitation-role = Votre rôle
invitation-until = Peut être acceptée jusqu’au
invitation-accept-heading = Accepter
invitation-with-account = Vous avez déjà un compte avec cette adresse. Saisissez le mot de passe que vous utilisez aujourd’hui : votre compte ne change pas, il reçoit seulement un rôle de plus.
invitation-new-account = Ceci crée votre compte. Vous vous connecterez ensuite avec cette adresse et le mot de passe choisi ici.
invitation-button = Accepter l’invitation
forgotten-title = Mot de passe oublié
forgotten-lede = Saisissez l’adresse électronique de votre compte. Nous vous enverrons un lien pour choisir un nouveau mot de passe.
forgotten-button = Envoyer le lien
forgotten-sent = S’il existe un compte avec cette adresse, vous recevrez d’ici quelques minutes un lien valable une heure.
forgotten-sent-look = S’il n’arrive pas, cherchez aussi parmi les courriels indésirables et vérifiez que vous avez saisi l’adresse de votre compte.
forgotten-sent-again = Demander un autre lien
forgotten-to-sign-in = Revenir à la page de connexion
new-password-title = Nouveau mot de passe
new-password-lede = Choisissez un nouveau mot de passe. En l’enregistrant, vous fermez toutes vos sessions ; vous pourrez alors vous connecter avec le nouveau mot de passe.
new-password-account = Compte : { $email }
new-password-label = Nouveau mot de passe
new-password-button = Enregistrer le mot de passe

## The account

account-nav = Votre compte
account-title = Mon compte
account-who = Qui vous êtes
account-roles = Vos rôles
account-no-roles = Votre compte n’a aucun rôle pour le moment.
account-email = Vous vous connectez avec l’adresse { $email }.
account-roles-hint = Les rôles sont donnés par les points focaux de votre institution et par l’administration d’Acervo. S’il en manque un ou s’il y en a un de trop, écrivez-leur.
account-password = Mot de passe
current-password-label = Mot de passe actuel
account-password-ends = En le changeant, vous fermez vos autres sessions. Celle-ci reste ouverte.
account-password-button = Changer le mot de passe

## Sessions

sessions-title = Sessions
sessions-lede = Où votre compte est ouvert. Si vous ne reconnaissez pas une session, fermez-la et changez votre mot de passe.
session-browser-on = { $browser } sur { $system }
session-program = Programme : { $name }
session-unknown = Navigateur ou programme non identifié
session-since = Depuis le { $moment }
session-used = Dernière utilisation : { $moment }
session-this-one = Cette session
session-end = Fermer
sessions-end-others = Fermer toutes les autres
sessions-hint = Le navigateur et le système sont ceux que le navigateur lui-même déclare. La dernière utilisation est notée au plus une fois par heure. Une session se termine d’elle-même après 30 jours.

## Tokens

tokens-title = Jetons pour programmes
tokens-lede = Un jeton permet à l’un de vos programmes de faire en votre nom ce que vous choisissez, sans connaître votre mot de passe. Si vous n’utilisez pas de programmes, vous n’en avez pas besoin.
tokens-list = Vos jetons
tokens-none = Vous n’avez aucun jeton.
token-made-heading = Nouveau jeton
token-made = Voici le jeton « { $name } ». Copiez-le maintenant et gardez-le en lieu sûr : il ne sera plus affiché.
token-copy = Copier le jeton
token-copied = Le jeton est copié.
token-copy-failed = La copie a échoué. Sélectionnez-le et copiez-le.
token-valid = Créé le { $since }, valable jusqu’au { $until }
token-revoke = Révoquer
token-new = Créer un jeton
token-name-label = Nom
token-name-hint = Pour le reconnaître plus tard, par exemple « Rapport mensuel ».
token-scopes-label = Ce qu’il pourra faire
token-scope-read = Lire tout ce que vous pouvez voir
token-scope-write = Écrire des sections et les présenter
token-scope-decide = Se prononcer sur des sections et les publier
token-scope-administration = Modifier les institutions, les personnes et les réglages
token-days-label = Jours de validité
token-days-hint = Entre 1 et 366.
token-make = Créer le jeton

## Saved searches

searches-title = Recherches enregistrées
searches-lede = Revenez à vos recherches en un clic, ou recevez les nouveautés par courriel.
searches-none = Vous n’avez encore enregistré aucune recherche.
searches-to-search = Cherchez quelque chose et enregistrez la recherche depuis la page des résultats
search-words = « { $q } »
search-evaluated-true = avec évaluation
search-evaluated-false = sans évaluation
search-year-from = à partir de { $year }
search-year-to = jusqu’en { $year }
search-everything = Toutes les pratiques
search-change = Modifier
search-leave = La laisser telle quelle
search-feed = Suivre dans un lecteur de flux
search-remove = Supprimer
search-name-label = Nom
search-digest-label = Courriels avec les nouveautés
search-digest-none = Aucun courriel
search-digest-daily = Un courriel par jour, s’il y a du nouveau
search-digest-weekly = Un courriel le lundi, s’il y a du nouveau
search-language-label = Langue de la recherche
search-language-hint = La langue des mots que vous cherchez.

## What was just done

flash-invitation-accepted = Vous avez accepté l’invitation et vous êtes connecté.
flash-password-changed = Le mot de passe a été changé. Vos autres sessions sont fermées.
flash-password-set = Le nouveau mot de passe est enregistré. Utilisez-le pour vous connecter.
flash-session-ended = La session est fermée.
flash-sessions-ended = Toutes les autres sessions sont fermées.
flash-token-revoked = Le jeton n’est plus valable.
flash-search-removed = La recherche est supprimée.
