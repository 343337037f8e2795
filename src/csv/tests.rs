//! Tables: every form that a record may have, and cells that a spreadsheet must not run.

use super::*;

fn records(text: &str) -> Result<Vec<Vec<String>>, (usize, &'static str)> {
    let mut records = Records::of(text);
    let mut found = Vec::new();
    loop {
        match records.next()? {
            cells if cells.is_empty() => return Ok(found),
            cells => found.push(cells),
        }
    }
}

#[test]
fn records_are_read_in_every_form_of_the_standard() {
    let check = |text: &str, expected: &[&[&str]]| {
        assert_eq!(records(text).as_deref(), Ok(&*owned(expected)), "{text:?}");
    };
    check("", &[]);
    check("\u{FEFF}a,b\r\nc,d\r\n", &[&["a", "b"], &["c", "d"]]);
    check("a,b\nc,d", &[&["a", "b"], &["c", "d"]]);
    check("a,\n,b\n\r\n\n", &[&["a", ""], &["", "b"]]);
    check("a,b,", &[&["a", "b", ""]]);
    check("a\n\nb", &[&["a"], &[""], &["b"]]);
    check("\"a,b\",\"c\"\"d\"\"\",\"\"", &[&["a,b", "c\"d\"", ""]]);
    check("\"one\r\ntwo\",x\r\ny,z", &[&["one\r\ntwo", "x"], &["y", "z"]]);
    check(" a , b ", &[&[" a ", " b "]]);
}

fn owned(records: &[&[&str]]) -> Vec<Vec<String>> {
    let record = |record: &&[&str]| record.iter().map(|cell| cell.to_string()).collect();
    records.iter().map(record).collect()
}

fn shown<'c>(cells: &'c [&str]) -> Vec<&'c dyn Display> {
    cells.iter().map(|cell| cell as &dyn Display).collect()
}

#[test]
fn what_is_no_record_is_refused_at_its_cell() {
    let behind = "a comma or the end of the line behind the cell";
    let check = |text: &str, cell: usize, expected: &str| {
        assert_eq!(records(text), Err((cell, expected)), "{text:?}");
    };
    check("a,\"b", 1, "a closing quote");
    check("\"a\"b", 0, behind);
    check("a\"b", 0, behind);
    check("x,a\rb", 1, behind);
}

#[test]
fn a_record_is_written_so_that_it_is_read_back_and_never_run() {
    let check = |cells: &[&str], expected: &str| {
        let mut table = begin("a,b");
        add_record(&mut table, &shown(cells));
        assert_eq!(table, format!("\u{FEFF}a,b\r\n{expected}\r\n"));
    };
    check(&["a", "", "1.00"], "a,,1.00");
    check(&["a,b", "c\"d", "e\nf", "g\r"], "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\r\"");
    check(&["=1+1", "+1", "-1+2", "@a", "\tx"], "'=1+1,'+1,'-1+2,'@a,'\tx");
    check(&["\r=1", "\n=1", "=\"a\""], "\"'\r=1\",\"'\n=1\",\"'=\"\"a\"\"\"");
    check(&["a-b", "1=1"], "a-b,1=1");
}

#[test]
fn every_written_record_is_read_back() {
    let cells = ["a", "", "x,y", "\"", "\"\"", "\r\n", " ", "合计"];
    let mut table = begin("x");
    add_record(&mut table, &shown(&cells));
    add_record(&mut table, &shown(&cells));
    let mut expected = owned(&[&["x"], &cells, &cells]);
    for record in &mut expected[1..] {
        // The apostrophe stays: it was written to be seen.
        record[5] = "'\r\n".into();
    }
    assert_eq!(records(&table), Ok(expected));
}
