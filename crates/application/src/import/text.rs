//! A file as text with lines.
//!
//! Owns decoding (UTF-8, with or without a byte order mark), the line of a byte, and tables with a
//! header. Does not own the meaning of any column.

use csv::{ReaderBuilder, StringRecord};

use super::ImportFault;
use super::fault::Faults;

/// A text that knows where its lines begin.
pub(super) struct Text<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    /// Decodes a file.
    ///
    /// # Errors
    /// A fault for each line that is no UTF-8.
    pub(super) fn decode(bytes: &'a [u8]) -> Result<Self, Vec<ImportFault>> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let Ok(text) = std::str::from_utf8(bytes) else {
            let mut faults = Faults::default();
            let lines = bytes.split(|byte| *byte == b'\n').enumerate();
            for (index, _) in lines.filter(|(_, line)| std::str::from_utf8(line).is_err()) {
                faults.add(index + 1, "", "not_utf8", "不是 UTF-8 编码", "is not UTF-8");
            }
            return Err(faults.or(()).err().unwrap_or_default());
        };
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(ends.map(|(index, _)| index + 1))
            .collect();
        Ok(Self { text, starts })
    }

    /// The text.
    pub(super) const fn as_str(&self) -> &'a str {
        self.text
    }

    /// The line, from 1, of the byte at `offset`.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The rows below a header that names exactly these columns, in this order. A row with another
    /// number of fields is a fault and left out; blank lines are none.
    ///
    /// # Errors
    /// The fault of a header that is another one: nothing below it can be understood.
    pub(super) fn table<const COLUMNS: usize>(
        &self,
        header: [&'static str; COLUMNS],
        faults: &mut Faults,
    ) -> Vec<Row<COLUMNS>> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(self.text.as_bytes());
        let mut record = StringRecord::new();
        let mut rows = Vec::new();
        let mut header_seen = false;
        // Reading can't fail: the text is in memory, is UTF-8, and any number of fields is taken.
        while let Ok(true) = reader.read_record(&mut record) {
            let line = self.line_of(&record);
            let fields: Vec<&str> = record.iter().map(str::trim).collect();
            if !header_seen {
                if fields != header {
                    let expected = header.join(",");
                    let (zh, en) = (
                        format!("表头应为：{expected}"),
                        format!("the header must be: {expected}"),
                    );
                    faults.add(line, "", "header", zh, en);
                    return rows;
                }
                header_seen = true;
            } else if let Ok(fields) = <[&str; COLUMNS]>::try_from(fields.as_slice()) {
                rows.push(Row {
                    line,
                    fields: fields.map(str::to_owned),
                });
            } else {
                let found = fields.len();
                let zh = format!("应有 {COLUMNS} 个字段，实有 {found} 个");
                let en = format!("must have {COLUMNS} fields, has {found}");
                faults.add(line, "", "field_count", zh, en);
            }
        }
        if rows.is_empty() && faults.is_empty() {
            faults.empty(1);
        }
        rows
    }

    /// The reader's position is that before the blank lines which it skips.
    fn line_of(&self, record: &StringRecord) -> usize {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(0);
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let skipped = rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        self.line(start + skipped)
    }
}

/// A row of a table, its fields without blanks around them.
pub(super) struct Row<const COLUMNS: usize> {
    /// The line it begins in, from 1.
    pub(super) line: usize,
    /// As many as there are columns.
    pub(super) fields: [String; COLUMNS],
}
