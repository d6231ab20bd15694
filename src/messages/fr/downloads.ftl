# Pratiques publiées comme documents. Toutes les langues ont les mêmes textes avec les mêmes variables.

downloads-practice = Télécharger la pratique complète :
downloads-format-pdf = PDF
downloads-format-docx = Word
downloads-format-epub = Livre électronique (EPUB)
downloads-format-html = Page (HTML)
downloads-format-zip = Texte (Markdown)
downloads-format-json = Données (JSON)
downloads-search = Télécharger les pratiques complètes en un seul document
downloads-search-format = Format
downloads-search-group = Ordre des pratiques
downloads-search-button = Télécharger
downloads-search-many = Un document avec les pratiques complètes peut en compter jusqu’à { $limit }. Affinez la recherche avec d’autres mots ou des filtres pour le télécharger.
downloads-group-none = Celui des résultats
downloads-group-chapter = Par chapitre
downloads-group-country = Par pays
downloads-back-practice = Retour à la pratique
downloads-back-search = Retour aux résultats
