//! Answers as JSON text. Knows how a value is written. Does not know what any value means.
//!
//! Every shell writes through this one serializer, so that native and wasm give the same bytes. It
//! cannot fail, and that is what it is for: without an error to hand back after each field, the
//! derived code of an answer is a third of what it is with serializers that can. The text is the one
//! that `serde_json` writes without spaces; a test holds the two against each other.

#[cfg(test)]
mod tests;

use serde::ser::{self, Serialize};
use std::fmt;

/// Writes an answer as JSON, without spaces, keys in the order of the fields.
///
/// Answers hold no float and no bytes, and keys of maps are text; anything else is a bug of the
/// caller and stops.
///
/// ```
/// let account = credit_term::Account::default();
/// let text = credit_term::json(&account.snapshot());
/// assert_eq!(text, r#"{"schema":"credit-term/account@1","version":0}"#);
/// ```
pub fn json<T: Serialize + ?Sized>(answer: &T) -> String {
    let mut text = Text { written: String::with_capacity(USUAL_LENGTH) };
    match answer.serialize(&mut text) {
        Ok(()) => text.written,
        Err(never) => match never {},
    }
}

/// Room for a preview, so that the commonest answers are written without growing.
const USUAL_LENGTH: usize = 1_024;

struct Text {
    written: String,
}

impl Text {
    /// Separates an entry from the one before, if there is one. A container just begun ends in its
    /// bracket, and no value ends in an opening one.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.written.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.written.push(',');
        }
    }

    #[inline(never)]
    fn key(&mut self, name: &str) {
        self.next();
        self.string(name);
        self.written.push(':');
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.written.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(is_escaped) {
            let (plain, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.written.push_str(plain);
            let mut characters = behind.chars();
            self.escape(characters.next().unwrap_or_default());
            rest = characters.as_str();
        }
        self.written.push_str(rest);
        self.written.push('"');
    }

    fn escape(&mut self, character: char) {
        let short = match character {
            '"' => '"',
            '\\' => '\\',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            other => {
                let code = u32::from(other);
                self.written.push_str(if 0x10 <= code { "\\u001" } else { "\\u000" });
                self.written.extend(char::from_digit(code & 0xf, 16));
                return;
            }
        };
        self.written.push('\\');
        self.written.push(short);
    }

    #[inline(never)]
    fn number(&mut self, is_negative: bool, number: u64) {
        let mut digits = [b'0'; MOST_DIGITS];
        let mut rest = number;
        let mut length = 0_usize;
        for slot in digits.iter_mut().rev() {
            *slot = b'0' | (rest % 10) as u8;
            rest /= 10;
            length = length.saturating_add(1);
            if rest == 0 {
                break;
            }
        }
        if is_negative {
            self.written.push('-');
        }
        let digits = digits.get(MOST_DIGITS.saturating_sub(length)..).unwrap_or_default();
        self.written.push_str(std::str::from_utf8(digits).unwrap_or_default());
    }
}

/// The digits of the largest 64-bit number.
const MOST_DIGITS: usize = 20;

fn is_escaped(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// The error that never comes.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<M: fmt::Display>(_: M) -> Never {
        stop()
    }
}

#[cold]
#[expect(
    clippy::panic,
    reason = "a broken invariant is a bug, never an answer; no input leads here"
)]
fn stop() -> ! {
    panic!("invariant broken: answers are text, integers, flags, lists and named fields")
}

type Written = Result<(), Never>;

/// A list or an object that was begun.
struct Nested<'t> {
    text: &'t mut Text,
    end: &'static str,
}

impl Nested<'_> {
    fn close(self) -> Written {
        self.text.written.push_str(self.end);
        Ok(())
    }
}

impl Text {
    fn begin(&mut self, begin: &str, end: &'static str) -> Result<Nested<'_>, Never> {
        self.written.push_str(begin);
        Ok(Nested { text: self, end })
    }

    /// Begins what stands under the name of a variant.
    fn begin_variant(
        &mut self,
        variant: &str,
        begin: &str,
        end: &'static str,
    ) -> Result<Nested<'_>, Never> {
        self.written.push('{');
        self.key(variant);
        self.begin(begin, end)
    }
}

macro_rules! integers {
    ($widest:ident $wide:ty: $($write:ident $given:ty),+) => {
        $(fn $write(self, number: $given) -> Written {
            self.$widest(<$wide>::from(number))
        })+
    };
}

impl<'t> ser::Serializer for &'t mut Text {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Nested<'t>;
    type SerializeTuple = Nested<'t>;
    type SerializeTupleStruct = Nested<'t>;
    type SerializeTupleVariant = Nested<'t>;
    type SerializeMap = Nested<'t>;
    type SerializeStruct = Nested<'t>;
    type SerializeStructVariant = Nested<'t>;

    fn serialize_bool(self, flag: bool) -> Written {
        self.written.push_str(if flag { "true" } else { "false" });
        Ok(())
    }

    integers!(serialize_i64 i64: serialize_i8 i8, serialize_i16 i16, serialize_i32 i32);
    integers!(serialize_u64 u64: serialize_u8 u8, serialize_u16 u16, serialize_u32 u32);

    fn serialize_i64(self, number: i64) -> Written {
        self.number(number < 0, number.unsigned_abs());
        Ok(())
    }

    fn serialize_u64(self, number: u64) -> Written {
        self.number(false, number);
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Written {
        stop()
    }

    fn serialize_f64(self, _: f64) -> Written {
        stop()
    }

    fn serialize_char(self, character: char) -> Written {
        self.string(character.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Written {
        self.string(text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        stop()
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.written.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.string(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.written.push('{');
        self.key(variant);
        value.serialize(&mut *self)?;
        self.written.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Nested<'t>, Never> {
        self.begin("[", "]")
    }

    fn serialize_tuple(self, _: usize) -> Result<Nested<'t>, Never> {
        self.begin("[", "]")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nested<'t>, Never> {
        self.begin("[", "]")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Nested<'t>, Never> {
        self.begin_variant(variant, "[", "]}")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Nested<'t>, Never> {
        self.begin("{", "}")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Nested<'t>, Never> {
        self.begin("{", "}")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Nested<'t>, Never> {
        self.begin_variant(variant, "{", "}}")
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Written {
        self.string(&value.to_string());
        Ok(())
    }
}

/// Lists of every kind are written alike, and so are named fields.
macro_rules! nested {
    ($($kind:ident :: $add:ident ( $($name:ident)? )),+) => {
        $(impl ser::$kind for Nested<'_> {
            type Ok = ();
            type Error = Never;

            #[inline]
            fn $add<T: Serialize + ?Sized>(
                &mut self,
                $($name: &'static str,)?
                value: &T,
            ) -> Written {
                nested!(@begin self $($name)?);
                value.serialize(&mut *self.text)
            }

            fn end(self) -> Written {
                self.close()
            }
        })+
    };
    (@begin $nested:ident) => { $nested.text.next() };
    (@begin $nested:ident $name:ident) => { $nested.text.key($name) };
}

nested!(
    SerializeSeq::serialize_element(),
    SerializeTuple::serialize_element(),
    SerializeTupleStruct::serialize_field(),
    SerializeTupleVariant::serialize_field(),
    SerializeStruct::serialize_field(name),
    SerializeStructVariant::serialize_field(name)
);

impl ser::SerializeMap for Nested<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.text.next();
        key.serialize(&mut *self.text)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.text.written.push(':');
        value.serialize(&mut *self.text)
    }

    fn end(self) -> Written {
        self.close()
    }
}
