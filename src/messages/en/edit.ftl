# The form with which a section is written.
edit-free-text = Free text
edit-chapter = Chapter
edit-message = Message about the version
edit-language = Language
edit-contact = Contact
edit-contact-name = Name of the contact
edit-contact-email = Email of the contact
edit-whole-section = The section
edit-other-fields = Other fields
edit-label-row = { $label }, { $row }
edit-label-part = { $label }: { $part }
edit-optional = (optional)
edit-not-answered = No answer
edit-choose = Choose an option
edit-main = Which is the main one?
edit-no-main = None
edit-a-row = a row
edit-add = Add { $item }
edit-remove = Remove
edit-up = Move up
edit-hint-date = The year, the month or the day: 2024, 2024-05 or 2024-05-31.
edit-hint-rows = { $count ->
    [one] One at most.
   *[other] Up to { $count }.
 }
edit-retired = This field is no longer used. You can keep what it has or remove it.
edit-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
edit-words-of = { $count } of { $most } words
edit-words-over = { $count } of { $most } words: { $over ->
    [one] one too many
   *[other] { $over } too many
 }
edit-fault-number = It is not clear which number this is. Write digits only, without separating thousands: 1234 or 12.5.
edit-fault-whole-number = Write a whole number, with digits only: 1234.
edit-fault-date = Write the year, the month or the day like this: 2024, 2024-05 or 2024-05-31.
edit-fault-option = This is not one of the options. Choose from the list.
edit-free-text-hint = Everything that does not fit into the fields: history, tables, annexes. It may stay empty.
edit-steps = Parts of the section
edit-step-faulty = To correct
edit-save-next = Save and continue
edit-save-tasks = Save and return to the tasks
edit-version-title = Save a version
edit-version-lede = What you wrote will be saved as version { $next }, which your institution can see, compare and submit. Version { $current } stays in the history.
edit-version-button = Save version { $next }
edit-message-hint = What changed, for your colleagues: “Figures of 2022 added”.
edit-kept = Saved { $when }, as your own copy. It is not a version yet.
edit-unchanged = You have not changed anything since version { $version }.
edit-moved-by = { $name } saved version { $version } { $when }, while you were writing. Your text is still here: when you save a version, you will see both together.
edit-moved = You saved version { $version } { $when } from another window. What you wrote here is still here: when you save a version, you will see both together.
edit-to-merge = See both and merge them
edit-other-writes = { $name } is writing this section too, and kept a copy { $when }.
edit-stage-submitted = The section is with the Secretariat. You can write, and your text is kept as your own copy; to save a version, wait for the decision or withdraw the submission.
edit-stage-rejected = The Secretariat has closed this section. You can write, and your text is kept as your own copy; a version can only be saved if the Secretariat reopens it.
edit-stage-forbids = A version cannot be saved at the moment. What you wrote is still kept as your own copy.
edit-other-window = You kept another text of this part in another window, which this page did not show. What you wrote here is still in the form, not saved. See how the two differ, and choose which one stays.
edit-other-title = The two texts
edit-other-kept = Kept in the other window
edit-other-typed = Written here
edit-other-keep = Keep what I wrote here
edit-other-open = Open what was kept in a new window
edit-version-moved = No version was saved: your text changed in another window after this page was opened. Look through the parts of the section, and save the version again.
edit-discard-moved = Nothing was discarded: you kept another text in another window after this page was opened. That text is shown now; discard it if you want.
edit-rows-beyond = { $count ->
    [one] There is one more row than fits on this page. It stays as it is.
   *[other] There are { $count } more rows than fit on this page. They stay as they are.
 }
edit-nothing-to-save = There is nothing new to save: your text is that of the current version.
edit-discard-title = Discard what I wrote
edit-discard-what = Everything that you wrote since version { $version } and that was last kept { $when } will be lost. It cannot be brought back. Saved versions stay as they are.
edit-discard = Discard my copy
edit-untitled = Untitled section of { $institution }
flash-version-saved = The new version was saved.
flash-working-copy-discarded = Your copy was discarded. The section is as in its latest version.
merge-title = Merge two texts
merge-clean = The changes of both sides do not touch each other: everything was merged. Check below what would change, and save it.
merge-conflicts = { $count ->
    [one] In one place both sides changed the same thing. Choose which text stays there; everything else is merged already.
   *[other] In { $count } places both sides changed the same thing. Choose which text stays in each; everything else is merged already.
 }
merge-choices = What to choose
merge-side-base = Before
merge-side-mine = Yours
merge-side-theirs = The saved version
merge-mine = Keep mine
merge-theirs = Keep the saved version
merge-both = Keep both, mine first
merge-edited = Write it anew, below
merge-edited-label = New text
merge-nothing = <span class="none">Nothing</span>
merge-choose = Choose which text stays.
merge-changes = What changes in the saved version
merge-no-changes = Nothing: the saved version says the same already.
merge-message = Merged with version { $version }
merge-back = Go on writing without merging
merge-leftover = What you wrote for another question
merge-moved-again = One of the two texts changed again in the meantime. Check below how it is now, and save it again.
merge-too-late = Nothing was saved: while you were choosing, the section was submitted, or your copy was saved or discarded in another window, and there are no longer two texts to combine. What you wrote to combine them is below: copy it if you need it.
edit-asked = The Secretariat asks:
