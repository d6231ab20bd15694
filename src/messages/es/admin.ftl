# La administración: instituciones, personas, registro de cambios y estado del servicio.

admin-nav = Partes de la administración
admin-nav-overview = Resumen
admin-nav-institutions = Instituciones
admin-nav-people = Personas
admin-nav-compendium = Compendio
admin-nav-vocabularies = Vocabularios
admin-nav-thesaurus = Tesauro
admin-nav-journal = Registro de cambios
admin-nav-health = Estado del servicio

## The overview

admin-title = Administración
