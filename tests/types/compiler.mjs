// Compiles TypeScript as a strict project does that has installed the packed package, with
// TypeScript 5 and with TypeScript 7, which is another program.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { PROJECT } from '../../tools/packed.mjs';
import { MODULES } from '../../tools/project.mjs';

export const COMPILERS = ['typescript', 'typescript-7'];

const OPTIONS = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  // The package's types are checked, the compiler's own are its own affair.
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  target: 'es2022',
  lib: ['es2022', 'esnext.disposable', 'dom'],
  types: [],
};

/**
 * Compiles a project of these files, text by name, and fails with what a compiler says against it.
 */
export async function compile(name, files, options = {}, compilers = COMPILERS) {
  const folder = path.join(PROJECT, 'types', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (file, text) => writeFileSync(path.join(folder, file), text);
  for (const [file, text] of Object.entries(files)) write(file, text);
  write('package.json', '{ "type": "module" }');
  const compilerOptions = { ...OPTIONS, ...options };
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  for (const compiler of compilers) {
    const tsc = path.join(MODULES, compiler, 'bin', 'tsc');
    const complaints = await new Promise((resolve) =>
      execFile(process.execPath, [tsc, '-p', folder], (failed, stdout) =>
        resolve(failed === null ? '' : stdout || failed.message),
      ),
    );
    assert.equal(complaints, '', compiler);
  }
}
