# Words of installing and operating.
config-sample =
    # Configuration of Thang. Lines that begin with # have no effect.
    # Every key can be set by a variable of the environment instead: mail.port is THANG_MAIL_PORT.
    # Check it after a change: thang doctor --dir FOLDER

    # The name at the head of every page.
    #name = "Department of Science and Technology"

    # Language of mails and of whoever has not chosen: vi or en.
    language = "vi"

    # Where rows are kept: "sqlite" (the file thang.db in this folder) or the address of a PostgreSQL.
    database = "{ $database }"
    # PostgreSQL: "postgres://thang@db.example.vn/thang"

    # Where the server takes connections. From other machines it needs public_url and [tls] or [behind_proxy].
    #listen = "[::1]:8080"

    # A port of its own for the operator: /readyz and /metrics. On this machine only.
    #admin_listen = "[::1]:9090"

    # The address people type into their browser.
    #public_url = "https://dti.example.vn"

    # Rules of passwords: "asvs" (long, no forced change) or "vn-742" (Decision 742/QĐ-BTTTT).
    password_policy = "asvs"

    # A session that is not used ends after so many minutes.
    session_idle_minutes = 30

    # Room that is kept free on the disk, in MiB; below it no further files are taken.
    reserve_mib = 1024

    # The server encrypts by itself: certificate and key as PEM.
    #[tls]
    #cert = "/etc/thang/cert.pem"
    #key = "/etc/thang/key.pem"

    # Or it stands behind a proxy (nginx, Caddy) that encrypts.
    #[behind_proxy]
    #trusted = ["::1"]
    #hops = 1

    # Sending mail: tls is "starttls" (port 587), "tls" (port 465) or "none" (port 25, on this machine only).
    # The password is better kept in the variable THANG_MAIL_PASSWORD.
    #[mail]
    #host = "mail.example.vn"
    #port = 587
    #tls = "starttls"
    #user = "thang"
    #password = "…"
    #from = "thang@example.vn"

    # Lines for the operator: "plain" or "json" on stdout; a syslog if wanted.
    #[log]
    #output = "plain"
    #syslog = "/dev/log"
CF001 = This is not TOML.
    .hint = A line reads key = value; texts stand in straight double quotes; a table begins with [name].
CF002 = This key or table stands above already.
    .hint = Take one of the two away.
CF003 = There is no key { $key } in the configuration.
    .hint = All keys stand in the sample that thang init writes.
CF004 = This value has to be { $wanted ->
        [number] a whole number without quotes
        [list] a list of texts
        [table] a table
       *[text] a text in quotes
    }.
    .hint = { $wanted ->
        [number] Such as: session_idle_minutes = 30
        [list] Such as: trusted = ["10.0.0.0/8"]
        [table] Such as: a line [mail], and then host = "mail.example.vn"
       *[text] Such as: name = "Office of Home Affairs"
    }
CF005 = The value “{ $value }” is of no use here.
    .hint = Choose one of: { $valid }.
CF006 = The number { $value } is out of range.
    .hint = Write a number from { $min } to { $max }.
CF007 = “{ $value }” is no IP address with a port.
    .hint = Such as "0.0.0.0:443" to be reached from everywhere, "[::1]:8080" from this machine only.
CF008 = “{ $value }” is no address for a browser.
    .hint = Write https:// and the name of the machine with nothing behind it, such as "https://dti.example.vn".
CF009 = It is not clear where rows are kept.
    .hint = Write "sqlite", or an address such as "postgres://name@machine/database".
CF010 = “{ $value }” is neither an IP address nor a network.
    .hint = Such as: trusted = ["10.0.0.0/8", "::1"].
CF011 = “{ $value }” is no mail address.
    .hint = Such as: from = "thang@example.vn".
CF012 = This text is empty or has control characters.
    .hint = Write a value, or put # before the line for the usual one.
CF013 = This variable of the environment stands for no key and has no effect.
    .hint = Its name is THANG_ and the key in capitals, such as THANG_MAIL_PORT for mail.port.
CF014 = The table [{ $table }] lacks the key { $key }.
    .hint = Add it, or put # before every line of the table.
CF015 = Use one of the tables [tls] and [behind_proxy], not both.
    .hint = [tls] if the server encrypts by itself, [behind_proxy] if nginx or Caddy stand in front.
CF016 = There is a name for the mail server and no password.
    .hint = Set the variable THANG_MAIL_PASSWORD or write mail.password. A backup keeps no passwords: set it anew after a restore.

# Commands and options.
command-init = Make a new installation: configuration, keys and an empty database.
command-serve = Run the server.
command-backup = Make a backup, also beside a running server.
command-verify = Check a backup by restoring it into a temporary place.
command-restore = Make a new installation from a backup.
command-doctor = Find what is not well in an installation.
option-installation = Folder of the installation
option-database = Where rows are kept: sqlite (usual) or postgres://…
option-listen = Address and port to take connections at, instead of the configuration's
option-accept-fork = Why to go on from a restored backup; goes to the operator's lines
option-to = Where backups are put (usual: the folder backups of the installation)
option-backup = Folder of the backup
option-keys = Folder of keys that were kept apart; without it new keys are made
value-address = ADDRESS
value-reason = REASON
operate-file = { $path }: { io-reason }.
operate-nothing-here = { $path } is no installation yet. Make one: thang init --dir { $path }
store-busy = The database is busy or cannot be reached ({ $what }). Try again in a few minutes.
store-full = The disk is full. Make room and try again; what was written is whole.
store-corrupt = The database is damaged: { $what }. Stop the server and restore the latest backup.
store-held = Another server has this installation. Stop it first.
store-conflict = The database is not empty, or the file is there already.
store-other = The database says: { $what }
store-newer = The rows are of a newer version (schema { $found }; this program knows { $known }). Use a newer program.
store-older = The rows are of an older version (schema { $found }, this program needs { $known }). Run thang serve once to bring them up.
store-empty = There is no database yet. Run thang serve once to make it.
init-not-empty = There are files in { $path } already. Choose a new or an empty folder.
init-done =
    The installation { $path } is made.
    1. Look through { $path }/thang.toml and change it.
    2. Copy the folder { $path }/keys to a safe place of its own; backups hold no keys.
    3. Run: thang serve --dir { $path }
serve-open = The server takes connections at { $address }. Open in a browser: { $url }
serve-admin = Operator's port: { $address }
serve-fork = This installation was restored from a backup: what was written later is gone, and the log goes on from an older state. Run it again with --accept-fork "REASON" to confirm.
backup-done = The backup is in { $path }: { $files } files, { $size } MiB.
backup-keys = A backup holds no keys and no passwords. Keep a copy of { $keys } apart: without secret.key everybody has to set up the second factor anew after a restore.
verify-done = The backup { $path } is whole: { $files } files, rows of { $at }, restored on trial.
verify-failed = The backup { $path } is of no use: { $count } findings. Use another one, and make a new one now.
verify-unreadable = { $what } cannot be read.
verify-seal = { $what } does not fit manifest.sha256: one of the two was changed.
verify-format = { $what } is no list of files that this program understands.
verify-extra = The file { $what } is not in the list.
verify-missing = The file { $what } is missing.
verify-size = { $what } has another size than when the backup was made.
verify-digest = { $what } says something else than when the backup was made.
verify-rows = The rows cannot be restored on trial: { $what }
restore-not-empty = There are files in { $path } already. A backup is restored into a new or an empty folder only.
restore-other-database = This backup is one of SQLite and can only be restored into SQLite. Unset THANG_DATABASE.
restore-done = Restored into { $path }, rows of { $at }.
restore-fork = What was written after that is gone. The first start has to say why: thang serve --dir { $path } --accept-fork "REASON"
restore-keys-new = New keys were made: everybody has to set up the second factor anew, and the log is signed with a new key. If you have the old keys, restore again with --keys.
restore-keys-taken = The old keys are used again. Passwords of mail and database have to be set anew, in thang.toml or by the environment.
doctor-well = The installation { $path } is well.
doctor-wrong = The installation { $path } has { $count } things to look at.
doctor-no-mail = No mail is configured: whoever forgets a password has to ask the manager.
doctor-open-key = Others can read or write the key { $path } (mode { $mode }). Run: chmod 600 { $path }
doctor-no-key = The key { $path } is missing. Copy it back from where it is kept apart.
doctor-open-folder = Everybody on this machine can enter { $path } (mode { $mode }). Run: chmod 700 { $path }
doctor-little-room = The disk has { $free } MiB left, less than the { $reserve } MiB to be kept free: no further files are taken.
doctor-no-backup = There is no backup in the folder backups.
doctor-old-backup = The latest backup is of { $at }, more than 26 hours ago.
doctor-failed-jobs = { $count } jobs failed (usually mail that could not be sent).
serve-set-up =
    There is no administrator yet. Open { "/set-up" } in a browser and enter the one-time code: { $code }
command-user = Accounts from the machine itself; the log says that the operator did it.
command-list = Show a list.
command-user-list = Show the accounts.
command-add = Add an account without a role and print its first password.
command-disable = Disable an account.
command-reset-factor = Take the second factor of somebody who lost the device; they hear of it by mail.
command-reset-password = Give a new first password, to be changed at sign-in.
option-login = Name to sign in with
option-name = Name
option-person = Name of the person
option-mail = Mail address
option-user-unit = Code of the unit
value-login = LOGIN
value-name = NAME
user-slip =
    { $name }
    Sign in as: { $login }
    First password: { $password }
    The password is shown once and has to be changed at sign-in.
user-disabled = The account { $login } is disabled and all its sessions are ended.
user-factor-reset = The second factor of { $login } is taken; it has to be set up anew at the next sign-in.
user-login = Login
user-name = Name
user-unit = Unit
user-state = State
user-factor = Second factor
user-invited = invited
user-active = active
user-off = disabled
user-yes = yes
user-no = no
verify-log = The log is not right: { $what }

# thang audit
command-audit = Verify the log: whether events were changed, deleted or inserted.
command-audit-verify = Read the whole log once more and tell everything that does not agree.
command-receipt = Print the receipt of an event; it can be verified without the server.
command-verify-receipt = Verify a receipt with nothing but the public key of the log.
option-replay = Also compare units, users and roles in the database with what the log says
option-since = A checkpoint or receipt kept from before; may be given several times
option-vkey = Public key of the log (usual: the one in the folder of the installation)
option-seq = Number of the event
option-receipt = File of the receipt
value-vkey = KEY
value-number = NUMBER
audit-no-key = “{ $key }” is no public key of a log. A key reads name+number+key and stands in keys/log.pub.
audit-no-public = { $path } has no public key of the log (keys/log.pub). Give it by --vkey.
audit-no-event = The log has no event { $seq }.
audit-read = { $size } events read, the last one of { $at }. Root: { $root }
audit-read-nothing = The log has no event yet. Root: { $root }
audit-well = The log is whole: its events agree with the hashes and every checkpoint. Add --replay to compare the tables too.
audit-well-replayed = The log is whole, and units, users and roles in the database are what the log says.
audit-no-since = Note: whoever has the signing key can rewrite the whole log. Only a checkpoint or receipt kept elsewhere (--since) tells.
audit-wrong = SIGNS OF TAMPERING (exit code { $exit }). Leave everything as it is, copy the whole folder, and tell who is in charge.
audit-means-1 = See the lines above.
audit-means-10 = It means: a checkpoint was not signed by this key. It was forged, or the key is another one.
audit-means-11 = It means: events were changed after they were written.
audit-means-12 = It means: the log is not the one of which the kept checkpoint was signed. It was rewritten, cut, or restored from an old backup.
audit-means-13 = It means: somebody changed the database directly, not through the product.
audit-means-14 = It means: events were deleted, inserted or numbered anew.
audit-means-16 = It means: one person did what takes two.
audit-proved = The receipt is right: the log { $origin } holds event { $seq } of { $at }: { $action }, { $kind } “{ $id }”. Checkpoint: { $size } events.
