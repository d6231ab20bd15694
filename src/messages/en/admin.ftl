# The administration: institutions, people, the journal and the state of the service.

admin-nav = Parts of the administration
admin-nav-overview = Overview
admin-nav-institutions = Institutions
admin-nav-people = People
admin-nav-compendium = Compendium
admin-nav-vocabularies = Vocabularies
admin-nav-thesaurus = Thesaurus
admin-nav-journal = Journal of changes
admin-nav-health = State of the service
admin-pages = Pages of the list
admin-range = { $first } to { $last } of { $total }
admin-previous = Previous
admin-next = Next
admin-search-button = Search
admin-show-all = Show everything
admin-leave = Leave it as it is
admin-what-follows = What follows

## The overview

admin-title = Administration
admin-lede = Who takes part, the rules for writing, and how the service is doing.
overview-waits = To be seen to
overview-nothing = Nothing needs your attention.
overview-parts = Parts
overview-journal-broken = The last verification found that the journal does not match what is stored.
overview-see-journal = See what does not match
overview-disk = The disk of the service cannot be written to, or has very little space left.
overview-bucket = The storage of uploaded files does not answer.
overview-see-health = See the state of the service
overview-index = The search does not show everything published yet.
overview-mails = { $count ->
    [one] One mail did not arrive and is no longer tried.
   *[other] { $count } mails did not arrive and are no longer tried.
 }
overview-see-mails = See why and send them again
overview-expired = { $count ->
    [one] One invitation expired without being accepted.
   *[other] { $count } invitations expired without being accepted.
 }
overview-see-invitations = See the invitations
overview-without-focal-point = { $count ->
    [one] One institution has no focal point: nobody can invite colleagues or answer for it.
   *[other] { $count } institutions have no focal point: nobody can invite colleagues or answer for them.
 }
overview-see-institutions = See which
overview-without-role = { $count ->
    [one] One account has no role: it can only be used to read.
   *[other] { $count } accounts have no role: they can only be used to read.
 }
overview-see-accounts = See the accounts
overview-institutions = { $count ->
    [one] One institution takes part.
   *[other] { $count } institutions take part.
 }
overview-accounts = { $count ->
    [one] There is one account
   *[other] There are { $count } accounts
 }{ $suspended ->
    [0] .
    [one] , one of them suspended.
   *[other] , { $suspended } of them suspended.
 }
overview-invitations = { $count ->
    [0] No invitation is waiting for an answer.
    [one] One invitation is waiting for an answer.
   *[other] { $count } invitations are waiting for an answer.
 }
overview-part-institutions = Who takes part, who writes for each of them and who invites colleagues.
overview-part-people = Accounts, their roles, and the invitations that wait for an answer.
overview-part-compendium = The rules of the compendium, its chapters and the fields of the form.
overview-part-vocabularies = The lists to choose from in forms and filters.
overview-part-thesaurus = The words that the search treats as equivalent in each language.
overview-part-journal = Who did what and when, and the proof that nobody altered it afterwards.
overview-part-health = The search, mails, disk space and the version of the program.

## Institutions

institutions-title = Institutions
institutions-lede = Those that write the compendium, with the people who do so on their behalf.
institution-add = Add an institution
institutions-search = Name, acronym or country
institution-kind = Kind
institutions-any-kind = Every kind
institutions-without = Only those without a focal point
institutions-found = { $count ->
    [0] No institution matches. Try fewer words.
    [one] One institution
   *[other] { $count } institutions
 }
institutions-column-name = Institution
institutions-column-members = Members
institutions-column-published = Published practices
institutions-members = { $count ->
    [0] None
    [one] One
   *[other] { $count }
 }{ $focal_points ->
    [0] { "" }
    [one] , one is a focal point
   *[other] , { $focal_points } are focal points
 }
institutions-lacking = No focal point
institution-without-country = Regional body, no country
institution-kind-ministry = Ministry
institution-kind-agency = Another public body
institution-kind-intergovernmental = Organisation of states
institution-kind-civil-society = Civil society organisation
institution-kind-academia = University or research centre
institution-kind-other = Other
institution-new-title = Add an institution
institution-new-lede = Once it is added you can invite its focal point, who invites colleagues.
institution-names = Name
institution-names-hint = In the languages that you have; one is enough. Readers in other languages see whichever name there is.
institution-acronym = Acronym
institution-acronym-hint = For example MRE. Acronym and country make the address that other programs use; that address does not change afterwards.
institution-country = Country
institution-facts = The institution
institution-published = { $count ->
    [0] It has no published practices.
    [one] It has one published practice.
   *[other] It has { $count } published practices.
 }
institution-change = Change name, country or kind
institution-to-work = Back to my work
institution-edit-lede = The new name appears everywhere: in what is published, in the search and in mails.
institution-edit-reaches = { $published ->
    [0] No published practice shows this name so far.
    [one] The change shows in one published practice, and in new citations of it.
   *[other] The change shows in { $published } published practices, and in new citations of them.
 } { $members ->
    [0] It has no members.
    [one] One member sees it.
   *[other] { $members } members see it.
 }
institution-save = Save the institution
institution-members = Members
institution-no-members = It has no members yet. Invite its focal point.
institution-lacks-focal-point = Without a focal point, nobody in the institution can invite colleagues or take down what is published.
institution-member-since = Since { $date }
institution-more-members = { $count ->
    [one] There is one more member, who is not shown here.
   *[other] There are { $count } more members, who are not shown here.
 }
institution-more-invitations = { $count ->
    [one] There is one more invitation, earlier than these.
   *[other] There are { $count } more invitations, earlier than these.
 }
member-remove = Remove from the institution
member-remove-title = Remove { $name } from the institution
member-remove-button = Remove from the institution
member-follows = From this moment on this person no longer sees the institution’s unpublished texts and cannot write in them.
member-follows-own = This is your own account: from this moment on you no longer see the institution’s unpublished texts and cannot write in them.
member-follows-texts = What was written stays with the institution. The account is not deleted.
member-follows-again = The person can be invited again at any time.
member-follows-last = This is the only focal point: afterwards nobody in the institution can invite colleagues. Invite somebody else first.

## Invitations

invitations-title = Invitations not accepted
invitations-none = No invitation is waiting for an answer.
invitation-open = Invited on { $since }; can be accepted until { $until }.
invitation-expired = Expired on { $until } without being accepted. It was sent on { $since }.
invitation-void = From { $since }; it does not count because whoever sent it can no longer invite to this role. It counts again if you invite anew.
letter-waiting = The mail is being sent.
letter-sent = The mail was sent on { $date }.
letter-unknown-address = The mail did not arrive: that address does not exist. Check it and invite the right address.
letter-refused = The mail did not arrive: the server at the other end refused it. Ask the person for another address, or tell whoever looks after mail there.
letter-not-reached = The mail did not arrive: the server at the other end did not answer for more than a day. Send it again later.
invitation-again = Invite again
invitation-revoke = Revoke the invitation
invite-title = Invite a person
invite-email-hint = The person’s address at work: the link goes there, and they will sign in with it.
invite-role-label = Role
invite-role-hint = They get it on accepting.
invite-language-label = Language of the mail
invite-follows = A mail is sent with a link that counts for two weeks. If there is an open invitation to that role, it is renewed.
invite-button = Send the invitation

## People

people-title = People
people-lede = The accounts of Acervo, what each may do, and who has been invited.
people-accounts = Accounts
people-search = Name or email
people-group = Which
people-everybody = All accounts
people-without-role = Without any role
people-suspended = Suspended
people-found = { $count ->
    [0] No account matches. Try fewer words.
    [one] One account
   *[other] { $count } accounts
 }
people-column-name = Person
people-column-roles = Roles
people-no-role = None: can only read
people-more-roles = and { $count } more roles
people-invite-lede = Here you invite to the Secretariat, and people who do not write for an institution. Authors and focal points are invited on the page of their institution.
people-to-institutions = Go to the institutions
person-suspended = Suspended
person-since = Account created on { $date }
person-language = Language: { $language }
person-institutions = Institutions
person-institutions-hint = People are removed from an institution on its page.
person-roles = Roles in Acervo
person-roles-legend = What they may do
person-role-editor = Reads what is submitted, decides on it and publishes it.
person-role-administrator = Changes institutions, accounts and rules. Does not see texts that nobody has published.
person-role-reviewer = Reads what is assigned to them and recommends.
person-role-researcher = Searches and compares, with saved searches.
person-roles-follow = Takes effect with the next page that this person opens. Their sessions stay open.
person-roles-button = Save the roles
person-roles-now = The account now has these roles: { $roles }.
person-roles-now-none = The account now has no roles.
person-own = This is your own account. Only another administrator can change its roles or suspend it: so there is always somebody left who administers.
person-access = Access
person-suspend-lede = If you suspend this account, nobody can sign in with it or do anything until somebody reinstates it. When you do:
person-follows-sessions = { $count ->
    [0] there are no open sessions to end;
    [one] its open session ends at once;
   *[other] its { $count } open sessions end at once;
 }
person-follows-tokens = { $count ->
    [one] the token of its program does not count while it is suspended;
   *[other] the { $count } tokens of its programs do not count while it is suspended;
 }
person-follows-invitations = { $count ->
    [one] one invitation sent from it does not count: somebody else has to invite again;
   *[other] { $count } invitations sent from it do not count: somebody else has to invite again;
 }
person-follows-texts = what was written and decided is kept, with the person’s name.
person-suspend = Suspend the account
person-reinstate-follows = Once reinstated it has the roles that it had. One has to sign in again: sessions that ended stay ended.
person-reinstate = Reinstate the account
person-journal = See what this person did

## The state of the service

health-title = State of the service
health-well = Everything works.
health-not-well = Something needs attention: below it says what, and what to do.
health-search = Search
health-index = Public search
health-desk-index = Search of the editors’ desk
health-index-complete = Complete: it shows everything up to the last change.
health-index-lag = { $count ->
    [one] One change behind; it catches up within seconds.
   *[other] { $count } changes behind; it catches up within seconds.
 }
health-index-incomplete = Incomplete: it does not show everything yet.
health-index-rebuilding = It is being rebuilt.
health-index-advice = It usually completes by itself within minutes. If it is still like this in an hour, tell whoever runs the server.
health-mails = Mails
health-mails-waiting = { $count ->
    [0] No mail is waiting to be sent.
    [one] One mail is waiting to be sent; if that fails, it is tried again for a day.
   *[other] { $count } mails are waiting to be sent; if that fails, they are tried again for a day.
 }
health-mails-given-up = { $count ->
    [0] All others were delivered.
    [one] One did not arrive and is no longer tried:
   *[other] { $count } did not arrive and are no longer tried:
 }
health-mail = { $what }, { $date }
health-mail-invitation = Invitation
health-mail-undelivered = Notice of an invitation that did not arrive
health-mail-password = Mail about a password
health-mail-member = Notice of a new member
health-mail-digest = News of a saved search
health-mail-section = Notice about a text submitted or decided
health-mail-again = Send again
health-mail-outdated = Of no use any more: the link or the invitation has expired.
health-mail-forget = Take off the list
health-storage = Data and space
health-database = Database
health-database-size = { $kind }, { $size }
health-journal = Journal of changes
health-journal-entries = { $count ->
    [one] One entry
   *[other] { $count } entries
 }
health-files = Original files uploaded
health-files-size = { $count ->
    [0] None
    [one] One, { $size }
   *[other] { $count }, { $size } in all
 }
health-files-bucket = In storage outside this server
health-bucket-unavailable = The storage does not answer: files cannot be uploaded or read, all else works. Tell whoever runs the server now.
health-index-size = Search indexes
health-free = Free disk space
health-free-known = { $size }
health-free-unknown = The system does not say.
health-disk-full = Very little space is left: soon nothing can be saved. Tell whoever runs the server today.
health-disk-unwritable = The disk cannot be written to: nothing is saved. Tell whoever runs the server now.
health-disk-unavailable = The disk does not answer. Tell whoever runs the server now.
health-program = Program
health-version = Version
health-version-is = Acervo { $version }
health-uptime = Running for
health-minutes = { $count ->
    [0] less than a minute
    [one] one minute
   *[other] { $count } minutes
 }
health-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
 }
health-days = { $count ->
    [one] one day
   *[other] { $count } days
 }
health-limits = Limit on requests
health-limits-off = There is none.
health-limits-quotas = Up to { $address } a minute from an address and { $account } with an account.
health-limits-refused = { $count ->
    [0] None has been refused since the start.
    [one] One has been refused since the start.
   *[other] { $count } have been refused since the start.
 }

## What was just done

flash-institution-added = The institution has been added. Now invite its focal point.
flash-invited = The invitation is on its way.
flash-invited-again = The invitation counts for two more weeks. The mail goes out again, unless one went out within the last hour.
flash-invitation-revoked = The invitation no longer counts.
flash-member-removed = The person no longer belongs to the institution.
flash-roles-changed = The roles have been saved.
flash-account-suspended = The account is suspended and its sessions have ended.
flash-account-reinstated = The account is active again.
flash-journal-verified = The journal was recomputed; the result is below.
flash-mail-again = The mail is being sent again.
flash-mail-forgotten = The mail is no longer on the list.

## The journal

journal-title = Journal of changes
journal-lede = Everything that changed, who did it and when. Nothing is deleted or corrected afterwards.
journal-verify-title = Is it intact?
journal-verify-hint = The fingerprint of every entry is computed again, and every text is compared with them. This may take minutes; meanwhile everything goes on working.
journal-verify-button = Verify the journal
journal-not-verified = It has not been verified since the service started.
journal-verifying = It is being verified: { $done } of { $of } entries.
journal-look-again = See whether it is done
journal-verify-failed = The verification could not be completed ({ $moment }). Try again; if it fails again, tell whoever runs the server.
journal-holds = { $count ->
    [one] Intact: its only entry and all texts match.
   *[other] Intact: all { $count } entries and all texts match.
 } The last entry is of { $last }. Verified on { $moment }.
journal-chain = Fingerprint of the end of the journal. Keep it elsewhere: if the journal later no longer leads to it, somebody altered it.
journal-broken = The journal is not intact: entry { $seq } is not what was written, or is missing. Verified on { $moment }. Change nothing and tell whoever runs the server, who can compare it with a backup.
journal-altered = { $count ->
    [one] The entries are intact, but one text does not match them: somebody changed it by other means.
   *[other] The entries are intact, but { $count } texts do not match them: somebody changed them by other means.
 } Verified on { $moment }. Change nothing and tell whoever runs the server.
journal-entries = Entries
journal-person = Who did it
journal-kind = About what
journal-any-kind = Everything
journal-group-writing = What is written
journal-group-decisions = Submissions, decisions and publication
journal-group-institutions = Institutions, members and invitations
journal-group-accounts = Accounts and roles
journal-group-settings = Rules, chapters, form and vocabularies
journal-group-searches = Saved searches
journal-from = From
journal-to = Until
journal-date-fault = One of the dates cannot be read. Write it like 2026-11-26.
journal-nothing = No entry matches, or none that you may see.
journal-latest = Back to the latest
journal-earlier = Earlier ones
journal-take-back = Remove
journal-only-section = Only about “{ $title }”
journal-only-person = Only by { $name }
journal-more-section = Everything about this text
journal-number = entry { $seq }
journal-numbers = entries { $first } to { $last }
journal-hidden = { $count ->
    [one] One entry about a text that you may not see.
   *[other] { $count } entries about texts that you may not see.
 }
journal-service = The service
journal-forgotten = Somebody whose account no longer exists
journal-some-section = a text
journal-something = something that no longer exists
journal-quoted = “{ $title }”
journal-unknown-kind = { $who } did something that this version of the program does not know.
journal-section-created = { $who } began { $what }.
journal-section-saved = { $who } saved version { $version } of { $what }.
journal-section-restored = { $who } restored { $what } as version { $version }.
journal-section-moved = { $who } moved { $what } to another chapter, with version { $version }.
journal-section-submitted = { $who } submitted version { $version } of { $what }.
journal-section-withdrawn = { $who } withdrew version { $version } of { $what } from review.
journal-section-approved = { $who } approved version { $version } of { $what }.
journal-section-changes-requested = { $who } asked for changes to version { $version } of { $what }.
journal-section-rejected = { $who } did not accept version { $version } of { $what }.
journal-section-published = { $who } published version { $version } of { $what }.
journal-section-unpublished = { $who } unpublished { $what }, which stood at version { $version }.
journal-section-reopened = { $who } reopened { $what } for correction.
journal-section-deleted = { $who } deleted { $what }. It can be brought back for a while.
journal-section-purged = { $who } erased { $what } for good; it had been deleted for a while.
journal-attachment-added = { $who } added a picture or annex to { $what }.
journal-attachment-changed = { $who } changed what is said about a picture or annex of { $what }.
journal-attachment-removed = { $who } removed a picture or annex from { $what }.
journal-section-contact-changed = { $who } changed the contact of { $what }.
journal-section-adapted-from-changed = { $who } changed which practices version { $version } of { $what } was adapted from.
journal-institution-created = { $who } added the institution { $name }.
journal-institution-changed = { $who } changed the institution { $name }.
journal-invitation-sent = { $who } invited somebody as “{ $roles }”{ $named ->
    [yes] { " " }in { $name }
   *[no] { "" }
 }.
journal-invitation-renewed = { $who } invited somebody again as “{ $roles }”{ $named ->
    [yes] { " " }in { $name }
   *[no] { "" }
 }.
journal-invitation-revoked = { $who } revoked an invitation{ $named ->
    [yes] { " " }in { $name }
   *[no] { "" }
 }.
journal-user-created = { $own ->
    [yes] { $who } created their account.
   *[no] { $who } created the account of { $whom }.
 }
journal-user-changed = { $own ->
    [yes] { $who } changed their name or language.
   *[no] { $who } changed the name or language of { $whom }.
 }
journal-user-password-changed = { $own ->
    [yes] { $who } changed their password.
   *[no] { $who } changed the password of { $whom }.
 }
journal-user-suspended = { $who } suspended the account of { $whom }.
journal-user-reinstated = { $who } reinstated the account of { $whom }.
journal-user-roles-changed = { $own ->
    [yes] { $who } got the role “{ $roles }” by invitation.
   *[no] { $who } changed the roles of { $whom }. Now: { $roles }.
 }
journal-member-joined = { $own ->
    [yes] { $who } joined { $name } as “{ $roles }”.
   *[no] { $who } added { $whom } to { $name } as “{ $roles }”.
 }
journal-member-removed = { $own ->
    [yes] { $who } left { $name }.
   *[no] { $who } removed { $whom } from { $name }.
 }
journal-compendium-created = { $who } created the compendium { $name }.
journal-compendium-changed = { $who } changed the rules of the compendium { $name }.
journal-chapters-changed = { $who } changed the chapters of the compendium { $name }.
journal-template-changed = { $who } changed the form of the compendium { $name }.
journal-vocabulary-changed = { $who } changed the vocabulary { $name }.
journal-thesaurus-changed = { $count ->
    [0] { $who } changed a concept of the thesaurus.
    [one] { $who } replaced the thesaurus, which now has one concept.
   *[other] { $who } replaced the thesaurus, which now has { $count } concepts.
 }
journal-search-saved = { $who } saved a search.
journal-search-changed = { $who } changed a saved search.
journal-search-removed = { $who } removed a saved search.
journal-edition-created = { $who } began an edition of the compendium { $name }.
journal-edition-changed = { $who } changed an edition of the compendium { $name }.
journal-edition-candidate = { $who } made an edition of the compendium { $name } a candidate.
journal-edition-frozen = { $who } froze an edition of the compendium { $name }, which no longer changes.
