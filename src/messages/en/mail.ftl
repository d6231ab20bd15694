# Plain-text mails, and the labels they use. Every language has the same messages with the same variables.
# $expires is a date already written out for the reader; $role is one of the role labels below;
# $message and $reason are what a person wrote and may run over several lines. Links stand on a line of their own.

## Invitations

invitation-subject = { $inviter } invites you to Acervo

invitation-body =
    Hello,

    { $inviter } invites you to Acervo, the service with which many institutions write a compendium together and publish it.

    Institution: { $institution }
    Your role: { $role }

    To accept, open this link and follow the steps on the page:

    { $link }

    Valid until: { $expires }

    The link is for you alone; please do not pass it on. If you already have an account, enter the password you use now: it stays the same.

    If you were not expecting this invitation, you do not need to do anything.

    Acervo

invitation-installation-body =
    Hello,

    { $inviter } invites you to Acervo, the service with which many institutions write a compendium together and publish it.

    Your role: { $role }

    To accept, open this link and follow the steps on the page:

    { $link }

    Valid until: { $expires }

    The link is for you alone; please do not pass it on. If you already have an account, enter the password you use now: it stays the same.

    If you were not expecting this invitation, you do not need to do anything.

    Acervo

## A letter with an invitation that was given up, to the inviter; $failure is one of the labels after it

invitation-undelivered-subject = Your invitation to { $address } did not arrive

invitation-undelivered-body =
    Hello { $name },

    The letter with your invitation could not be delivered.

    Address: { $address }
    Role: { $role }
    Reason: { $failure }

    Please check the address. If there is a mistake in it, revoke this invitation and invite the right address. If it is right, invite again: another letter will be sent.

    Acervo

failure-unknown-address = the mail server says that there is no such address
failure-refused = the mail server does not accept the letter
failure-not-reached = the mail server could not be reached for a day

## Passwords

password-reset-subject = Choose a new password for Acervo

password-reset-body =
    Hello { $name },

    We received a request for a new password for your Acervo account. To choose one, open this link:

    { $link }

    Valid until: { $expires }

    Once you have changed it, you will need to sign in again on all your devices.

    If you did not ask for this, you do not need to do anything: your password stays the same.

    Acervo

password-changed-subject = Your Acervo password has been changed

password-changed-body =
    Hello { $name },

    The password of your Acervo account has just been changed.

    If you changed it, you do not need to do anything.

    If you did not, ask for a new password on the page for signing in right away and tell the administrators of Acervo.

    Acervo

## Decisions, to the institution

decision-approved-subject = Approved: { $title }

decision-approved-body =
    Hello { $name },

    Good news: this section has been approved and published, exactly as it was submitted.

    Section: “{ $title }”
    Institution: { $institution }

    Message from the editors:

    { $message }

    Anyone can now read it here:

    { $link }

    You do not need to do anything else. If you want to improve it later, save a new version and submit it: the published version stays in place until the new one is approved.

    Acervo

decision-no-message = No message.

decision-reason = { $field }: { $text }

decision-changes-requested-subject = Changes requested: { $title }

decision-changes-requested-body =
    Hello { $name },

    The editors have read this section and ask you for some changes.

    Section: “{ $title }”
    Institution: { $institution }

    Message from the editors:

    { $message }

    Open the section here, make the changes and submit it again when it is ready:

    { $link }

    Acervo

decision-rejected-subject = Not accepted: { $title }

decision-rejected-body =
    Hello { $name },

    The editors have read this section and decided not to accept it.

    Section: “{ $title }”
    Institution: { $institution }

    Message from the editors:

    { $message }

    Nothing has been lost: you can still read the section and its history here:

    { $link }

    The section is closed for now. If you would like it to be considered again, please write to the editors, who can reopen it.

    Acervo

## Sections

section-submitted-subject = Submitted for review: { $title }

section-submitted-body =
    Hello { $name },

    A section has been submitted and is waiting for the editors.

    Section: “{ $title }”
    Institution: { $institution }

    Open it here to read it, and then approve it, ask for changes or reject it:

    { $link }

    Acervo

section-unpublished-subject = No longer published: { $title }

section-unpublished-body =
    Hello { $name },

    This section has been unpublished. The public can no longer read it; editions that already contain it keep it.

    Section: “{ $title }”

    Reason:

    { $reason }

    Nothing has been lost. You can still open the section here, revise it and submit it again:

    { $link }

    Acervo

## Members

member-joined-subject = { $member } has joined your institution on Acervo

member-joined-body =
    Hello { $name },

    { $member } has accepted an invitation and can now work on your institution’s sections on Acervo.

    Institution: { $institution }
    Role: { $role }

    If this is as it should be, you do not need to do anything. If not, you can remove this person from your institution’s list of members on Acervo.

    Acervo

## Labels of roles

role-author = Author
role-focal-point = Focal point
role-reviewer = Reviewer
role-editor = Editor
role-administrator = Administrator
role-researcher = Researcher

## Labels of the stages of a section

stage-draft = Draft
stage-submitted = Submitted
stage-in-review = In review
stage-changes-requested = Changes requested
stage-approved = Approved
stage-rejected = Rejected

decision-approved-waiting-subject = Approved: { $title }

decision-approved-waiting-body =
    Hello { $name },

    Good news: this section has been approved exactly as it was submitted. The editors will publish it.

    Section: “{ $title }”
    Institution: { $institution }

    Message from the editors:

    { $message }

    You can see it here:

    { $link }

## Digests of saved searches. $list is written out for the reader

digest-subject = New for your searches on Acervo

digest-body =
    Hello { $name },

    Since the last letter, this has been published that fits your saved searches:

    { $list }

    You receive this letter because you asked for a daily or weekly digest of saved searches. To receive no more, sign in and remove the saved search, or choose to get no mail about it, here:

    { $link }

    Acervo

digest-more = And { $count } more: see the address above.
