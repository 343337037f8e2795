//! A statement as a page to print: its figures, and its table as the CSV has it.

use crate::csv::Records;
use crate::view::ListedStatement;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const STYLE: &str = "@page{size:A4 landscape;margin:14mm}\
body{font:11pt/1.5 system-ui,'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;\
color:#111;max-width:80rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}\
dt{color:#555}dd{margin:0;font-variant-numeric:tabular-nums}\
table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums}\
th,td{border-bottom:1px solid #999;padding:.3rem .5rem;text-align:start;overflow-wrap:anywhere}\
th:nth-child(n+7),td:nth-child(n+7){text-align:end;white-space:nowrap}\
thead{display:table-header-group}tr{break-inside:avoid}tbody tr:last-child{font-weight:600}";

struct Words {
    lang: &'static str,
    title: &'static str,
    account: &'static str,
    period: &'static str,
    issued_on: &'static str,
    due_on: &'static str,
    carried: &'static str,
    total: &'static str,
    repaid: &'static str,
    outstanding: &'static str,
}

const ENGLISH: Words = Words {
    lang: "en",
    title: "Statement",
    account: "Account",
    period: "Period",
    issued_on: "Issued on",
    due_on: "Due date",
    carried: "Carried",
    total: "Total",
    repaid: "Repaid",
    outstanding: "Outstanding",
};

const CHINESE: Words = Words {
    lang: "zh-CN",
    title: "账单",
    account: "账期账户",
    period: "期间",
    issued_on: "账单日",
    due_on: "最后还款日",
    carried: "上期结转",
    total: "账单金额",
    repaid: "已还",
    outstanding: "待还金额",
};

/// Writes the page.
pub(super) fn of(
    statement: &ListedStatement,
    table: &str,
    locale: Option<&str>,
    account: &str,
) -> String {
    let language = locale.unwrap_or_default().to_ascii_lowercase();
    let words = if language == "zh" || language.starts_with("zh-") { &CHINESE } else { &ENGLISH };
    let figures = [
        (words.account, account.to_owned()),
        (words.period, format!("{} – {}", statement.opens_on, statement.closes_on)),
        (words.issued_on, statement.issued_on.to_string()),
        (words.due_on, statement.due_on.to_string()),
        (words.total, statement.total.to_string()),
        (words.carried, statement.carried.to_string()),
        (words.repaid, statement.repaid.to_string()),
        (words.outstanding, statement.outstanding.to_string()),
    ];
    let figure =
        |(name, value): &(&str, String)| format!("<dt>{name}</dt><dd>{}</dd>", escape(value));
    let figures: String = figures.iter().map(figure).collect();
    let title = format!("{} {}", words.title, statement.number);
    format!(
        "<!doctype html><html lang=\"{lang}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <style>{STYLE}</style><h1>{title}</h1><dl>{figures}</dl>{table}</html>",
        lang = words.lang,
        table = rows(table),
    )
}

/// What the page may load: nothing. Its one style is named by its hash.
pub(super) fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; frame-ancestors 'none'"
    )
}

fn rows(table: &str) -> String {
    let mut html = String::from("<table><thead>");
    let mut records = Records::of(table);
    let (mut cell, mut before) = ("th", "");
    while let Ok(record @ [_, ..]) = records.next().as_deref() {
        html.push_str(before);
        html.push_str("<tr>");
        for text in record {
            // No id has an apostrophe: that one is for spreadsheets.
            let text = escape(text.trim_start_matches('\''));
            html.push_str(&format!("<{cell}>{text}</{cell}>"));
        }
        html.push_str("</tr>");
        before = if cell == "th" { "</thead><tbody>" } else { "" };
        cell = "td";
    }
    html.push_str("</tbody></table>");
    html
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
