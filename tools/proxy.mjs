// Passes requests on to the server, so that the page reaches it at its own address and its policy
// need allow no other.

import { request } from 'node:http';

/** What the server answers; everything else is the page's. */
export const isForServer = (url) => url.startsWith('/v1/');

/** Passes one request on, and its answer back. */
export function passOn(incoming, response, address) {
  const { hostname, port, host } = new URL(address);
  const headers = { ...incoming.headers, host };
  const { method, url: asked } = incoming;
  const outgoing = request({ hostname, port, method, path: asked, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
