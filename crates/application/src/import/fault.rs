//! One fault of an imported file, and the collection of them.
//!
//! Owns the shape and the faults that every kind of file can have. Does not own what a kind of file
//! demands.

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFault {
    /// The line, from 1.
    pub line: usize,
    /// The column of a table, or the path in a JSON document; empty where the whole line is meant.
    pub field: String,
    /// What is wrong, in `snake_case`; stable, for programs.
    pub code: &'static str,
    /// The same in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<ImportFault>);

impl Faults {
    /// One more.
    pub(super) fn add(
        &mut self,
        line: usize,
        field: impl Into<String>,
        code: &'static str,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.0.push(ImportFault {
            line,
            field: field.into(),
            code,
            message_zh: zh.into(),
            message_en: en.into(),
        });
    }

    /// A value that has to say something and says nothing.
    pub(super) fn blank(&mut self, line: usize, field: impl Into<String>) {
        self.add(line, field, "blank", "不能为空", "must not be blank");
    }

    /// A value that stands in the file already.
    pub(super) fn duplicate(&mut self, line: usize, field: impl Into<String>, first: usize) {
        let zh = format!("与第 {first} 行重复");
        let en = format!("stands in line {first} already");
        self.add(line, field, "duplicate", zh, en);
    }

    /// A value that is none of those that are known.
    pub(super) fn not_one_of(&mut self, line: usize, field: impl Into<String>, allowed: &[&str]) {
        let allowed = allowed.join("、");
        let zh = format!("只能是：{allowed}");
        let en = format!("must be one of: {allowed}");
        self.add(line, field, "not_one_of", zh, en);
    }

    /// A file without a single entry.
    pub(super) fn empty(&mut self, line: usize) {
        self.add(
            line,
            "",
            "empty",
            "文件中没有数据",
            "the file holds no entries",
        );
    }

    /// Whether there is none yet.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value, if there is no fault; otherwise all faults in the order of the file.
    pub(super) fn or<T>(mut self, value: T) -> Result<T, Vec<ImportFault>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort_by_key(|fault| fault.line);
        Err(self.0)
    }
}
