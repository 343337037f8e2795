//! Currencies and their minor digits. Knows the codes in use. Does not know rates or names.

use serde::{Serialize, Serializer};
use std::fmt;

/// An active ISO 4217 currency with at most three minor digits (R7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: &'static str,
    digits: u8,
}

impl Currency {
    /// Finds a currency by its code, exactly as ISO 4217 writes it; `cny` is none.
    ///
    /// ```
    /// use credit_term::money::Currency;
    ///
    /// assert_eq!(Currency::from_code("KWD").map(Currency::digits), Some(3));
    /// assert_eq!(Currency::from_code("cny"), None);
    /// ```
    pub fn from_code(code: &str) -> Option<Currency> {
        let found = TABLE.binary_search_by(|currency| currency.code.cmp(code));
        found.ok().and_then(|index| TABLE.get(index)).copied()
    }

    /// The three letters of the code, such as `CNY`.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many digits stand after the point: 2 for CNY, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        u32::from(self.digits)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

const fn of(code: &'static str, digits: u8) -> Currency {
    Currency { code, digits }
}

/// Every currency, in the order of the codes, which the search relies on. Source: ISO 4217, the
/// active codes of at most three minor digits.
#[rustfmt::skip]
static TABLE: [Currency; 153] = [
    of("AED", 2), of("AFN", 2), of("ALL", 2), of("AMD", 2), of("AOA", 2), of("ARS", 2),
    of("AUD", 2), of("AWG", 2), of("AZN", 2), of("BAM", 2), of("BBD", 2), of("BDT", 2),
    of("BGN", 2), of("BHD", 3), of("BIF", 0), of("BMD", 2), of("BND", 2), of("BOB", 2),
    of("BRL", 2), of("BSD", 2), of("BTN", 2), of("BWP", 2), of("BYN", 2), of("BZD", 2),
    of("CAD", 2), of("CDF", 2), of("CHF", 2), of("CLP", 0), of("CNY", 2), of("COP", 2),
    of("CRC", 2), of("CUP", 2), of("CVE", 2), of("CZK", 2), of("DJF", 0), of("DKK", 2),
    of("DOP", 2), of("DZD", 2), of("EGP", 2), of("ERN", 2), of("ETB", 2), of("EUR", 2),
    of("FJD", 2), of("FKP", 2), of("GBP", 2), of("GEL", 2), of("GHS", 2), of("GIP", 2),
    of("GMD", 2), of("GNF", 0), of("GTQ", 2), of("GYD", 2), of("HKD", 2), of("HNL", 2),
    of("HTG", 2), of("HUF", 2), of("IDR", 2), of("ILS", 2), of("INR", 2), of("IQD", 3),
    of("IRR", 2), of("ISK", 0), of("JMD", 2), of("JOD", 3), of("JPY", 0), of("KES", 2),
    of("KGS", 2), of("KHR", 2), of("KMF", 0), of("KPW", 2), of("KRW", 0), of("KWD", 3),
    of("KYD", 2), of("KZT", 2), of("LAK", 2), of("LBP", 2), of("LKR", 2), of("LRD", 2),
    of("LSL", 2), of("LYD", 3), of("MAD", 2), of("MDL", 2), of("MGA", 2), of("MKD", 2),
    of("MMK", 2), of("MNT", 2), of("MOP", 2), of("MRU", 2), of("MUR", 2), of("MVR", 2),
    of("MWK", 2), of("MXN", 2), of("MYR", 2), of("MZN", 2), of("NAD", 2), of("NGN", 2),
    of("NIO", 2), of("NOK", 2), of("NPR", 2), of("NZD", 2), of("OMR", 3), of("PAB", 2),
    of("PEN", 2), of("PGK", 2), of("PHP", 2), of("PKR", 2), of("PLN", 2), of("PYG", 0),
    of("QAR", 2), of("RON", 2), of("RSD", 2), of("RUB", 2), of("RWF", 0), of("SAR", 2),
    of("SBD", 2), of("SCR", 2), of("SDG", 2), of("SEK", 2), of("SGD", 2), of("SHP", 2),
    of("SLE", 2), of("SOS", 2), of("SRD", 2), of("SSP", 2), of("STN", 2), of("SVC", 2),
    of("SYP", 2), of("SZL", 2), of("THB", 2), of("TJS", 2), of("TMT", 2), of("TND", 3),
    of("TOP", 2), of("TRY", 2), of("TTD", 2), of("TWD", 2), of("TZS", 2), of("UAH", 2),
    of("UGX", 0), of("USD", 2), of("UYU", 2), of("UZS", 2), of("VES", 2), of("VND", 0),
    of("VUV", 0), of("WST", 2), of("XAF", 0), of("XCD", 2), of("XOF", 0), of("XPF", 0),
    of("YER", 2), of("ZAR", 2), of("ZMW", 2),
];

#[cfg(test)]
mod tests {
    use super::{Currency, TABLE};

    /// The search halves the table, which must be in order, and finds every entry only then.
    #[test]
    fn every_currency_of_the_table_is_found() {
        for currency in &TABLE {
            assert_eq!(Currency::from_code(currency.code), Some(*currency));
            assert!(currency.digits() <= 3, "{currency}");
        }
    }

    /// All but a few currencies have two digits; these are the few (ISO 4217).
    #[test]
    fn few_currencies_have_other_than_two_digits() {
        let with = |digits: u32| {
            let found = TABLE.iter().filter(|currency| currency.digits() == digits);
            found.map(|currency| currency.code).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(with(0), "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF");
        assert_eq!(with(1), "");
        assert_eq!(with(3), "BHD IQD JOD KWD LYD OMR TND");
    }
}
