// How the page tests read and fill the page: by names and visible text, as a person does. Waiting is
// done by asking from outside: within the page it would take `eval`, which the page's policy refuses.
// The calculators are elements: what is asked looks into their open shadow trees as well.

const PATIENCE_MILLISECONDS = 20_000;
const PAUSE_MILLISECONDS = 50;

/** Asks until the question is answered by something true. */
export async function until(question, what) {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  while (!(await question())) {
    if (end < Date.now()) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
}

/**
 * Runs a question in the page, which finds there `everywhere(selector)`, what the selector finds in
 * the document and in all open shadow trees; `shown(selector)`, the visible ones of those; and
 * `saidIn(element)`, an element's text with that of the trees within it.
 */
export async function look(page, question, ...given) {
  await page.evaluate(() => {
    const within = (root, selector) => [
      ...root.querySelectorAll(selector),
      ...[...root.querySelectorAll('*')]
        .filter(({ shadowRoot }) => shadowRoot !== null)
        .flatMap(({ shadowRoot }) => within(shadowRoot, selector)),
    ];
    const isShown = (element) => element.getClientRects().length !== 0;
    const saidIn = (element) =>
      [element, ...element.querySelectorAll('*')]
        .filter((each) => each.shadowRoot !== null && isShown(each))
        .flatMap(({ shadowRoot }) => [...shadowRoot.children].map(saidIn))
        .reduce((text, more) => `${text}\n${more}`, element.innerText);
    const everywhere = (selector) => within(document, selector);
    const shown = (selector) => everywhere(selector).filter(isShown);
    Object.assign(globalThis, { everywhere, shown, saidIn });
  });
  return page.evaluate(question, ...given);
}

/** Fills the visible field with this label's name attribute and lets the page answer. */
export async function fill(page, name, value) {
  await look(
    page,
    (wanted, text) => {
      const [input] = shown(`[name="${wanted}"]`);
      input.value = text;
      // As a person's: it leaves the shadow tree.
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    },
    name,
    value,
  );
}

/** Chooses the business date. */
export async function chooseDate(page, on) {
  await page.evaluate((wanted) => {
    const input = document.getElementById('on');
    input.value = wanted;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, on);
}

/** Chooses the visible radio button or box with this value. */
export async function choose(page, value) {
  await press(page, `input[value="${value}"]`);
}

/** Presses the first visible thing that the selector finds. */
export async function press(page, selector) {
  await look(page, (wanted) => shown(wanted)[0].click(), selector);
}

/** Goes to a section or a document by its address, as a link does. */
export async function go(page, hash) {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
  const [section] = hash.slice(1).split(/[/?]/);
  const shown = () =>
    page.evaluate((name) => !document.querySelector(`[data-section="${name}"]`).hidden, section);
  await until(shown, hash);
}

/** The visible text of what the selector finds, one line a piece. */
export function text(page, selector) {
  return look(
    page,
    (wanted) =>
      shown(wanted)
        .map((element) => saidIn(element).replace(/\s+/g, ' ').trim())
        .join('\n'),
    selector,
  );
}

/** The cells of the visible table with this caption: head, body and foot, row by row. */
export function tableOf(page, caption) {
  return look(
    page,
    (wanted) => {
      const table = shown('table').find((each) => each.caption.innerText.includes(wanted));
      if (table === undefined) return null;
      return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
    },
    caption,
  );
}

/** Opens a file of this content through the file picker, and waits for what the page says of it. */
export async function openFile(page, name, content, said) {
  await page.evaluate(
    (called, inside) => {
      const files = new DataTransfer();
      files.items.add(new File([inside], called, { type: 'application/json' }));
      const picker = document.getElementById('file');
      picker.files = files.files;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    content,
  );
  await until(async () => said.test(await text(page, '#notice')), said);
}
