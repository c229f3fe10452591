import { Hono } from 'hono';
import type { ApiEnv } from '../api.ts';
import { listOf, objectOf, parseJson } from '../json.ts';

const HANDSHAKE = '/meta/handshake';
const BAYEUX = { version: '1.0', minimumVersion: '1.0', supportedConnectionTypes: ['long-polling'] };

/**
 * `sf apex get test` shakes hands with the Streaming API before it asks for a run's results over REST. That
 * much is answered (Bayeux protocol, "Meta Channels"); every subscription is refused, and nothing is sent.
 */
export function streamingRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/cometd/:version', async (context) => {
    const messages = listOf(parseJson(await context.req.text()), 'The body');
    return context.json(messages.map((message) => answerTo(objectOf(message, 'Each message'))));
  });
  return routes;
}

function answerTo({ channel, id }: Readonly<Record<string, unknown>>): object {
  if (channel === HANDSHAKE) {
    return { channel, id, ...BAYEUX, clientId: 'none', successful: true };
  }
  const error = `403::The local org does not model the channel ${String(channel)} of the Streaming API.`;
  return { channel, id, successful: false, error, advice: { reconnect: 'none' } };
}
