# What harvesters are told (OAI-PMH): what is wrong with a request, and the names of sets. Every language has the same messages with the same variables.

harvest-no-verb = The argument “verb” is missing. Name one of Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers or ListRecords.
harvest-bad-verb = “{ $verb }” is not a verb of the protocol, or is there more than once. Name Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers or ListRecords, once.
harvest-unreadable = The request could not be read. Encode the arguments in UTF-8 with percent signs.
harvest-unknown-argument = { $verb } does not have the argument “{ $name }”. Leave it out.
harvest-repeated-argument = The argument “{ $name }” is there more than once. Send it once.
harvest-missing-argument = { $verb } needs the argument “{ $name }”. Add it.
harvest-token-alone = “resumptionToken” goes with “verb” and no other argument. Leave out the others.
harvest-bad-identifier = “{ $identifier }” does not have the form of an identifier. Take one from ListIdentifiers.
harvest-bad-format = There are no records in the format “{ $format }”. Choose one from ListMetadataFormats.
harvest-bad-date = “{ $date }” is not a valid date for “{ $name }”. Write 2026-03-02 or 2026-03-02T09:00:00Z.
harvest-different-dates = “from” and “until” have different forms. Write both as days, or both with the time.
harvest-from-after-until = “from” is later than “until”. Exchange them.
harvest-bad-set = “{ $set }” does not have the form of a set. Take one from ListSets.
harvest-bad-token = This “resumptionToken” is not one of a list of { $verb }. Begin the list again.
harvest-no-such-record = There is no record “{ $identifier }”. Take identifiers from ListIdentifiers.
harvest-no-records = No record matches. Ask for more days or for another set.
harvest-set-practices = Published practices
harvest-set-editions = Editions
