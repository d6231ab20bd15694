# What administrators set: compendia, chapters, the template, vocabularies.

## The compendium

settings-title = Settings
chapters-title = Chapters
template-title = Form
compendium-nav = This compendium
compendia-title = Compendia
compendia-lede = Each compendium has its own chapters, form and settings.
compendium-sections = { $count ->
    [0] No sections yet
    [one] { $count } section
   *[other] { $count } sections
}
compendium-reach = How many sections it reaches
compendium-no-sections = There are no sections yet: changes affect nobody.
compendium-drafts = { $count ->
    [one] { $count } section is with its institution, which is writing or correcting it.
   *[other] { $count } sections are with their institutions, which are writing or correcting them.
}
compendium-submitted = { $count ->
    [one] { $count } section is waiting for a decision by the Secretariat.
   *[other] { $count } sections are waiting for a decision by the Secretariat.
}
compendium-approved = { $count ->
    [one] { $count } section is approved and not published.
   *[other] { $count } sections are approved and not published.
}
compendium-published = { $count ->
    [one] { $count } section is published.
   *[other] { $count } sections are published.
}
compendium-name = Title
compendium-name-hint = Whoever reads in a language without a title sees the English or the Spanish one.
compendium-languages = Working languages
compendium-languages-hint = They are offered first to those who write. Taking one away neither changes nor hides anything written in it.
compendium-publishing = What happens when a version is approved
compendium-publishing-hint = This holds for decisions from now on. What is already approved or published stays as it is.
compendium-publish-at-once = It is published at once
compendium-publish-at-once-means = { $count ->
    [0] No section is waiting for a decision now.
    [one] { $count } section that is waiting for a decision will be published as soon as it is approved.
   *[other] { $count } sections that are waiting for a decision will be published as soon as they are approved.
}
compendium-publish-later = It waits until the Secretariat publishes it
compendium-publish-later-means = { $count ->
    [0] No section is waiting for a decision now.
    [one] { $count } section that is waiting for a decision will stay unpublished after it is approved.
   *[other] { $count } sections that are waiting for a decision will stay unpublished after they are approved.
}
compendium-notice = Notice on what is published
compendium-notice-hint = { $count ->
    [0] It is shown with every published section and with search results. None is published now. Leave it empty if none is needed.
    [one] It is shown at once with the published section and with search results. Leave it empty if none is needed.
   *[other] It is shown at once with the { $count } published sections and with search results. Leave it empty if none is needed.
}
compendium-save = Save the settings
compendium-another = Another compendium
compendium-another-means = A new compendium begins without chapters and with the form that ships with Acervo. This one stays as it is.
compendium-new = Create another compendium
new-compendium-title = New compendium
new-compendium-lede = It begins without chapters and with the form that ships with Acervo. Chapters are added and the form adjusted afterwards.
compendium-create = Create the compendium
slug-label = Name in addresses
slug-hint = Lower-case letters, digits and hyphens. If left empty, it is made from the title.
flash-compendium-created = The compendium was created. Add its chapters now.
flash-removed = It was removed.

## Chapters

chapters-how = Move chapters with the buttons or type their place, and save all of them at the end. Until then nothing changes.
chapters-none = There are no chapters yet. Add the first one.
chapters-reach = { $count ->
    [0] There are no sections in this compendium yet.
    [one] Order and titles change at once for the section of this compendium too; it stays in its chapter.
   *[other] Order and titles change at once for the { $count } sections of this compendium too; they stay in their chapters.
}
chapters-save = Save the chapters
chapters-changed-meanwhile = Someone else saved the chapters while you were changing them. Nothing of yours is lost: it is below, not saved. Look at the current ones and decide whether to replace them.
chapters-over = Replace the chapters that the other person saved by these
show-current = Show the current ones
chapter-add = Add a chapter
chapter-edit = Change the titles
chapter-titles = Title of the chapter
chapter-untitled = Chapter without a title
chapter-place = Place
chapter-sections = { $count ->
    [0] No sections
    [one] { $count } section
   *[other] { $count } sections
}
chapter-remove = Remove
chapter-stays = It cannot be removed: it has or had sections.
chapter-in-use = The chapter “{ $title }” has sections, or earlier versions of some, and cannot be removed. Nothing was saved: load the page again to get it back.
move-up = Move up
move-down = Move down
move-deeper = One level deeper
move-higher = One level higher

## The template

template-lede = The form has { $count } fields.
template-how = Each group is one page of the form. Fields can be added, explained better and retired, but never deleted: what has been written stays readable.
template-preview = See the form as authors will see it
template-without-group = Without a group
template-order-means = The new order is not saved yet. Saving it changes it for all sections, on published pages too.
template-save-order = Save the order
template-leave-order = Leave it as it was
template-changed-meanwhile = Someone else changed the form while you were editing it. What you typed is below, not saved. Check that it still holds and save it again: it will be added to what the other person saved.
group-edit = Change the group
group-empty = This group has no fields and does not appear in the form.
group-add = Add a group
group-title = Group of fields
new-group-title = New group
group-label = Name of the group
group-label-hint = It is the title of one page of the form.
group-help = What its fields have in common
group-help-hint = It is read at the top of the page. It may be left empty.
group-create = Add the group
group-save = Save the group
group-remove-heading = Remove the group
group-removing = The group has no fields. Removing it loses nothing that was written.
group-remove = Remove the group
group-stays = The group has fields and cannot be removed. Move them to another group first.
field-add = Add a field
field-is-required = required to submit
field-is-retired = retired
field-words = { $count ->
    [one] Up to { $count } word
   *[other] Up to { $count } words
}
field-used = Filled in by { $count } of { $total } sections
field-title = Field of the form
field-label = Name of the field
field-label-hint = It is what is asked and, on the published page, the heading of the text.
field-help = Help with filling it in
field-help-hint = One or two sentences, with an example. It may be left empty.
field-group = Group
field-group-hint = The page of the form on which it is asked.
field-required = Required to submit
field-required-means = { $count ->
    [0] All drafts fill it in.
    [one] { $count } draft does not fill it in: if it is required, it will be asked for at its next submission. What is published does not change.
   *[other] { $count } drafts do not fill it in: if it is required, it will be asked for at their next submission. What is published does not change.
}
field-max-words = Maximum number of words
field-max-words-hint = It is checked at submission. Empty: no limit.
field-max-length = Maximum number of characters
field-max-length-hint = It is checked at every save: a longer text cannot be saved.
field-max-items = Maximum number of entries
field-max-items-hint = It is checked at every save: a longer list cannot be saved.
field-options = Options
field-list = Change the names of the options in their list
field-more-options = Options of the list that the form does not offer
field-more-options-hint = Tick those to be offered. An option once offered cannot be taken away.
field-parts = Parts
field-item = What one row is called
field-item-hint = With its article, for example “an indicator”: the button that adds a row says so.
part-label = Name of the part
part-help = Help with filling it in
part-add = Add a part
new-part-label = Name of the new part
new-part-hint = Existing rows stay without it; it is not required.
field-save = Save the field
field-preview-button = See what it looks like
field-preview = This is how authors will see it
field-retire-heading = Retire the field
field-retire = Retire the field
field-retiring = { $count ->
    [0] Nobody will be able to fill it in anew. No draft fills it in now; what is published is still shown. It can be used again later.
    [one] Nobody will be able to fill it in anew. { $count } draft keeps what it has in it, and what is published is still shown. It can be used again later.
   *[other] Nobody will be able to fill it in anew. { $count } drafts keep what they have in it, and what is published is still shown. It can be used again later.
}
field-reinstate-heading = Use the field again
field-reinstate = Use the field again
field-reinstating = The field returns to the form and is not required.
new-field-title = New field
new-field-lede = A field cannot be deleted afterwards, nor get another type; it can only be retired. Consider well which type you need.
new-field-for-texts = If it is a text
new-field-for-options = If it is chosen from a list
new-field-for-rows = If it has rows
new-field-options = Options, one per line
new-field-options-hint = In the language in which you read this page; the other languages are added later, in the list created with the field.
new-field-part = Name of part { $count }
field-name-heading = Name in the data
field-name = Name in exported data
field-name-hint = Lower-case letters, digits and underscores. If left empty, it is made from the field’s name.
field-create = Add the field
field-kind = What is answered
field-kind-hint = It cannot be changed later.
field-kind-text = Short text
field-kind-markdown = Long text with formatting
field-kind-option = One of a list
field-kind-options = Several of a list
field-kind-number = Number
field-kind-year = Year
field-kind-date = Date
field-kind-boolean = Yes or no
field-kind-link = Web address
field-kind-country = Country
field-kind-countries = Countries
field-kind-group = Parts that belong together
field-kind-table = Rows with parts
field-kind-list = List
field-kind-hint-text = A line or a few, for example a name.
field-kind-hint-markdown = Paragraphs, with headings, lists, tables and notes.
field-kind-hint-option = Only one is chosen.
field-kind-hint-options = All that hold are ticked.
field-kind-hint-number = Also with decimals.
field-kind-hint-year = From 1900 to 2100.
field-kind-hint-date = A year, a month or a day.
field-kind-hint-boolean = It can also be left unanswered.
field-kind-hint-link = It begins with http:// or https://.
field-kind-hint-countries = One or several countries.
field-kind-hint-table = Each row has the same parts; it is published as a table.
effects-heading = Before saving
effects-save = Save it so
effect-required = { $count ->
    [one] { $count } draft does not fill this field: it will be asked for at its next submission.
   *[other] { $count } drafts do not fill this field: it will be asked for at their next submission.
}
effect-fewer-words = { $count ->
    [one] { $count } draft has more words: it will have to be shortened before it is submitted.
   *[other] { $count } drafts have more words: they will have to be shortened before they are submitted.
}
effect-shorter = { $count ->
    [one] { $count } draft has a longer text: it cannot be saved until it is shortened.
   *[other] { $count } drafts have a longer text: they cannot be saved until it is shortened.
}
effect-fewer-items = { $count ->
    [one] { $count } draft has more entries: it cannot be saved until some are removed.
   *[other] { $count } drafts have more entries: they cannot be saved until some are removed.
}
effect-retired = { $count ->
    [one] { $count } draft fills this field and keeps what it has.
   *[other] { $count } drafts fill this field and keep what they have.
}
preview-title = Preview of the form
preview-lede = This is how each page will ask. What you type here is not saved.
preview-groups = Pages of the form
preview-optional = (optional)
preview-add = Add { $item }
preview-add-row = Add a row
answer-yes = Yes
answer-no = No

## Vocabularies

vocabularies-title = Vocabularies
vocabularies-lede = The names of what can be chosen in the form and in the filters of the search.
vocabulary-terms = { $count ->
    [one] { $count } option
   *[other] { $count } options
}
vocabulary-terms-found = { $count } of { $total } options contain “{ $q }”
vocabulary-used-in = In the form: { $fields }
vocabulary-used-by-site = The pages themselves use it, not a field of the form.
vocabulary-where = Where it is used
vocabulary-offered = A new option can be chosen once the field offers it: tick it there after adding it here.
vocabulary-terms-heading = Options
vocabulary-filter = Search in this list
filter-button = Search
filter-none = Show everything
vocabulary-title = Title of the list
vocabulary-save-title = Save the title
vocabulary-changed-meanwhile = Someone else changed this list while you were editing it. Yours is here, not saved. Check that it still holds and save it again: it will be added to what the other person saved.
term-add = Add an option
term-title = Option
new-term-title = New option
term-labels = Name
term-labels-hint = It changes at once on all pages and in all sections that have chosen it.
term-place = Place in the list
term-place-hint = From 1 to { $count }.
term-value = Name in exported data
term-value-hint = It cannot be changed later. If left empty, it is made from the name.
term-sections = { $count ->
    [0] Chosen by no section
    [one] Chosen by { $count } section
   *[other] Chosen by { $count } sections
}
term-changed-meanwhile = Someone else changed this option while you were editing it. What you typed is here, not saved. Look at how it is now, and decide whether to replace it.
term-over = Replace what the other person saved with this
term-members = Participating countries
term-members-hint = The pages of the countries and the filter by regional body use this. Write the year (2012), the year and month (2012-07) or the day (2012-07-31). “Until” is the first day on which it no longer held: leave it blank while the membership continues. If a country’s status changes, enter the end in its row and add a new row.
term-region-hint = The pages of the countries and the filter by sub-region use this.
term-member-country = Country
term-member-status = Takes part as
term-member-from = From
term-member-until = Until
term-member-new = New country
term-member-add = Add a country
term-member-choose = Choose a country
term-member-status-choose = Choose how the country takes part.
term-member-date = Write the year (2012), the year and month (2012-07) or the day (2012-07-31).
term-show-current = See how it is now
term-removed-meanwhile = Someone else removed this option while you were editing it. What you typed is here: if you save it, it is added again.
term-changed-before-removal = Someone else has just changed this option. Look at it before you remove it.
term-region-twice = This country is already in the list. Remove one of the two rows.
term-save = Save the option
term-create = Add the option
term-remove-heading = Remove the option
term-removing-group = It will no longer appear on the pages of the countries, in the filters or in the tables.
term-removing = { $count ->
    [0] No section chooses it. If a field offers it, it will still be offered, without a name.
    [one] { $count } section chooses it: it keeps it, but its page will show the name in the data instead of this one, and so will the filter of the search.
   *[other] { $count } sections choose it: they keep it, but their pages will show the name in the data instead of this one, and so will the filter of the search.
}
term-remove = Remove the option
