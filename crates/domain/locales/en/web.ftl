# The pages.

## Frame

web-skip = Skip to main content
web-what = Digital transformation index
web-nav = Main
web-crumb = Breadcrumb
web-title-mistake = Error:{ " " }
web-other-code = vi
web-other-language = Tiếng Việt
web-sign-out = Sign out
web-made-with = Thang – digital transformation scores and rankings
web-help = Need help? Ask the system administrator of your index office.
web-home = Go to the start page
web-mistakes = To mend: { $count }
web-pages = Pages
web-pages-of = Page { $page } of { $pages }
web-earlier = Previous page
web-later = Next page
web-find = Find
web-all = All
web-none = None
web-table-scroll = { $table }, scrolls sideways
web-cancel = Cancel

## Errors

web-wrong-number = Request number (quote it when asking for help):
web-wrong-400 = The request is not valid
    .what = The server could not understand what was sent.
    .now = Go back, reload the page and try again.
web-wrong-403 = Not allowed
    .what = The request did not come from a page of this system, or your account may not do this.
    .now = Open the page again and repeat it. If it is still refused, ask the system administrator.
web-wrong-404 = Page not found
    .what = The address is not in the system, or its content is not yours to see.
    .now = Check the address, or begin from the start page.
web-wrong-405 = This way of asking is not supported
    .what = The address does not take this kind of request.
    .now = Begin from the start page and use the buttons there.
web-wrong-408 = Timed out
    .what = The server did not receive everything in time.
    .now = Check the connection and send it again.
web-wrong-409 = Somebody else has just changed this
    .what = While this page was open, its content was saved elsewhere. Nothing was overwritten.
    .now = Open the page again, look at the new content, and make your change once more.
web-wrong-413 = Too large
    .what = What was sent, or its file, is larger than allowed.
    .now = Split the file and send it again.
web-wrong-415 = This kind of data is not supported
    .what = The server takes what the forms on its pages send.
    .now = Open the page again and use its form.
web-wrong-421 = Wrong address
    .what = The system does not serve the host name that was used.
    .now = Use the address the system administrator gave you.
web-wrong-422 = The form is not right
    .what = A field is missing, unknown or malformed.
    .now = Reload the page and fill it in again.
web-wrong-429 = Too many requests
    .what = There were too many requests in a short time.
    .now = Wait a few seconds and try again.
web-wrong-500 = Something went wrong
    .what = The fault is the system's, not yours. What you just did was not saved.
    .now = Try again in a few minutes. If it still fails, send the number below to the system administrator.
web-wrong-503 = The system is busy
    .what = The server cannot answer just now.
    .now = Try again in a few minutes; what you have not sent is still on the page before.
web-wrong-507 = The server has no room left
    .what = Nothing could be saved, because the server's disk is full. What was saved before is safe.
    .now = Tell the system administrator and try again later.

## Where the server listens

web-listen-public-url = to be reached from other machines, `public_url` must be set: the address people type, such as https://dti.example.gov.vn
web-listen-transport = to be reached from other machines, the server needs `tls` (certificate and key) or `behind_proxy` (a proxy that ends TLS)
web-listen-plain = `public_url` must begin with https:// where other machines reach the server
web-listen-admin = the admin address must be on this machine (127.0.0.1 or ::1)
web-listen-proxies = `behind_proxy` needs at least one network of the proxies and a number of hops from 1 up

## Signing in

web-sign-in = Sign in
web-login = Login name
web-password = Password
web-forgotten-link = Forgotten your password?
web-policy-asvs = Password policy in force: length and a list of easily guessed passwords (OWASP ASVS).
web-policy-vn-742 = Password policy in force: length, kinds of characters and expiry (Decision 742/QĐ-BTTTT).
web-fresh = Confirm that it is you
web-fresh-intro = This act carries weight, so enter your password again, and the code if you have enrolled one.
web-fresh-submit = Confirm
web-second-factor = Second factor
web-second-factor-intro = Open the authenticator app on your phone and enter the code it shows.
web-second-factor-submit = Continue
web-second-factor-lost = Lost your phone or the app? Ask a system administrator to reset your second factor.
web-code = Code
web-code-hint = 6 digits, new every 30 seconds
web-enrol = Set up the second factor
web-enrol-intro = The roles of this account need a second factor. You set it up once.
web-enrol-app = 1. Install an authenticator app (TOTP) on your phone.
web-enrol-scan = 2. Scan this picture with the app.
web-enrol-picture = QR code to set up the authenticator app
web-enrol-secret = If you cannot scan it, type this key into the app:
web-enrol-code = 3. Enter the code the app shows.
web-enrol-submit = Finish
web-set-up = Make the first system administrator
web-set-up-intro = The system has no users yet. The first administrator is made with the set-up code.
web-set-up-code = Set-up code
web-set-up-code-hint = Shown once on the server's console at its first start
web-set-up-submit = Make the account
web-forgotten = Forgotten password
web-forgotten-intro = The system will send a link to reset the password to the e-mail address on record. Without an address, ask your unit's manager for a new password.
web-forgotten-submit = Send the link
web-forgotten-sent = Your request was noted
web-forgotten-sent-text = If the account exists and has an e-mail address, the link will arrive within a few minutes. Look in the spam folder too.
web-back-to-sign-in = Back to sign in
web-reset = Reset your password
web-reset-submit = Set the new password
web-change-password = Change password
web-change-password-first = This is your first sign-in: replace the password you were given with one of your own.
web-old-password = Current password
web-new-password = New password
web-new-password-again = New password again
web-new-password-hint-asvs = At least { $least } characters; a long phrase is fine; you may paste from a password manager
web-new-password-hint-vn-742 = At least { $least } characters with capital and small letters, digits and special characters
web-passwords-differ = The two new passwords are not the same. Enter both again.
web-required = “{ $field }” is missing.

## My account

web-account = My account
web-account-person = Details
web-name = Full name
web-mail = E-mail
web-mail-hint = To receive a link when the password is forgotten; may be left empty
web-unit = Unit
web-roles = Roles
web-role = Role
web-no-roles = No roles have been granted.
web-role-since = since { $from }
web-role-span = from { $from } to { $until }
web-account-safety = Sign-in and safety
web-second-factor-on = Second factor is set up
web-second-factor-off = Second factor is not set up
web-enrol-link = Set it up
web-sessions = Sessions
web-sessions-text = Open sessions: { $count }. If someone else may be using your account, sign out everywhere and change the password.
web-sign-out-everywhere = Sign out everywhere

## Users

web-users = Users
web-users-of = Users of { $unit }
web-user = User
web-users-count = Users: { $count }
web-users-empty = No user matches the search.
web-users-find = Name or login name
web-state = State
web-state-invited = Invited
web-state-active = Active
web-state-disabled = Disabled
web-invite = Invite a user
web-invite-submit = Make the account
web-invite-many = Invite from a list
web-invite-many-intro = A CSV file with a header and the columns login, name, email, unit, role. One person a line. email and role may be empty.
web-invite-many-submit = Upload and make the accounts
web-file = CSV file
web-table-row = Row { $row }, column { $column }: { $text }
web-file-encoding = The file is not UTF-8. In Excel, save it as “CSV UTF-8”.
web-file-header = The header is empty, lacks a name or has a name twice.
web-file-table = The table cannot be read: a row is longer than the header, or a quotation mark is not closed.
web-file-hint = UTF-8, at most 2 MB
web-slips = First passwords
web-slips-text = Each password is shown only once, here. Print them and hand them over; they must be changed at the first sign-in.
web-first-password = First password
web-address = Address
web-user-acts = Actions
web-user-none = Your roles give you nothing to do with this user.
web-disable = Disable the account
web-enable = Enable the account
web-reset-password = Give a new password
web-reset-factor = Reset the second factor
web-revoke = Revoke
web-revoke-role = Revoke the role { $role } of { $name }
web-grant = Grant a role
web-grant-submit = Grant the role
web-from = From
web-until = Until
web-until-hint = Leave empty for no end; dd/mm/yyyy
web-reason = Reason

## Grants and proposals

web-grants = Permissions
web-proposals = Waiting for a second person
web-proposals-empty = Nothing is waiting. The roles of system administrator, index office, appraiser, council, approver and auditor take effect when a second person confirms them.
web-proposed-by = Proposed by
web-proposed-at = At
web-confirm = Confirm
web-confirm-grant = Confirm the role { $role } for { $name }
web-reject = Reject
web-reject-grant = Reject the role { $role } for { $name }
web-own-proposal = Proposed by you; someone else must confirm
web-propose = Propose a role
web-propose-submit = Send the proposal
web-grants-held = Roles in force
web-grants-held-empty = No roles have been granted.
web-act = Action

## Units

web-units = Units
web-units-empty = There are no units yet. Add them one by one, or load the list from a CSV file.
web-units-count = Units: { $count }
web-unit-code = Unit code
web-unit-code-hint = Small letters, digits and hyphens; it cannot be changed later
web-unit-name = Name of the unit
web-unit-kind = Kind
web-unit-parent = Parent unit
web-unit-kind-hint = Small letters, such as so_nganh, cap_huyen, cap_xa
web-unit-parent-hint = Code of the parent unit; empty if there is none
web-unit-add = Add a unit
web-unit-save = Save the changes
web-units-import = Load a list
web-units-import-intro = A CSV file with a header and the columns code, name, kind, parent. Units whose code is known are updated; none is deleted.
web-units-import-submit = Upload and load

## Log

web-log = Log
web-log-empty = No event matches the filter.
web-log-who = Who
web-log-act = Act
web-log-object = Object
web-log-when = When
web-log-number = No.
web-log-result = Result
web-log-done = Done
web-log-denied = Refused
web-log-from = From
web-log-until = Until
web-log-day-hint = dd/mm/yyyy
web-log-filter = Filter
web-log-export = Download the log
web-log-receipt = Receipt
web-log-receipt-of = Receipt of event { $number }
web-log-intact = Each event has a receipt by which anyone can check that the log was not altered.
web-log-newest = Newest
web-log-older = Older
web-log-host = Server (command line)
web-log-system = System
web-log-visitor = Somebody not signed in
web-kind-grant = Role
web-kind-proposal = Proposed role
web-kind-house = System
web-kind-log = Log
web-kind-event = Event of the log
web-acts-session = Signing in
web-acts-password = Passwords
web-acts-factor = Second factor
web-acts-user = Users
web-acts-grant = Roles
web-acts-proposal = Proposals
web-acts-unit = Units
act-deny-more = Many refusals (summed up)
act-factor-enrol = Set up the second factor
act-factor-enter = Entered the second factor
act-factor-reset = Reset the second factor
act-grant-add = Granted a role of a unit
act-grant-bootstrap = Granted a role while setting up (one person decides)
act-grant-confirm = Granted a role that was confirmed
act-grant-propose = Proposed a role
act-grant-revoke = Revoked a role
act-log-fork = Went on with the log from a restored backup
act-log-key = Changed the key of the log
act-password-ask = Asked to reset the password
act-password-choose = Chose a password
act-password-reset = Gave a new password
act-proposal-confirm = Confirmed a proposal
act-proposal-reject = Rejected a proposal
act-session-begin = Signed in
act-session-end-all = Signed out everywhere
act-session-fresh = Signed in afresh
act-unit-add = Added a unit
act-unit-save = Changed a unit
act-user-disable = Disabled a user
act-user-enable = Enabled a user
act-user-invite = Invited a user
act-user-set-up = Made the first system administrator

## Done

web-done-password = The password was changed.
web-done-enrolled = The second factor is set up.
web-done-disabled = The account is disabled and all its sessions have ended.
web-done-enabled = The account is enabled.
web-done-factor-reset = The second factor was reset.
web-done-granted = The role was granted.
web-done-proposed = The proposal was sent; a second person must confirm it.
web-done-confirmed = The proposal was confirmed.
web-done-rejected = The proposal was rejected.
web-done-revoked = The role was revoked.
web-done-unit = The unit was saved.
web-done-units = The list of units was loaded.
web-done-signed-out = You are signed out.
