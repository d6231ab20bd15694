# The editors’ desk: what waits, search, and the decision.
desk-title = Editors’ desk
desk-waiting-count =
    { $count ->
        [0] No section is waiting for a decision.
        [one] One section is waiting for a decision.
       *[other] { $count } sections are waiting for a decision.
    }
desk-oldest =
    { $count ->
        [0] The oldest arrived today.
        [one] The oldest has waited for 1 day.
       *[other] The oldest has waited for { $count } days.
    }
desk-waits =
    { $count ->
        [0] It arrived today.
        [one] It has been waiting for a decision for 1 day.
       *[other] It has been waiting for a decision for { $count } days.
    }
desk-ago =
    { $count ->
        [0] today
        [one] 1 day ago
       *[other] { $count } days ago
    }
desk-day = { $date }, { $ago }
desk-untitled = Section without a title
desk-search-label = Search all sections, including unpublished ones
desk-filter = Show only some of it
desk-filter-button = Apply
desk-filter-none = Remove the filters
desk-filter-stage = Status
desk-filter-chapter = Chapter
desk-filter-country = Country of the institution
desk-filter-practice-country = Country of the practice
desk-filter-institution = Institution
desk-any = All
desk-mine-title = Waiting for your decision
desk-mine-none = There is nothing here for you to decide.
desk-others-title = Waiting for somebody else’s decision
desk-others-what = Whoever writes does not decide on what they wrote. You can read these; somebody else at the Secretariat takes the decision.
desk-waiting-title = Waiting for a decision
desk-unpublished-title = Approved, not published
desk-unpublished-none = No approved section is waiting to be published.
desk-returned-title = With the institution
desk-returned-none = No institution is making changes that were asked for.
desk-decided-title = Latest decisions
desk-decided-none = No decision has been taken yet.
desk-to-rejected = Rejected sections
desk-to-all = All sections
desk-table = Table:
desk-column-section = Section and institution
desk-column-round = Round
desk-column-since = Waiting since
desk-column-public = In public view
desk-column-approved = Approved
desk-column-why = Why
desk-column-decision = Decision
desk-column-when = When
desk-round = Round { $round }, version { $version }
desk-not-published = Nothing
desk-older-published = Version { $version }
desk-changes-requested = Changes requested
desk-outcome-approved = Approved
desk-outcome-changes-requested = Changes requested
desk-outcome-rejected = Rejected
desk-outcome-withdrawn = Withdrawn
desk-decided-by = { $outcome }, by { $name }
desk-four-eyes-member = You belong to this institution. Somebody else at the Secretariat decides.
desk-four-eyes-wrote = You wrote some of this text. Somebody else at the Secretariat decides.
desk-four-eyes-what = Every decision is taken by somebody who neither wrote the text nor belongs to the institution. There are no exceptions.
desk-four-eyes-refused = No decision was taken: this section is not yours to decide. Ask somebody else at the Secretariat.
desk-search-title = Search all sections
desk-found =
    { $count ->
        [0] No sections
        [one] 1 section
       *[other] { $count } sections
    }
desk-found-none = No section matches. Try other words or remove filters. Drafts that were never submitted are not found here.
desk-index-incomplete = The index is still being filled: there may be more sections.
desk-to-filters = Filter by status, chapter, country or institution
desk-range = { $first } to { $last } of { $total }
desk-submitted = submitted on { $day }
desk-submitted-on = Submitted on { $date }.
desk-stage-draft = The institution is writing it.
desk-stage-submitted = It is waiting for a decision.
desk-stage-in-review = It is waiting for a decision.
desk-stage-changes-requested = Changes were requested: the institution has it.
desk-stage-approved = It is approved.
desk-stage-rejected = It was rejected and is closed.
desk-state-draft = With the institution
desk-state-submitted = Waiting for a decision
desk-state-in-review = Waiting for a decision
desk-state-changes-requested = Changes requested
desk-state-approved = Approved
desk-state-rejected = Rejected
desk-to-changes = What changed
desk-to-public = As the public will see it
desk-to-decision = Go to the decision
desk-versions = Versions
desk-record-title = Record
desk-changes-title = What changed since version { $version }, the last one decided on
desk-asked-on = The answer of { $date }:
desk-to-compare = See both versions, also side by side
desk-first-version = This section is decided on for the first time: there is no earlier version to compare it with.
desk-public-title = As the public will see it
desk-say-what-for = Below each field you can say what to change in it. It is sent with the decision, and the institution reads it next to the field.
desk-say-here = Say what to change here
desk-say-what = What to change in
desk-empty-fields =
    { $count ->
        [one] 1 empty field
       *[other] { $count } empty fields
    }
desk-nothing-released = The institution withdrew what it had submitted: there is nothing to read here.
desk-your-decision = Your decision
desk-about-version = On version { $version }, as it reads on this page.
desk-approve = Approve
desk-approve-what = It is not published yet: somebody at the Secretariat publishes it afterwards.
desk-approve-publishes = It is published at once, in view of everyone.
desk-request-changes = Request changes
desk-request-changes-what = It goes back to the institution. Nothing new is published.
desk-reject = Reject
desk-reject-what = It is closed. Only the Secretariat can reopen it.
desk-maturity = Maturity, if you approve
desk-maturity-none = Not stated
desk-message = Reasons for the institution
desk-message-hint = Its authors read them, and they stay in the record. Not needed if you approve.
desk-no-way-back = The institution is told by mail. Once sent, the decision cannot be taken back.
desk-send-decision = Send the decision
desk-version-moved = No decision was taken: in the meantime the institution submitted a newer version, which is the one on this page now. Look at it again; what you wrote is still here.
desk-decided-already = Nothing was done: the status of the section has changed in the meantime. The record says what happened.
desk-publish-moved = Nothing was published: in the meantime another version was approved, which is the one on this page now. Read it, and publish it if it is right.
desk-lost = This is what you had written. Copy it if you still need it.
desk-to-published = See the published version
desk-publish-what = Version { $version } is approved and not in public view. Once published, everyone sees it, and it takes the place of any earlier one.
desk-publish = Publish
desk-reopen-what = Once reopened, the institution can write on it and submit it again. Nothing is published.
desk-reopen = Reopen
desk-unpublish-ask = Withdraw from public view…
desk-unpublish-what = It disappears from view at once. At its address, only the title, the institution and the date remain. The institution is told by mail. It can be published again.
desk-unpublish-reason = Why it is withdrawn
desk-unpublish-reason-hint = The institution and the Secretariat read it, not the public.
desk-unpublish = Withdraw from public view
desk-did-by = { $date }, { $name }
desk-did-create = Created, version { $version }
desk-did-save = Version { $version } saved
desk-did-restore = Earlier text restored, version { $version }
desk-did-move = Moved to another chapter
desk-did-submit = Submitted, round { $round }, version { $version }
desk-did-withdraw = Withdrawn by the institution, round { $round }
desk-did-approve = Approved, version { $version }
desk-did-request-changes = Changes requested
desk-did-reject = Rejected
desk-did-publish = Published, version { $version }
desk-did-unpublish = Withdrawn from public view
desk-did-reopen = Reopened
desk-did-change-contact = Contact changed
desk-did-change-adapted-from = Source of the practice changed
flash-approved-and-published = The section was approved and is published. The institution is being told.
flash-approved = The section was approved. It remains to be published. The institution is being told.
flash-changes-requested = The changes were requested. The section is back with the institution.
flash-rejected = The section was rejected and is closed. The institution is being told.
flash-published = The section is published.
flash-taken-down = The section is no longer in public view.
flash-reopened = The section was reopened. The institution can write on it again.
