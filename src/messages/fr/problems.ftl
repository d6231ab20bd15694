## Problèmes, par code

title-malformed = La requête est illisible
detail-malformed = Le contenu envoyé est endommagé ou n’est pas ce qu’il prétend être. Vérifiez-le et envoyez-le de nouveau.
title-unauthenticated = Veuillez vous connecter
detail-unauthenticated = Il faut se connecter pour cela, ou bien votre session ou votre jeton n’est plus valable. Connectez-vous et réessayez.
title-invalid-credentials = L’adresse électronique et le mot de passe ne correspondent pas
detail-invalid-credentials = L’adresse électronique ou le mot de passe ne sont pas corrects. Réessayez ou, si vous avez oublié votre mot de passe, demandez-en un nouveau.
title-token-reused = Votre session a été fermée
detail-token-reused = Le jeton qui renouvelle votre session a été utilisé deux fois ; la session a donc été fermée pour votre sécurité. Connectez-vous de nouveau ; si cela se répète, changez votre mot de passe.
title-forbidden = Vous n’avez pas le droit de faire cela
detail-forbidden = Votre rôle, ou le jeton utilisé, ne le permet pas. Si vous pensez qu’il le devrait, écrivez au point focal de votre institution ou à l’administration d’Acervo.
title-four-eyes = Une autre personne doit décider
detail-four-eyes = La personne qui décide ne peut ni avoir rédigé ce qui a été présenté, ni appartenir à l’institution qui l’a présenté. Demandez à une autre personne de l’équipe éditoriale de décider.
title-not-found = Introuvable
detail-not-found = Il n’y a rien à cette adresse, ou vous n’y avez pas accès. Vérifiez l’adresse, et connectez-vous si ce n’est pas encore fait.
title-method-not-allowed = Ce n’est pas possible à cette adresse
detail-method-not-allowed = L’adresse existe, mais n’accepte pas cette méthode. Consultez la description de l’API pour savoir lesquelles elle accepte.
title-not-acceptable = Aucun format ne convient
detail-not-acceptable = Cette adresse ne peut répondre dans aucun des types de contenu que demande l’en-tête « Accept ». Demandez-en un autre ou omettez l’en-tête.
title-wrong-stage = Ce n’est pas possible à cette étape
detail-wrong-stage = L’action « { $act } » n’est pas possible pour l’instant : la section est à l’étape « { $stage } ». Ce qui est possible maintenant figure dans « permitted_acts ».
title-version-moved = La version présentée est une autre
detail-version-moved = La décision indique une autre version que celle qui a été présentée. Lisez la version présentée, dont le numéro figure dans « current_version », puis décidez.
title-in-progress = La même requête est encore en cours
detail-in-progress = Une requête avec la même clé « Idempotency-Key » n’est pas encore terminée. Patientez un instant, puis envoyez-la de nouveau pour obtenir son résultat.
title-conflict = Il y a un conflit avec un élément existant
detail-conflict = Ouvrez l’état actuel, vérifiez ce qui s’y trouve et réessayez.
title-unpublished = Cette section n’est plus publiée
detail-unpublished = Cette section a été publiée, puis sa publication a été retirée. Adressez-vous à l’institution si vous avez besoin de son contenu.
title-version-conflict = Il existe une version plus récente
detail-version-conflict = Entre-temps, une version plus récente a été enregistrée ; rien n’a été écrasé. Ouvrez-la (son numéro figure dans « current_version »), reportez-y vos modifications et enregistrez de nouveau.
title-request-timeout = La requête est arrivée trop lentement
detail-request-timeout = Ce qui a été envoyé a cessé d’arriver, ou est arrivé trop lentement, et l’attente a pris fin. Vérifiez la connexion et envoyez-le de nouveau.
title-payload-too-large = L’envoi est trop volumineux
detail-payload-too-large = Le JSON peut avoir jusqu’à 4 Mio (256 Kio pour les appels qui ne demandent pas de compte), un thésaurus jusqu’à 16 Mio, un rapport jusqu’à 50 Mio, et une image ou une annexe jusqu’à 20 Mio. Réduisez ce que vous envoyez ou divisez-le.
title-unsupported-media-type = Ce type de contenu n’est pas accepté
detail-unsupported-media-type = Envoyez les données en application/json, les documents en Word (.docx), en Markdown ou en texte brut, et un thésaurus en text/turtle ou application/rdf+xml.
title-invalid = Des données sont à corriger
detail-invalid = Corrigez ce qui figure dans « errors » et envoyez de nouveau.
title-incomplete = La section n’est pas encore complète
detail-incomplete = Pour pouvoir présenter la section, il faut remplir ou corriger tout ce qui figure dans « errors ».
title-idempotency-mismatch = Cette clé a servi à une autre requête
detail-idempotency-mismatch = La clé « Idempotency-Key » appartient à une requête antérieure dont le contenu est différent. Utilisez une nouvelle clé pour chaque nouvelle requête.
title-precondition-required = Indiquez quelle version vous modifiez
detail-precondition-required = Pour n’écraser le travail de personne, indiquez dans l’en-tête « If-Match » la version sur laquelle vos modifications se fondent. Elle figure dans l’en-tête « ETag » lorsque vous lisez la section.
title-too-many-requests = Trop de requêtes
detail-too-many-requests = Attendez le nombre de secondes indiqué dans l’en-tête « Retry-After », puis réessayez.
title-request-header-fields-too-large = Les en-têtes de la requête sont trop volumineux
detail-request-header-fields-too-large = Envoyez moins d’en-têtes ou des en-têtes plus courts. Dans un navigateur, il suffit souvent de supprimer les cookies de ce site.
title-internal = Une erreur s’est produite de notre côté
detail-internal = La cause a été consignée. Réessayez dans un moment ; si l’erreur se répète, communiquez à l’administration d’Acervo l’identifiant qui figure dans « request_id ».
title-unavailable = Acervo n’est pas disponible pour le moment
detail-unavailable = Le service ne peut pas répondre actuellement, par exemple parce qu’il démarre. Patientez un instant et réessayez.

## Problèmes, plus précisément

detail-malformed-json = Le JSON est illisible : il y a une erreur à la ligne { $line }, colonne { $column }. Corrigez-la et envoyez de nouveau.
detail-too-many-values = Le JSON a plus de { $limit } valeurs. Réduisez ce que vous envoyez ou divisez-le.
detail-busy = Trop de données sont envoyées au service en ce moment. Attendez le nombre de secondes indiqué dans l’en-tête « Retry-After », puis envoyez de nouveau.
detail-files-unavailable = Les fichiers ne peuvent être ni enregistrés ni ouverts actuellement, car leur stockage ne répond pas ; les textes peuvent l’être, comme d’habitude. Patientez une demi-minute et réessayez.
detail-unsupported-coding = Ce qui est envoyé ici ne peut pas être compressé de cette façon. Envoyez-le sans « Content-Encoding » ; le JSON et les thésaurus peuvent être compressés avec gzip.
detail-malformed-form = Le formulaire n’a pas pu être lu. Envoyez-le au format « multipart/form-data », avec des champs en UTF-8, comme le montre la description de l’API.
detail-malformed-query = La partie de l’adresse qui suit le point d’interrogation est illisible. Vérifiez les signes de pourcentage et assurez-vous que le texte est codé en UTF-8.
detail-too-many-logins = Il y a eu trop de tentatives de connexion infructueuses. Patientez un moment avant de réessayer, ou demandez un nouveau mot de passe sur la page de connexion.
detail-already-member = Cette personne a déjà ce rôle ; il n’est donc pas nécessaire de l’inviter.
detail-too-many-invitations = Trop de lettres d’invitation ont été envoyées à cette adresse, ou depuis votre compte, au cours des dernières 24 heures. Patientez le nombre de secondes indiqué dans « Retry-After » ; une invitation déjà reçue peut être utilisée.
detail-own-account = Vous ne pouvez ni modifier les rôles de votre propre compte ni le suspendre. Demandez-le à une autre personne de l’administration.
detail-roles-changed = Rien n’a été modifié : quelqu’un a changé les rôles de ce compte après l’ouverture de la page. Vérifiez ceux qu’il a maintenant et enregistrez de nouveau.
detail-working-copy-replaced = Rien n’a été enregistré : entre-temps, un autre texte a été enregistré comme votre copie de cette section. Lisez-le, décidez ce qui reste et enregistrez de nouveau.
detail-language-while-written = La langue n’a pas été changée : quelqu’un écrit déjà ce brouillon, et son texte serait perdu. Abandonnez d’abord cette copie, ou demandez à la personne qui l’écrit de le faire ; ou envoyez de nouveau le rapport dans la bonne langue.
detail-mail-outdated = Ce courriel ne sert plus : le lien ou l’invitation qu’il contient a expiré. Retirez-le de la liste et, au besoin, invitez à nouveau la personne.
detail-too-deep-page = Il n’est pas possible d’aller aussi loin dans les résultats d’une recherche. Affinez la recherche avec d’autres mots ou des filtres.
detail-search-cut-short = Le temps a manqué pour tout trouver. Réessayez dans un instant, ou affinez la recherche avec d’autres mots ou des filtres.
detail-search-too-large-for-a-document = Cette recherche trouve { $found } pratiques et un document peut en compter jusqu’à { $limit }. Affinez-la avec d’autres mots ou des filtres.
detail-texts-too-large-for-a-document = Les textes de ces pratiques sont trop longs pour un seul document. Affinez la recherche avec d’autres mots ou des filtres.
detail-slug-taken = Ce nom court est déjà utilisé. Choisissez-en un autre.
detail-chapter-in-use = Le chapitre indiqué dans « chapter » contient encore des sections, ou des versions antérieures de certaines, et ne peut pas être supprimé. Conservez-le.
detail-changed-meanwhile = Une autre personne l’a modifié pendant que vous l’éditiez. Relisez-le et refaites votre modification.
detail-concept-in-use = Les concepts indiqués dans « narrower » ont celui-ci pour concept plus large : il ne peut pas être supprimé. Donnez-leur d’abord un autre concept plus large, ou aucun.
detail-edition-frozen = Cette édition est figée et ne change plus. Pour la corriger, créez-en une autre avec « corrects ».
detail-edition-incomplete = Avant que l’édition puisse devenir candidate ou être figée, il faut remplir ou corriger ce qui figure dans « errors ».
detail-edition-number-given = Une autre édition de ce recueil porte déjà ce numéro. Choisissez-en un autre, ou n’en indiquez pas.
detail-edition-number-ambiguous = Plusieurs recueils ont une édition portant ce numéro. Indiquez l’identifiant de l’une d’elles : { $editions }.

## Défauts de tout champ

fault-required = Ce champ est nécessaire.
fault-blank = Il n’y a rien ici que l’on puisse lire. Écrivez quelque chose ou retirez-le.
fault-unknown = Rien n’existe ici sous ce nom ou ce numéro. Choisissez un élément qui existe.
fault-unknown-field = Aucun champ ne porte ce nom. Vérifiez l’orthographe ou omettez-le.
fault-name-too-long = Le nom de ce champ est trop long. Nombre maximal d’octets : { $limit }.
fault-wrong-type = La valeur n’est pas du bon type : par exemple, un texte là où il faut un nombre.
fault-wrong-form = La valeur n’a pas la forme attendue, ou il en manque une partie.
fault-wrong-check-digit = La clé de contrôle ne correspond pas : un chiffre est faux, ou deux ont été intervertis. Comparez le numéro avec l’original.
fault-not-allowed = Cette valeur n’est pas permise ici.
fault-not-an-option = Ce n’est pas l’une des options. Choisissez parmi : { $options }.
fault-not-one-of-them = Cette valeur n’est pas de celles qui sont acceptées ici. Vérifiez l’orthographe.
fault-too-long = Le texte est trop long. Nombre maximal de caractères : { $limit }.
fault-too-short = Le texte est trop court. Nombre minimal de caractères : { $limit }.
fault-too-many-words = Le texte est trop long. Nombre de mots : { $actual } ; maximum : { $limit }.
fault-too-many-items = La liste compte trop d’éléments. Maximum : { $limit }.
fault-too-few-items = La liste compte trop peu d’éléments. Minimum : { $limit }.
fault-too-large = Le nombre est trop grand. Limite supérieure : { $limit }.
fault-too-small = Le nombre est trop petit. Limite inférieure : { $limit }.
fault-repeated-items = Il y a une répétition ici. Chaque valeur ne peut figurer qu’une fois.
fault-number-not-exact = Ce nombre est trop long pour être conservé exactement. Utilisez-en un avec moins de chiffres.
fault-nul-character = Il y a ici un caractère invisible qui ne peut pas être conservé (U+0000). Supprimez-le ou saisissez de nouveau le texte.
fault-not-one-line = Ceci doit être une seule ligne de texte lisible. Retirez les sauts de ligne et les caractères de contrôle.
fault-not-a-web-address = Ce n’est pas une adresse web. Elle doit commencer par « https:// » ou « http:// » et ne pas contenir d’espaces.
fault-not-an-email-address = Ce n’est pas une adresse électronique. Vérifiez qu’elle est complète, comme dans « nom@example.org ».
fault-address-not-ascii = On ne peut pas écrire d’ici à des adresses qui ont des accents ou d’autres lettres particulières avant le « @ ». Indiquez une autre adresse de la même personne.
fault-not-a-language = Ce n’est pas un code de langue. Utilisez-en un comme « es », « en », « pt » ou « fr ».
fault-not-a-country = Ce n’est pas le code d’un pays. Utilisez les deux majuscules de la norme ISO 3166-1, comme « CO » ou « BR ».
fault-adapted-in-a-circle = Cette pratique a elle-même été adaptée de la présente, ou c’est la même. Retirez-la de la liste.

## Défauts des chapitres et des modèles

fault-too-deep = Il y a trop de chapitres les uns dans les autres. Nombre maximal de niveaux : { $limit }.
fault-not-a-template = Cela ne peut pas servir de modèle. Il faut le JSON Schema d’un objet avec « properties », avec « additionalProperties » fixé à false et sans renvois à d’autres schémas.
fault-retired-field = Ce champ n’est plus utilisé. Laissez-le tel qu’il était, ou vide.
fault-retyped-field = Le type d’un champ existant ne peut pas être modifié. Retirez ce champ avec « x-retired » et ajoutez-en un nouveau.
fault-removed-field = Un champ existant ne peut pas être supprimé. Retirez-le plutôt avec « x-retired ».
fault-removed-option = Les options existantes ne peuvent pas être supprimées. Conservez-les toutes ; vous pouvez en ajouter d’autres.

## Défauts des vocabulaires

fault-ends-before-start = La fin précède le début. Corrigez l’une des deux dates.
fault-periods-overlap = Ce pays figure déjà dans le groupe pendant une partie de cette période. Corrigez les dates ou retirez l’une des deux lignes.

## Défauts des thésaurus

fault-makes-a-circle = Un concept ne peut pas être plus large que lui-même, même par l’intermédiaire d’autres. Retirez l’un des liens de ce cercle.
fault-not-turtle = Ceci n’est pas du Turtle : la lecture échoue à la ligne { $line }. Corrigez et envoyez de nouveau.
fault-not-rdf-xml = Ceci n’est pas du RDF/XML : la lecture échoue à la ligne { $line }. Corrigez et envoyez de nouveau.
fault-document-type = Les types de document (<!DOCTYPE …>) ne sont pas acceptés. Retirez-le, et écrivez ce que ses entités représentent.
fault-thesaurus-too-complex = Le thésaurus est trop complexe pour être lu : il peut avoir { $limit } énoncés au plus, sans adresses trop longues ni éléments très imbriqués. Laissez de côté ce qui n’est pas du SKOS.
fault-no-concepts = Il n’y a dans ce fichier aucun concept avec un libellé en espagnol, anglais, portugais ou français. Vérifiez que c’est du SKOS et que ses libellés indiquent leur langue.
fault-no-label = Il n’a aucun libellé en espagnol, anglais, portugais ou français qui puisse être gardé. Vérifiez ses libellés et qu’ils indiquent leur langue.
fault-no-iri = Il n’a pas d’adresse (IRI) qui permette de le reconnaître. Donnez-lui-en une.

## Défauts des personnes et de l’accès

fault-link-does-not-count = Ce lien n’est plus valable : il a expiré, a déjà servi ou a été annulé. Demandez-en un nouveau.
fault-inviter-may-not-invite = La personne qui vous a invité ne peut plus donner ce rôle ; l’invitation ne compte donc pas. Demandez-en une nouvelle à l’institution ou à l’administration d’Acervo.
fault-role-of-institution = Ce rôle est propre à une institution et ne peut pas être attribué ici. Invitez plutôt la personne dans l’institution.
fault-role-without-institution = Ce rôle n’est propre à aucune institution. Omettez l’institution.
fault-wrong-password = Le mot de passe actuel n’est pas correct.
fault-too-many-tokens = Vous avez déjà le nombre maximal de jetons ({ $limit }). Supprimez d’abord un jeton dont vous n’avez plus besoin.
fault-too-many-searches = Vous avez déjà le nombre maximal de recherches enregistrées ({ $limit }). Supprimez d’abord une recherche dont vous n’avez plus besoin.

## Défauts des documents

fault-encrypted-document = Le document est protégé par un mot de passe. Retirez la protection et téléversez-le de nouveau.
fault-unsupported-document = Les fichiers de type « { $kind } » ne peuvent pas être lus ici. Enregistrez le document en Word (.docx), en Markdown ou en texte brut, puis téléversez-le de nouveau.
fault-not-a-document = Ce fichier n’est pas un document qui peut être lu ici. Choisissez un fichier Word (.docx), Markdown ou de texte brut.
fault-damaged-document = Le document est endommagé. Ouvrez-le dans Word, enregistrez-le sous un nouveau nom et téléversez ce fichier.
fault-document-too-large = Le document est trop volumineux : il peut avoir { $limit } caractères de texte au plus. Raccourcissez-le ou divisez-le en plusieurs documents.
fault-document-too-deep = Le document a trop de niveaux imbriqués, par exemple des tableaux dans des tableaux. Simplifiez-le et téléversez-le de nouveau.
fault-document-too-complex = Le document est trop complexe pour être lu. Simplifiez ses tableaux et sa mise en forme, puis téléversez-le de nouveau.
fault-empty-document = Le document ne contient pas de texte. Si ses pages sont des images, saisissez le texte ou convertissez-les d’abord en texte.
fault-file-damaged = Le fichier est endommagé ou incomplet. Ouvrez-le dans le programme d’où il vient, enregistrez-le comme nouveau fichier et ajoutez celui-ci.
fault-file-empty = Le fichier est vide. Choisissez-en un autre.
fault-file-not-accepted = Les fichiers de ce type ne peuvent pas être ajoutés. Les images peuvent être en PNG, JPEG, WebP ou GIF ; les annexes en PDF, Word (.docx, sans macros), Excel (.xlsx, sans macros) ou CSV avec le même nombre de colonnes à chaque ligne. Enregistrez-le dans l’un de ces formats et ajoutez-le de nouveau.
fault-file-too-large = Le fichier est trop volumineux. Taille maximale : { $limit } Mo. Réduisez l’image ou le document, ou divisez-le.
fault-picture-too-large = L’image a trop de pixels : 50 millions au plus, et 16 384 de chaque côté. Réduisez-la et ajoutez-la de nouveau.
fault-logo-not-accepted = Le logo doit être une image PNG, JPEG ou WebP. Enregistrez-le dans l’un de ces formats et envoyez-le de nouveau.
fault-too-many-files = Il y a déjà { $limit } images et annexes, et il ne peut y en avoir davantage. Retirez-en d’abord une.
fault-files-not-saved = Des images ou des annexes ont été ajoutées, modifiées ou retirées après la dernière version. Enregistrez une version pour qu’elle les ait telles qu’elles sont maintenant.
fault-no-alternative-text = L’image « { $file } » n’a pas de texte de remplacement. Dites en une phrase ce qu’elle montre, pour les personnes qui ne peuvent pas la voir.

## Nouveaux mots de passe

fault-password-too-short = Le mot de passe est trop court : il lui faut au moins { $min } caractères.
fault-password-too-long = Le mot de passe est trop long : il peut avoir { $max } caractères au plus.
fault-password-weak = Le mot de passe est facile à deviner. Quelques mots peu courants font un bon mot de passe.
fault-password-reason-row-of-keys = Les rangées de touches voisines sont faciles à deviner.
fault-password-reason-keyboard-pattern = Les tracés courts sur le clavier sont faciles à deviner.
fault-password-reason-repeated-character = Les répétitions comme « aaa » sont faciles à deviner.
fault-password-reason-repeated-pattern = Répéter, comme dans « abcabcabc », n’est guère plus difficile à deviner que « abc ».
fault-password-reason-top-10 = C’est l’un des dix mots de passe les plus utilisés.
fault-password-reason-top-100 = C’est l’un des cent mots de passe les plus utilisés.
fault-password-reason-common = C’est un mot de passe très courant.
fault-password-reason-similar-to-common = Il ressemble à un mot de passe très courant.
fault-password-reason-sequence = Les suites comme « abc » ou « 6543 » sont faciles à deviner.
fault-password-reason-recent-year = Les années récentes sont faciles à deviner.
fault-password-reason-single-word = Un mot seul est facile à deviner.
fault-password-reason-date = Les dates sont souvent faciles à deviner.
fault-password-reason-single-name = Un prénom ou un nom de famille seul est facile à deviner.
fault-password-reason-common-name = Les prénoms et noms de famille courants sont faciles à deviner.
detail-form-from-another-site = Le formulaire venait d’un autre site et n’a pas été accepté. Ouvrez-le ici et envoyez-le de nouveau.
detail-form-expired = Le formulaire n’est plus valable, car votre session a changé depuis son ouverture. Revenez en arrière, rechargez la page et envoyez-le de nouveau.
