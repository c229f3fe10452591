import { Hono } from 'hono';
import type { OrgState } from '../org.ts';
import type { Row } from '../store/store.ts';
import type { ApiEnv } from './api.ts';
import { notFound } from './errors.ts';
import { identity, userInfo } from './identity.ts';
import { organizationId } from './organization.ts';
import { longId } from '../store/ids.ts';

/** Who the token stands for: the user info endpoint and the identity URL. */
export function oauthRoutes(org: OrgState): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.on(['GET', 'POST'], '/services/oauth2/userinfo', (context) =>
    context.json(userInfo(org, userOf(org, context.var.caller.userId), originOf(context.req.url)))
  );
  routes.get('/id/:organization/:user', (context) => {
    const { organization, user } = context.req.param();
    const own = context.var.caller.userId;
    if (longId(organization) !== organizationId(org) || longId(user) !== own) throw notFound();
    return context.json(identity(org, userOf(org, own), originOf(context.req.url)));
  });
  return routes;
}

function userOf(org: OrgState, userId: string): Row {
  const user = org.store.row('User', userId);
  if (!user) throw notFound();
  return user;
}

function originOf(url: string): string {
  return new URL(url).origin;
}
