# Les logos des institutions.
logo-title = Logo
logo-lede = Il figure sur la couverture et dans les fichiers des éditions qui nomment cette institution parmi celles qui les publient. Les éditions déjà figées gardent celui qu’elles avaient.
logo-none = Il n’y a pas encore de logo.
logo-file-hint = Image PNG, JPEG ou WebP de { $count } Mo au plus. Ce qu’elle contient sur des lieux et des personnes est retiré, et elle est réduite si elle dépasse 640 pixels sur 960. Les personnes qui ne la voient pas lisent le nom de l’institution.
logo-give = Ajouter le logo
logo-replace = Remplacer le logo
logo-remove-title = Le retirer
logo-remove-what = Les prochaines éditions paraîtront sans lui ; celles qui sont déjà figées le gardent.
logo-remove = Retirer le logo
logo-back = Retour à l’institution
logo-back-editions = Retour aux éditions
logo-manage = Ajouter ou changer le logo
