//! Waiting before something is tried again.

use std::time::Duration;

const LONGEST_MILLISECONDS: u64 = 20;

/// Waits a while that differs from caller to caller, so that those who collided do not meet again.
pub(super) async fn pause(attempt: u32) {
    let mut random = [0_u8; 8];
    // Without randomness all wait equally long, which is only slower.
    let _ = getrandom::fill(&mut random);
    let most = 1_u64.checked_shl(attempt).unwrap_or(u64::MAX).min(LONGEST_MILLISECONDS);
    let millis = u64::from_le_bytes(random).checked_rem(most).unwrap_or_default();
    tokio::time::sleep(Duration::from_millis(millis)).await;
}
