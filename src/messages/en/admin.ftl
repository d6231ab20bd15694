# The administration: institutions, people, the journal and the state of the service.

admin-nav = Parts of the administration
admin-nav-overview = Overview
admin-nav-institutions = Institutions
admin-nav-people = People
admin-nav-compendium = Compendium
admin-nav-vocabularies = Vocabularies
admin-nav-thesaurus = Thesaurus
admin-nav-journal = Journal of changes
admin-nav-health = State of the service

## The overview

admin-title = Administration
