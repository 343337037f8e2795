// How files come in: chosen from the picker, or dropped anywhere on the page.

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
