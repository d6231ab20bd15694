attachments-title = Images et annexes
attachments-lede = Des images montrées dans le texte et des documents qui l’accompagnent. Ce que les images contiennent sur les lieux et les personnes en est retiré.
attachments-none = Il n’y en a pas encore.
attachments-unsaved = Ceci a changé après la dernière version. La prochaine que vous enregistrerez l’aura tel qu’il est ici ; d’ici là, seule votre institution le voit.
attachments-line = Pour montrer l’image dans un texte, mettez-y cette ligne, dans un paragraphe à part :
attachments-copy = Copier la ligne
attachments-alt = Texte de remplacement
attachments-alt-hint = Ce que montre l’image, en une ou deux phrases, pour les personnes qui ne peuvent pas la voir. Il le faut pour présenter la pratique ; les annexes n’en ont pas besoin.
attachments-alt-lacks = Il manque. Sans lui, la pratique ne peut pas être présentée.
attachments-caption = Légende
attachments-credit = Auteur ou source
attachments-credit-hint = Qui l’a faite ou d’où elle vient. N’ajoutez que ce que votre institution peut publier.
attachments-save = Enregistrer la description
attachments-remove-title = Retirer
attachments-remove-what = Les versions qui l’ont déjà la gardent. Là où le texte la montre, il ne restera que sa description.
attachments-remove = Retirer
attachments-add = Ajouter une image ou une annexe
attachments-file = Fichier
attachments-add-button = Ajouter le fichier
attachments-then = Ensuite
attachments-continue = Continuer avec le texte libre
attachments-to-section = Revenir à la pratique
attachments-size-kb = { $kind }, { $size } ko
attachments-size-mb = { $kind }, { $size } Mo
attachments-file-hint = Image en PNG, JPEG, WebP ou GIF ; annexe en PDF, Word (.docx), Excel (.xlsx) ou CSV. { $count } Mo au plus.
attachments-too-large = Le fichier est trop volumineux : { $count } Mo au plus. Réduisez-le et ajoutez-le de nouveau.
attachments-full = Il y en a { $count }, et il ne peut y en avoir davantage. Pour en ajouter une autre, retirez-en d’abord une.
attachments-task-none = Facultatif
attachments-task-what = Photographies, graphiques, formulaires, accords.
attachments-task-unsaved = Enregistrez une version pour qu’elle les ait tels qu’ils sont maintenant.
attachments-in-text = Pour montrer une image, mettez sa ligne dans un paragraphe à part.
attachments-manage = Ajouter ou décrire des images et des annexes
attachments-insert = Mettre dans le texte
flash-file-added = Le fichier a été ajouté.
flash-file-described = La description a été enregistrée.
flash-file-removed = Le fichier a été retiré.
attachments-task-count = { $count ->
    [one] 1 fichier
   *[other] { $count } fichiers
}
attachments-task-faulty = { $count ->
    [one] 1 à décrire
   *[other] { $count } à décrire
}
