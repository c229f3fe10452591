import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { TestContext } from 'node:test';
import { getSObjectValue, refreshApex } from './apex.ts';
import { apexMethod } from './apexMethod.ts';
import type { FetchResponse } from './fetchUiApi.ts';
import type { Emission } from './resourceCache.ts';

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

/** Answers every request of the test, and tells which there were. */
function answering(t: TestContext, answer: () => Response | Error): Call[] {
  const calls: Call[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    calls.push({ url, init });
    const given = answer();
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  };
  t.mock.method(globalThis, 'fetch', fetch as typeof globalThis.fetch);
  return calls;
}

async function rejection(call: Promise<unknown>): Promise<FetchResponse & { body: { message: string } }> {
  try {
    await call;
  } catch (error) {
    return error as FetchResponse & { body: { message: string } };
  }
  throw new Error('The call did not reject.');
}

it('an Apex method answers what the local org returns, for the parameters given', async (t) => {
  const calls = answering(t, () => Response.json({ rows: [1, null] }));
  assert.deepEqual(await apexMethod('RunAsReader.read')({ request: { query: 'users' } }), {
    rows: [1, null]
  });
  const [{ url, init } = { url: '', init: {} }] = calls;
  assert.deepEqual([url, init.method], ['/local-org/apex/RunAsReader/read', 'POST']);
  assert.deepEqual(JSON.parse(init.body as string), { request: { query: 'users' } });
});

it('a method without parameters is called with none, and one that returns nothing gives null', async (t) => {
  const calls = answering(t, () => Response.json(null));
  assert.equal(await apexMethod('RunAsReader.heldPermissions')(), null);
  assert.equal(calls[0]?.init.body, '{}');
});

it('what a method throws comes as the platform gives it', async (t) => {
  const body = { message: 'You may not.', exceptionType: 'System.AuraHandledException', stackTrace: '' };
  answering(t, () => Response.json(body, { status: 500, statusText: 'Server Error' }));
  const error = await rejection(apexMethod('RunAsReader.read')());
  assert.deepEqual(error, {
    ok: false,
    status: 500,
    statusText: 'Server Error',
    body,
    errorType: 'fetchResponse',
    headers: {}
  });
});

it('a refusal that is no JSON is the message', async (t) => {
  answering(t, () => new Response('Open the address that npm start printed.\n', { status: 401 }));
  const { status, body } = await rejection(apexMethod('RunAsReader.read')());
  assert.equal(status, 401);
  assert.match(body.message, /^Open the address/);
});

it('a local org that is gone rejects in the same form, and says so', async (t) => {
  answering(t, () => new TypeError('Failed to fetch'));
  const { ok, status, body } = await rejection(apexMethod('RunAsReader.read')());
  assert.deepEqual([ok, status], [false, 500]);
  assert.match(body.message, /does not answer \(Failed to fetch\)/);
});

it('a method of a namespace is refused by name, and not called', async (t) => {
  const calls = answering(t, () => Response.json(null));
  const { body } = await rejection(apexMethod('acme.Reader.read')());
  assert.match(body.message, /does not model Apex of a namespace: acme\.Reader\.read/);
  assert.deepEqual(calls, []);
});

it('a wire of Apex, and its refresh, are refused by name', async () => {
  const method = apexMethod('RunAsReader.read');
  const seen: Emission[] = [];
  const adapter = new method.adapter((emission) => void seen.push(emission));
  adapter.connect();
  adapter.update({});
  const { message } = seen.at(-1)?.error?.body as { message: string };
  assert.match(message, /does not model the wire of the Apex method RunAsReader\.read/);
  assert.match((await rejection(refreshApex())).body.message, /does not model wires of Apex/);
});

it('a value of a record that Apex returned is found by its field', () => {
  const user = { Name: 'Ada', Profile: { Name: 'Admin' } };
  assert.equal(getSObjectValue(user, { objectApiName: 'User', fieldApiName: 'Name' }), 'Ada');
  assert.equal(getSObjectValue(user, 'User.Profile.Name'), 'Admin');
  assert.equal(getSObjectValue(user, 'User.Manager.Name'), undefined);
});
