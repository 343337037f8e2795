// What the page gives the browser to save. The saving is left to the browser; what it is given is read.

import { until } from './reading.mjs';

/** Notes the name and the text of the next files that the page gives to the browser. */
export function noteFiles(page) {
  return page.evaluate(() => {
    const made = new Map();
    globalThis.files = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const href = createObjectURL.call(URL, blob);
      made.set(href, blob);
      return href;
    };
    const note = (event) => {
      const { href, download } = event.target;
      if (!made.has(href)) return;
      files.push([download, made.get(href)]);
      // What a test saves is not to be left on the machine.
      event.preventDefault();
    };
    addEventListener('click', note, true);
  });
}

/** The file that the page gave last, and its bytes. */
export async function savedFile(page) {
  await until(() => page.evaluate(() => files.length > 0), 'a file');
  return page.evaluate(async () => {
    const [name, blob] = files.pop();
    const bytes = [...new Uint8Array(await blob.arrayBuffer())];
    return { name, type: blob.type, bytes };
  });
}

export const textOf = ({ bytes }) => Buffer.from(bytes).toString('utf8');
