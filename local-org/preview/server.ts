import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';

export interface LoopbackServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the routes on loopback alone.
 *
 * @param port 0 takes a free one. @throws the system's error when the port is taken.
 */
export async function serveLoopback(routes: Hono, port: number): Promise<LoopbackServer> {
  const server = createAdaptorServer({ fetch: routes.fetch, hostname: LOOPBACK });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    origin: `http://${LOOPBACK}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      })
  };
}
