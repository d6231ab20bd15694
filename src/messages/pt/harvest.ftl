# What harvesters are told (OAI-PMH): what is wrong with a request, and the names of sets. Every language has the same messages with the same variables.

harvest-no-verb = Falta o argumento “verb”. Indique um destes: Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers ou ListRecords.
harvest-bad-verb = “{ $verb }” não é um verbo do protocolo ou aparece mais de uma vez. Indique uma só vez Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers ou ListRecords.
harvest-unreadable = Não foi possível ler a solicitação. Codifique os argumentos em UTF-8 com sinais de porcentagem.
harvest-unknown-argument = { $verb } não aceita o argumento “{ $name }”. Retire-o.
harvest-repeated-argument = O argumento “{ $name }” aparece mais de uma vez. Envie-o uma só vez.
harvest-missing-argument = { $verb } precisa do argumento “{ $name }”. Acrescente-o.
harvest-token-alone = “resumptionToken” só aceita “verb” como outro argumento. Retire os demais.
harvest-bad-identifier = “{ $identifier }” não tem a forma de um identificador. Use um de ListIdentifiers.
harvest-bad-format = Não há registros no formato “{ $format }”. Escolha um de ListMetadataFormats.
harvest-bad-date = “{ $date }” não é uma data válida para “{ $name }”. Escreva 2026-03-02 ou 2026-03-02T09:00:00Z.
harvest-different-dates = “from” e “until” têm formas diferentes. Escreva ambas como dia ou ambas com a hora.
harvest-from-after-until = “from” é posterior a “until”. Troque uma pela outra.
harvest-bad-set = “{ $set }” não tem a forma de um conjunto. Use um de ListSets.
harvest-bad-token = Este “resumptionToken” não é de uma lista de { $verb }. Comece a lista de novo.
harvest-no-such-record = Não existe o registro “{ $identifier }”. Use os identificadores de ListIdentifiers.
harvest-no-records = Nenhum registro corresponde à solicitação. Amplie as datas ou escolha outro conjunto.
harvest-set-practices = Práticas publicadas
harvest-set-editions = Edições
