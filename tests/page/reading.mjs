// How the page tests read and fill the page: by names and visible text, as a person does. Waiting is
// done by asking from outside: within the page it would take `eval`, which the page's policy refuses.

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

/** Fills the visible field with this label's name attribute and lets the page answer. */
export async function fill(page, name, value) {
  await page.evaluate(
    (wanted, text) => {
      const input = [...document.querySelectorAll(`[name="${wanted}"]`)].find(
        (element) => element.offsetParent !== null,
      );
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
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
  await page.evaluate((wanted) => {
    const options = document.querySelectorAll(`input[value="${wanted}"]`);
    [...options].find((element) => element.offsetParent !== null).click();
  }, value);
}

/** Goes to a section or a document by its address, as a link does. */
export async function go(page, hash) {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
  const section = hash.slice(1).split('/')[0];
  const shown = () =>
    page.evaluate((name) => !document.querySelector(`[data-section="${name}"]`).hidden, section);
  await until(shown, hash);
}

/** The visible text of what the selector finds, one line a piece. */
export function text(page, selector) {
  return page.evaluate((wanted) => {
    const found = [...document.querySelectorAll(wanted)];
    return found
      .filter((element) => element.offsetParent !== null)
      .map((element) => element.innerText.replace(/\s+/g, ' ').trim())
      .join('\n');
  }, selector);
}

/** The cells of the visible table with this caption: head, body and foot, row by row. */
export function tableOf(page, caption) {
  return page.evaluate((wanted) => {
    const tables = [...document.querySelectorAll('table')];
    const table = tables.find(
      (each) => each.offsetParent !== null && each.caption.innerText.includes(wanted),
    );
    if (table === undefined) return null;
    return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
  }, caption);
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
