//! Laws 1 to 6: what must be true of an account's figures, each as views and ledger show them.

use crate::ledger::{Ledger, Minor};
use crate::sight::{Sight, minor, same, so};
use credit_term::account::event::{EffectFact, Event, Fact};
use credit_term::view::StatementView;
use std::collections::BTreeMap;

/// Law 1: every line adds up, and shows what the events did to it.
pub fn every_line_adds_up(sight: &Sight<'_>) -> Result<(), String> {
    let ledger = sight.ledger;
    for line in sight.statements().iter().flat_map(|statement| &statement.lines) {
        let receipt = line.receipt_id.as_str();
        let number = ledger.line(receipt);
        let entry = &ledger.lines[number];
        let [posted, reversed, offset] = [line.posted, line.reversed, line.offset].map(minor);
        let [repaid, flying, outstanding] =
            [line.repaid, line.in_flight, line.outstanding].map(minor);

        same(&format!("{receipt}: posted"), posted, reversed + offset + repaid + outstanding)?;
        let all = [posted, reversed, offset, repaid, flying, outstanding];
        so(all.iter().all(|part| 0 <= *part), || format!("{receipt}: negative in {all:?}"))?;
        so(flying <= outstanding, || format!("{receipt}: {flying} in flight of {outstanding}"))?;
        let refunded = entry.refunded();
        so(reversed + offset + refunded <= posted, || {
            format!("{receipt}: {reversed} + {offset} + {refunded} returned of {posted}")
        })?;

        same(
            &format!("{receipt}: its order"),
            line.order_id.as_str(),
            &ledger.orders[entry.order].id,
        )?;
        same(
            &format!("{receipt}: posted, reversed, offset, repaid, in flight"),
            [posted, reversed, offset, repaid, flying],
            [
                entry.posted,
                entry.reversed,
                entry.offset,
                ledger.repaid(number),
                ledger.in_flight(number),
            ],
        )?;
    }
    Ok(())
}

/// Law 2: every order adds up, and nothing waits that could take effect.
pub fn every_order_adds_up(sight: &Sight<'_>) -> Result<(), String> {
    let ledger = sight.ledger;
    let orders = sight.orders();
    same("orders", orders.len(), ledger.orders.len())?;
    for (number, order) in orders.iter().enumerate() {
        let id = order.order_id.as_str();
        let entry = &ledger.orders[number];
        let lines = || ledger.lines.iter().filter(|line| line.order == number);
        let returns = || ledger.returns.iter().filter(|it| it.order == number);

        let posted: Minor = lines().map(|line| line.posted).sum();
        same(&format!("{id}: amount"), minor(order.amount), entry.amount)?;
        same(
            &format!("{id}: reserved"),
            minor(order.reserved),
            entry.amount - posted - entry.cancelled,
        )?;
        so(0 <= minor(order.reserved), || format!("{id}: reserves less than nothing"))?;
        same(&format!("{id}: posted"), minor(order.posted), posted)?;
        same(&format!("{id}: cancelled"), minor(order.cancelled), entry.cancelled)?;

        let completed: Minor = returns().filter(|it| it.is_completed()).map(|it| it.amount).sum();
        let [reversed, offset, refunded, waiting] =
            [order.reversed, order.offset, order.refunded, order.waiting].map(minor);
        same(
            &format!("{id}: completed returns"),
            completed,
            reversed + offset + refunded + waiting,
        )?;
        same(&format!("{id}: returned"), minor(order.returned), completed)?;
        let sums = [
            lines().map(|line| line.reversed).sum(),
            lines().map(|line| line.offset).sum(),
            lines().map(|line| line.refunded()).sum(),
        ];
        same(&format!("{id}: reversed, offset, refunded"), [reversed, offset, refunded], sums)?;
    }
    nothing_waits_in_vain(ledger)
}

/// While anything waits, nothing is free on its lines that a return may still take.
pub fn nothing_waits_in_vain(ledger: &Ledger) -> Result<(), String> {
    let waiting = ledger.returns.iter().enumerate().filter(|(_, it)| it.state == "waiting");
    for (number, waiting) in waiting {
        let id = &waiting.id;
        so(0 < waiting.unsettled(), || format!("{id} waits with nothing left"))?;
        let mut in_flight = 0;
        for (line, entry) in ledger.lines.iter().enumerate() {
            let is_touched = waiting.line.map_or(entry.order == waiting.order, |it| it == line);
            if !is_touched {
                continue;
            }
            in_flight += ledger.in_flight(line);
            let free = ledger.outstanding(line) - ledger.in_flight(line);
            let returned = entry.reversed + entry.offset + entry.refunded();
            let takeable = entry.posted - returned - ledger.held_by_others(line, number);
            so(free.min(takeable) <= 0, || {
                format!(
                    "{id} waits, though {free} of {} is free, {takeable} to take",
                    entry.receipt
                )
            })?;
        }
        so(0 < in_flight, || format!("{id} waits, though nothing is in flight"))?;
    }
    Ok(())
}

/// Law 3: a refund is at most what was repaid of its line and not yet refunded, and goes back to
/// repayments that were laid there and still stand.
pub fn a_refund_was_repaid(ledger: &Ledger, event: &Event) -> Result<(), String> {
    let Fact::ReturnSettled { return_id, effects, .. } = &event.fact else {
        return Ok(());
    };
    for effect in effects {
        let line = ledger.line(effect.receipt_id.as_str());
        let left = ledger.repaid(line) - ledger.lines[line].refunded();
        let refunded = minor(effect.refunded);
        let receipt = &effect.receipt_id;
        so(refunded == 0 || refunded <= left, || {
            format!("{return_id} refunds {refunded} of {receipt}, where {left} is left")
        })?;
        refund_goes_back(ledger, line, effect)?;
    }
    Ok(())
}

fn refund_goes_back(ledger: &Ledger, line: usize, effect: &EffectFact) -> Result<(), String> {
    let receipt = &effect.receipt_id;
    let sum: Minor = effect.refund_to.iter().map(|part| minor(part.amount)).sum();
    same(&format!("{receipt}: its refund"), minor(effect.refunded), sum)?;
    for part in &effect.refund_to {
        let number = ledger.repayment(part.repayment_id.as_str());
        let repayment = &ledger.repayments[number];
        let id = &repayment.id;
        so(repayment.state == "confirmed", || {
            format!("{id} takes a refund and is {}", repayment.state)
        })?;
        let laid = repayment.laid.iter().filter(|(on, _)| *on == line);
        let laid: Minor = laid.map(|(_, amount)| amount).sum();
        let sent = ledger.lines[line].refunds.get(&number).copied().unwrap_or_default();
        let amount = minor(part.amount);
        so(amount <= laid - sent, || format!("{id} takes {amount} of {laid}, {sent} sent before"))?;
    }
    Ok(())
}

/// Law 4: exposure and available credit add up over all orders and lines.
pub fn exposure_adds_up(sight: &Sight<'_>) -> Result<(), String> {
    let (ledger, view, terms) = (sight.ledger, sight.overview(), sight.terms());
    let reserved: Minor = sight.orders().iter().map(|order| minor(order.reserved)).sum();
    let lines = 0..ledger.lines.len();
    let outstanding: Minor = lines.clone().map(|line| ledger.outstanding(line)).sum();
    let in_flight: Minor = lines.map(|line| ledger.in_flight(line)).sum();
    same("reserved", minor(view.reserved), reserved)?;
    same("outstanding", minor(view.outstanding), outstanding)?;
    same("in flight", minor(view.in_flight), in_flight)?;
    same("exposure", minor(view.exposure), reserved + outstanding)?;

    let limit = terms.temporary_limit.as_ref();
    let limit = limit.filter(|limit| limit.from <= sight.on && sight.on <= limit.until);
    let temporary = limit.map_or(0, |limit| minor(limit.amount));
    same("temporary limit", minor(view.temporary_limit), temporary)?;
    let available = minor(view.credit_limit) + temporary - reserved - outstanding;
    same("available", minor(view.available), available)?;

    let statements = sight.statements().iter();
    let billed: Minor = statements
        .filter(|it| Some(it.statement.number) != view.open_statement)
        .map(|it| minor(it.statement.outstanding))
        .sum();
    same(
        "billed and unbilled",
        [minor(view.billed), minor(view.unbilled)],
        [billed, outstanding - billed],
    )?;
    let ageing = &view.ageing;
    let aged = [
        ageing.not_due,
        ageing.days_1_to_30,
        ageing.days_31_to_60,
        ageing.days_61_to_90,
        ageing.over_90,
    ];
    same("ageing", aged.into_iter().map(minor).sum(), billed)?;
    let waiting = ledger.returns.iter().filter(|it| it.state == "waiting");
    same("waiting", minor(view.waiting), waiting.map(|it| it.unsettled()).sum())
}

/// What never changes once a statement is issued: its dates, total and carried, and of each line
/// posted and reversed.
type Fixed = (Vec<String>, [Minor; 2], Vec<(String, [Minor; 2])>);

/// Law 5: a statement's total is that of its lines, and fixed once it is issued.
pub fn totals_are_fixed_at_issue(
    sight: &Sight<'_>,
    issued: &mut BTreeMap<u32, Fixed>,
) -> Result<(), String> {
    let mut carried = 0;
    for view in sight.statements() {
        let (statement, lines) = (&view.statement, &view.lines);
        let number = statement.number;
        let posted: Minor = lines.iter().map(|line| minor(line.posted)).sum();
        let reversed: Minor = lines.iter().map(|line| minor(line.reversed)).sum();
        same(&format!("statement {number}: total"), minor(statement.total), posted - reversed)?;
        let rest = posted - reversed - minor(statement.offset) - minor(statement.repaid);
        same(&format!("statement {number}: outstanding"), minor(statement.outstanding), rest)?;
        let recorded = sight.ledger.statements.get(number as usize - 1);
        let is_recorded = recorded.is_some_and(|it| it.issue.is_some());
        if is_recorded {
            let fixed = issued.entry(number).or_insert_with(|| fixed(view));
            same(
                &format!("statement {number} after its issue"),
                &crate::figures::fixed(view),
                &*fixed,
            )?;
        } else {
            same(&format!("statement {number}: carried"), minor(statement.carried), carried)?;
        }
        carried += rest;
    }
    Ok(())
}

fn fixed(view: &StatementView) -> Fixed {
    let statement = &view.statement;
    let dates = [statement.opens_on, statement.closes_on, statement.issued_on, statement.due_on];
    let line = |line: &credit_term::view::StatementLineView| {
        (line.receipt_id.to_string(), [minor(line.posted), minor(line.reversed)])
    };
    (
        dates.map(|day| day.to_string()).into(),
        [minor(statement.total), minor(statement.carried)],
        view.lines.iter().map(line).collect(),
    )
}

/// Law 5, at the moment of issue: total and carried are what the ledger then says.
pub fn an_issue_adds_up(ledger: &Ledger, event: &Event) -> Result<(), String> {
    let Fact::StatementIssued { number, total, carried, .. } = &event.fact else {
        return Ok(());
    };
    let of = |line: usize| ledger.lines[line].statement;
    let lines = || 0..ledger.lines.len();
    let earlier = lines().filter(|line| of(*line) < *number);
    let outstanding: Minor = earlier.map(|line| ledger.outstanding(line)).sum();
    same(&format!("statement {number}: carried at issue"), minor(*carried), outstanding)?;
    let own = lines().filter(|line| of(*line) == *number).map(|line| &ledger.lines[line]);
    let sum: Minor = own.map(|line| line.posted - line.reversed).sum();
    same(&format!("statement {number}: total at issue"), minor(*total), sum)
}

/// Law 6: each line is on one statement; numbers have no gap; periods follow each other.
pub fn periods_follow_each_other(sight: &Sight<'_>) -> Result<(), String> {
    let statements = sight.statements();
    let mut seen: Vec<(&str, u32)> = Vec::new();
    for view in statements {
        let number = view.statement.number;
        seen.extend(view.lines.iter().map(|line| (line.receipt_id.as_str(), number)));
    }
    seen.sort_unstable();
    let lines = sight.ledger.lines.iter();
    let mut wanted: Vec<_> = lines.map(|line| (line.receipt.as_str(), line.statement)).collect();
    wanted.sort_unstable();
    same("lines on statements", seen, wanted)?;

    so(sight.ledger.statements.len() <= statements.len(), || "statements are missing".to_owned())?;
    for (place, pair) in statements.windows(2).enumerate() {
        let (former, next) = (&pair[0].statement, &pair[1].statement);
        same("statement number", next.number as usize, place + 2)?;
        let stands_alone = |it: &credit_term::view::ListedStatement| {
            it.opens_on == it.closes_on && it.issued_on == it.closes_on
        };
        let number = next.number;
        if stands_alone(former) || stands_alone(next) {
            so(former.opens_on <= next.opens_on, || format!("statement {number} opens early"))?;
            continue;
        }
        so(former.closes_on < next.opens_on, || format!("statement {number} opens early"))?;
        let starts_afresh = sight.ledger.fresh_starts.contains(&next.opens_on.to_string());
        if !starts_afresh {
            same(&format!("statement {number} opens"), next.opens_on, former.closes_on.next_day())?;
        }
    }
    Ok(())
}
