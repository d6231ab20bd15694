# What harvesters are told (OAI-PMH): what is wrong with a request, and the names of sets. Every language has the same messages with the same variables.

harvest-no-verb = L’argument « verb » manque. Indiquez Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers ou ListRecords.
harvest-bad-verb = « { $verb } » n’est pas un verbe du protocole ou figure plusieurs fois. Indiquez une seule fois Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers ou ListRecords.
harvest-unreadable = La requête n’a pas pu être lue. Encodez les arguments en UTF-8 avec des signes pour cent.
harvest-unknown-argument = { $verb } n’admet pas l’argument « { $name } ». Retirez-le.
harvest-repeated-argument = L’argument « { $name } » figure plusieurs fois. Envoyez-le une seule fois.
harvest-missing-argument = { $verb } exige l’argument « { $name } ». Ajoutez-le.
harvest-token-alone = « resumptionToken » n’admet pas d’autre argument que « verb ». Retirez les autres.
harvest-bad-identifier = « { $identifier } » n’a pas la forme d’un identifiant. Prenez-en un dans ListIdentifiers.
harvest-bad-format = Il n’y a pas de notices au format « { $format } ». Choisissez-en un dans ListMetadataFormats.
harvest-bad-date = « { $date } » n’est pas une date valable pour « { $name } ». Écrivez 2026-03-02 ou 2026-03-02T09:00:00Z.
harvest-different-dates = « from » et « until » ont des formes différentes. Écrivez les deux comme des jours, ou les deux avec l’heure.
harvest-from-after-until = « from » est postérieur à « until ». Intervertissez-les.
harvest-bad-set = « { $set } » n’a pas la forme d’un ensemble. Prenez-en un dans ListSets.
harvest-bad-token = Ce « resumptionToken » n’est pas celui d’une liste de { $verb }. Recommencez la liste.
harvest-no-such-record = La notice « { $identifier } » n’existe pas. Prenez les identifiants dans ListIdentifiers.
harvest-no-records = Aucune notice ne correspond. Élargissez les dates ou choisissez un autre ensemble.
harvest-set-practices = Pratiques publiées
harvest-set-editions = Éditions
