# What an institution writes: its list of sections, one section, and what those who write it do.
flash-draft-made = The draft was created.
flash-submitted = The section was submitted to the Secretariat.
flash-withdrawn = The section was withdrawn: it is a draft of your institution again.
flash-version-restored = The text of the earlier version is the current one again.
flash-draft-deleted = The draft was deleted. For 30 days you can bring it back at the end of this list.
flash-draft-back = The draft was brought back.
flash-unpublished = The practice is no longer published.
flash-contact-saved = The contact was saved.
flash-adapted-from-saved = The practices that this one was adapted from were saved.

when-today = today
when-yesterday = yesterday
when-days-ago = { $count ->
    [one] one day ago
   *[other] { $count } days ago
}
when-on = on { $date }
when-today-at = today at { $time }

work-title = My work
work-lede = { $count ->
    [0] No section is waiting for you at the moment.
    [one] One section is waiting for you.
   *[other] { $count } sections are waiting for you.
}
work-new-link = Write a new section
work-import-link = Upload a report
work-to-all = Back to all my work
work-part-turn = Your turn
work-part-waiting = Waiting for someone else
work-part-published = Published
work-part-closed = Closed
work-part-deleted = Deleted
work-bring-back = Bring back
work-all-of-part = See all { $count }
work-pages = Pages of the list
work-first-page = Back to the beginning
work-next-page = Next page
work-none = Your institution has no sections yet.
work-none-how = Write one from the beginning, or upload a report in Word, Markdown or plain text: everything that can be read is taken from it, and you complete the rest.
work-colleagues = Colleagues
work-colleagues-what = To write together, each person needs an account of their own. You can invite those who work at your institution.
work-invite = Invite colleagues from { $institution }
work-untitled = Untitled
work-leave = Back without changing anything
work-status-correct = Correct
work-status-ready = Check and submit
work-status-write = Continue writing
work-status-waiting = Awaiting decision
work-status-review = Under review
work-status-published = Published
work-status-unpublished = Unpublished
work-status-approved = Approved
work-status-closed = Rejected
work-still-published = Version { $version } is still published.
work-kept = Text of yours saved { $when }; not a version yet.
work-missing = { $count ->
    [one] 1 of { $required } required fields is missing.
   *[other] { $count } of { $required } required fields are missing.
}
work-faulty = { $count ->
    [one] 1 field needs correcting.
   *[other] { $count } fields need correcting.
}
work-said-saved = Draft. Version { $version }, by { $who }, { $when }.
work-said-submitted = Submitted by { $who } { $when }. Round { $round }, version { $version }.
work-said-changes = The Secretariat ({ $who }) asked for changes { $when }. Round { $round }, version { $version }.
work-said-corrected = { $who } then saved version { $version }, { $when }.
work-said-approved = The Secretariat ({ $who }) approved it { $when } and has not published it yet. Round { $round }, version { $version }.
work-said-rejected = The Secretariat ({ $who }) rejected it { $when }. Round { $round }, version { $version }.
work-said-withdrawn = Withdrawn by { $who } { $when }. Round { $round }, version { $version }.
work-said-published = Version { $version }, published on { $date }.
work-said-unpublished = Unpublished { $when }: { $reason }
work-said-deleted = Draft deleted { $when }. You can bring it back until { $date }.

place-institution = Institution
place-institution-none = Choose an institution
place-chapter = Chapter
place-chapter-hint = The one of the document in which the practice belongs. It can be changed later.
place-chapter-none = Choose a chapter
place-language = Language in which it is written
place-language-hint = It cannot be changed later: each version is bound to its language.
place-language-other = Another language
place-other-language = Code of another language
place-other-language-hint = Only if you chose “Another language”: for example, “ay” for Aymara.

new-title = A new section
new-lede = The title and its place in the document are enough. You complete the rest afterwards, in any order.
new-title-label = Title of the practice
new-title-hint = Short, and clear to people who do not know it. It can be changed later.
new-button = Create the draft
new-after = Only your institution sees the draft until you submit it.
new-import = If you have a report already, upload it.

import-title = Upload a report
import-lede = The text of your report is taken over, with headings, lists, tables and notes. You then see what was read and what was not, and complete the missing fields.
import-file = File
import-file-hint = Word (.docx), Markdown or plain text, up to 50 MB.
import-button = Upload the report
import-after = The file is kept as it is, and you can download it again. The result is a draft that only your institution sees.
import-too-large = The file is too large: it can have up to { $count } MB. Reduce its pictures, or divide it.
import-one-at-a-time = Another file is being uploaded from your account. Wait a moment until it is done, and try again.

imported-title = What was read of your report
imported-lede = The draft is already saved at { $institution }. Check the title and the language, and see what could not be read.
imported-confirm = Title and language
imported-title-hint = Taken from the first heading of the report.
imported-title-none = No title was found in the report. Write one.
imported-language = Language: { $language }.
imported-button = This is right, complete the form
imported-later = Leave it for later
imported-unread = What was not read
imported-unread-nothing = Everything was read.
imported-unread-what = This is in your file and not in the draft. If it matters, add it by hand.
imported-unread-part = { $label } ({ $count })
imported-original = Download the original file
imported-original-what = It is kept exactly as you uploaded it.
imported-read = What was read
imported-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}

overview-go-on = Continue writing
overview-tasks = The form
overview-submit = Check and submit
overview-text = The text
overview-read = Read version { $version }
overview-acts = Other actions
overview-versions = All versions
overview-asked = What the Secretariat asked for
overview-rejected = Why the Secretariat rejected it
overview-asked-by = { $who }, { $when }, about version { $version }
overview-version-moved = Someone saved another version in the meantime, and nothing was changed. This is the section as it is now.
overview-stage-moved = This is not possible now: the section is at another stage than when you opened the page. Nothing was changed; this is the section as it is now.
overview-lede-draft = Your institution is writing it. When it is complete, submit it to the Secretariat.
overview-lede-next-draft = A new draft beside the published version, which stays visible until the Secretariat approves another one.
overview-lede-submitted = The Secretariat has it. Until it decides, the text cannot be changed; if something is missing, you can withdraw it.
overview-lede-review = It is being reviewed. Meanwhile the text cannot be changed; if something is missing, you can withdraw it.
overview-lede-changes = The Secretariat asked for changes. Correct what is pointed out and submit it again; what is approved is always one exact version.
overview-lede-published = It is published. You can prepare another version while this one stays visible.
overview-lede-unpublished = It was published and is not any more. Its text is still here, for your institution.
overview-lede-approved = It is approved and waits for the Secretariat to publish it.
overview-lede-rejected = The Secretariat rejected it. Only the Secretariat can reopen it.
overview-ready = It is complete. Read all answers once more, and submit it.
overview-not-ready = It cannot be submitted yet. { $lacks }
overview-submit-button = Check the answers and submit
overview-check-button = Read all answers
overview-act-withdraw = Withdraw it
overview-act-withdraw-what = To correct something before the Secretariat decides.
overview-act-new-draft = Prepare a new version
overview-act-new-draft-what = The published version stays visible as it is until the Secretariat approves the new one.
overview-act-compare = See what changed
overview-act-contact-add = Add a contact
overview-act-contact-add-what = The person or office to ask about the practice.
overview-act-contact-change = Change the contact
overview-act-contact-change-what = The person or office to ask about the practice.
overview-act-adapted-from = Say which practices it was adapted from
overview-act-adapted-from-what = If published practices of other countries inspired it.
overview-act-original = Download the original file
overview-act-original-what = The report that it was made from, as it was uploaded.
overview-act-public = See it as everyone does
overview-act-unpublish = Withdraw it from publication
overview-act-unpublish-what = It is no longer visible, with a reason on record.
overview-act-delete = Delete this draft
overview-act-delete-what = You can bring it back for 30 days.

task-body = Free text
task-body-what = Optional, for what does not fit the fields.
task-commented = The Secretariat left a comment.
task-optional = Not started
task-written = Has text
task-complete = Complete
task-asked = The Secretariat comments on: { $list }.
task-missing = Missing: { $list }.
task-faulty = To be corrected: { $list }.
task-status-missing = { $count ->
    [one] 1 field missing
   *[other] { $count } fields missing
}
task-status-faulty = To be corrected
task-comments = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
task-and-more = { $names } and { $count } more

timeline-title = Who has it
timeline-earlier = { $count ->
    [one] One earlier round
   *[other] { $count } earlier rounds
}
timeline-draft = Draft
timeline-who-when = { $who }, { $date }
timeline-when = { $date }
timeline-secretariat-when = { $who }, secretariat, { $date }
timeline-version-when = Version { $version }, { $date }
timeline-submitted = Submitted
timeline-submitted-text = { $who }, { $date }. Round { $round }, version { $version }
timeline-withdrawn = Withdrawn by your institution
timeline-approved = Approved
timeline-changes = Changes requested
timeline-rejected = Rejected
timeline-reasons = { $count ->
    [one] 1 comment on a field
   *[other] { $count } comments on fields
}
timeline-published = Published
timeline-unpublished = Withdrawn from publication
timeline-with-institution = Your institution has it
timeline-with-secretariat = The Secretariat has it
timeline-nobody = It is published
timeline-not-public = It is not published
timeline-to-be-published = Waiting to be published
timeline-closed = It is closed
timeline-last-version = Last version: { $version }, by { $who }, { $when }
timeline-since = Since: { $when }
timeline-next-submit = Submit to the Secretariat
timeline-next-submit-text = when it is complete
timeline-next-decision = Decision of the Secretariat
timeline-next-decision-text = approve, ask for changes or reject
timeline-took = { $count ->
    [0] in round { $round } it came the same day
    [one] in round { $round } it took 1 day
   *[other] in round { $round } it took { $count } days
}

submit-title = Check and submit
submit-back = Back to the section
submit-lede = This is how the Secretariat will read version { $version }, and everyone afterwards. Check each answer.
submit-kept = { $kept } It is not submitted.
submit-save-first = Save it as a version first
submit-lacking = { $count ->
    [one] It cannot be submitted yet: there is one thing to complete or correct
   *[other] It cannot be submitted yet: there are { $count } things to complete or correct
}
submit-change = Change
submit-none = Not provided: needed to submit
submit-none-optional = Not provided
submit-act = Submit to the Secretariat
submit-not-yet = When everything pointed out above is complete, you can submit the section here.
submit-message = Message to the Secretariat
submit-message-hint = Optional: for example, what changed since the last round.
submit-follows-1 = Exactly this version is submitted. The Secretariat is told by email and decides on it.
submit-follows-2 = Until the decision nobody can change the text; your institution can withdraw it.
submit-follows-3 = The Secretariat can approve it, ask for changes or reject it, and your institution receives the decision by email.
submit-follows-4 = If it is approved, it is published in the name of your institution without a letter changed.
submit-button = Submit version { $version }
submit-incomplete = It was not submitted: what is pointed out below has to be completed or corrected.
submit-version-moved = It was not submitted, because someone saved another version in the meantime. This is the new one: check it and submit it.

act-follows = What happens next
act-withdraw-title = Withdraw the section
act-withdraw-what = This lets your institution correct the text before the Secretariat decides.
act-withdraw-reason = Reason
act-withdraw-reason-hint = It stays in the history of your institution. The Secretariat only sees that you withdrew it.
act-withdraw-follows-1 = The section is a draft of your institution again.
act-withdraw-follows-2 = The Secretariat no longer sees the submitted version; that there was a round stays on record.
act-withdraw-follows-3 = You can submit it again whenever you want, in another round.
act-withdraw-button = Withdraw the section
act-restore-title = Return to the text of version { $version }
act-restore-what = No version is lost: the earlier text is saved as a new version.
act-restore-message = Message about the new version
act-restore-message-hint = Optional: for example, why you return to that text.
act-restore-follows-1 = A new version is created with that text.
act-restore-follows-2 = The versions that came after it are kept and can be read.
act-restore-follows-3 = If the section is published, what is published does not change.
act-restore-button = Return to version { $version }
act-delete-title = Delete the draft
act-delete-what = It disappears from the list of your institution. Nobody else has seen it.
act-delete-follows-1 = For 30 days, anyone at your institution can bring it back from “My work”.
act-delete-follows-2 = After that it is erased with all its versions, and there is no way back.
act-delete-button = Delete the draft
act-unpublish-title = Withdraw the practice from publication
act-unpublish-what = It is no longer visible on the pages, in searches and in the open data.
act-unpublish-reason = Reason
act-unpublish-reason-hint = Your institution and the Secretariat see it.
act-unpublish-follows-1 = Its address says that the practice was published, whose it was, and that it was withdrawn.
act-unpublish-follows-2 = Those who have already cited or downloaded it keep what they have.
act-unpublish-follows-3 = Whether it is published again is decided by the Secretariat.
act-unpublish-button = Withdraw it from publication
act-contact-title = Contact for the practice
act-contact-what = The person or office to ask. It is not part of the versions: a change applies at once.
act-contact-button = Save the contact
contact-name = Name of the person or office
contact-name-hint = An office is better: it stays when people change.
contact-email = Email address
contact-public = Show it to everyone
contact-public-hint = If not, only your institution and the Secretariat see it.

adapting-title = Which practices it was adapted from
adapting-lede = If practices published here inspired this one, name them. Whoever reads them will also see yours.
adapting-chosen = Chosen
adapting-none = None.
adapting-remove = Remove
adapting-unsaved = The list is not saved yet.
adapting-save = Save the list
adapting-follows = It is saved as a new version with the same text, and becomes visible when that version is approved. Ten practices at most.
adapting-find = Find
adapting-find-label = Words, a country or an institution
adapting-find-button = Search practices
adapting-nothing-found = No published practice was found. Try other words.
adapting-found = { $count ->
    [one] 1 practice was found.
   *[other] The first { $count } practices found.
}
adapting-add = Choose
adapting-is-chosen = Chosen
adapting-gone = A practice that is no longer published
