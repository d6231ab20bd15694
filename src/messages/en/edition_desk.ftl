# Editions being prepared: what editors see and fill in. All languages have the same texts with the same variables.

desk-nav = Editors’ desk
desk-nav-sections = Decisions
desk-nav-all = All sections
editions-prepare = Go to the preparation of this edition
edesk-title = Editions
edesk-lede = The framework document is prepared here: you choose the practices, write the Secretariat’s texts and, when everything is ready, freeze an edition, which then gets its number.
edesk-new = Prepare an edition
edesk-none = There is no edition yet. Prepare the first one: a title and a language are enough to begin.
edesk-changed = Last changed: { $date }
edesk-is-draft = Draft. Only editors see it.
edesk-is-correction = Draft of a correction. Only editors see it.
edesk-is-candidate = Candidate. Institutions can read it until { $date }.
edesk-is-candidate-over = Candidate. Institutions could read it until { $date }.
edesk-is-frozen = Edition { $number }, frozen, dated { $date }.
edesk-frozen-title = This edition can no longer be changed
edesk-frozen-lede = Edition { $number }, dated { $date }, is frozen and stays as it is. Nothing was saved. To correct it, prepare a correction.
edesk-frozen-what = It is frozen and never changes again. Everyone can read, download and cite it.
edesk-to-public = Read it and download its files
edesk-typed = What you had written
edesk-typed-what = It was not saved. Copy it if you need it for the correction.
edesk-correct = Prepare a correction
edesk-correct-lede = A draft is made from edition { $number }, of { $date }. The edition itself does not change.
edesk-correct-same = It has the same texts, the same imprint and the same choice of practices.
edesk-correct-now = The practices are those that are published now, in their current versions.
edesk-correct-number = When it is frozen, it gets a number such as 1.1 and says, in each language, what changed.
edesk-correct-begin = Create the draft
edesk-new-title = Prepare an edition
edesk-new-lede = This creates a draft that only editors see. Everything you fill in here can be changed until the edition is frozen.
edesk-new-fresh = A new edition
edesk-new-compendium = First choose which document it is for.
edesk-new-correction = Or a correction
edesk-correction-what = If there is a mistake in a frozen edition, choose it here. The correction starts from its texts.
edesk-create = Create the draft
edesk-heading = Title, languages and chapters
edesk-heading-title = Title
edesk-heading-title-hint = It is on the cover. It is needed in each of the edition’s languages before it is frozen. At most 300 characters.
edesk-heading-subtitle = Subtitle
edesk-heading-subtitle-hint = It is optional.
edesk-languages = Languages
edesk-languages-hint = One book is made for each language. Practices always appear in the language they were written in. If you take out a language, its texts stay saved but are not printed.
edesk-languages-fault = Choose at least one language.
edesk-main = Main language
edesk-chapters = Chapters
edesk-chapters-hint = A chosen chapter includes those inside it. Chapters without practices and without an introduction are not printed.
edesk-chapters-all = All chapters
edesk-chapters-some = Only these:
edesk-chapters-fault = Choose at least one chapter, or all of them.
edesk-title-fault = Write a title in at least one language.
edesk-chapters-count =
    { $count ->
        [0] No chapters
        [one] 1 chapter
       *[other] { $count } chapters
    }
edesk-save = Save
edesk-save-mine = Save mine in its place
edesk-moved = Nothing was saved: someone else changed the same thing in the meantime. Below is what is saved now. The form still has what you wrote: take what is needed from both, and save it.
edesk-moved-text = Nothing was saved: someone else changed this text in the meantime. Below you see how yours differs from the one that is saved. The box still has what you wrote: complete it if needed, and save it.
edesk-moved-summary = Nothing was done: since you opened this page, the edition or the published practices have changed. The summary is now up to date. Check it, and confirm again.
edesk-became-candidate = Nothing was saved: someone else has made the edition a candidate in the meantime. The form still has what you wrote. If you save it, the edition becomes a draft again, and institutions no longer see it.
edesk-moved-title = What is saved now
edesk-nothing = (nothing)
edesk-fewer = Someone else took out data that your form still has.
edesk-saved = The saved text
edesk-typed-now = Your text
edesk-saved-in = It is in the edition.
edesk-saved-out = It is left out of the edition.
edesk-saved-order = Its practices are in another order.
edesk-saved-same = What is saved is the same as what you chose.
edesk-candidate-changes = This edition is a candidate. If you save a change, it becomes a draft again, and institutions no longer see it until you make it a candidate again.
edesk-preview = See it as a book
edesk-to-finish = Finish the edition
edesk-group-cover = Cover
edesk-group-imprint = About this edition
edesk-group-opening = Before the practices
edesk-group-practices = Practices
edesk-group-chapters = Introductions of chapters
edesk-group-end = At the end
edesk-group-finish = Finish
edesk-state-written = Written
edesk-state-missing = Missing in this language
edesk-state-optional = Optional
edesk-state-required = Required
edesk-state-begun = Has data
edesk-state-ready = Ready
edesk-foreword = Foreword { $number }
edesk-foreword-add = Add a foreword
edesk-signed-by = Signed by { $name }. You can change that in the data of the imprint.
edesk-unsigned = Nobody signs it yet. You can say who does in the data of the imprint.
edesk-part-imprint-notes = Notes in the imprint
edesk-part-disclaimers = Disclaimers
edesk-part-acknowledgements = Acknowledgements
edesk-part-notes = Notes to the reader
edesk-part-summary = Executive summary
edesk-part-mandate = Mandate
edesk-part-errata = Corrections of earlier editions
edesk-what-imprint-notes = Anything the imprint should say besides the data.
edesk-what-disclaimers = If you write nothing, the usual ones are printed: on opinions, and on designations and borders.
edesk-what-acknowledgements = Who is thanked.
edesk-what-notes = How to read the document: method, selection, dates, currencies. It is printed after what Acervo says by itself: how many practices there are, and up to which day.
edesk-what-summary = What to know if one reads only two pages.
edesk-what-introduction = It is printed at the beginning of the chapter, before its practices.
edesk-what-mandate = The text that called for this document.
edesk-what-errata = What is corrected in earlier editions.
edesk-chapter-practices =
    { $count ->
        [0] No practices; it is printed only if it has an introduction.
        [one] 1 practice
       *[other] { $count } practices
    }
edesk-practices =
    { $count ->
        [0] No practices are in the edition.
        [one] 1 practice is in the edition.
       *[other] { $count } practices are in the edition.
    }
edesk-left-out =
    { $count ->
        [0] None are left out.
        [one] 1 is left out.
       *[other] { $count } are left out.
    }
edesk-isbns =
    { $count ->
        [0] No ISBN
        [one] 1 ISBN
       *[other] { $count } ISBNs
    }
edesk-imprint = Data of the imprint
edesk-imprint-link = Fill in the data
edesk-imprint-what = Who publishes it, numbers, licence, contact, and who signs the forewords.
edesk-imprint-lede = None of this is required. What you leave empty is not printed.
edesk-imprint-symbol = Document symbol
edesk-imprint-symbol-hint = Under which the organisation files it, for example SP/Di No. 4-26.
edesk-imprint-issn = ISSN
edesk-imprint-issn-hint = If the series has one, for example 0378-5955.
edesk-imprint-doi = DOI
edesk-imprint-doi-hint = As the registration agency gave it, for example 10.5555/12345678.
edesk-imprint-licence = Licence
edesk-imprint-licence-hint = What may be done with the document, for example CC BY 4.0.
edesk-imprint-contact = Contact
edesk-imprint-contact-hint = Where to write to: an email or postal address.
edesk-publishers = Who publishes it
edesk-publishers-hint = In the order in which they are printed.
edesk-publisher = Institution { $number }
edesk-publisher-add = Add an institution
edesk-publisher-short = Acronym
edesk-publisher-place = City
edesk-publisher-name = Full name
edesk-publisher-institution = Institution in Acervo
edesk-publisher-institution-hint = If you choose one, the edition shows its logo.
edesk-publisher-no-institution = None
edesk-publisher-logo = Change the logo of { $name }
edesk-publisher-no-logo = Add the logo of { $name }
edesk-isbn-list = ISBN
edesk-isbn-list-hint = Each language and each format has its own. The last digit is checked.
edesk-isbn = ISBN { $number }
edesk-isbn-add = Add an ISBN
edesk-isbn-number = Number
edesk-isbn-language = Language
edesk-isbn-format = Format
edesk-isbn-form = An ISBN has 13 digits and begins with 978 or 979, or it has 10. Hyphens are optional. Compare the number with the one you were given.
edesk-isbn-repeated = This number is here twice. Each language and each format needs its own.
edesk-isbn-same-use = There is another ISBN for this language and this format. Change one of them, or remove it.
edesk-issn-form = An ISSN has two groups of four digits with a hyphen between them, such as 0378-5955.
edesk-format-print = Printed on paper
edesk-format-pdf = PDF
edesk-format-epub = Electronic book (EPUB)
edesk-format-html = Web page (HTML)
edesk-format-docx = Word
edesk-signatories = Who signs the forewords
edesk-signatories-hint = The first person signs foreword 1, the second one foreword 2, and so on.
edesk-signatory-add = Add a signatory
edesk-signatory-name = Name
edesk-signatory-date = Date
edesk-signatory-office = Post and institution
edesk-text = Text
edesk-text-hint = If you leave it empty, this part is not printed in this language. Everything that is saved stays in the history.
edesk-save-back = Save and go back to the list
edesk-save-stay = Save and go on writing
edesk-other = The same text in:
edesk-earlier = This is an earlier text. It does not replace the current one until you save it.
edesk-history = History of the text
edesk-history-none = Nothing has been saved yet.
edesk-history-read = Read
edesk-history-again = Use this text again
edesk-saved-on = Text { $number }, saved on { $date }
edesk-taken-out = The text was taken out here.
edesk-practices-title = Choice and order of the practices
edesk-practices-link = Choose and order
edesk-practices-how = All published practices of the chosen chapters are here, ordered by country and institution. Untick those to leave out. To move one, type another place or use “Move up” and “Move down”. Nothing changes until you save.
edesk-practices-none = No practice is published in the chosen chapters. Choose other chapters, or wait until the first one is published.
edesk-place = Place
edesk-place-show = Show the order without saving
edesk-read = Read
edesk-version = version { $number }
edesk-answers = Who has not answered
edesk-answered =
    { $count ->
        [0] No institution has a published practice.
        [one] 1 institution has at least one published practice.
       *[other] { $count } institutions have at least one published practice.
    }
edesk-unanswered =
    { $count ->
        [0] All have answered.
        [one] 1 has none.
       *[other] { $count } have none.
    }
edesk-answers-drafts = Drafts that an institution never submitted are its own: this page does not show whether there are any.
edesk-answers-begun = Submitted, but nothing is published
edesk-answers-begun-what = Some wait for the Secretariat; others have the text back in their hands.
edesk-answers-silent = Have submitted nothing
edesk-answers-silent-what = They have accounts in Acervo. Write to them, or ask whether they need help.
edesk-answers-absent = Have no accounts yet
edesk-answers-absent-what = Nobody at these institutions can write yet. Acervo’s administrators invite the first person.
edesk-answer-unseen = Section whose text only the institution sees
edesk-answer-draft = With the institution
edesk-answer-withdrawn = Withdrawn by the institution
edesk-answer-submitted = Waiting for a decision
edesk-answer-in-review = In review
edesk-answer-changes-requested = Changes requested
edesk-answer-approved = Approved, not published
edesk-answer-rejected = Rejected
edesk-lacking-title = What is missing
edesk-lacking = Before the edition can become a candidate or be frozen:
edesk-lacks-title = Write the title in this language: { $language }.
edesk-lacks-practice = There has to be at least one published practice in the edition.
edesk-lacks-fewer = Leave out some practices: an edition can have at most { $limit }.
edesk-lacks-nothing = Nothing prevents it from becoming a candidate or being frozen.
edesk-lacking-refused = Nothing was done: the edition lacks what is listed here. Complete it, and come back to this page.
edesk-candidate-title = Make it a candidate
edesk-candidate-button = Make it a candidate
edesk-candidate-again = Make it a candidate again
edesk-candidate-means = So that institutions can read it before it is frozen.
edesk-candidate-who = Members of all institutions can read it up to and including the day you choose. Editors can always read it. The public does not see it.
edesk-candidate-pins = It has the practices that are published at this moment. What is published later is not in it until you make it a candidate again.
edesk-candidate-marked = All its files say “Candidate text: do not cite”.
edesk-candidate-back = If you change something afterwards, it becomes a draft again. Acervo does not notify the institutions: write to them with the address of the edition.
edesk-candidate-summary = What they will read
edesk-until = Last day to read it
edesk-until-hint = Leave time to read: three weeks, for example.
edesk-until-required = Choose the last day on which institutions can read it.
edesk-until-fault = Choose today or a later day.
edesk-freeze-title = Freeze the edition
edesk-freeze-button = Freeze the edition
edesk-freeze-means = The edition gets its number and stays as it is for good.
edesk-freeze-public = Everyone can read, download and cite it at once.
edesk-freeze-pins = Each practice stays in the version that is published at this moment, even if it is changed or unpublished later.
edesk-freeze-never = Nobody can change or delete it afterwards, not even administrators. A mistake is corrected by another edition: 1.1 corrects 1.
edesk-freeze-summary = What is frozen
edesk-out-title = Left out
edesk-missing = It can be frozen like this, but check whether this is intended:
edesk-missing-publisher = The imprint does not say who publishes it.
edesk-missing-text = { $text } ({ $language }): not written.
edesk-missing-summary = There is no executive summary.
edesk-number = Number
edesk-number-hint = The next one is filled in.
edesk-number-hint-correction = It corrects edition { $number }. The next one is filled in.
edesk-number-fault = Write a whole number, such as 2. Numbers with a dot are for corrections.
edesk-number-fault-correction = It corrects edition { $number }: write a number that follows it, with the same beginning and a dot, such as 1.1 for edition 1.
edesk-number-given = Another edition already has this number. Choose another one, or leave it empty to get the next one.
edesk-date = Date of the edition
edesk-date-hint = The one printed on the cover and in citations.
edesk-date-fault = Write a day that exists, such as 2026-11-26.
edesk-changes = What this correction changes
edesk-changes-hint = It is needed in each language. It is printed in the book, so that readers know what differs.
edesk-sure = I have read the summary, and I know that nobody can change this edition afterwards.
edesk-sure-fault = Tick the box if you want to freeze the edition. Nothing has been done yet.
flash-edition-made = The draft is created. Complete its parts in any order.
flash-correction-begun = The draft of the correction is created, with the texts of the edition that it corrects.
flash-edition-candidate = The edition is a candidate. Write to the institutions that they can now read it.
flash-edition-frozen = The edition is frozen. This is its page, with its files.
