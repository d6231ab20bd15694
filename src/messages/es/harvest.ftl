# What harvesters are told (OAI-PMH): what is wrong with a request, and the names of sets. Every language has the same messages with the same variables.

harvest-no-verb = Falta el argumento «verb». Indique uno de Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers o ListRecords.
harvest-bad-verb = «{ $verb }» no es un verbo del protocolo, o aparece más de una vez. Indique una sola vez Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers o ListRecords.
harvest-unreadable = No se pudo leer la solicitud. Codifique los argumentos en UTF-8 con signos de porcentaje.
harvest-unknown-argument = { $verb } no admite el argumento «{ $name }». Quítelo.
harvest-repeated-argument = El argumento «{ $name }» aparece más de una vez. Indíquelo una sola vez.
harvest-missing-argument = { $verb } necesita el argumento «{ $name }». Agréguelo.
harvest-token-alone = «resumptionToken» no admite otros argumentos además de «verb». Quite los demás.
harvest-bad-identifier = «{ $identifier }» no tiene la forma de un identificador. Tómelo de ListIdentifiers.
harvest-bad-format = No hay registros en el formato «{ $format }». Elija uno de ListMetadataFormats.
harvest-bad-date = «{ $date }» no es una fecha válida para «{ $name }». Escriba 2026-03-02 o 2026-03-02T09:00:00Z.
harvest-different-dates = «from» y «until» tienen formas distintas. Escriba ambas como día o ambas con la hora.
harvest-from-after-until = «from» es posterior a «until». Intercámbielas.
harvest-bad-set = «{ $set }» no tiene la forma de un conjunto. Tómelo de ListSets.
harvest-bad-token = Este «resumptionToken» no es de una lista de { $verb }. Empiece la lista de nuevo.
harvest-no-such-record = No existe el registro «{ $identifier }». Tome los identificadores de ListIdentifiers.
harvest-no-records = Ningún registro corresponde a lo solicitado. Amplíe las fechas o elija otro conjunto.
harvest-set-practices = Prácticas publicadas
harvest-set-editions = Ediciones
