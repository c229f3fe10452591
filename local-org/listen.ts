import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';

const LOOPBACK = '127.0.0.1';
/** Above what the APIs take, so that they and not Node's parser answer. */
const LARGEST_HEADER = 128 * 1024;
/**
 * Milliseconds. A deployment keeps the server busy for longer than the 5 seconds after which Node closes an
 * open connection, and a client that then asks on it would be told that its request failed.
 */
const KEEP_ALIVE = 120_000;

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

type Fetch = (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;

/**
 * Serves on loopback alone.
 *
 * @param port 0 takes a free one. @throws the system's error when the port is taken.
 */
export function listen(fetch: Fetch, port: number): Promise<LoopbackServer> {
  return new Promise((resolve, reject) => {
    const serverOptions = { maxHeaderSize: LARGEST_HEADER, keepAliveTimeout: KEEP_ALIVE };
    const options = { fetch, port, hostname: LOOPBACK, serverOptions };
    const server = serve(options, (info) =>
      resolve({ origin: `http://${LOOPBACK}:${info.port}`, close: () => closed(server as Server) })
    );
    server.once('error', reject);
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
