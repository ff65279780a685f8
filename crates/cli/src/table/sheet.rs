//! Sheets of .xlsx workbooks: what the cells hold becomes text; errors and unfinished formulas are told.
//!
//! A cell's number is the shortest decimal that is the number (times 100 where it is shown as percent), a
//! date is ISO, yes and no are 1 and 0, a formula is its last result. Not for: old .xls, text files.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxCellReader};

use super::header::{self, letters};
use super::percent::{hundredfold, is_percent};
use super::problem::{Problem, Problems};
use super::unpack::{damaged, measure, too_large, unread};
use super::{Heading, Limits, Place, Table};

/// How many columns a sheet without a known header may have: its width is known only at its end.
const COLUMNS_WITHOUT_HEADER: usize = 64;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;
type Cells<'a, 'b> = XlsxCellReader<'a, Cursor<&'b [u8]>>;

/// Reads one sheet: the named one, else the first visible one that has a header.
pub(super) fn read(
    file: &str,
    sheet: Option<&str>,
    bytes: &[u8],
    limits: &Limits,
    heading: Heading,
) -> Result<Table, Vec<Problem>> {
    measure(bytes, limits).map_err(|problem| vec![problem])?;
    // the reader is not ours and the bytes are anyone's: should it panic, the file is at fault
    let table = catch_unwind(AssertUnwindSafe(|| {
        let mut workbook =
            Xlsx::new(Cursor::new(bytes)).map_err(|error| vec![unread("workbook")(error)])?;
        let (sheet, notes) = choose(&mut workbook, sheet).map_err(|problem| vec![problem])?;
        let mut rows = Rows::new(limits, heading);
        rows.read(&mut workbook, &sheet);
        rows.into_table(file, sheet, notes)
    }));
    table.unwrap_or_else(|_| Err(vec![damaged("xml")]))
}

/// The sheet to read, and a note if others hold something too.
fn choose(workbook: &mut Workbook, named: Option<&str>) -> Result<(String, Vec<Problem>), Problem> {
    let sheets = workbook.sheets_metadata().to_vec();
    let visible = sheets
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible);
    let visible: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    if let Some(named) = named {
        return match sheets.iter().any(|sheet| sheet.name == named) {
            true => Ok((named.to_owned(), Vec::new())),
            false => {
                let known = quoted(visible.iter());
                Err(Problem::new("TB018")
                    .arg("sheet", named)
                    .arg("sheets", known))
            }
        };
    }
    let mut filled = Vec::new();
    for name in visible {
        let width = header_width(workbook, &name)?;
        if width > 0 {
            filled.push((name, width));
        }
    }
    // a title alone in its row is no header, unless nothing better is there
    let chosen = filled
        .iter()
        .find(|(_, width)| *width > 1)
        .or(filled.first());
    let (chosen, _) = chosen.ok_or_else(|| Problem::new("TB019"))?;
    let others = filled
        .iter()
        .map(|(name, _)| name)
        .filter(|name| *name != chosen);
    let others = quoted(others);
    let mut notes = Vec::new();
    if !others.is_empty() {
        notes.push(
            Problem::new("TB020")
                .arg("sheet", chosen)
                .arg("others", others),
        );
    }
    Ok((chosen.clone(), notes))
}

fn quoted<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names
        .map(|name| format!("“{name}”"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// How many cells of the first row with text have text.
fn header_width(workbook: &mut Workbook, sheet: &str) -> Result<usize, Problem> {
    // a chart on a sheet of its own has no cells
    let Ok(mut cells) = workbook.worksheet_cells_reader(sheet) else {
        return Ok(0);
    };
    let mut first_row = None;
    let mut width = 0;
    while let Some(cell) = cells.next_cell().map_err(unread("sheet"))? {
        let (row, _) = cell.get_position();
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        if *first_row.get_or_insert(row) != row {
            break;
        }
        width += 1;
    }
    Ok(width)
}

/// The rows of a sheet while they are read.
struct Rows<'l> {
    limits: &'l Limits,
    names: Vec<String>,
    header_row: u32,
    /// Sheet column of the first name: a table need not begin in column A.
    offset: usize,
    text: String,
    places: Vec<Place>,
    fractions: Vec<(u32, u32)>,
    problems: Problems,
}

/// One cell of the row being read: its sheet column and what it holds.
type Filled<'a> = (usize, Content<'a>);

/// What a cell holds, as text.
enum Content<'a> {
    Text(Cow<'a, str>),
    /// A number, always plain, however the person's computer shows it.
    Number(String),
}

impl Content<'_> {
    fn text(&self) -> &str {
        match self {
            Content::Text(text) => text,
            Content::Number(number) => number,
        }
    }
}

impl<'l> Rows<'l> {
    fn new(limits: &'l Limits, heading: Heading) -> Self {
        let names = match heading {
            Heading::FirstRow => Vec::new(),
            Heading::Nowhere => (0..COLUMNS_WITHOUT_HEADER).map(letters).collect(),
        };
        let (text, places) = (String::new(), Vec::new());
        Self {
            limits,
            names,
            header_row: 0,
            offset: 0,
            text,
            places,
            fractions: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn into_table(
        self,
        file: &str,
        sheet: String,
        notes: Vec<Problem>,
    ) -> Result<Table, Vec<Problem>> {
        if !self.problems.is_empty() {
            return Err(self.problems.finish());
        }
        if self.names.is_empty() {
            return Err(vec![Problem::new("TB019")]);
        }
        let Self {
            names: header,
            header_row,
            text,
            places,
            fractions,
            ..
        } = self;
        Ok(Table {
            file: file.to_owned(),
            sheet: Some(sheet),
            notes,
            header,
            header_row,
            text,
            places,
            fractions,
        })
    }

    /// All rows of the sheet; stops where reading on makes no sense.
    fn read(&mut self, workbook: &mut Workbook, sheet: &str) {
        let read = percents(workbook, sheet).and_then(|percents| {
            let mut cells = workbook
                .worksheet_cells_reader(sheet)
                .map_err(unread("sheet"))?;
            self.read_cells(&mut cells, &percents)
        });
        if let Err(problem) = read {
            self.problems.add(problem);
        }
    }

    fn read_cells(&mut self, cells: &mut Cells, percents: &[CellAt]) -> Result<(), Problem> {
        let mut filled: Vec<Filled> = Vec::new();
        let mut percents = percents.iter().peekable();
        let mut last = None;
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(unread("sheet"))?
        {
            if last.is_some_and(|last| cell.pos <= last) {
                return Err(damaged("cells-order"));
            }
            let row = cell.pos.0.saturating_add(1);
            if let Some((last, _)) = last.filter(|(row, _)| *row != cell.pos.0) {
                self.finish_row(last + 1, &filled)?;
                filled.clear();
            }
            last = Some(cell.pos);
            let column = cell.pos.1 as usize;
            if row as usize > self.limits.sheet_rows_max {
                return Err(Problem::new("TB016")
                    .row(row)
                    .arg("limit", self.limits.sheet_rows_max));
            }
            if column >= self.limits.columns_max {
                let problem = Problem::new("TB017").arg("columns", column + 1);
                return Err(problem.arg("limit", self.limits.columns_max));
            }
            while percents.next_if(|percent| **percent < cell.pos).is_some() {}
            let content = match (&cell.value, &cell.formula) {
                (DataRef::Empty, Some(_)) => Err(Problem::new("TB022")),
                _ => content_of(cell.value),
            };
            match content {
                Ok(content) if content.text().is_empty() => {}
                Ok(Content::Number(number)) if percents.peek() == Some(&&cell.pos) => {
                    filled.push((column, Content::Number(hundredfold(&number))));
                }
                Ok(content) => filled.push((column, content)),
                Err(problem) => {
                    let place = format!("{}{row}", letters(column));
                    let problem = problem.row(row).column(&self.column_name(column));
                    self.problems.add(problem.arg("cell", place));
                }
            }
        }
        match last {
            Some((row, _)) => self.finish_row(row + 1, &filled),
            None => Ok(()),
        }
    }

    /// The name above a cell, or the letters of a column without one.
    fn column_name(&self, column: usize) -> String {
        let name = column
            .checked_sub(self.offset)
            .and_then(|index| self.names.get(index));
        name.cloned().unwrap_or_else(|| letters(column))
    }

    /// Takes a row: the first with text is the header, rows without text are left out.
    fn finish_row(&mut self, row: u32, filled: &[Filled]) -> Result<(), Problem> {
        let Some((first, _)) = filled.first() else {
            return Ok(());
        };
        if self.names.is_empty() {
            let mut cells = Vec::new();
            for (column, content) in filled {
                cells.resize(column - first, "");
                cells.push(content.text());
            }
            self.names = header::names(cells.into_iter(), row, *first, &mut self.problems);
            (self.header_row, self.offset) = (row, *first);
            return Ok(());
        }
        let start = self.text.len();
        let mut width = 0;
        for (column, content) in filled {
            match column
                .checked_sub(self.offset)
                .filter(|index| *index < self.names.len())
            {
                Some(index) => {
                    let gap = index - width;
                    self.text.extend(std::iter::repeat_n('\0', gap));
                    self.text.push_str(content.text());
                    self.text.push('\0');
                    width = index + 1;
                    if matches!(content, Content::Number(number) if number.contains('.')) {
                        // both are below the limits of a sheet
                        self.fractions
                            .push((self.places.len() as u32, index as u32));
                    }
                }
                None => {
                    let letter = letters(*column);
                    let problem = Problem::new("TB027").row(row).column(&letter);
                    self.problems.add(problem.arg("letter", letter));
                }
            }
        }
        self.text
            .extend(std::iter::repeat_n('\0', self.names.len() - width));
        self.keep_row(row, start)
    }

    /// Keeps the row that was written from `start` on, while nothing is wrong and there is room.
    fn keep_row(&mut self, number: u32, start: usize) -> Result<(), Problem> {
        let cells = (self.places.len() + 1).saturating_mul(self.names.len());
        if cells > self.limits.cells_max || self.text.len() as u64 > self.limits.unpacked_bytes_max
        {
            return Err(too_large(self.limits));
        }
        if !self.problems.is_empty() {
            self.text.truncate(start);
            return Ok(());
        }
        let start = u32::try_from(start).map_err(|_| too_large(self.limits))?;
        self.places.push(Place { start, number });
        Ok(())
    }
}

/// Row and column of a cell in a sheet, from 0.
type CellAt = (u32, u32);

/// The cells of a sheet that are shown as percent, in their order. Only where some style of the workbook
/// shows percent is the sheet read for it.
fn percents(workbook: &mut Workbook, sheet: &str) -> Result<Vec<CellAt>, Problem> {
    let mut cells = workbook
        .worksheet_cells_reader(sheet)
        .map_err(unread("sheet"))?;
    let styles: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    let mut percents = Vec::new();
    if styles.contains(&true) {
        while let Some((row, column, style)) = cells.next_style_id().map_err(unread("sheet"))? {
            if styles.get(style) == Some(&true) {
                percents.push((row, column));
            }
        }
    }
    Ok(percents)
}

/// What a cell holds, or why it has nothing that could be used.
fn content_of(value: DataRef<'_>) -> Result<Content<'_>, Problem> {
    let text: Cow<str> = match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cow::Owned(text)
        }
        DataRef::Bool(is) => Cow::Borrowed(if is { "1" } else { "0" }),
        DataRef::Int(number) => return Ok(Content::Number(number.to_string())),
        DataRef::Float(number) => return Ok(Content::Number(decimal(number)?)),
        DataRef::DateTime(time) => Cow::Owned(iso(&time)?),
        DataRef::Error(error) => return Err(Problem::new("TB021").arg("error", error)),
    };
    if text.contains('\0') {
        return Err(Problem::new("TB006"));
    }
    Ok(Content::Text(text))
}

/// The shortest decimal text that reads back as the same number; never with an exponent.
fn decimal(number: f64) -> Result<String, Problem> {
    if !number.is_finite() {
        return Err(Problem::new("TB021").arg("error", "#NUM!"));
    }
    // minus zero is zero
    Ok((number + 0.0).to_string())
}

/// `2023-12-31`, with `T08:30:00` only if there is a time; a time alone or a duration is `26:30:00`.
fn iso(time: &ExcelDateTime) -> Result<String, Problem> {
    let days = time.as_f64();
    if time.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = (days * 86_400.0).round();
        if !(0.0..1e12).contains(&seconds) {
            return Err(Problem::new("TB021").arg("error", "#NUM!"));
        }
        let seconds = seconds as u64;
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return Ok(format!("{hours:02}:{minutes:02}:{:02}", seconds % 60));
    }
    // days since 1900 up to the end of 9999
    if !(0.0..2_958_466.0).contains(&days) {
        return Err(Problem::new("TB021").arg("error", "#NUM!"));
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    Ok(match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    })
}
