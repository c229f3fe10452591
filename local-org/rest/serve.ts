import { listen } from '../listen.ts';
import type { LoopbackServer } from '../listen.ts';
import { apiRoutes } from './api.ts';
import type { ApiOptions } from './api.ts';

/** Serves the APIs without the pages. @param port 0 takes a free one. @throws the system's error when it is taken. */
export function serveApi(api: ApiOptions, port: number): Promise<LoopbackServer> {
  return listen(apiRoutes(api).fetch, port);
}
