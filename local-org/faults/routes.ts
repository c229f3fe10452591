import { Hono } from 'hono';
import { parseJson } from '../rest/json.ts';
import type { ApiEnv } from '../rest/api.ts';
import type { Faults } from './faults.ts';
import { parseFaultRules } from './rule.ts';

const ADDRESS = '/local-org/faults';

/** The local org's own address, by which people set, see and clear the rules. */
export function faultRoutes(faults: Faults): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get(ADDRESS, (context) => context.json({ rules: faults.rules }));
  routes.post(ADDRESS, async (context) => {
    faults.set(parseFaultRules(parseJson(await context.req.text())));
    return context.json({ rules: faults.rules });
  });
  routes.delete(ADDRESS, (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  return routes;
}
