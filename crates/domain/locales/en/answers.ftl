# answers

AS001 = “{ $column }” is no column of a table of answers.
    .hint = Long form: unit, criterion, input, value, state, note. Wide form: unit and columns CRITERION.INPUT, for example 5.3.so_may.
AS002 = The column “{ $column }” is missing.
    .hint = Add it to the header, the first row with text; names of columns are in small letters: unit, criterion, input, value.
AS003 = There is no unit “{ $unit }” in the list of units.
    .hint = Check the code, or add the unit to the list of units.
AS004 = The framework has no criterion, gate or adjust “{ $criterion }”.
    .hint = Check the code; for a shared input leave the column criterion empty.
AS005 = “{ $criterion }” has no input “{ $input }”.
    .hint = thang framework show lists the ids of the inputs.
AS006 = “{ $criterion }” does not exist in the league “{ $league }” of the unit “{ $unit }”.
    .hint = Remove the line, or check the league of the unit.
AS007 = This line repeats line { $first }: a unit answers each input once.
    .hint = Keep the right one and remove the other.
AS008 = There is no state “{ $state }”.
    .hint = Leave the column state empty, or write pending or rejected.
AS009 = “{ $value }” is not { $kind ->
        [count] a count (a whole number, 0 or more)
        [list] a number of rows (a whole number, 0 or more)
        [money] an amount in đồng (a whole number, 0 or more)
        [percent] a percentage (85.5 means 85.5 %)
        [points] a number of points, 0 or more
        [yes_no] yes or no
        [parts] codes joined by plus signs, each written once
        [grades] points separated by semicolons
        [date] a real day written like 2026-01-31
       *[other] a number
    }.
    .hint =
        “{ $input }” takes this kind of value{ $kind ->
            [yes_no] {""}: write yes or no (also: có, không, 1, 0).
            [parts] .
            [date] .
           *[other] {""}. Numbers look like 1234.5; with --numbers vi like 1.234,5, with --numbers en like 1,234.5. At most 15 digits before and 9 after the decimal sign.
        }
AS010 = The value { $value } is outside the allowed range { $range }.
    .hint = Check the figure and the unit of measure of “{ $input }”.
AS011 = “{ $value }” is not one of the codes of “{ $input }”.
    .hint = The codes are: { $options }.
AS012 = “Not applicable” (#na) may not be claimed here: “{ $criterion }” applies to every unit of the league.
    .hint = Give the value; leave it empty if it is not known yet.
AS013 = “{ $criterion }” has a value and a claim that it does not apply (#na).
    .hint = If it does not apply, write #na for every input answered; if it applies, give a value in place of #na or leave it empty.
AS014 = The unit “{ $unit }” answers for itself, but line { $row } already answers for all units (*).
    .hint = Keep only one of them.
AS015 = A line for all units (*) is for shared inputs only, not for “{ $criterion }”.
    .hint = Write a line for each unit.
AS016 = “{ $input }” is a shared input and does not stand under “{ $criterion }”.
    .hint = Leave the column criterion empty (wide form: the column .{ $input }).
AS017 = Points typed for “{ $input }” need a reason in the column note.
    .hint = Use the long form and give the reason in the column note.
AS018 = This line names no input: the column input is empty.
    .hint = Write the id in the column input. It may be empty only in a line that gives the state of a whole criterion, or that claims #na for a criterion without inputs of its own.
AS019 = The framework has no shared input “{ $input }”.
    .hint = For an input of a criterion write its code in the column criterion.
AS050 = The unit “{ $unit }” is in a league that this framework does not have, so it does not answer here.
    .hint = Remove the line, or check the league of the unit in the list of units.
AS051 = The parameter “{ $param }” has no value for the year { $year }.
    .hint = Add a value of that year for every league, or choose another year; the value of an earlier year is never taken.
AS052 = This child unit has no usable weight in the column “{ $column }”.
    .hint = Write a number above 0 in the column “{ $column }” of the list of units.
AS053 = The parameter “{ $param }” changes by year, but no year was given.
    .hint = Add the option year, for example --year 2025.
AS054 = “{ $value }” cannot be read in a table of results.
    .hint = Use results.csv as it was written, not edited by hand.
AS055 = The table of results has two rows of the unit “{ $unit }” at “{ $node }”.
    .hint = A unit has one row for each node. Use results.csv as it was written, not joined from several files.
AS056 = This framework has no maxima yet, so it cannot be scored.
    .hint = Add the maximum of the scale and those of the criteria.
AS057 = The file of answers has a header and nothing else.
    .hint = Check that it is the right file or sheet; scored like this, no unit has an answer.

UN001 = The list of units has no column “unit”.
    .hint = The column unit holds the code of each unit; name, league, parent and ranked may be absent.
UN002 = “{ $unit }” cannot be the code of a unit.
    .hint = A code has at most 40 characters: letters without marks, digits, dots, underscores and hyphens; it begins and ends with a letter or digit.
UN003 = The unit “{ $unit }” already stands in line { $first }.
    .hint = Write each unit once.
UN004 = { $count } units are in leagues that this framework does not have ({ $leagues }) and take no part.
UN005 = The unit “{ $unit }” has no league.
    .hint = The framework has several leagues, so the column league must say which.
UN006 = “{ $value }” cannot stand in the column ranked.
    .hint = Write yes, no, or leave it empty (yes).
UN008 = The framework has no leagues, so the column league may not say “{ $league }”.
    .hint = Leave the column league empty.
UN009 = The unit “{ $unit }” is in a ring of parents.
    .hint = Correct the column parent: no unit stands above itself, directly or through others.
UN010 = A list of units is needed, because the framework has several leagues.
    .hint = Give the option --units with a file that has the columns unit and league.
UN011 = { $count } units are in the league “{ $league }”, which the framework does not have, so they take no part.
    .hint = Correct the column league if that is a slip; if they are units of another framework, this warning means nothing.

# rules
AS020 = { $value } points lie outside 0 to the maximum { $max }.
    .hint = Check the points that were typed.
AS021 = The value { $value } is negative; this rule takes 0 or more.
    .hint = Check the figure.
AS022 = The numerator { $a } is above the denominator { $b }, which the framework refuses.
    .hint = Check both figures: a part cannot be more than the whole.
AS023 = The denominator is 0, which the framework refuses.
    .hint = Check the figure of the denominator.
AS024 = The value { $value } lies in none of the rule's ranges.
    .hint = Check the figure and its unit of measure.
AS025 = The value { $value } must be a whole number.
    .hint = Check the figure.
AS026 = The share { $value } lies outside 0 to 1.
    .hint = Check the figure; a percent runs from 0 to 100.
AS027 = The mean { $value } lies off the scale from { $low } to { $high }.
    .hint = Check the figure and the scale of the questions.
AS028 = { $value } satisfied are more than the { $n } asked.
    .hint = Check both figures.
AS029 = The earlier figure is 0, so there is no change to measure, which the framework refuses.
    .hint = Check the figure of the earlier round.
