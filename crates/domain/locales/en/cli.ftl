# Words of the command line.
command-thang = Thang: score, explain and rank by an indicator set written as text.
command-score = Score a round.
command-rank = Rank the units.
command-explain = Explain why a unit has its points.
command-example = Run the shipped example: score, rank, explain, and recompute published results.
command-framework = Read, check, show, compare, start and import indicator sets.
command-check = Check a framework and report every mistake at once.
command-show = Show all of a framework.
command-diff = Compare two editions of a framework.
command-schema = Print the JSON Schema with which an editor completes and checks while typing.
command-new = Write a commented starter set.
command-manual = Show the manual of the rule kinds.
command-import = Make a framework from a table (.xlsx or .csv).
command-completions = Print completions for a shell.
command-man = Print the man page.
help-usage = Usage:
help-options = Options
help-commands = Commands
help-command = COMMAND
option-help = Print this help
option-version = Print the version
option-lang = Language: vi or en (default: from the environment, else vi)
option-framework = Folder of the framework
option-answers = File of answers (.csv or .xlsx)
option-units = File of units (.csv or .xlsx)
option-year = Year of the data, for parameters by year
option-numbers = How the files write numbers: vi is 1.234,5; en is 1,234.5; without it 1234.5
option-earlier = Folder of the earlier round: answers.csv (for growth) and results.csv (for changes of rank)
option-earlier-edition = Edition of the earlier round, if it is another one
option-children = Results of child units under another framework: SET=results.csv
option-open = The round is still open: what is not answered counts as pending
option-keep-invalid = Score all the same where values are wrong; such criteria are marked invalid
option-out = Folder for the results
option-csv-only = Write the CSV tables only, not the derivations (derivations.jsonl)
option-format = Form of the output
option-league = Print this league only
option-unit = Code of the unit
option-criterion = Code of the criterion; without it the whole unit is explained
option-node = Code of the group to rank by (default: main, the total)
option-deny = Treat warnings as errors: --deny warnings
option-dir = Folder of the framework
option-old = Folder of the old edition
option-new = Folder of the new edition
option-id = Code of the new framework, for example departments-a
option-kind = Rule kind, for example ratio
option-file = Table (.xlsx or .csv)
option-base = A framework.toml for what a table cannot hold: scale, bands, trees
option-shell = Shell: bash, zsh, fish, elvish or powershell
severity-error = error
severity-warning = warning
severity-note = note
severity-hint = hint
place-cell = { $file }: row { $row }, column { $column }
place-row = { $file }: row { $row }
findings-more = … and { $count } more.
findings-count = Errors: { $errors }, warnings: { $warnings }, notes: { $notes }.
usage-unknown-argument = There is no option { $arg }.
usage-unknown-command = There is no command { $command }.
usage-missing-argument = Missing: { $arg }.
usage-missing-command = A command is needed.
usage-missing-value = Option { $arg } needs a value.
usage-invalid-value = “{ $value }” cannot be used for { $arg }; possible values: { $valid }.
usage-refused-value = “{ $value }” cannot be used for { $arg }.
usage-refused-year = “{ $value }” is no year; { $arg } takes one from 1900 to 2999.
usage-twice = { $arg } cannot be used twice or together with { $prior }.
usage-once = { $arg } can be used once only.
usage-not-text = The command line holds characters that are not UTF-8.
usage-other = The command line is not right.
usage-see-help = See: thang --help
CL001 = This folder or file was not found.
    .hint = Check the path.
CL002 = It cannot be read: { io-reason }.
    .hint = Check the permissions of the file.
CL003 = The folder has no .toml file of a framework.
    .hint = A framework has at least a framework.toml; start one with: thang framework new ID
CL004 = The file is larger than 2 MiB, the limit for a file of a framework.
    .hint = Split the framework over several .toml files in the same folder.
CL005 = The file is not UTF-8 text (wrong from byte { $reason }).
    .hint = Save the file as UTF-8.
write-failed = The result could not be written: { io-reason }.
file-not-written = { $file } could not be written: { io-reason }. No file was changed.
io-reason = { $kind ->
        [PermissionDenied] no permission
        [ReadOnlyFilesystem] the disk is read-only
        [StorageFull] the disk is full
        [QuotaExceeded] the disk quota is used up
        [FileTooLarge] the file would become too large
        [NotFound] no such file or folder
        [NotADirectory] a part of the path is a file, not a folder
        [AlreadyExists] a file of this name is already there
        [IsADirectory] this is a folder, not a file
        [InvalidFilename] the name is too long or not allowed
        [FilesystemLoop] links that lead back to themselves
        [DirectoryNotEmpty] another run has just written into this folder
        [WouldBlock] another run is writing into this folder
        [Unsupported] this is not an ordinary file
       *[other] the system says: { $reason }
    }
status-official = official
status-sample = sample set, not an official document
status-skeleton = skeleton, its table of criteria is missing
check-summary = { $path }: readable; criteria: { $criteria }, leagues: { $leagues } ({ $status }).
manual-unknown-kind = There is no rule kind “{ $kind }”. The kinds: { $kinds }.
help-option = OPTIONS
value-file = FILE
value-folder = DIR
value-code = CODE
value-year = YEAR
value-edition = EDITION
value-children = SET=FILE
value-kind = KIND
value-shell = SHELL
CL010 = It is not known how answers of edition { $edition } move to edition { $new }: no mapping.toml of the framework has from = "{ $edition }".
    .hint = Add a mapping.toml for that edition, or leave out --earlier-edition if the earlier round used the same edition.
CL011 = The folder of the earlier round has neither answers.csv nor results.csv.
    .hint = Put the answers of the earlier round there, and the results written with --out.
CL012 = “{ $value }” is not of the form SET=FILE, with both.
    .hint = For example: --children mau-cap-xa=results/results.csv
CL013 = There is no units.csv in the folder of this file of results.
    .hint = Use the whole folder that thang score --out wrote.
CL014 = No rule of the framework takes in results of the set “{ $set }”.
    .hint =
        { $count ->
            [none] This framework takes in results of no other set; leave out --children.
           *[other] The sets whose results it takes in: { $sets }.
        }
CL015 = The set “{ $set }” is named twice in --children.
    .hint = Name one file of results for each set.
CL016 = This file is read in this run, and --out would write over it.
    .hint = Choose another folder for --out.
CL017 = The file is saved as UTF-16 (Notepad calls it “Unicode”), not as UTF-8.
    .hint = In Notepad choose Save As with the encoding UTF-8.
waiting-for = Reading { $file }: this is not an ordinary file, so the program waits until its writer ends.
no-unit-in-league = The unit { $unit } is not in the league { $league }.
score-written = Results of { $units } units written to { $folder }.
label-sample = *** SAMPLE SET, not an official document of any body ***
label-skeleton = *** SKELETON of a set, its criteria are missing; not an official result ***
ranking-league = { $node }. League: { $league } (maximum { $max })
ranking-node = { $node } (maximum { $max })
column-rank = Rank
column-change = Change
column-unit = Unit
column-code = Code
column-value = Value
column-max = Maximum
node-not-submitted = nothing submitted
node-not-applicable = not applicable
node-incomplete = has invalid values
node-provisional = provisional, values pending
no-such-node = There is no group with code “{ $code }”. The codes: { $codes }
no-such-league = There is no league with code “{ $code }”. The codes: { $codes }
no-such-unit = There is no unit with code “{ $code }” in this round. The codes: { $codes }
no-such-criterion = There is no criterion with code “{ $code }”. The codes: { $codes }
example-title = EXAMPLE BÌNH DƯƠNG. The units' answers are INVENTED, nobody's real data.
example-ranking = 1. Ranking of departments, round 2023 (INVENTED DATA)
example-line = 2. Why these points, in one line (INVENTED DATA)
example-full = 3. Why these points, in full (INVENTED DATA)
example-lost = 4. Where the unit lost points, and why (INVENTED DATA)
example-published = 5. DTI 2022 of five provinces recomputed from the published main indices (dti.gov.vn)
example-within = { $unit }: the published total was rounded from main indices that were not yet rounded. Each published main index is off by at most 0.00005, and so is the total, so a recomputed total may differ by up to 0.0001; this difference is within that.
example-beyond = { $unit }: the difference is more than 0.0001 and rounding does not explain it.
column-exact = Recomputed, 6 digits
column-recomputed = Rounded
column-published = Published
column-agrees = Agrees
answer-yes = yes
answer-no = no
criterion-elsewhere = Criterion { $criterion } does not exist for the league of { $unit }, or has no maximum yet.
explain-line = { $unit }, { $code } { $name }: points = { $formula }{ $points } (maximum { $max })
explain-line-state = { $unit }, { $code } { $name }: { $state }, { $points } points (maximum { $max })
explain-basis = Basis
explain-kind = Rule
explain-inputs = Inputs
explain-steps = Computation
explain-state = State
explain-points = Points: { $points } (maximum { $max })
explain-input = { $label }: { $value }{ $unit } ({ $id }, row { $row })
explain-input-empty = { $label }: { $value } ({ $id })
explain-note = . Reason: { $note }
value-empty = not provided
value-claim = claimed not applicable
value-broken = invalid value
value-none = nothing
column-node = Group
column-lost = Lost
column-lost-of = Points lost (of { $max })
column-where = Where
column-why = Why
column-regain = To regain
lost-total = { $unit }: { $lost } points lost = { $max } − { $points }. Lines may differ from the total by rounding when printed.
lost-limit = { $node }: limit of the group
cause-not-provided = not provided
cause-partly = partly reached
cause-capped = over the limit
cause-refused = not recognised
cause-gate = gate failed
cause-penalty = penalty
cause-bonus = bonus
cause-invalid = invalid values
cause-pending = pending
regain-provide = provide: { $what }
regain-earlier = provide the figures of the earlier round
regain-part = (regains { $points } points)
regain-correct = correct: { $what }
regain-prove = give evidence: { $what }
regain-await = await: { $what }
regain-hold = hold this condition
regain-avoid = avoid it
new-bad-id = “{ $id }” cannot be a code: plain letters, digits, dots, hyphens and underscores only; a letter or digit first and last; 40 characters at most.
import-file = File
create-exists = { $folder } already has a file { $file }; nothing is overwritten. Choose another folder with --dir or --out.
create-done = Written to { $folder }: { $files }.
lost-others = … and { $count } other places, { $points } points together.
incident = The program itself made a mistake, your data is not the cause; do not use what this run printed. Please send this line with the files you used: thang { $version }, { $place }: { $what }
column-standing = Band, state
gate-fails = fails
gate-holds = holds
explain-line-gate = { $unit }, { $code } { $name }: { $state }
explain-line-adjust = { $unit }, { $code } { $name }: { $points } points
explain-points-signed = Signed points: { $points }
explain-source = Source
explain-date = Date of the value
explain-who = Given by
explain-evidence = Evidence
explain-supplier = Supplier
explain-verifier = Verifier
explain-peers = { $count } units compared; highest { $best }: { $high }; lowest { $lowest }: { $low }
unit-itself = the unit itself
step-cap = limit of the group
step-rescale = rescaled to the maximum, because part does not apply
step-floor = not below 0
step-ceiling = not above the maximum
