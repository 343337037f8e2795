// The keyboard alone: no click, and no focus but what keys move. A flow is: tab to a field by the
// name it has, type, read what is answered.

import assert from 'node:assert/strict';

/** More than there are places for the focus from one end of a section to the other. */
const MOST_TABS = 120;

/** What has the focus, in whatever shadow tree, and whether the selector means it. */
function focused(page, selector) {
  return page.evaluate((wanted) => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { id, name, hash, value, textContent } = element;
    const called = id || name || hash || textContent.trim().slice(0, 30);
    return { called, value, isWanted: element.matches(wanted) };
  }, selector);
}

/** Presses Tab until what the selector means has the focus; gives its value. */
export const tabTo = (page, selector) => tabUntil(page, selector);

/** The same backwards, with Shift held. */
export async function backTo(page, selector) {
  await page.keyboard.down('Shift');
  await tabUntil(page, selector);
  await page.keyboard.up('Shift');
}

async function tabUntil(page, selector) {
  const passed = [];
  for (let press = 0; press < MOST_TABS; press += 1) {
    await page.keyboard.press('Tab');
    const { called, value, isWanted } = await focused(page, selector);
    if (isWanted) return value;
    passed.push(called);
  }
  return assert.fail(`Tab does not reach ${selector}: ${passed.join(' ')}`);
}

/** Tabs to a field and types over what stands there, which Tab has selected. */
export async function typeInto(page, name, text) {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

/** Tabs to a group of radio buttons and moves on to the one of this value. */
export async function chooseOf(page, group, value) {
  await tabTo(page, `[type="radio"][name^="${group}"]`);
  const passed = new Set();
  for (let now; now !== value; ) {
    await page.keyboard.press('ArrowDown');
    ({ value: now } = await focused(page, '*'));
    assert.ok(!passed.has(now), `the arrows do not reach ${value}: ${[...passed].join(' ')}`);
    passed.add(now);
  }
}

/** Tabs to a link or a button and presses Enter. */
export async function enter(page, selector) {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

/** Goes to a section by its link. */
export const goBy = (page, section) => enter(page, `nav a[href="#${section}"]`);

/** What has the focus now is what the selector means. */
export async function hasFocus(page, selector) {
  const { called, isWanted } = await focused(page, selector);
  assert.ok(isWanted, `${called} has the focus, not ${selector}`);
}
