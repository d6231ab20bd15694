# Texts of the pages.
site-name = Acervo
