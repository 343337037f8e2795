use super::{Amount, Currency, Money, WrittenAmount};

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect(code)
}

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// R1: exactly the currency's digits.
#[test]
fn amounts_are_written_with_exactly_their_currencys_digits() {
    let check = |code: &str, minor: i64, written: &str| {
        let amount = Amount::new(money(minor), currency(code));
        assert_eq!(amount.to_string(), written);
        let json = serde_json::to_string(&amount).unwrap();
        assert_eq!(json, format!("\"{written}\""));
    };
    check("CNY", 12_000, "120.00");
    check("CNY", 0, "0.00");
    check("CNY", 5, "0.05");
    check("CNY", 50, "0.50");
    check("CNY", 99, "0.99");
    check("CNY", 100, "1.00");
    check("CNY", -5, "-0.05");
    check("CNY", -12_345, "-123.45");
    check("JPY", 120, "120");
    check("JPY", 0, "0");
    check("JPY", -7, "-7");
    check("KWD", 120_000, "120.000");
    check("KWD", 1, "0.001");
    check("CNY", 1_000_000_000_000_000, "10000000000000.00");
    check("CNY", i64::MAX, "92233720368547758.07");
    check("KWD", i64::MIN, "-9223372036854775.808");
    check("JPY", i64::MIN, "-9223372036854775808");
}

/// R1: `digits[.digits]` and nothing else; a currency is not needed to see that.
#[test]
fn an_amount_has_one_form() {
    let refused = [
        "",
        ".",
        "-",
        "-0",
        "-0.00",
        "+1",
        "-1",
        "1e3",
        "1E3",
        "1,000",
        "1.000,00",
        "1 000",
        "1\u{a0}000",
        "1'000",
        "1_000",
        " 1",
        "1 ",
        "1\n",
        "\u{feff}1",
        "٣",
        "१",
        "１２",
        "①",
        "½",
        "0x10",
        "NaN",
        "Infinity",
        "null",
        "007",
        "00",
        "00.5",
        "01.00",
        ".5",
        "5.",
        "1.2.3",
        "1..2",
        "1.-2",
        "0.1e1",
        "１.0",
    ];
    for bad in refused {
        assert_eq!(WrittenAmount::parse(bad), None, "{bad:?}");
    }
    for good in ["0", "0.0", "0.00", "0.5", "10", "100.001", "1234567890"] {
        assert!(WrittenAmount::parse(good).is_some(), "{good}");
    }
    let long = "9".repeat(100_000);
    assert!(WrittenAmount::parse(&long).is_some());
    assert!(WrittenAmount::parse(&format!("0.{long}")).is_some());
    assert_eq!(WrittenAmount::parse(&"0".repeat(100_000)), None);
}

/// R1 and R2: no more digits than the currency has, from 0 or 1 to 10^15 minor units.
#[test]
fn an_amount_is_settled_within_its_currencys_digits_and_bounds() {
    let settle = |text: &str, code: &str, least: i64| {
        let written = WrittenAmount::parse(text).expect(text);
        let settled = written.settle(currency(code), money(least));
        settled.map(Money::minor).ok()
    };
    let check = |text: &str, code: &str, settled: Option<i64>| {
        assert_eq!(settle(text, code, 0), settled, "{text} {code}");
    };
    check("120", "CNY", Some(12_000));
    check("120.5", "CNY", Some(12_050));
    check("120.05", "CNY", Some(12_005));
    check("120.50", "CNY", Some(12_050));
    check("120.500", "CNY", None);
    check("120.000", "CNY", None);
    check("1.005", "EUR", None);
    check("120", "JPY", Some(120));
    check("1.0", "JPY", None);
    check("1.5", "JPY", None);
    check("1.234", "KWD", Some(1_234));
    check("1.2345", "KWD", None);
    check("10000000000000", "CNY", Some(1_000_000_000_000_000));
    check("10000000000000.00", "CNY", Some(1_000_000_000_000_000));
    check("9999999999999.99", "CNY", Some(999_999_999_999_999));
    check("10000000000000.01", "CNY", None);
    check("1000000000000000", "JPY", Some(1_000_000_000_000_000));
    check("1000000000000001", "JPY", None);
    check("1000000000000.000", "KWD", Some(1_000_000_000_000_000));
    check("1000000000000.001", "KWD", None);

    assert_eq!(settle("0", "CNY", 0), Some(0));
    assert_eq!(settle("0.00", "CNY", 1), None);
    assert_eq!(settle("0.01", "CNY", 1), Some(1));
}

/// Numbers around every power of two and ten, whose product with 10, 100 or 1,000 could wrap around
/// to a small one, are refused like all that are too large.
#[test]
fn no_length_of_text_wraps_around_to_a_small_amount() {
    for code in ["JPY", "CNY", "KWD"] {
        let (currency, mut refused) = (currency(code), 0);
        for length in 17..400 {
            for digit in ["1", "9", "18446744073709551616", "18446744073709551617"] {
                let text = digit.repeat(length);
                let written = WrittenAmount::parse(&text).unwrap();
                assert!(written.settle(currency, Money::ZERO).is_err(), "{text}");
                let tiny = WrittenAmount::parse(&format!("0.{text}")).unwrap();
                assert!(tiny.settle(currency, Money::ZERO).is_err(), "0.{text}");
                refused += 2;
            }
        }
        assert_eq!(refused, 383 * 4 * 2);
        // 2^64 + 5, and what comes to 84 and 616 past 2^64 in the minor units of CNY and KWD.
        for text in ["18446744073709551621", "184467440737095517", "18446744073709552"] {
            let written = WrittenAmount::parse(text).unwrap();
            assert!(written.settle(currency, Money::ZERO).is_err(), "{text}");
        }
        for whole in ["0", "1"] {
            for zeros in [4, 255, 256, 258, 512] {
                let text = format!("{whole}.{}", "0".repeat(zeros));
                let written = WrittenAmount::parse(&text).unwrap();
                assert!(written.settle(currency, Money::ZERO).is_err(), "{text}");
            }
        }
    }
}

#[test]
fn an_amount_out_of_bounds_is_told_what_was_expected() {
    let check = |code: &str, least: i64, expected: &str| {
        let written = WrittenAmount::parse("0.12345").unwrap();
        let settled = written.settle(currency(code), money(least));
        assert_eq!(settled, Err(expected.to_owned()));
    };
    check(
        "CNY",
        1,
        "an amount in CNY from `0.01` to `10000000000000.00`, at most 2 digits after the point",
    );
    check(
        "JPY",
        0,
        "an amount in JPY from `0` to `1000000000000000`, at most 0 digits after the point",
    );
}

/// R45, against the same proportion in whole 128-bit numbers.
#[test]
fn a_share_is_exact_and_rounded_half_up() {
    let exact = |amount: i64, part: u32, whole: u32| {
        let twice = 2 * i128::from(amount) * i128::from(part) + i128::from(whole);
        i64::try_from(twice / (2 * i128::from(whole))).unwrap()
    };
    let check = |amount: i64, part: u32, whole: u32| {
        let share = money(amount).share(part, whole).minor();
        assert_eq!(share, exact(amount, part, whole), "{amount}×{part}÷{whole}");
    };
    assert_eq!(money(1).share(1, 2).minor(), 1);
    assert_eq!(money(10_000).share(1, 3).minor(), 3_333);
    assert_eq!(money(10_000).share(2, 3).minor(), 6_667);
    assert_eq!(money(5).share(1, 10).minor(), 1);
    assert_eq!(money(0).share(1, 3), Money::ZERO);

    let most = Money::LARGEST_INPUT.minor();
    for whole in [1, 2, 3, 7, 999_983, 999_999, 1_000_000] {
        for part in [0, 1, whole / 3, whole / 2, whole - 1, whole] {
            // Around the amounts whose share lies just on a half.
            let half = most / (2 * i64::from(whole)) * i64::from(whole);
            for amount in [1, 2, half - 1, half, half + 1, most - 1, most] {
                check(amount, part, whole);
            }
        }
    }

    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..20_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let whole = (state % 1_000_000) as u32 + 1;
        let part = ((state >> 20) % (u64::from(whole) + 1)) as u32;
        let amount = (state.rotate_left(29) % (most as u64 + 1)) as i64;
        check(amount, part, whole);
    }
}

#[test]
fn sums_and_differences_are_plain() {
    assert_eq!(money(2) + money(3) - money(7), money(-2));
    assert_eq!(-money(2), money(-2));
    let mut total = money(1);
    total += money(5);
    total -= money(2);
    assert_eq!(total, money(4));
    let amounts = [money(1), money(2), money(4)];
    assert_eq!(amounts.iter().sum::<Money>(), money(7));
    assert_eq!(amounts.into_iter().sum::<Money>(), money(7));
    assert_eq!(money(-1).or_zero(), Money::ZERO);
    assert_eq!(money(1).or_zero(), money(1));
    assert!(money(1).is_positive() && !Money::ZERO.is_positive() && !money(-1).is_positive());
    assert!(Money::ZERO.is_zero() && Money::default().is_zero() && !money(-1).is_zero());
}

#[test]
#[should_panic(expected = "invariant broken: placed amounts")]
fn a_sum_past_every_bound_stops_instead_of_being_wrong() {
    let _ = money(i64::MAX) + money(1);
}

#[test]
#[should_panic(expected = "invariant broken: placed amounts")]
fn a_difference_past_every_bound_stops_instead_of_being_wrong() {
    let _ = money(i64::MIN) - money(1);
}

/// R7: the active codes of at most three minor digits.
#[test]
fn currencies_are_found_by_their_exact_code() {
    for (code, digits) in [("AED", 2), ("CNY", 2), ("JPY", 0), ("KWD", 3), ("ZMW", 2)] {
        let currency = currency(code);
        assert_eq!((currency.code(), currency.digits()), (code, digits));
        assert_eq!(serde_json::to_string(&currency).unwrap(), format!("\"{code}\""));
    }
    // XXX is no currency, XAU a metal, CLF has four digits, DEM and HRK are of the past.
    for code in ["", "cny", "CN", "CNYX", "ＥＵＲ", "XXX", "XAU", "CLF", "DEM", "HRK", "AAA", "ZZZ"]
    {
        assert_eq!(Currency::from_code(code), None, "{code}");
    }
}
