# A administração: instituições, pessoas, registro de alterações e estado do serviço.

admin-nav = Partes da administração
admin-nav-overview = Resumo
admin-nav-institutions = Instituições
admin-nav-people = Pessoas
admin-nav-compendium = Compêndio
admin-nav-vocabularies = Vocabulários
admin-nav-thesaurus = Tesauro
admin-nav-journal = Registro de alterações
admin-nav-health = Estado do serviço

## The overview

admin-title = Administração
