//! A command's content as one hash, by which a repeated command is told from a reused id (R5).
//!
//! Knows what belongs to the content and how its parts are told apart. Does not know commands' days.

use super::{PlaceOrder, Purpose, ReturnRequest, Returned};
use crate::input::Id;
use crate::money::Money;
use crate::order::Content;
use siphasher::sip::SipHasher24;
use std::hash::Hasher;

/// Collects a command's content for its hash; every part is told apart from its neighbours.
#[derive(Default)]
pub(super) struct Digest(SipHasher24);

impl Digest {
    pub(super) fn content(&self) -> Content {
        Content(self.0.finish())
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.write(text.as_bytes());
        self.0.write_u8(0xff);
        self
    }

    pub(super) fn id(&mut self, id: &Id) -> &mut Self {
        self.text(id.as_str())
    }

    pub(super) fn number(&mut self, number: u64) -> &mut Self {
        self.0.write(&number.to_le_bytes());
        self
    }

    pub(super) fn money(&mut self, money: Money) -> &mut Self {
        self.0.write(&money.minor().to_le_bytes());
        self
    }

    pub(super) fn optional<T>(
        &mut self,
        value: Option<T>,
        write: impl FnOnce(&mut Self, T) -> &mut Self,
    ) -> &mut Self {
        self.number(u64::from(value.is_some()));
        match value {
            Some(value) => write(self, value),
            None => self,
        }
    }

    fn list<T>(&mut self, list: &[T], mut write: impl FnMut(&mut Self, &T)) -> &mut Self {
        self.number(u64::try_from(list.len()).unwrap_or(u64::MAX));
        for entry in list {
            write(self, entry);
        }
        self
    }

    pub(super) fn place_order(&mut self, order: &PlaceOrder) -> &mut Self {
        self.id(&order.order_id).money(order.amount);
        self.optional(order.items.as_deref(), |digest, items| {
            digest.list(items, |digest, item| {
                digest.id(&item.item_id).number(u64::from(item.quantity)).money(item.amount);
            })
        });
        self.optional(order.approval.as_ref(), |digest, approval| {
            digest.text(&approval.approved_by).text(&approval.reason)
        })
    }

    pub(super) fn request(&mut self, request: &ReturnRequest) -> &mut Self {
        self.id(&request.order_id);
        self.optional(request.receipt_id.as_ref(), Digest::id);
        match &request.what {
            Returned::Amount(amount) => self.number(0).money(*amount),
            Returned::Items(items) => self.number(1).list(items, |digest, (item, quantity)| {
                digest.id(item).number(u64::from(*quantity));
            }),
        }
    }

    pub(super) fn purpose(&mut self, purpose: &Purpose) -> &mut Self {
        match purpose {
            Purpose::Orders(orders) => self.number(0).list(orders, |digest, (order, amount)| {
                digest.id(order).optional(*amount, Digest::money);
            }),
            Purpose::Statement(number) => self.number(1).number(u64::from(*number)),
            Purpose::Billed => self.number(2),
            Purpose::Posted => self.number(3),
            Purpose::Amount(amount) => self.number(4).money(*amount),
        }
    }
}
