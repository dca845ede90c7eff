/** Listening on this machine and nowhere else; and stopping without cutting off an answer. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from './http/app.ts';
import { everyAnswer, notKept } from './http/headers.ts';
import { StartRefused } from './start-refused.ts';

export type Listening = { readonly port: number; close(): Promise<void> };

const loopback = '127.0.0.1';
const graceMs = 1_000;

/** `port` is tried first; where it is taken and `orAnother`, the system chooses one. */
export async function listen({ app, close }: App, port: number, orAnother: boolean): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 },
  }) as Server;
  // Also what never reaches a route, such as a request without a usable Host, bears every header.
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(everyAnswer)) response.setHeader(name, value);
    response.setHeader('Cache-Control', notKept);
  });
  await bind(server, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (!orAnother) throw new StartRefused(`Port ${port} is in use. Choose another with --port.`);
    return bind(server, 0);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        close();
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
