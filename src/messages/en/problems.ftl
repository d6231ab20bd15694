## Problems, by code

title-malformed = The request cannot be read
detail-malformed = What was sent is damaged or is not what it claims to be. Check it and send it again.
title-unauthenticated = Please sign in
detail-unauthenticated = You need to be signed in for this, or your session or token is no longer valid. Sign in and try again.
title-invalid-credentials = The email address and the password do not match
detail-invalid-credentials = The email address or the password is not right. Try again or, if you have forgotten your password, ask for a new one.
title-token-reused = Your session has been ended
detail-token-reused = The token that renews your session was used twice, so the session was ended for your safety. Sign in again; if this keeps happening, change your password.
title-forbidden = You may not do this
detail-forbidden = Your role, or the token in use, does not allow this. If you think that it should, write to your institution’s focal point or to the administrators of Acervo.
title-four-eyes = Another person must decide
detail-four-eyes = Whoever decides may neither have written what was submitted nor belong to the institution that submitted it. Please ask another editor to decide.
title-not-found = Not found
detail-not-found = There is nothing at this address, or it is not open to you. Check the address, and sign in if you have not done so.
title-method-not-allowed = This is not possible at this address
detail-method-not-allowed = The address exists but does not accept this method. See in the description of the API which methods it accepts.
title-not-acceptable = No suitable format is available
detail-not-acceptable = This address cannot answer in any of the media types that the “Accept” header asks for. Ask for another one, or leave the header out.
title-wrong-stage = Not possible at this stage
detail-wrong-stage = The act “{ $act }” is not possible now: the section is at the stage “{ $stage }”. What is possible now is listed in “permitted_acts”.
title-version-moved = Another version was submitted
detail-version-moved = The decision names a version other than the one that was submitted. Read the submitted version, whose number is in “current_version”, and then decide.
title-in-progress = The same request is still under way
detail-in-progress = A request with the same key (“Idempotency-Key”) has not finished yet. Wait a moment and send it again to get its result.
title-conflict = This conflicts with something that already exists
detail-conflict = Open the current state, check what is there and try again.
title-unpublished = This section is no longer published
detail-unpublished = This section was published and has since been unpublished. Ask the institution if you need what it said.
title-version-conflict = There is a newer version
detail-version-conflict = Someone has saved a newer version in the meantime; nothing was overwritten. Open it (its number is in “current_version”), add your changes and save again.
title-request-timeout = The request came too slowly
detail-request-timeout = What was sent stopped coming, or came too slowly, and was not waited for any longer. Check the connection and send it again.
title-payload-too-large = Too much was sent at once
detail-payload-too-large = JSON bodies may have up to 4 MiB (256 KiB for calls that need no account), thesauri up to 16 MiB, reports up to 50 MiB, and pictures and annexes up to 20 MiB. Make what you send smaller, or divide it.
title-unsupported-media-type = This type of content is not accepted
detail-unsupported-media-type = Send data as application/json, documents as Word (.docx), Markdown or plain text, and a thesaurus as text/turtle or application/rdf+xml.
title-invalid = Some entries need to be corrected
detail-invalid = Correct what is listed in “errors” and send it again.
title-incomplete = The section is not complete yet
detail-incomplete = Before the section can be submitted, everything listed in “errors” needs to be filled in or corrected.
title-idempotency-mismatch = This key was used for another request
detail-idempotency-mismatch = The key in “Idempotency-Key” belongs to an earlier request with other content. Use a new key for each new request.
title-precondition-required = Please say which version you are changing
detail-precondition-required = So that nobody’s work is overwritten, give the version that your changes are based on in the “If-Match” header. You find it in the “ETag” header when you read the section.
title-too-many-requests = Too many requests
detail-too-many-requests = Wait for the number of seconds given in the “Retry-After” header, and then try again.
title-request-header-fields-too-large = The request headers are too large
detail-request-header-fields-too-large = Send fewer or shorter headers. In a browser, it often helps to delete the cookies of this site.
title-internal = Something went wrong on our side
detail-internal = The cause has been recorded. Try again in a while; if it happens again, give the administrators of Acervo the identifier in “request_id”.
title-unavailable = Acervo is not available right now
detail-unavailable = The service cannot answer at the moment, for example because it is starting. Wait a moment and try again.

## Problems, more exactly

detail-malformed-json = The JSON cannot be read: there is an error in line { $line }, column { $column }. Correct it and send it again.
detail-too-many-values = The JSON has more than { $limit } values. Make what you send smaller, or divide it.
detail-busy = Too much is being sent to the service at this moment. Wait for the number of seconds given in the “Retry-After” header, and then send it again.
detail-files-unavailable = Files can be neither saved nor opened at the moment, because their storage does not answer; texts can, as usual. Wait half a minute and try again.
detail-unsupported-coding = What is sent here cannot be compressed in this way. Send it without “Content-Encoding”; JSON and thesauri may be compressed with gzip.
detail-malformed-form = The form could not be read. Send it as “multipart/form-data” with its fields in UTF-8, as the description of the API shows.
detail-malformed-query = The part of the address after the question mark cannot be read. Check its percent signs, and that its text is encoded in UTF-8.
detail-too-many-logins = There have been too many failed attempts to sign in. Wait a while before you try again, or ask for a new password on the page for signing in.
detail-already-member = This person already has this role, so no invitation is needed.
detail-too-many-invitations = Too many letters with invitations have gone to this address, or from your account, in the last 24 hours. Wait for the number of seconds given in the “Retry-After” header; an invitation that the person already has can be used.
detail-own-account = You cannot change the roles of your own account or suspend it. Please ask another administrator to do it.
detail-roles-changed = Nothing was changed: somebody changed the roles of this account after the page was opened. Check which ones it has now, and save again.
detail-working-copy-replaced = Nothing was kept: in the meantime another text was kept as your working copy of this section. Read it, decide what stays, and keep that.
detail-language-while-written = The language was not changed: somebody is already writing this draft, and their text would be lost. Discard that copy first, or ask whoever writes it to do so; or upload the report again in the right language.
detail-mail-outdated = This mail is of no use any more: the link or the invitation in it has expired. Take it off the list and, if need be, invite the person again.
detail-too-deep-page = The results of a search cannot be followed this far. Narrow the search with more words or filters.
detail-search-cut-short = There was no time to find everything. Try again in a moment, or narrow the search with more words or filters.
detail-search-too-large-for-a-document = This search finds { $found } practices, and a document can have up to { $limit }. Narrow it with more words or filters.
detail-texts-too-large-for-a-document = The texts of these practices are too long for one document. Narrow the search with more words or filters.
detail-slug-taken = This short name is already in use. Choose another one.
detail-chapter-in-use = The chapter given in “chapter” still holds sections, or earlier versions of some, and cannot be removed. Keep it.
detail-changed-meanwhile = Someone else changed it while you were editing it. Read it again and make your change once more.
detail-concept-in-use = The concepts listed in “narrower” name this one as a broader concept, so it cannot be removed. First give them another, or none.
detail-edition-frozen = This edition is frozen and no longer changes. To correct it, create another one with “corrects”.
detail-edition-incomplete = Before the edition can become a candidate or be frozen, everything listed in “errors” needs to be filled in or corrected.
detail-edition-number-given = Another edition of this compendium already has this number. Choose another one, or leave it out.
detail-edition-number-ambiguous = Several compendia have an edition with this number. Give the identifier of one: { $editions }.

## Faults of any field

fault-required = This field is needed.
fault-blank = There is nothing here that can be read. Write something, or leave it out.
fault-unknown = Nothing with this name or number exists here. Choose something that exists.
fault-unknown-field = There is no field of this name. Check the spelling or leave it out.
fault-name-too-long = The name of this field is too long. Maximum number of bytes: { $limit }.
fault-wrong-type = The value is of the wrong type, for example a text where a number is needed.
fault-wrong-form = The value does not have the expected form, or a part of it is missing.
fault-wrong-check-digit = The check digit does not match: a digit is wrong, or two were exchanged. Compare the number with its original.
fault-not-allowed = This value is not allowed here.
fault-not-an-option = This is not one of the options. Choose from: { $options }.
fault-not-one-of-them = This value is not one of those accepted here. Check the spelling.
fault-too-long = The text is too long. Maximum number of characters: { $limit }.
fault-too-short = The text is too short. Minimum number of characters: { $limit }.
fault-too-many-words = The text is too long: it has { $actual } words, and the maximum is { $limit }.
fault-too-many-items = The list has too many items. Maximum: { $limit }.
fault-too-few-items = The list has too few items. Minimum: { $limit }.
fault-too-large = The number is too large. Upper limit: { $limit }.
fault-too-small = The number is too small. Lower limit: { $limit }.
fault-repeated-items = Something appears here more than once. Each value may appear only once.
fault-number-not-exact = This number is too long to be kept exactly. Use one with fewer digits.
fault-nul-character = There is an invisible character here that cannot be stored (U+0000). Delete it or write the text anew.
fault-not-one-line = This has to be a single line of readable text. Take out line breaks and control characters.
fault-not-a-web-address = This is not a web address. It must begin with “https://” or “http://” and have no spaces.
fault-not-an-email-address = This is not an email address. Check that it is complete, as in “name@example.org”.
fault-address-not-ascii = Addresses with accents or other special letters before the “@” cannot be written to from here. Give another address of the same person.
fault-not-a-language = This is not a language code. Use one such as “es”, “en”, “pt” or “fr”.
fault-not-a-country = This is not the code of a country. Use the two capitals of ISO 3166-1, such as “CO” or “BR”.
fault-adapted-in-a-circle = This practice is the present one, or was itself adapted from it. Take it off the list.

## Faults of chapters and templates

fault-too-deep = The chapters are nested too deeply. Maximum number of levels: { $limit }.
fault-not-a-template = This cannot be used as a template. It must be a JSON Schema of an object with “properties”, with “additionalProperties” set to false and without references to other schemas.
fault-retired-field = This field has been retired. Leave it as it was, or empty.
fault-retyped-field = The type of an existing field cannot be changed. Retire this field and add a new one.
fault-removed-field = An existing field cannot be removed. Retire it instead, with “x-retired”.
fault-removed-option = Existing options cannot be removed. Keep all of them; new ones can be added.

## Faults of vocabularies

fault-ends-before-start = The end date is before the start date. Correct one of them.
fault-periods-overlap = This country is already in the group for part of this period. Correct the dates, or take out one of the two rows.

## Faults of thesauri

fault-makes-a-circle = A concept cannot be broader than itself, not even by way of others. Take out one of the links of this circle.
fault-not-turtle = This is not Turtle: it cannot be read at line { $line }. Correct it and send it again.
fault-not-rdf-xml = This is not RDF/XML: it cannot be read at line { $line }. Correct it and send it again.
fault-document-type = Document types (<!DOCTYPE …>) are not accepted. Take it out, and write what its entities stand for.
fault-thesaurus-too-complex = The thesaurus is too complex to be read: it may have { $limit } statements at most, and no overlong addresses or deep nesting. Leave out what is not SKOS.
fault-no-concepts = There is no concept in this file with a label in Spanish, English, Portuguese or French. Check that it is SKOS and that its labels name their language.
fault-no-label = It has no label in Spanish, English, Portuguese or French that can be kept. Check its labels, and that they name their language.
fault-no-iri = It has no address (IRI) by which it could be known. Give it one.

## Faults of people and access

fault-link-does-not-count = This link is no longer valid: it has expired, has been used or was withdrawn. Ask for a new one.
fault-inviter-may-not-invite = Whoever invited you can no longer give this role, so the invitation does not count. Ask the institution or the administrators of Acervo for a new one.
fault-role-of-institution = This role belongs to an institution and cannot be given here. Invite the person to the institution instead.
fault-role-without-institution = This role does not belong to any institution. Leave the institution out.
fault-wrong-password = The current password is not correct.
fault-too-many-tokens = You already have as many tokens as possible ({ $limit }). First remove one that you no longer need.
fault-too-many-searches = You already have as many saved searches as possible ({ $limit }). First remove one that you no longer need.

## Faults of documents

fault-encrypted-document = The document is protected with a password. Remove the protection and upload it again.
fault-unsupported-document = Files of the type “{ $kind }” cannot be read here. Save the document as Word (.docx), Markdown or plain text, and upload it again.
fault-not-a-document = This file is not a document that can be read here. Choose a Word (.docx), Markdown or plain-text file.
fault-damaged-document = The document is damaged. Open it in Word, save it as a new file and upload that one.
fault-document-too-large = The document is too large: it can have { $limit } characters of text at most. Shorten it, or divide it into several documents.
fault-document-too-deep = The document has too many levels inside each other, such as tables within tables. Simplify it and upload it again.
fault-document-too-complex = The document is too complex to be read. Simplify its tables and its formatting, and upload it again.
fault-empty-document = There is no text in the document. If its pages are images, write the text out or convert them to text first.
fault-file-damaged = The file is damaged or incomplete. Open it in the program that it comes from, save it as a new file and add that one.
fault-file-empty = There is nothing in the file. Choose another one.
fault-file-not-accepted = Files of this type cannot be added. Pictures can be PNG, JPEG, WebP or GIF; annexes PDF, Word (.docx, without macros), Excel (.xlsx, without macros) or CSV with the same number of columns in every row. Save it as one of these and add it again.
fault-file-too-large = The file is too large. Maximum size: { $limit } MB. Make the picture or the document smaller, or divide it.
fault-picture-too-large = The picture has too many pixels: at most 50 million, and 16,384 on each side. Make it smaller and add it again.
fault-logo-not-accepted = The logo has to be a PNG, JPEG or WebP picture. Save it as one of these and send it again.
fault-too-many-files = There are already { $limit } pictures and annexes, and there cannot be more. Remove one first.
fault-files-not-saved = Pictures or annexes were added, changed or removed after the last version. Save a version, so that it has them as they are now.
fault-no-alternative-text = The picture “{ $file }” has no alternative text. Say in a sentence what it shows, for people who cannot see it.

## New passwords

fault-password-too-short = The password is too short: it needs at least { $min } characters.
fault-password-too-long = The password is too long: it can have { $max } characters at most.
fault-password-weak = The password is easy to guess. A few uncommon words make a good password.
fault-password-reason-row-of-keys = Rows of neighbouring keys are easy to guess.
fault-password-reason-keyboard-pattern = Short patterns on the keyboard are easy to guess.
fault-password-reason-repeated-character = Repetitions such as “aaa” are easy to guess.
fault-password-reason-repeated-pattern = Repeating, as in “abcabcabc”, is hardly harder to guess than “abc”.
fault-password-reason-top-10 = This is one of the ten most used passwords.
fault-password-reason-top-100 = This is one of the hundred most used passwords.
fault-password-reason-common = This is a very common password.
fault-password-reason-similar-to-common = This resembles a very common password.
fault-password-reason-sequence = Sequences such as “abc” or “6543” are easy to guess.
fault-password-reason-recent-year = Recent years are easy to guess.
fault-password-reason-single-word = A single word is easy to guess.
fault-password-reason-date = Dates are often easy to guess.
fault-password-reason-single-name = A name or surname on its own is easy to guess.
fault-password-reason-common-name = Common names and surnames are easy to guess.
detail-form-from-another-site = The form came from another site and was not accepted. Open it here and send it again.
detail-form-expired = The form is no longer valid, because your session has changed since you opened it. Go back, reload the page and send it again.
