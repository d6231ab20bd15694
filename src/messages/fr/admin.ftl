# L’administration : institutions, personnes, journal et état du service.

admin-nav = Parties de l’administration
admin-nav-overview = Vue d’ensemble
admin-nav-institutions = Institutions
admin-nav-people = Personnes
admin-nav-compendium = Recueil
admin-nav-vocabularies = Vocabulaires
admin-nav-thesaurus = Thésaurus
admin-nav-journal = Journal des modifications
admin-nav-health = État du service

## The overview

admin-title = Administration
