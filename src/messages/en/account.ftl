# Signing in to the demonstration, mailed links, and one's own account.

## Forms

form-send = Send
save-button = Save
name-label = Full name
name-hint = As other people at your institution and the Secretariat will see it.
language-label = Language
language-hint = For the pages after saving, and for emails sent to you.
password-hint = At least 10 characters. A few uncommon words make a good password.
role-in-institution = { $role }, { $institution }

## The demonstration

sign-in-demonstration-heading = In the demonstration
sign-in-demonstration-lede = This is a demonstration. Try Acervo in somebody else’s place: whatever you do stays in this demonstration and is deleted with it.
sign-in-as = Sign in as { $name }
sign-in-demonstration-changed = This account can no longer be used this way, because somebody has changed its password or suspended it. Choose another one.
resume-typed = What you typed

## Mailed links

link-spent-title = This link no longer works
link-spent-ask = If you still need access, ask the person who invited you, or your institution, for another invitation.
link-spent-accepted = If you have already accepted the invitation, sign in with your email address and password
link-spent-new-password = Ask for another link to set a new password
link-spent-set = If you have already changed the password, sign in with it
link-spent-to-account = Go to your account
invitation-title = Invitation to Acervo
invitation-from = { $name } invites you to take part in Acervo.
invitation-lede = You are invited to take part in Acervo.
invitation-heading = What you are invited to
invitation-role = Your role
invitation-until = Can be accepted until
invitation-accept-heading = Accept
invitation-with-account = You already have an account with this email address. Enter the password that you use now: your account stays as it is and gains one more role.
invitation-new-account = This creates your account. From then on you sign in with this email address and the password that you choose here.
invitation-button = Accept the invitation
forgotten-title = I forgot my password
forgotten-lede = Enter the email address of your account. We will send you a link to choose a new password.
forgotten-button = Send the link
forgotten-sent = If there is an account with that email address, you will get a link within a few minutes. It is valid for one hour.
forgotten-sent-look = If it does not arrive, look in your spam folder as well, and check that you entered the address of your account.
forgotten-sent-again = Ask for another link
forgotten-to-sign-in = Back to signing in
new-password-title = New password
new-password-lede = Choose a new password. Saving it ends all your sessions, and you can then sign in with it.
new-password-account = Account: { $email }
new-password-label = New password
new-password-button = Save the password

## The account

account-nav = Your account
account-title = My account
account-who = Who you are
account-roles = Your roles
account-no-roles = Your account has no role at present.
account-email = You sign in with the email address { $email }.
account-roles-hint = Roles are given by the focal points of your institution and the administrators of Acervo. If one is missing or should go, write to them.
account-password = Password
current-password-label = Current password
account-password-ends = Changing it ends your other sessions. This one stays open.
account-password-button = Change the password

## Sessions

sessions-title = Sessions
sessions-lede = Where your account is open. If you do not recognise a session, end it and change your password.
session-browser-on = { $browser } on { $system }
session-program = Program: { $name }
session-unknown = Unidentified browser or program
session-since = Since { $moment }
session-used = Last used: { $moment }
session-this-one = This session
session-end = End
sessions-end-others = End all others
sessions-hint = The browser and the system are as the browser itself reports them. The last use is recorded at most once an hour. A session ends by itself after 30 days.

## Tokens

tokens-title = Tokens for programs
tokens-lede = A token lets a program of yours do on your behalf what you choose, without knowing your password. If you use no programs, you need none.
tokens-list = Your tokens
tokens-none = You have no tokens.
token-made-heading = New token
token-made = This is the token “{ $name }”. Copy it now and keep it in a safe place: it will not be shown again.
token-copy = Copy the token
token-copied = The token is copied.
token-copy-failed = It could not be copied. Select it and copy it.
token-valid = Created on { $since }, valid until { $until }
token-revoke = Revoke
token-new = Create a token
token-name-label = Name
token-name-hint = To recognise it later, for example “Monthly report”.
token-scopes-label = What it may do
token-scope-read = Read everything that you can see
token-scope-write = Write sections and submit them
token-scope-decide = Decide on sections and publish them
token-scope-administration = Change institutions, people and settings
token-days-label = Days of validity
token-days-hint = Between 1 and 366.
token-make = Create the token

## Saved searches

searches-title = Saved searches
searches-lede = Return to your searches with one click, or get what is new by email.
searches-none = You have not saved any searches yet.
searches-to-search = Search for something and save it from the results page
search-words = “{ $q }”
search-evaluated-true = with an evaluation
search-evaluated-false = without an evaluation
search-year-from = from { $year }
search-year-to = until { $year }
search-everything = All practices
search-change = Change
search-leave = Leave it as it is
search-feed = Follow in a news reader
search-remove = Delete
search-name-label = Name
search-digest-label = Emails with what is new
search-digest-none = No emails
search-digest-daily = One email a day, if there is anything new
search-digest-weekly = One email on Mondays, if there is anything new
search-language-label = Language of the search
search-language-hint = The language of the words that you search for.

## What was just done

flash-invitation-accepted = You have accepted the invitation and are signed in.
flash-password-changed = The password was changed. Your other sessions have ended.
flash-password-set = The new password was saved. Sign in with it.
flash-session-ended = The session was ended.
flash-sessions-ended = All other sessions were ended.
flash-token-revoked = The token is no longer valid.
flash-search-removed = The search was deleted.
