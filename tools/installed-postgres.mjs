// Finds PostgreSQL's programs on this machine, as the server's tests do.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Whether the tests have a database: one that is named for them, or the programs to make one. */
export function hasPostgres() {
  if (process.env.TEST_POSTGRES_URL) return true;
  const places = (process.env.PATH ?? '').split(path.delimiter);
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = [...places, ...versions.map((version) => path.join(DEBIAN, version, 'bin'))];
  const has = (folder, program) => existsSync(path.join(folder, program));
  return folders.some((folder) => has(folder, 'initdb') && has(folder, 'pg_ctl'));
}
