//! CSV with a header line. The separator (comma, semicolon or tab) is read off the header.
//!
//! Cells are text. `|` separates several values of a cell, `/` the steps of a category path. A column that is no field of an item is an
//! attribute of that name.

use super::{Field, FieldMap, Import, Raw, Row, Target, unreadable};
use crate::report::Problem;
use csv::{ByteRecord, ReaderBuilder};
use homebody::error::Result;

pub(super) fn table(bytes: &[u8], map: &FieldMap, import: &mut Import) -> Result<()> {
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(separator(bytes)).from_reader(bytes);
    let header = reader
        .byte_headers()
        .map_err(|_| unreadable("line 1", "the header cannot be read: write the column names in the first line"))?
        .clone();
    let columns = columns(&header, map)?;
    let mut record = ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(_) => return Err(unreadable("file", "the CSV cannot be read to its end: check its quotes")),
        }
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != columns.len() {
            let what = format!("the row has {} cells, the header has {}", record.len(), columns.len());
            import.refuse(Problem {
                line,
                field: "row".into(),
                problem: what,
                fix: "put cells that hold the separator or line breaks in quotes".into(),
            });
            continue;
        }
        match values(&record, &columns) {
            Ok(values) => import.take(Row { line, values }),
            Err(field) => {
                import.refuse(Problem { line, field, problem: "the cell is not UTF-8".into(), fix: "save the file as UTF-8".into() })
            }
        }
    }
}

/// The separator of the header: a comma, a semicolon or a tab, whichever occurs most outside quotes.
pub(crate) fn separator(bytes: &[u8]) -> u8 {
    let header = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
    let count = |separator: u8| {
        let mut quoted = false;
        let counts = |b: &&u8| {
            quoted ^= **b == b'"';
            !quoted && **b == separator
        };
        header.iter().filter(counts).count()
    };
    // `max_by_key` keeps the last of equals: the comma wins a tie.
    [b'\t', b';', b','].into_iter().max_by_key(|&separator| count(separator)).unwrap_or(b',')
}

fn columns(header: &ByteRecord, map: &FieldMap) -> Result<Vec<(String, Target)>> {
    let mut columns: Vec<(String, Target)> = Vec::new();
    for name in header {
        let name = std::str::from_utf8(name).map_err(|_| unreadable("line 1", "the header is not UTF-8: save the file as UTF-8"))?.trim();
        let target = match map.target(name) {
            Target::Unknown(name) if name.is_empty() => Target::Nothing,
            Target::Unknown(name) => Target::Attribute(name),
            target => target,
        };
        if let Target::Field(field) = target
            && let Some(other) = columns.iter().find(|column| column.1 == target)
        {
            let fix = format!("the columns `{}` and `{name}` are both read as `{}`: keep one, or map one to `-`", other.0, field.name());
            return Err(unreadable("line 1", fix));
        }
        columns.push((name.to_owned(), target));
    }
    if let Some(missing) = map.names().find(|theirs| !columns.iter().any(|column| column.0 == *theirs)) {
        return Err(unreadable("map", format!("the file has no column `{missing}`: its columns are {}", names(&columns))));
    }
    for needed in [Field::Id, Field::Title] {
        if !columns.iter().any(|column| column.1 == Target::Field(needed)) {
            let fix =
                format!("there is no column `{0}`: name one with --map THEIRS={0}; the columns are {1}", needed.name(), names(&columns));
            return Err(unreadable("line 1", fix));
        }
    }
    Ok(columns)
}

fn names(columns: &[(String, Target)]) -> String {
    let all = columns.iter().map(|column| column.0.as_str()).take(40).collect::<Vec<_>>().join(", ");
    all.chars().take(400).collect()
}

/// The values of a row; the error is the name of the column that is not UTF-8.
fn values(record: &ByteRecord, columns: &[(String, Target)]) -> std::result::Result<Vec<(Target, Raw)>, String> {
    let mut out = Vec::new();
    for (cell, (name, target)) in record.iter().zip(columns) {
        let cell = std::str::from_utf8(cell).map_err(|_| name.clone())?;
        let raw = match target {
            Target::Nothing => continue,
            _ if cell.trim().is_empty() => continue,
            Target::Field(Field::Attributes) => Raw::Map(pairs(cell)),
            Target::Field(Field::Categories) | Target::Attribute(_) if cell.contains('|') => {
                Raw::List(cell.split('|').map(|part| Raw::Text(part.into())).collect())
            }
            _ => Raw::Text(cell.to_owned()),
        };
        out.push((target.clone(), raw));
    }
    Ok(out)
}

/// `name=value|name=value`.
fn pairs(cell: &str) -> Vec<(String, Raw)> {
    let split = |part: &str| {
        part.split_once('=').map_or_else(|| (part.to_owned(), Raw::Null), |(name, value)| (name.to_owned(), Raw::Text(value.to_owned())))
    };
    cell.split('|').map(split).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Import> {
        let mut import = Import::default();
        table(text.as_bytes(), &FieldMap::default(), &mut import).map(|()| import)
    }

    #[test]
    fn the_separator_is_read_off_the_header() {
        for text in
            ["id,title,price\n1,A,2.5\n", "id;title;price\n1;A;2.5\n", "id\ttitle\tprice\n1\tA\t2.5\n", "id,\"title\",price\r\n1,A,2.5\r\n"]
        {
            let import = read(text).unwrap();
            assert_eq!((import.items[0].title.as_str(), import.items[0].price), ("A", Some(2.5)), "{text}");
        }
    }

    #[test]
    fn other_columns_are_attributes() {
        let import =
            read("id,title,categories,brand,attributes.colour,attributes\n1,A,X/Y|Z,Acme,red|blue,shape=round|finish=matt\n").unwrap();
        let item = &import.items[0];
        assert_eq!(item.categories, ["X/Y", "Z"]);
        let expected = [("brand", "Acme"), ("colour", "red"), ("colour", "blue"), ("shape", "round"), ("finish", "matt")];
        assert_eq!(item.attributes, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
    }

    #[test]
    fn a_row_of_the_wrong_length_is_named_by_its_line() {
        let import = read("id,title\n1,\"A\nB\"\n2,B,C\n3,D\n").unwrap();
        assert_eq!(import.items.len(), 2);
        assert_eq!((import.problems[0].line, import.problems[0].field.as_str()), (4, "row"));
    }

    #[test]
    fn a_header_without_id_says_how_to_map() {
        let error = read("item,title\n1,A\n").err().unwrap();
        assert!(error.fix.contains("--map THEIRS=id"), "{error}");
        assert!(read("id,title,title\n1,A,B\n").is_err());
    }
}
