//! Credit terms that a merchant grants its customers, as a payment method.
