// Serves the page as a web host would: static files, under the strict policy the package promises
// to work with, or as a plain host does, without any.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { PAGE } from './page-tree.mjs';
import { isForServer, passOn } from './proxy.mjs';

/** The page says the same of itself in a `<meta>`, for hosts that send no headers of its own. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};

/** Where a script stands that every page is to run first. */
const FIRST = '/first-of-all.js';

/**
 * Serves folders on a free port of this machine.
 *
 * @param {{
 *   tree?: Record<string, string>, port?: number, first?: string, policy?: string, api?: string,
 * }} options `tree`: which folder stands under which path; `first`: a script that every page runs
 * before its own; `policy`: the header, or null for none; `api`: the server to which its requests
 * are passed on.
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export function serve({ tree = PAGE, port = 0, first, policy = POLICY, api } = {}) {
  const offer = { tree, first, policy, api };
  const server = createServer((request, response) => answer(request, response, offer));
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ address: `http://127.0.0.1:${server.address().port}`, close });
    });
  });
}

function answer(request, response, { tree, first, policy, api }) {
  if (api !== undefined && isForServer(request.url)) {
    passOn(request, response, api);
    return;
  }
  const headers = {
    ...(policy === null ? {} : { 'content-security-policy': policy }),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
  if (first !== undefined && request.url === FIRST) {
    response.writeHead(200, { ...headers, 'content-type': TYPES['.js'] }).end(first);
    return;
  }
  const file =
    request.method === 'GET' || request.method === 'HEAD' ? fileFor(request.url, tree) : undefined;
  if (file === undefined) {
    response.writeHead(404, { ...headers, 'content-type': TYPES['.html'] }).end('Not found.');
    return;
  }
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': type });
  if (request.method === 'HEAD') response.end();
  else if (first !== undefined && type === TYPES['.html'])
    response.end(readFileSync(file, 'utf8').replace(/<meta|<title/, `<script src="${FIRST}"></script>$&`));
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file an address names, or undefined; nothing outside the tree is ever named. */
function fileFor(url, tree) {
  const asked = readablePath(url);
  const mount = Object.keys(tree).find((prefix) => asked?.startsWith(prefix));
  if (mount === undefined) return undefined;
  const file = path.join(tree[mount], asked.slice(mount.length) || 'index.html');
  const isInside = file.startsWith(path.resolve(tree[mount]) + path.sep);
  return isInside && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function readablePath(url) {
  try {
    const asked = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return asked.includes('\0') ? undefined : asked;
  } catch {
    return undefined;
  }
}
