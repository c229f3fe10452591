import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testOrg } from '../test/fixture.ts';

describe('the Streaming API', () => {
  const { send } = testOrg();

  it('shakes hands, and refuses what comes after', async () => {
    const messages = [
      { channel: '/meta/handshake', id: '1' },
      { channel: '/meta/subscribe', id: '2' }
    ];
    const response = await send('POST', '/cometd/67.0', messages);
    const [handshake, subscribe] = (await response.json()) as Readonly<Record<string, unknown>>[];
    assert.deepEqual([handshake!['id'], handshake!['successful']], ['1', true]);
    assert.deepEqual([subscribe!['id'], subscribe!['successful']], ['2', false]);
    assert.match(String(subscribe!['error']), /channel \/meta\/subscribe/);
    assert.deepEqual(subscribe!['advice'], { reconnect: 'none' });
  });

  it('wants a token and a list of messages', async () => {
    const stranger = await send('POST', '/cometd/67.0', [], { authorization: 'Bearer nothing' });
    const other = await send('POST', '/cometd/67.0', {});
    assert.deepEqual([stranger.status, other.status], [401, 400]);
  });
});
