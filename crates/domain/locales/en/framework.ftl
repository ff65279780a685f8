# framework

# the main tree, where the set does not name it
main-name = Total

# forms: show
outline-status-sample = SAMPLE SET, NOT AN OFFICIAL DOCUMENT OF ANY BODY
outline-status-skeleton = SKELETON: THE STRUCTURE ONLY, WITHOUT ALL CRITERIA OF THE DECISION
outline-edition = Framework { $id }, edition { $edition }
outline-basis = Basis: { $basis }
outline-period = Data period: { $from } to { $to }
outline-max = Maximum: { $points }
outline-not-scored = No maximum yet: this set cannot be scored
outline-count = Criteria: { $criteria }
outline-leagues = LEAGUES
outline-params = PARAMETERS
outline-year = { $value } ({ $year })
outline-inputs = SHARED INPUTS
outline-decided = appraised in { $code }
outline-main = MAIN TREE: { $name } — { $points } points
outline-tree = TREE { $code }: { $name } — { $points } points
outline-points = { $points } points
outline-no-points = no points
outline-weight = Weight: { $weight }
outline-cap = At most { $points } points
outline-sum-weighted = Weighted sum
outline-sum-mean = Mean
outline-sum-minimum = The lowest counts
outline-only-leagues = Only for: { $leagues }
outline-formula = Rule: { $formula }
outline-structure-only = No rule yet (skeleton)
outline-may-not-apply = May be claimed not to apply
outline-evidence = Evidence: { $note }
outline-supplier = Supplied by: { $who }
outline-verifier = Verified by: { $who }
outline-unit-itself = the unit itself
outline-guidance = Guidance: { $text }
outline-gates = GATES
outline-gate = On { $node }; fails on the answer: { $answer }
outline-limit = Failed: at most { $value } points
outline-limit_share = Failed: at most { $value } of the applicable maximum
outline-adjusts = BONUSES AND PENALTIES
outline-adjust = { $per }, on { $node }
outline-adjust-limit = Limit: { $points } points
outline-per-once = { $points } points, once
outline-per-item = { $points } points for each item
outline-per-day_late = { $points } points for each day late
outline-bands = BANDS of { $of }
outline-minimum-of = the lowest percentage among: { $nodes }
outline-requires = requires { $gates }, else at most { $band }
kind-yes_no = yes or no
kind-choice = one level, each a share of the maximum
kind-parts = points of the parts done, added
kind-steps = steps of a count
kind-ratio = ratio a/b times the maximum
kind-ratio_to_target = ratio against a target
kind-count_to_target = count against a target
kind-bands = ranges of a value, constant or linear points
kind-complement = share without fault: (total − bad)/total
kind-per_item = points for each item, up to a cap
kind-sum_of = several rules added
kind-best_of = the best of several rules
kind-best_peer = against the best of the league
kind-growth = growth against the unit's own earlier round
kind-survey = result of a survey
kind-judgement = points of several graders
kind-external = result published elsewhere
kind-roll_up = results of child units
kind-gate = a condition without points
kind-manual = points given by a named body
kind-info = collected, not scored
kind-adjust = bonus or penalty
formula-yes_no = { $of } is yes: the maximum; no: 0 points
formula-choice = By the level of { $of }
formula-parts = Points of the parts done in { $of }, added
formula-steps = By the steps of { $of }; below the first: 0 points
formula-ratio = Maximum × { $of }/{ $to }
formula-ratio_to_target = Maximum × ({ $of }/{ $to })/{ $target }, at most the maximum
formula-count_to_target = Maximum × { $of }/{ $target }, at most the maximum
formula-bands = By the range of { $of }
formula-complement = Maximum × (1 − { $bad }/{ $total })
formula-per_item = { $of } × { $each } points, at most { $cap } points
formula-sum_of = The parts added
formula-best_of = The best alternative counts
formula-best_peer = { $of } compared with the units of the same league
formula-growth = By the growth of { $of } since the earlier round
formula-survey = By a survey of { $n } answers
formula-judgement = By the graders' points { $of }
formula-external = { $of } as published by { $source }
formula-roll_up = Maximum × the results of the child units in the set { $children }
formula-manual = Points { $of } given by { $who }
formula-info = Collected, no points
formula-sub = { $label } — at most { $max } points
formula-points = { $points } points
formula-fraction = { $of } of the maximum
formula-linear = in a straight line, { $from } to { $to }
formula-end-at_least = { $at } or more
formula-end-from = from { $at }
formula-end-above = above { $at }
formula-end-to = up to { $at }
formula-end-below = below { $at }
formula-end-any = any value
key-when_zero = Denominator 0: { $value }
key-when_over = Numerator above denominator: { $value }
key-floor = Floor, 0 points: { $value }
key-integer = Whole numbers only: { $value }
key-when_target_missing = No target: { $value }
key-target = Target: { $value }
key-mode = Comparison: { $value }
key-direction = Better: { $value }
key-peers = Compared with: { $value }
key-when_flat = All alike: { $value }
key-measure = Growth measured: { $value }
key-full_at = At this level the maximum: { $value }
key-when_no_earlier = No earlier figure: { $value }
key-satisfied = Satisfied answers: { $value }
key-share = Points by share: { $value }
key-mean = Mean of the survey: { $value }
key-scale = Scale of the survey: { $value }
key-min_sample = Smallest sample: { $value }
key-below_min = Sample too small: { $value }
key-aggregate = Aggregation: { $value }
key-graders_min = Graders at least: { $value }
key-drop = Highest and lowest points left out: { $value }
key-drop_from = Left out from so many graders on: { $value }
key-date = Date of the figure: { $value }
key-children_league = League of the child units: { $value }
key-of = Result taken: { $value }
key-weight = Weights from the column: { $value }
key-counts = Bands that count: { $value }
key-when_missing = Child unit without a result: { $value }
word-not_applicable = not applicable
word-not_provided = not provided
word-pending = pending
word-zero = 0 points
word-full = the maximum
word-invalid = invalid
word-cap = counts as 100%
word-allow = may exceed 100%
word-skip = left out
word-mean = mean
word-weighted = weighted mean
word-median = median
word-share_at_band = share of units in the bands
word-share_of_best = share of the best value
word-min_max = place between the lowest and the highest value
word-higher = higher
word-lower = lower
word-ranked = ranked units
word-all = all units of the league
word-relative = in percent
word-absolute = as a difference
word-at_or_below = at most
word-below = below
word-true = yes
word-false = no
word-yes = yes
word-no = no
word-count = count
word-number = number
word-percent = percent
word-money = money
word-yes_no = yes or no
word-choice = one level
word-parts = several parts
word-grades = graders' points
word-date = date
word-points = points
word-list = register
word-text = text

# forms: compare
diff-title = { $id }: edition { $old } against edition { $new }
diff-none = Nothing changed.
diff-nothing = none
diff-of-set = SET
diff-of-scale = SCALE
diff-of-league = LEAGUES
diff-of-param = PARAMETERS
diff-of-input = SHARED INPUTS
diff-of-tree = TREES
diff-of-group = GROUPS
diff-of-criterion = CRITERIA
diff-of-gate = GATES
diff-of-adjust = BONUSES AND PENALTIES
diff-of-band = BANDS
diff-of-answers = ANSWERS OF THE EARLIER EDITION
diff-added = { $code } “{ $name }”: added
diff-dropped = { $code } “{ $name }”: dropped
diff-moved = { $old } became { $code } “{ $name }”
diff-part = { $aspect }: { $before } → { $after }
diff-part-added = { $aspect } added
diff-part-dropped = { $aspect } dropped
diff-answers-kept = { $old }: kept, for { $new }
diff-answers-renamed = { $old }: kept, renamed to { $new }
diff-answers-same = { $count } other answers stay as they are.
diff-answers-dropped = { $old } “{ $label }”: no longer used
diff-answers-asked = { $new } “{ $label }”: a new question, to be answered
aspect-input = input { $id }
aspect-name = name
aspect-label = label
aspect-kind = kind
aspect-rule = rule
aspect-max = maximum
aspect-group = group
aspect-also_in = groups of other trees
aspect-leagues = leagues
aspect-weight = weight
aspect-may_not_apply = may not apply
aspect-evidence = evidence
aspect-supplier = supplier
aspect-verifier = verifier
aspect-basis = basis
aspect-guidance = guidance
aspect-parent = parent
aspect-tree = tree
aspect-sum = sum
aspect-cap = cap
aspect-floor = floor
aspect-limit = limit
aspect-limit_share = limit share
aspect-points = points
aspect-from = from
aspect-above = above
aspect-requires = requires
aspect-at_most = at most
aspect-status = status
aspect-data_period = data period
aspect-value = value
aspect-by_year = values by year
aspect-by_league = values by league
aspect-by_league_year = values by league and year
aspect-unit = unit
aspect-required = required
aspect-note = note
aspect-of = input read
aspect-to = denominator
aspect-target = target
aspect-options = codes to choose from
aspect-param = parameter
aspect-decided_in = decided in

# files and syntax
FW001 = The file is too large: { $size } bytes, at most { $limit } bytes.
    .hint = Split the set into several .toml files in the same folder.
FW002 = This is no valid TOML, so reading cannot go on here ({ $detail ->
        [deep] brackets or keys stand too deep in each other
        [carriage-return] lines end as on an old Mac; save it with line ends of Windows or Unix
       *[other] the reader of TOML says: { $detail }
    }).
    .hint = A line reads: key = value. Texts and numbers stand in quotes.
FW003 = This key or table already stands above and cannot be written again.
    .hint = Merge the two places or rename one. Lists have two brackets, such as [[criterion]].
FW004 = A quoted text is not closed, or holds a character that is not allowed.
    .hint = Close it with " on the same line; texts of several lines begin and end with """.
FW005 = The bracket opened here is not closed.
    .hint = Add the closing bracket: ] or {"}"}, two of them for [[…]].
FW006 = This key has no value.
    .hint = Write a value after the equals sign, such as max = "3", or remove the line.
FW007 = Only TOML 1.1 can be written so; a set is TOML 1.0, which every program reads.
    .hint = Keep {"{ … }"} on one line without a last comma; write \u001B, \u00HH for \e, \xHH; give seconds.
FW008 = The value { $value } must stand in straight quotes.
    .hint = Write "…" with the straight quotes of the keyboard, not curly ones.
FW009 = The key “{ $key }” already stands at { $first }; it may be in one file only.
    .hint = Move everything under “{ $key }” to one file.
FW014 = A key has plain letters, digits, underscores and hyphens only.
    .hint = Write the key as in the manual, without marks and blanks.
FW032 = A \ in quotes must be followed by a known character, such as \n or \".
    .hint = For the \ itself write \\.
FW038 = This value is not written correctly.
    .hint = Numbers stand in quotes with a decimal point, such as "1.5"; a line has one value.
FW049 = A comma between entries is missing or too many.
    .hint = There is exactly one comma between two entries; look at the closing bracket too.

# keys and values
FW010 = There is no key “{ $key }” here.
    .hint = Known keys: { $known }.
FW011 = The required key “{ $key }” is missing.
    .hint = Add { $key } = …
FW012 = { $wanted ->
        [text] A text in quotes is wanted here
        [list] A list [ … ] is wanted here
        [table] A table {"{ … }"} is wanted here
        [integer] A whole number without quotes is wanted here
        [boolean] true or false without quotes is wanted here
       *[date] A date YYYY-MM-DD without quotes is wanted here
    }, but this is { $found ->
        [text] a text
        [integer] a whole number
        [float] a decimal number
        [boolean] true or false
        [list] a list
        [table] a table
       *[date] a date or time
    }.
    .hint = Write a value of the wanted type.
FW013 = The number { $value } must stand in quotes, so that every digit is kept.
    .hint = Write "{ $value }".
FW015 = “{ $value }” is not a decimal number as files write it.
    .hint = Use a decimal point and no thousands separator, such as "1234.5"; at most 15 digits before and 9 after the point.
FW016 = There is no choice “{ $value }” here.
    .hint = Choose one of: { $known }.
FW017 = The code “{ $code }” is not written correctly.
    .hint = At most 40 plain letters, digits, points, underscores and hyphens; first and last a letter or digit.
FW018 = The id “{ $id }” is not written correctly.
    .hint = A small plain letter first, then small letters, digits and underscores; at most 40 characters.
FW019 = The name has { $count } characters, at most { $limit }.
    .hint = Shorten it; longer text belongs under guidance.
FW020 = This text must say its language.
    .hint = Write {"{ vi = \"…\", en = \"…\" }"}; English may follow later.
FW021 = This text is empty.
    .hint = Write it, or remove the line if it is not required.
FW022 = “{ $value }” is no number of points.
    .hint = Write points, such as "1.5", or a fraction of the maximum, such as "1/2" (up to a denominator of 1000000, not above 1).
FW023 = The whole number { $value } lies outside { $from } to { $to }.
    .hint = Write a number in that range.
FW024 = This program reads format { $from }, the file is of format { $value }.
    .hint = Write format = { $from }; if a newer program made the file, update this one.
FW025 = “{ $value }” is no day of a year.
    .hint = Write month and day, such as "12-31".
FW026 = The list has { $count } entries, at least { $least } are needed.
    .hint = Add the missing ones, or choose another rule.
FW027 = The list has { $count } entries, exactly { $wanted } are needed.
    .hint = Write exactly { $wanted } entries.
FW028 = “{ $value }” is no share of the maximum.
    .hint = Write a number from 0 to 1, such as "0.5", or a fraction, such as "1/2".
FW031 = A number or a parameter is wanted here.
    .hint = Write "0.8" or {"{ param = \"some_id\" }"}.
FW047 = “{ $key }” must be above 0, but is { $value }.
    .hint = Write a number above 0.
FW048 = “{ $key }” must not be below 0, but is { $value }.
    .hint = Write a number from 0 up.

# leagues and parameters
FW033 = There is no league “{ $code }”.
    .hint = The leagues of this set: { $known }.
FW034 = This set has no leagues, so one value is written here.
    .hint = Write one value in quotes, or declare leagues with [[league]].
FW035 = The list of leagues is empty.
    .hint = Remove the line if all leagues are meant.
FW036 = This does not exist in the league “{ $league }”, so it has no value there.
    .hint = Remove the value of this league, or add the league under leagues.
FW037 = The value for the league “{ $league }” is missing.
    .hint = Name every league in which this exists, or write one value for all.
FW042 = There is no parameter “{ $id }”.
    .hint = Declare it with [param.{ $id }].
FW043 = The parameter “{ $id }” needs exactly one of value, by_year, by_league, by_league_year (it has { $count }).
    .hint = Keep one of them.
FW044 = “{ $year }” is no year.
    .hint = Write four digits, such as "2025".
FW045 = There is no value for any year.
    .hint = Write at least one, such as "2025" = "0.8".

# codes and references
FW050 = The code “{ $code }” is taken at { $first }.
    .hint = Trees, groups, criteria, gates and adjusts share their codes: choose another one.
FW051 = “{ $code }” stands twice.
    .hint = Write each code once here.
FW052 = The code “main” is the root of the main tree.
    .hint = Choose another code.
FW072 = No group or tree has the code “{ $code }”.
    .hint = Write a code of a [[group]] or [[tree]]; “main” is the root of the main tree.
FW071 = No tree has the code “{ $code }”.
    .hint = Declare it with [[tree]], or remove the line: the group is then in the main tree.
FW073 = “{ $code }” is the root of a tree and does not stand under parent.
    .hint = Remove the line: the group then stands directly under the root of its tree.
FW074 = The group “{ $code }” is in another tree.
    .hint = A group and its parent are in the same tree.
FW075 = The group “{ $code }” is above itself.
    .hint = Change parent so that the parents lead up to the root.
FW094 = The group “{ $code }” stands deeper than { $limit } levels.
    .hint = Real sets have a few levels: check what parent says.
FW076 = The group “{ $code }” is not in the main tree.
    .hint = Write a group of the main tree here; groups of other trees stand under also_in.
FW077 = “{ $code }” is in the main tree and does not stand under also_in.
    .hint = A criterion has one place in the main tree, under group.
FW078 = “{ $code }” is in the same tree as a code before it.
    .hint = Name one place in each tree.
FW079 = The tree “{ $code }” has no criterion.
    .hint = Put criteria into it with group or also_in, or remove the tree.

# inputs
FW040 = There is no input “{ $id }” here.
    .hint = Declare it under the inputs of this criterion, or under [inputs] if several use it.
FW041 = The input “{ $id }” is of kind { $kind }, which cannot stand here.
    .hint = Wanted kinds: { $known }.
FW053 = “{ $id }” is also the id of a shared input.
    .hint = Choose another id, or remove the declaration here to use the shared one.
FW054 = “{ $key }” does not go with an input of kind { $kind }.
    .hint = Remove the line, or change kind.
FW055 = “min_open” needs “min”.
    .hint = Add min, or remove min_open.
FW056 = No value lies from { $min } to { $max }.
    .hint = The lower end (min) must be below the upper end (max).
FW057 = A shared input needs “decided_in”: the criterion whose appraiser decides it.
    .hint = Add decided_in = "code of a criterion".
FW058 = “decided_in” stands on shared inputs only.
    .hint = Remove the line.
FW059 = A rule reads “{ $id }”, so it cannot be optional.
    .hint = Remove optional = true. Without an answer the criterion is not provided, which is not 0 points.
FW087 = Rules that read this input have different codes: { $first } and { $second }.
    .hint = Write the same codes in the same order wherever it is read.
FW133 = No rule names the codes of the input “{ $id }” of kind { $kind }.
    .hint = Read it with a rule choice or parts, or change kind.
FW134 = “decided_in” of “{ $id }” names the criterion “{ $code }”, which does not exist.
    .hint = Write the code of a criterion.
FW130 = No rule reads the input “{ $id }”.
    .hint = Use it in a rule, write optional = true if it is there to be read only, or remove it.
FW131 = Nothing uses the parameter “{ $id }”.
    .hint = Use it with {"{ param = "}"{ $id }"{" }"}, or remove it.
FW132 = { $count } texts have no English yet; the first is here.
    .hint = Add en = "…" if English pages and reports are wanted.

# rules of criteria
FW060 = There is no rule here.
    .hint = Write one kind, such as [criterion.rule.ratio]; `thang framework manual` lists them all.
FW061 = The rule “{ $first }” is already there, so “{ $second }” cannot be added.
    .hint = Keep one; to add up several parts use sum_of.
FW062 = There is no kind of rule “{ $kind }”.
    .hint = Known kinds: { $known }.
FW063 = A rule “{ $kind }” stands on a criterion only, not inside sum_of or best_of.
    .hint = Make it a criterion of its own.
FW064 = “{ $kind }” is no rule of a criterion.
    .hint = Write it as a table of its own: [[{ $kind }]].
FW065 = Rules are nested too deep: a “{ $kind }” at the fourth level cannot hold others.
    .hint = Join two levels, or make several criteria in a group of it.
FW080 = The set has { $count } criteria, at most { $limit }.
    .hint = Split it into several sets.
FW081 = The criterion has no rule.
    .hint = Add [criterion.rule.…]. Only a skeleton (status = "skeleton") may leave it out, and then max too.

# maxima, weights and sums
FW046 = The scale has no maximum (max).
    .hint = Add max = "100" to [scale]. Only a skeleton (status = "skeleton") may leave it out.
FW070 = The maximum of the main tree stands under [scale], not here.
    .hint = Move the value to max under [scale].
FW082 = A criterion that only collects facts (info) has no maximum.
    .hint = Remove max, or choose a rule that gives points.
FW083 = The criterion has no maximum (max).
    .hint = Add max = "…". Only a skeleton (status = "skeleton") may leave it out.
FW084 = The maximum of a criterion must not be below 0.
    .hint = Write a number from 0 up.
FW085 = The weight is missing: “{ $node }” is weighted.
    .hint = Add weight = "…", above 0.
FW086 = Nothing that holds this is weighted, so its weight has no effect.
    .hint = Remove weight, or write sum = "weighted" on the group that holds it.
FW088 = “cap” goes with added points only (sum = "sum").
    .hint = Remove cap, or remove sum.
FW089 = “{ $node }” is a { $sum }, so its maximum (max) must be written.
    .hint = Add max = "…".
FW090 = The cap { $written } of “{ $node }” is above what stands below it, { $counted }{ $leagues ->
        [many] {" "}(league { $league })
       *[one] {""}
    }.
    .hint = A cap is not above the sum; remove it if it is not needed.
FW091 = The maximum { $written } of “{ $node }” is not its cap { $counted }{ $leagues ->
        [many] {" "}(league { $league })
       *[one] {""}
    }.
    .hint = With cap, max equals cap, or is left out.
FW092 = The maximum of “{ $node }” is { $written }, but what stands below adds up to { $counted }, a difference of { $difference }{ $leagues ->
        [many] {" "}(league { $league })
       *[one] {""}
    }.
    .hint = Change the maxima below, or that of “{ $node }”.
FW093 = The group “{ $node }” has no criterion.
    .hint = Put a criterion into it, or remove it.

# bands
FW110 = No group, tree or criterion has the code “{ $code }”.
    .hint = Write a code of this set; “main” is the total.
FW111 = The criterion “{ $code }” only collects facts and has no bands.
    .hint = Choose a criterion with points.
FW112 = The band does not say what it is a band of.
    .hint = Add of = "main", the code of a group or criterion, or minimum_of = [ … ].
FW113 = Only one of of and minimum_of may be written.
    .hint = Remove one.
FW114 = “minimum_of” needs at least two codes of nodes.
    .hint = Use of for a single node.
FW115 = “requires” needs “at_most”: the band where a gate fails.
    .hint = Add at_most = "code of a lower band".
FW116 = “at_most” goes with “requires” only.
    .hint = Remove it, or name a gate under requires.
FW117 = The band has no lower limit.
    .hint = Add from (at least) or above (more than).
FW118 = Only one of from and above may be written.
    .hint = Use from for “at least”, above for “more than”.
FW119 = A limit with minimum_of is a percentage, the same for all leagues.
    .hint = Write one number, such as from = "80".
FW120 = There is no gate “{ $code }”.
    .hint = Declare it with [[gate]].
FW121 = The total already has another scale of bands.
    .hint = The total has one scale: of = "main", or one list minimum_of.
FW122 = “{ $at_most }” is no band below “{ $code }” in the same scale.
    .hint = Write the code of a band that stands after this one.
FW123 = The limit { $value } of the band “{ $code }” is not below that of the band before it, { $before }{ $leagues ->
        [many] {" "}(league { $league })
       *[one] {""}
    }.
    .hint = Write bands from the best to the lowest.
FW124 = The last band “{ $code }” must begin at 0, so that every result has a band.
    .hint = Write from = "0" on the last band.
FW125 = The band “{ $code }” needs { $value }, but { $max } is the most that can be reached.
    .hint = Look at the limit: no unit gets there without a bonus.

# mapping.toml
FW140 = “{ $code }” of the earlier edition already stands in another [[move]].
    .hint = Each old code has one [[move]].
FW141 = Shared inputs move to shared inputs only.
    .hint = Write old = "" and new = "" for shared inputs; criteria have a code on both sides.
FW142 = This edition has no criterion “{ $code }”.
    .hint = Write a code of the new edition; remove new if the criterion is gone.
FW143 = “{ $code }” of this edition has no input “{ $id }”.
    .hint = The old id stands on the left, the new one on the right.

# rules
FW200 = The points of the parts add up to { $sum }, not to the maximum { $max }.
    .hint = Make them add up to the maximum in every league, or write fractions of it (such as "1/4").
FW201 = No level earns the whole maximum.
    .hint = One level must have share = "1".
FW203 = The code “none” means that nothing is ticked.
    .hint = Choose another code for this part.
FW204 = “{ $key }” must be above 0, but is { $value }.
    .hint = Look at the number here and at every value of a parameter, by year and league.
FW205 = { $points } points lie outside 0 to the maximum { $max }.
    .hint = Stay within the maximum of every league, or write a fraction of it (such as "1/2").
FW206 = Steps must rise: { $high } is not above the step before, { $low }.
    .hint = Order the steps by at_least, each once.
FW208 = The floor { $floor } must be 0 or more and below the target { $target }.
    .hint = Look at floor and target in every year and league.
FW209 = “{ $key }” must be a whole number of at least { $least }, but is { $value }.
    .hint = Write a whole number such as "{ $least }".
FW210 = “{ $key }” is missing: it is needed with { $because }.
    .hint = Add { $key } = … to this rule.
FW211 = “{ $key }” may only be written with { $only_with }.
    .hint = Remove it, or correct the other key.
FW212 = Exactly one of these keys must be written: { $keys }.
    .hint = Keep one and remove the others.
FW213 = Two ranges do not meet: one ends at { $high }, the next begins at { $low }, so that a value lies in none or in both.
    .hint = Use the same number, with “to” then “above” or with “below” then “from”.
FW214 = This range lacks an end.
    .hint = Only the first range may lack a lower end (from, above), only the last an upper end (to, below).
FW215 = The range from { $low } to { $high } holds no value or has no length.
    .hint = The upper end must be above the lower one; a single number is from and to alike, with points.
FW216 = “linear” needs both ends of the range.
    .hint = Add from or above, and to or below.
FW217 = The maxima of the sub-rules add up to { $sum }, not to the maximum { $max }.
    .hint = Make them add up to the maximum in every league.
FW218 = The largest maximum of an alternative is { $largest }, not the maximum { $max }.
    .hint = None may be above the maximum, and one must equal it.
FW219 = The maximum of the sub-rule “{ $code }” must be above 0.
    .hint = Remove it if it earns nothing.
FW221 = Only one of these keys may be written: { $keys }.
    .hint = Keep one and remove the other.
FW222 = The scale must rise: { $low } is not below { $high }.
    .hint = Write the lowest mark first, such as scale = ["1", "5"].
FW223 = “share” can only be true here.
    .hint = Write share = true, or remove it and write bands.
FW224 = The list of bands that count is empty.
    .hint = Name at least one band, such as counts = ["good"].
FW225 = The limit of { $value } points must not be below 0.
    .hint = Write 0 or more points.
FW226 = The limit share { $value } lies outside 0 to 1.
    .hint = Write a part of the applicable maximum, such as "0.5" for half of it.
FW227 = The points { $value } of the adjust are 0, or change their sign between years or leagues.
    .hint = All values must be above 0 (bonus) or all below 0 (penalty).
FW228 = The greatest penalty { $value } must be below 0.
    .hint = Write a negative number such as floor = "-20".
FW229 = The greatest bonus { $value } must be above 0.
    .hint = Write a positive number such as cap = "10".
FW230 = roll_up takes the results of node “{ $name }”, which this framework does not have.
    .hint = Name a tree or a group; without the key of it is the whole result (main).
FW231 = roll_up takes the units of league “{ $name }”, which this framework does not have.
    .hint = Name one of the leagues, or remove children_league.
FW232 = roll_up counts units in band “{ $name }”, which the node it reads does not have.
    .hint = Name a band of the node under the key of.

# forms: table
FW300 = The table has a column “{ $column }” that it should not have.
    .hint = Remove it, or move what it says into rule_params.
FW301 = The table lacks the column “{ $column }”.
    .hint = Add it; cells may be empty.
FW302 = This cell is not valid JSON (its reader says: { $error }).
    .hint = Mend the JSON: keys and texts in straight quotes, commas between entries; leave the cell empty if there is nothing to say.
FW303 = rule_params must be a JSON object, such as {"{"}"of":"so_may"{"}"}.
    .hint = Put it in braces, or leave the cell empty.
FW304 = inputs must be a list of JSON objects.
    .hint = Write [{"{"}"id":"so_may","kind":"count"{"}"}], or leave the cell empty.
FW305 = “{ $code }” cannot be a code.
    .hint = A code has letters without marks, digits, points, underscores and hyphens, 40 at most, begins and ends with a letter or digit, and is not “main”.
FW306 = The code “{ $code }” was used in row { $row }.
    .hint = Give one of the two rows another code.
FW307 = The column parent names “{ $parent }”, but no group of the table has that code.
    .hint = Write the code of a group, add a row for that group with rule_kind group, or leave the cell empty directly under the root.
FW308 = “{ $value }” is no number of points.
    .hint = Write a number of 0 or more with a decimal point and without thousands separators.
FW309 = There is no kind of rule “{ $kind }”.
    .hint = Write group or a kind of rule; `thang framework manual` lists them.
FW310 = The row “{ $code }” has no Vietnamese name.
    .hint = Write its name in the column name_vi.
FW311 = The group “{ $code }” lies inside itself.
    .hint = Change parent so that the chain of groups leads up to the root.
FW312 = The column inputs declares an input without an id.
    .hint = In the cell inputs, give every input an "id", such as "id":"so_may".
FW313 = The shared input “{ $id }” is declared twice.
    .hint = Declare it in one row; other rows say kind ref.
FW314 = The input “{ $id }” is taken from elsewhere, but no row declares it.
    .hint = Declare it in the cell inputs of one row, or correct the id.
FW315 = The base file is not valid TOML: { $error }.
    .hint = Run thang framework check on the base file, mend it, then import again.
FW320 = “{ $key }” (value { $value }) is not understood and was left out.
    .hint = Correct the key in the table and import again, or write what it says into the imported file if it matters.
FW321 = “{ $code }” does not say what a denominator of 0 means; invalid was written.
    .hint = Change when_zero of the ratio if need be.
FW322 = “{ $key }” ({ $value }) belongs to the appraisal, not to the framework; it was left out.
    .hint = Nothing needs to be done; write it into guidance if it should be kept.
FW323 = Only the band “{ $band }” counts so far.
    .hint = Add the higher bands to counts: the list does not mean “from this one on”.
FW324 = The table cannot say that the gate “{ $code }” limits the band to “{ $band }”.
    .hint = Write requires and at_most on the higher bands.
FW325 = “{ $code }” does not say what no answer means; pass was written.
    .hint = Change when_missing of the gate if need be.
FW326 = There is no group or tree “{ $node }”; it was left out of also_in.
    .hint = Import again with a --base framework.toml that has the tree.
FW327 = The group “{ $code }” says { $points } points, what stands below it adds up to { $sum }; the sum was taken.
    .hint = Compare with the original: correct the points of the group or of the criterion that is wrong, then import again.
FW328 = The table cannot say these, so they have a provisional value: { $keys }.
    .hint = Change them in framework.toml, or import again with --base.
FW329 = The table has only the codes of leagues: { $leagues }.
    .hint = Write their names, add leagues that are missing, and correct maxima by league.
FW340 = No heading was found in the table.
    .hint = It needs the columns of the table form (code, rule_kind …), or at least a name, a maximum and one of: number, how points are found, evidence, source, verifier.
FW341 = How the points of “{ $code }” come about is not understood; for now a grader gives them (manual), the text stands in guidance.
    .hint = Write it as a kind of rule; see thang framework manual.
FW342 = The points of “{ $code }” cannot be read: “{ $value }”.
    .hint = Write one number in the column of maxima, such as 10 or 2,5, then import again.
FW343 = The text does not name the inputs of “{ $code }”; their labels are provisional.
    .hint = Change the label of the input to what units have to supply.
FW344 = “{ $code }”: a denominator of 0 and a numerator above it count as invalid for now.
    .hint = Choose when_zero and when_over as the decision has it.
FW345 = The row “{ $name }” has no number; it got the code { $code }.
    .hint = Compare with the original; if need be write the number into the table and import again.
FW346 = “{ $code }”: the text was understood as { $kind }; look at it again.
    .hint = Compare the rule with the text in guidance, and correct it if they differ.
FW347 = “{ $code }” has no points yet; only its place was written.
    .hint = Write max and a rule once the points are known.

# forms: schema
schema-title = A file of a Thang framework
schema-format = Form of the file, always 1.
schema-id = Code of the framework, stable over editions.
schema-edition = Edition; never changed once a round uses it.
schema-status = official: as the decision has it; sample: our example; skeleton: structure only.
schema-name = Name; Vietnamese is required.
schema-name-vi = Vietnamese.
schema-name-en = English.
schema-basis = Clause of the decision.
schema-set-basis = The decision.
schema-number = Number.
schema-date = A date such as 2026-01-31, without quotes.
schema-external-date = Date of the figure, or the input that has it.
schema-issuer = Who issued it.
schema-basis-title = Title.
schema-data_period = Data period.
schema-data_period-from = First day, MM-DD.
schema-data_period-to = Last day, MM-DD.
schema-scale = How results are shown, rounded and ranked.
schema-max = Maximum: one number, or one for each league.
schema-inputs-max = Greatest value accepted.
schema-show = What is shown: points, percent, share (0 to 1).
schema-points_digits = Decimals of points.
schema-value_digits = Decimals of percent and share.
schema-rounding = half_up, half_even or down.
schema-round_at = display: rounded when shown; criterion: each criterion's points are rounded.
schema-rank_on = shown or exact figures.
schema-rank_within = Ranked within league or parent.
schema-not_submitted = Units without a submission: zero or not_ranked.
schema-league = Units compared with each other.
schema-code = Code: letters without marks, digits, point, underscore, hyphen.
schema-param = A value that changes by year or league.
schema-unit = Unit of measure.
schema-value = Value.
schema-from_list-value = The value counted in the column.
schema-by_year = Values by year.
schema-by_league = Values by league.
schema-by_league_year = Values by league and year.
schema-inputs = Inputs to be given.
schema-set-inputs = Shared inputs: asked once, used by several criteria.
schema-tree = A roll-up; main is the main tree.
schema-group-tree = Tree of the group; main if absent.
schema-group = A main index or group.
schema-criterion-group = Code of a group of the main tree, or main.
schema-criterion = A criterion.
schema-gate = A condition without points.
schema-adjust = A bonus or penalty.
schema-band = A band of results, from best to lowest.
schema-parent = Code of the group above, in the same tree.
schema-sum = How children add up: sum, weighted, mean, minimum.
schema-weight = Weight in a weighted group.
schema-roll_up-weight = Column of weights in the children's units.
schema-cap = Upper limit of points.
schema-adjust-cap = Most that is added.
schema-per_item-cap = Most points.
schema-rescale = Bring points to the maximum where criteria do not apply.
schema-may_exceed_max = Bonuses may lift it above its maximum.
schema-guidance = Guidance for whoever answers.
schema-also_in = Codes of groups of other trees it counts in.
schema-leagues = Codes of its leagues; all if absent.
schema-may_not_apply = A unit may claim that it does not apply.
schema-supplier = Who supplies; unit is the unit itself.
schema-verifier = Who verifies.
schema-evidence = Evidence.
schema-required = Evidence is required.
schema-note = What the evidence is.
schema-label = Shown name.
schema-criterion-label = Who may see it: public, internal, restricted.
schema-gate-label = Who may see it: public, internal, restricted.
schema-adjust-label = Who may see it: public, internal, restricted.
schema-rule = How points come about: exactly one kind.
schema-kind = Kind of input.
schema-min = Smallest value accepted.
schema-min_open = The smallest value itself is refused.
schema-optional = May stay empty; only where nothing is scored.
schema-as_of = Day of the figure, MM-DD.
schema-columns = Columns of the register.
schema-from_list = A count taken from a register.
schema-list = Id of the register.
schema-column = The column counted.
schema-feed = The system it comes from.
schema-jump_warn_percent = Warn if it changes by more than this many percent.
schema-decided_in = Criterion whose appraiser decides this shared input.
schema-on = Code of the group or tree acted on.
schema-of = Id of the input read.
schema-band-of = Code of the group, tree or criterion graded.
schema-roll_up-of = Group or tree whose result is taken; main if absent.
schema-to = Denominator: id of an input.
schema-bands-to = Up to this value.
schema-fails_on = The answer that fails.
schema-when_missing = What no answer means.
schema-roll_up-when_missing = A child without a result: skip, zero or pending.
schema-limit = Failed: at most so many points.
schema-limit_share = Failed: at most this share of the applicable maximum, 0 to 1.
schema-points = Points, or a fraction of the maximum such as 1/2.
schema-adjust-points = Points; negative for a penalty.
schema-per = once, item or day_late.
schema-floor = Below this: 0 points.
schema-adjust-floor = Most that is taken off, negative.
schema-when = Before or after rescaling.
schema-minimum_of = Graded by the lowest percentage among these.
schema-from = From this value on.
schema-above = Above this value.
schema-below = Below this value.
schema-at_or_below = This value or less.
schema-at_least = This value or more.
schema-requires = Gates that must hold.
schema-at_most = The best band if one fails.
schema-ratio = Numerator and denominator: two ids.
schema-when_zero = Denominator 0: not_applicable, zero, full or invalid.
schema-when_over = Numerator above denominator: cap, invalid, allow.
schema-levels = Levels.
schema-share = Share of the maximum, 0 to 1 or a fraction such as 1/2.
schema-external-share = The value is a share of 0 to 1.
schema-survey-share = Id of the share satisfied.
schema-parts = Parts.
schema-integer = Whole numbers only.
schema-steps = Steps, rising.
schema-target = Target.
schema-when_target_missing = What no target means.
schema-bands = Ranges, rising, without gaps.
schema-linear = Points at the lower and upper end, a straight line between.
schema-bad = Bad cases: id of an input.
schema-total = All cases: id of an input.
schema-each = Points for each.
schema-rules = Sub-rules.
schema-sub_rule-max = Maximum of this part.
schema-mode = share_of_best or min_max.
schema-direction = higher or lower is better.
schema-peers = Compared with ranked units or all.
schema-when_flat = When all are alike.
schema-measure = relative or absolute.
schema-full_at = At this level the maximum.
schema-when_no_earlier = Without an earlier figure.
schema-n = Valid answers: id of an input.
schema-satisfied = Satisfied answers: id of an input.
schema-mean = Mean: id of an input.
schema-survey-scale = Scale of the survey: lowest, highest.
schema-min_sample = Smallest sample.
schema-below_min = When the sample is too small.
schema-aggregate = How they are put together.
schema-graders_min = Graders at least.
schema-drop = Highest and lowest points left out: 0 or 1.
schema-drop_from = Left out from so many graders on.
schema-source = Who publishes it.
schema-children = Id of the children's framework.
schema-children_league = League of the children.
schema-counts = Codes of the bands that count.
schema-who = Who gives the points.
