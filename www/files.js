// How files come in, chosen from the picker or dropped anywhere on the page, and how they go out.

const bringsFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;

/** Gives each file that a person brings to `take`, one at a time. */
export function listenForFiles(picker, take) {
  picker.addEventListener('change', () => {
    const [file] = picker.files;
    picker.value = '';
    if (file !== undefined) take(file);
  });
  const { classList } = document.documentElement;
  addEventListener('dragover', (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    classList.add('dropping');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) classList.remove('dropping');
  });
  addEventListener('drop', (event) => {
    classList.remove('dropping');
    if (!bringsFiles(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file !== undefined) take(file);
  });
}

/** What the snapshot of an account is called that is saved on a business date. */
export const snapshotName = (on) => `credit-term-account-${on}.json`;

/** Long enough for a browser to have begun with the file. */
const KEPT_MILLISECONDS = 60_000;

/** Gives a file to whoever is before the page, made here and sent by nobody. */
export function saveFile(name, type, content) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  Object.assign(link, { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MILLISECONDS);
}
