# The logos of institutions.
logo-title = Logo
logo-lede = It stands on the cover and in the files of the editions that name this institution among those who publish them. Editions that are already frozen keep the one that they had.
logo-none = There is no logo yet.
logo-file-hint = Picture as PNG, JPEG or WebP of { $count } MB at most. What it stores about places and people is taken out, and it is made smaller if it has more than 640 by 960 pixels. Those who do not see it read the name of the institution.
logo-give = Add the logo
logo-replace = Replace the logo
logo-remove-title = Remove it
logo-remove-what = The next editions will be without it; those that are already frozen keep it.
logo-remove = Remove the logo
logo-back = Back to the institution
logo-back-editions = Back to the editions
logo-manage = Add or change the logo
