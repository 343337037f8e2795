//! Terms as a caller wrote them: read in two steps, because shape is judged before the account is
//! looked at and the digits of amounts after (R7).

#[cfg(test)]
mod tests;

use super::{BillingCycle, RepaymentWindow, Terms};
use crate::calendar::BusinessDays;
use crate::input::{Fields, InvalidInput, Node, Path};
use crate::money::{Currency, Money, WrittenAmount};

/// Terms of sound shape, whose amounts are not yet measured by their currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTerms {
    /// Where the terms stand in the document, as a JSON pointer, for what is found out later.
    place: String,
    currency: Currency,
    credit_limit: WrittenAmount,
    over_limit_allowance: Option<WrittenAmount>,
    billing_cycle: BillingCycle,
    repayment_window: RepaymentWindow,
    grace_days: u32,
    overdue_tolerance: Option<WrittenAmount>,
    partial_repayment: bool,
    business_days: BusinessDays,
}

impl DraftTerms {
    /// Reads the terms object that stands at `path` and judges its whole shape: fields,
    /// forms, ranges, the currency's code, the run of business days. What is left out takes the
    /// default shown there.
    pub fn read(node: &Node<'_>, path: &Path<'_>) -> Result<DraftTerms, InvalidInput> {
        let mut fields = Fields::of(node, path)?;
        let (currency, place) = fields.required("currency")?;
        let currency = read_currency(currency, &place)?;
        let (credit_limit, place) = fields.required("creditLimit")?;
        let credit_limit = WrittenAmount::read(credit_limit, &place)?;
        let mut amount = |name| match fields.optional(name) {
            Some((node, place)) => WrittenAmount::read(node, &place).map(Some),
            None => Ok(None),
        };
        let over_limit_allowance = amount("overLimitAllowance")?;
        let overdue_tolerance = amount("overdueTolerance")?;
        let (billing_cycle, place) = fields.required("billingCycle")?;
        let billing_cycle = BillingCycle::read(billing_cycle, &place)?;
        let (repayment_window, place) = fields.required("repaymentWindow")?;
        let repayment_window = RepaymentWindow::read(repayment_window, &place)?;
        let grace_days = match fields.optional("graceDays") {
            Some((node, place)) => node.integer(&place, 0..=366)?,
            None => 0,
        };
        let partial_repayment = match fields.optional("partialRepayment") {
            Some((node, place)) => node.boolean(&place)?,
            None => true,
        };
        let business_days = match fields.optional("businessDays") {
            Some((node, place)) => BusinessDays::read(node, &place)?,
            None => BusinessDays::default(),
        };
        fields.end()?;

        Ok(DraftTerms {
            place: path.to_string(),
            currency,
            credit_limit,
            over_limit_allowance,
            billing_cycle,
            repayment_window,
            grace_days,
            overdue_tolerance,
            partial_repayment,
            business_days,
        })
    }

    /// The currency the terms name.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Settles the amounts in the terms' own currency: its digits, from 0 to 10^15 minor units.
    pub fn settle(&self) -> Result<Terms, InvalidInput> {
        let amount = |name, written: WrittenAmount| {
            let settled = written.settle(self.currency, Money::ZERO);
            settled.map_err(|expected| Path::at(&self.place).field(name).wants(expected))
        };
        let amount_or_zero = |name, written: Option<WrittenAmount>| {
            written.map_or(Ok(Money::ZERO), |written| amount(name, written))
        };
        Ok(Terms {
            currency: self.currency,
            credit_limit: amount("creditLimit", self.credit_limit)?,
            over_limit_allowance: amount_or_zero("overLimitAllowance", self.over_limit_allowance)?,
            billing_cycle: self.billing_cycle,
            repayment_window: self.repayment_window.clone(),
            grace_days: self.grace_days,
            overdue_tolerance: amount_or_zero("overdueTolerance", self.overdue_tolerance)?,
            partial_repayment: self.partial_repayment,
            business_days: self.business_days.clone(),
        })
    }
}

fn read_currency(node: &Node<'_>, path: &Path<'_>) -> Result<Currency, InvalidInput> {
    let currency = match node {
        Node::Text(code) => Currency::from_code(code),
        _ => None,
    };
    currency.ok_or_else(|| path.wants("the code of a currency in use, such as `CNY`"))
}
