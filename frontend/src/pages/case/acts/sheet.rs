//! Which form an address shows, and what every form is given.

use bangban_api_types::cases::summary::CaseSummary;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
use validator::Validate;

use super::super::open::OpenCase;
use crate::form::Form;
use crate::texts::{Words, acts};

/// The parameter of the address that names a row.
pub(super) const ROW: &str = "row";

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// That of an act.
    Of(Action),
    /// A charge is settled: the same act as recording one, with its own form.
    ChargeSettlement,
}

impl Sheet {
    /// The form at the last part of an address.
    pub(super) fn of_slug(slug: &str) -> Option<Self> {
        let acts = Action::ALL.into_iter().map(Self::Of);
        acts.chain([Self::ChargeSettlement])
            .find(|sheet| sheet.slug() == slug)
    }

    /// The last part of its address.
    pub(super) fn slug(self) -> String {
        match self {
            Self::Of(action) => action.as_str().replace('/', "-"),
            Self::ChargeSettlement => "charges-settlement".to_owned(),
        }
    }

    /// Its address.
    pub(super) fn href(self, case: &CaseSummary, row: Option<Uuid>) -> String {
        let path = format!("/cases/{}/acts/{}", case.id, self.slug());
        match row {
            Some(row) => format!("{path}?{ROW}={row}"),
            None => path,
        }
    }

    /// Which act it is.
    pub(super) const fn action(self) -> Action {
        match self {
            Self::Of(action) => action,
            Self::ChargeSettlement => Action::Charges,
        }
    }

    /// Its title.
    pub(super) fn verb(self) -> Words {
        match self {
            Self::Of(action) => acts::verb(action),
            Self::ChargeSettlement => acts::SETTLE_CHARGE,
        }
    }

    /// The sub-resource that it is sent to.
    fn path(self, row: Option<Uuid>) -> String {
        let Some(row) = row else {
            return self.action().as_str().to_owned();
        };
        match self {
            Self::ChargeSettlement => format!("charges/{row}/settlement"),
            Self::Of(action) => match action.as_str().split_once('/') {
                Some((list, act)) => format!("{list}/{row}/{act}"),
                None => action.as_str().to_owned(),
            },
        }
    }
}

/// The act that a form is for.
#[derive(Clone)]
pub(crate) struct Act {
    /// The open case.
    pub(crate) open: OpenCase,
    /// The case as it was when the form was shown.
    pub(crate) case: CaseView,
    /// Which form.
    pub(crate) sheet: Sheet,
    /// The row that it is about.
    pub(crate) row: Option<Uuid>,
}

impl Act {
    /// The form, whose draft belongs to this act on this case.
    pub(super) fn form(&self) -> Form {
        let row = self.row.map(|row| format!("-{row}")).unwrap_or_default();
        Form::new(format!(
            "{}-{}{row}",
            self.case.summary.id,
            self.sheet.slug()
        ))
    }

    /// The sub-resource that it is sent to.
    pub(super) fn path(&self) -> String {
        self.sheet.path(self.row)
    }

    /// The same act on a row.
    pub(super) fn on_row(&self, row: Uuid) -> Self {
        Self {
            row: Some(row),
            ..self.clone()
        }
    }

    /// What is told when it is done.
    pub(super) fn news(&self) -> Words {
        acts::news(self.sheet.action())
    }

    /// Where another act on the same case has its form; nothing where the caller may not do it.
    pub(super) fn href_of(&self, action: Action) -> Option<String> {
        let allowed = super::allowed(&self.case.summary);
        allowed
            .contains(&action)
            .then(|| super::href(&self.case.summary, action))
    }

    /// Sends what the form holds, over `base`.
    pub(super) fn sends<T>(&self, form: Form, base: Value) -> Callback<()>
    where
        T: DeserializeOwned + Serialize + Validate + 'static,
    {
        let (open, path, news) = (self.open, self.path(), self.news());
        Callback::new(move |()| open.submit::<T>(form, &path, base.clone(), news))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_form() {
        for action in Action::ALL {
            let sheet = Sheet::Of(action);
            assert_eq!(Sheet::of_slug(&sheet.slug()), Some(sheet));
        }
        assert_eq!(
            Sheet::of_slug("charges-settlement"),
            Some(Sheet::ChargeSettlement)
        );
        assert_eq!(Sheet::of_slug("nothing"), None);
    }

    #[test]
    fn a_row_stands_inside_of_the_path() {
        let row = Uuid::nil();
        let path = |sheet: Sheet| sheet.path(Some(row));
        assert_eq!(
            path(Sheet::Of(Action::MaterialReceipt)),
            format!("materials/{row}/receipt")
        );
        assert_eq!(
            path(Sheet::Of(Action::Resumption)),
            format!("suspensions/{row}/end")
        );
        assert_eq!(
            path(Sheet::ChargeSettlement),
            format!("charges/{row}/settlement")
        );
        assert_eq!(
            Sheet::Of(Action::Signatures).path(None),
            "agreement/signatures"
        );
    }
}
