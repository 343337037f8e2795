// The form for an account of the server at the page's own address: a key, and which account. The key
// is kept nowhere; it goes to that server alone, with the request that was asked for.

import { field, h, quietForm } from './credit-term/elements/dom.js';

/** Enough to choose from; another one's id is written. */
const MOST_OFFERED = 200;

/** `open` puts a snapshot on the desk, of a business date, under a name. */
export function createServerForm({ desk, open }) {
  const offered = h('datalist', { id: 'server-accounts' });
  const key = field({ say: 'server.key', hint: 'server.keyHint', type: 'password', onInput: offer });
  const account = field({ say: 'server.account', list: offered.id, onInput: () => {} });
  const said = h('p', { class: 'hint', role: 'status' });
  const button = (say, click) => h('button', { type: 'button', say, on: { click } });
  const close = button('server.close', () => {
    key.input.value = '';
    element.hidden = true;
  });
  const buttons = h('div', { class: 'row' }, h('button', { type: 'submit', say: 'server.open' }), close);
  const element = quietForm(
    'card own',
    h('h2', { id: 'server-title', say: 'server.title' }),
    h('p', { class: 'lead', say: 'server.lead' }),
    h('div', { class: 'row' }, key.element, account.element, offered),
    buttons,
    said,
  );
  element.setAttribute('aria-labelledby', 'server-title');
  element.hidden = true;
  element.noValidate = true;
  let asking = 0;

  async function client() {
    const { createClient } = await import('./credit-term/client.js');
    return createClient({ baseUrl: location.origin, credential: key.input.value.trim(), retries: 1 });
  }

  /** Offers the key's accounts to choose from; a key that is still being written has none. */
  async function offer() {
    asking += 1;
    const turn = asking;
    const page = await tried(async () => (await client()).accounts({ limit: MOST_OFFERED }));
    if (turn !== asking) return;
    const items = page.answer?.items ?? [];
    offered.replaceChildren(...items.map(({ accountId }) => h('option', { value: accountId })));
    if (account.input.value === '' && items.length > 0) account.input.value = items[0].accountId;
  }

  async function submit() {
    key.showProblem(null);
    account.showProblem(null);
    said.textContent = desk.speaker.say('server.asking');
    const id = account.input.value.trim();
    const { answer, error } = await tried(async () => {
      const asked = (await client()).account(id);
      const { on } = await asked.view('overview');
      return { on, snapshot: await asked.snapshot({ live: true }) };
    });
    said.textContent = '';
    if (error !== undefined) {
      const problem = problemOf(error);
      const place = problem === 'server.noAccount' ? account : key;
      place.showProblem(desk.speaker.say(problem));
      place.input.focus();
      return;
    }
    open(JSON.stringify(answer.snapshot), answer.on, id);
    close.click();
  }

  element.addEventListener('submit', submit);
  return {
    element,
    show() {
      element.hidden = false;
      element.scrollIntoView({ block: 'nearest' });
      key.input.focus();
    },
  };
}

/** What came of asking: an answer, or what went wrong. */
async function tried(ask) {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (typeof error?.code !== 'string') throw error;
    return { error };
  }
}

function problemOf({ code, path }) {
  if (code === 'unauthorized' || path === '/credential') return 'server.wrongKey';
  if (code === 'forbidden') return 'server.forbidden';
  if (code === 'invalidInput' || code === 'notFound') return 'server.noAccount';
  return 'server.noServer';
}
