# Reading table files: .csv, .tsv, .xlsx. Keys are codes; row and column are added where it is shown.

TB001 = The file does not exist.
    .hint = Check the path and the name, extension included.
TB002 = The file cannot be read: { io-reason }.
    .hint = Check that you may read it; close the program that has it open and run again.
TB003 = This is a folder, not a file.
    .hint = Name the .csv or .xlsx file inside it.
TB004 = The file is empty: there is no header line.
    .hint = Export the table again; its first line must hold the names of the columns.
TB005 = The file is too large: { $size } MiB, the limit is { $limit } MiB. It was not read.
    .hint = Check that it is the right file; if it is, split it into smaller ones.
TB006 = There is a NUL character (code 0), which a text file must not contain.
    .hint = The file was damaged while copying or is no text file; export it again.
TB007 = The file is written in { $encoding }, not in UTF-8. It is not converted for you: one wrong guess would be a wrong name or a wrong figure.
    .hint = In Excel choose Save As, type “CSV UTF-8 (Comma delimited)”; convert TCVN3 and VNI files to Unicode first (UniKey Toolkit does).
TB008 = The file is not UTF-8: byte { $byte } is not valid there, and no Vietnamese encoding was recognised.
    .hint = Save the file as UTF-8; in Excel that is the type “CSV UTF-8 (Comma delimited)”.
TB009 = The letters are garbled: “{ $found }” stands for “{ $meant }”. The text was written in { $encoding } and then read in another encoding.
    .hint = Convert all text of the file to Unicode (UniKey Toolkit does) and save it as UTF-8 or .xlsx.
TB010 = Files of type “.{ $extension }” are unknown here; .csv, .tsv, .txt and .xlsx can be read.
    .hint = Save the table as .xlsx or CSV UTF-8, with that extension.
TB011 = Files of type “.{ $extension }” cannot be read directly.
    .hint = Open it in Excel or LibreOffice, choose Save As, type Excel Workbook (.xlsx).
TB012 = The file is not what its name says: the name promises { $promised }, the content is { $found }.
    .hint = Renaming does not convert; open it in the program it came from and save it as .xlsx or CSV UTF-8.
TB013 = The workbook is protected by a password and cannot be read.
    .hint = Open it in Excel, remove the password (File > Info > Protect Workbook) and save it.
TB014 = The .xlsx file is damaged: { $reason ->
        [content-types] no [Content_Types].xml
        [parts] too many parts
        [strings-control] control characters in sharedStrings.xml
        [strings-count] wrong number of strings in sharedStrings.xml
        [cells-order] cells out of order
        [xml] broken XML
        [zip] it is cut or broken, perhaps not fully copied
        [sheet] the cells of the sheet cannot be read
       *[workbook] the structure of the workbook cannot be read
    }{ $detail ->
        [none] {""}
       *[other] {" "}(technical detail: { $detail })
    }.
    .hint = Open it in Excel or LibreOffice to repair it, save it under another name, or ask for the original.
TB015 = The workbook unpacks to more than the limit of { $limit } MiB.
    .hint = Check where the file comes from; if it is genuine, delete sheets and pictures that are not needed or split the table.
TB016 = The table has too many rows; the limit is { $limit }.
    .hint = Split the table into several files, each with the header line.
TB017 = The table has too many columns ({ $columns }); the limit is { $limit }.
    .hint = Use the long form: one answer a row instead of one criterion a column.
TB018 = There is no sheet “{ $sheet }”. The sheets are: { $sheets }.
    .hint = Write the name of the sheet after #, as in answers.xlsx#Sheet1, or leave it out to read the first sheet that has a header.
TB019 = No sheet holds a table: no header row was found.
    .hint = The first row with text must hold the names of the columns; a hidden sheet is read only when named after #.
TB020 = The workbook has several sheets; “{ $sheet }” was read, { $others } were not.
    .hint = To read another one write its name after #, as in answers.xlsx#Sheet2.
TB021 = Cell { $cell } holds the error { $error }.
    .hint = Mend the formula or type the value; leave the cell empty if there is none yet.
TB022 = Cell { $cell } holds a formula without a result.
    .hint = Open the file in Excel or LibreOffice, let it calculate and save it, or type the value.
TB023 = The column name “{ $name }” stands twice, in column { $first } and in column { $second }.
    .hint = Use each name once; rename or delete one of the columns.
TB024 = Column { $letter } has no name in the header.
    .hint = Name the column or delete it.
TB025 = The row has { $cells } cells, more than the { $columns } columns of the header.
    .hint = Delete what is too much; a value that holds the separator must stand in quotes, as in "1,5".
TB026 = The row has only { $cells } cells, fewer than the { $columns } columns of the header.
    .hint = Add separators for the empty cells, up to { $columns } cells.
TB027 = There is a value in column { $letter }, which has no name in the header.
    .hint = The first row with text must be the header: delete a title above it, name the column, or delete the value.
TB028 = The quote opened on this line is never closed.
    .hint = Add the closing quote; a quote within a value is written twice ("").
TB029 = There is text after the closing quote.
    .hint = Quotes must enclose the whole value; a quote within a value is written twice ("").
TB030 = { $count } more of { $code } are not shown.
    .hint = Mend those shown and run again to see the rest.
