// `npm run docs`: the API reference as one site in target/docs. The npm package's is made of the
// comments in its types and of the pages of docs/functions, each linked with the other; the crate's
// stands beside it in rust/. Fails on whatever either has to complain of.

import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { TARGET, inProject } from './project.mjs';
import { show } from './run.mjs';
import { setUpBuild } from './setup.mjs';

export const DOCS = path.join(TARGET, 'docs');

/** What is imported, by the file that declares it. */
const ENTRIES = {
  'index.d.ts': 'credit-term',
  'words.d.ts': 'credit-term/words',
  'init.d.ts': 'credit-term/init',
  'client.d.ts': 'credit-term/client',
  'elements.d.ts': 'credit-term/elements',
};
const PAGES = inProject('docs', 'functions');
const MAIN_PAGE = path.join(PAGES, 'README.md');
const DOCUMENTS = ['rules', 'wire-format', 'client', 'elements'].map((name) => `docs/${name}.md`);
const BACKGROUND = ['README.md', ...DOCUMENTS, 'ARCHITECTURE.md'];
/** Where the pages stand in the list of contents, by how their titles begin. */
const GROUPS = [
  [/^CreditAccount\./, 'Get an account'],
  [/^account\.apply/, 'Change an account'],
  [/^account\.(snapshot|fork|dispose)/, 'Keep an account'],
  [/^account\./, 'Ask an account'],
  [/^/, 'Without an account'],
];
const WORDS_GROUP = 'Put into words';
const BACKGROUND_GROUP = 'Background';

/** The last words of the main page; the crate's reference is written beside it. */
const CRATE = '\n\n## In Rust\n\nThe crate has [a reference of its own](rust/credit_term/index.html).\n';

const OPTIONS = {
  name: 'credit-term',
  entryPoints: Object.keys(ENTRIES).map((file) => inProject('src', 'js', file)),
  projectDocuments: [
    ...readdirSync(PAGES)
      .map((file) => path.join(PAGES, file))
      .filter((file) => file !== MAIN_PAGE),
    ...BACKGROUND.map((file) => inProject(file)),
  ],
  readme: MAIN_PAGE,
  plugin: ['typedoc-plugin-missing-exports'],
  placeInternalsInOwningModule: true,
  includeVersion: true,
  excludeExternals: true,
  disableSources: true,
  disableGit: true,
  hideGenerator: true,
  groupOrder: [...GROUPS.map(([, group]) => group), WORDS_GROUP, BACKGROUND_GROUP, '*'],
  requiredToBeDocumented: [
    ...['Accessor', 'Class', 'Function', 'Interface', 'Method', 'Module', 'Namespace', 'Property'],
    ...['TypeAlias', 'Variable'],
  ],
  // It stands in the global scope, for the compiler alone.
  intentionallyNotExported: ['__global.CreditTermBrand.mark'],
  intentionallyNotDocumented: [
    // It is made for the name that `using` looks for, where a project knows that name.
    'credit-term.CreditAccount.[dispose]',
    // What types only look for in others, or are marked by; nobody reads it.
    'credit-term.ForUsing.__type.dispose',
    'credit-term.Branded.__type.[mark]',
    'credit-term.Given.__type.[mark]',
    'credit-term.JsonText.__type.[mark]',
    'credit-term/client.Signal.__type.AbortSignal',
    'credit-term/client.Signal.__type.AbortSignal.__type.prototype',
    'credit-term/init.Global.__type.prototype',
    'credit-term/init.Module.__type.WebAssembly',
    'credit-term/init.Module.__type.WebAssembly.__type.Module',
    'credit-term/init.Module.__type.WebAssembly.__type.Module.__type.prototype',
  ],
  highlightLanguages: ['js', 'ts', 'json', 'rust', 'sh', 'html', 'css'],
  navigation: { includeGroups: true },
  compilerOptions: {
    strict: true,
    types: [],
    lib: ['es2022', 'esnext.disposable', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
  },
  out: DOCS,
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
};

/** The package's reference. */
async function documentPackage() {
  const typedoc = await import('typedoc');
  const app = await typedoc.Application.bootstrapWithPlugins(OPTIONS);
  const { EVENT_RESOLVE_BEGIN } = typedoc.Converter;
  let exported;
  const remember = ({ project }) => (exported = new Set(typesOf(project)));
  // Before the plugin adds the types that others are made of.
  app.converter.on(EVENT_RESOLVE_BEGIN, remember, Number.MAX_SAFE_INTEGER);
  app.converter.on(EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.children) entry.name = ENTRIES[`${entry.name}.d.ts`];
    for (const type of typesOf(project)) if (!exported.has(type)) tellApart(type, typedoc);
    project.documents.forEach((page) => place(page, project, typedoc));
    project.readme.push({ kind: 'text', text: CRATE });
  });
  const project = await app.convert();
  if (project === undefined) return 1;
  app.validate(project);
  await app.generateOutputs(project);
  return app.logger.hasErrors() || app.logger.hasWarnings() ? 1 : 0;
}

const typesOf = ({ children }) => children.flatMap((entry) => entry.children ?? []);

/** Of a type that is only there for others to be made of. */
function tellApart(type, { Comment, CommentTag }) {
  const text = 'A part of other types; it has no name outside the package.';
  type.comment ??= new Comment([{ kind: 'text', text }]);
  type.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: 'Parts of types' }]));
}

/** Puts a page into its group, and links types and functions with it both ways. */
function place(page, project, { CommentTag }) {
  const [, title] = /^# (.*)$/m.exec(page.content[0].text);
  const [main, words] = project.children;
  const [name] = path.basename(page.name).split('-');
  const owner = /^(CreditA|a)ccount\./.test(title) ? main.getChildByName('CreditAccount') : main;
  const told = owner.getChildByName(name) ?? words.getChildByName(name);
  const group = groupOf(title, told, words);
  page.name = title;
  page.frontmatter = { group };
  page.content = withLinkedTypes(page.content, Object.values(project.reflections));
  for (const { comment } of told?.signatures ?? (told ? [told] : [])) {
    const link = { kind: 'inline-tag', tag: '@link', text: title, target: page };
    comment.blockTags.push(
      new CommentTag('@see', [{ kind: 'text', text: 'Page with examples: ' }, link]),
    );
  }
}

function groupOf(title, told, words) {
  if (told === undefined) return BACKGROUND_GROUP;
  if (told.parent === words) return WORDS_GROUP;
  return GROUPS.find(([form]) => form.test(title))[1];
}

/** In the repository a type's name leads to the file that declares it; here, to its own place. */
function withLinkedTypes(content, reflections) {
  const parts = [];
  for (let at = 0; at < content.length; at += 1) {
    const [open, name, between, link, close] = content.slice(at, at + 5);
    const isType =
      open.text.endsWith('[') &&
      name?.kind === 'code' &&
      between?.text === '](' &&
      link?.text.endsWith('.d.ts');
    if (!isType) {
      parts.push(open);
      continue;
    }
    const text = name.text.replaceAll('`', '');
    const target = reflections.find((it) => it.name === text && it.parent?.parent?.isProject());
    parts.push({ kind: 'text', text: open.text.slice(0, -1) });
    parts.push({ kind: 'inline-tag', tag: '@linkcode', text, target });
    // What follows may open the next link.
    content[at + 4] = { kind: 'text', text: close.text.slice(1) };
    at += 3;
  }
  return parts;
}

/** The crate's reference, for a set of features; it stays in target/doc. */
export function documentCrate(features) {
  return show('cargo', ['doc', '--no-deps', ...features], {
    env: { RUSTDOCFLAGS: '-D warnings' },
  });
}

async function documentAll() {
  await setUpBuild();
  rmSync(DOCS, { recursive: true, force: true });
  const code = (await documentCrate([])) || (await documentPackage());
  if (code !== 0) return code;
  cpSync(path.join(TARGET, 'doc'), path.join(DOCS, 'rust'), { recursive: true });
  console.log(`${path.relative(inProject('.'), path.join(DOCS, 'index.html'))}`);
  return 0;
}

if (process.argv[1] === inProject('tools', 'docs.mjs')) process.exitCode = await documentAll();
