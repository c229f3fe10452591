import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { apiRoutes } from './api.ts';
import type { ApiOptions } from './api.ts';

const LOOPBACK = '127.0.0.1';
/** Above what the guard takes, so that it and not Node's parser answers. */
const LARGEST_HEADER = 128 * 1024;

export interface ApiServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves the APIs on loopback alone. @param port 0 takes a free one. @throws the system's error when it is taken. */
export function serveApi(api: ApiOptions, port: number): Promise<ApiServer> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: apiRoutes(api).fetch,
        port,
        hostname: LOOPBACK,
        serverOptions: { maxHeaderSize: LARGEST_HEADER }
      },
      (info) => resolve({ origin: `http://${LOOPBACK}:${info.port}`, close: () => closed(server as Server) })
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
