import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { Emission } from '../../resourceCache.ts';
import { clearCache } from '../../resourceCache.ts';
import type { WireAdapterConstructor } from '../../wireAdapter.ts';
import * as api from './uiRecordApi.ts';
import type { UiRecord } from './recordValues.ts';

const ID = 'a00000000000001AAA';
const BASE = '/services/data/v67.0/ui-api';

const record: UiRecord = {
  id: ID,
  apiName: 'Thing__c',
  fields: { Name: { displayValue: null, value: 'One' } }
};

let requests: { url: string; init: RequestInit }[] = [];
let answers: Response[] = [];

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

function wired<Data>(Adapter: WireAdapterConstructor<Data>, config: Record<string, unknown>): Emission[] {
  const seen: Emission[] = [];
  const adapter = new Adapter((emission) => void seen.push(emission));
  adapter.connect();
  adapter.update(config);
  return seen;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}

describe('lightning/uiRecordApi', () => {
  beforeEach(() => {
    requests = [];
    mock.method(globalThis, 'fetch', (url: string, init: RequestInit) => {
      requests.push({ url, init });
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('fetch failed'));
    });
  });

  afterEach(() => {
    mock.restoreAll();
    clearCache();
  });

  describe('the wires of records', () => {
    it('ask for fields in one form, however they are given', async () => {
      answers = [json(record)];
      const seen = wired(api.getRecord, {
        recordId: ID,
        fields: [{ objectApiName: 'Thing__c', fieldApiName: 'Name' }, 'Thing__c.Amount__c']
      });
      wired(api.getRecord, { recordId: ID, fields: ['Thing__c.Name', 'Thing__c.Amount__c'] });
      await settled();
      assert.deepEqual(
        requests.map(({ url }) => decodeURIComponent(url)),
        [`${BASE}/records/${ID}?fields=Thing__c.Amount__c,Thing__c.Name`]
      );
      assert.deepEqual(seen.at(-1)?.data, record);
      assert.ok(Object.isFrozen((seen.at(-1)?.data as UiRecord).fields));
    });

    it('ask nothing without a record or without fields', async () => {
      wired(api.getRecord, { recordId: undefined, fields: ['Thing__c.Name'] });
      wired(api.getRecord, { recordId: ID });
      wired(api.getRecords, { records: undefined });
      await settled();
      assert.equal(requests.length, 0);
    });

    it('give the error of the platform as it came', async () => {
      answers = [json([{ errorCode: 'NOT_FOUND', message: 'gone' }], 404)];
      const seen = wired(api.getRecord, { recordId: ID, fields: 'Thing__c.Name' });
      await settled();
      const { data, error } = seen.at(-1)!;
      assert.equal(data, undefined);
      assert.deepEqual([error?.ok, error?.status], [false, 404]);
      assert.deepEqual(error?.body, [{ errorCode: 'NOT_FOUND', message: 'gone' }]);
    });

    it('give an object as the body of a network error', async () => {
      const seen = wired(api.getRecord, { recordId: ID, fields: 'Thing__c.Name' });
      await settled();
      assert.deepEqual(seen.at(-1)?.error?.body, { message: 'fetch failed' });
    });

    it('read several records in one request', async () => {
      answers = [json({ hasErrors: false, results: [{ statusCode: 200, result: record }] })];
      const seen = wired(api.getRecords, { records: [{ recordIds: [ID, ID], fields: ['Thing__c.Name'] }] });
      await settled();
      assert.equal(
        decodeURIComponent(requests[0]!.url),
        `${BASE}/records/batch/${ID},${ID}?fields=Thing__c.Name`
      );
      assert.deepEqual((seen.at(-1)?.data as { results: unknown[] }).results.length, 1);
    });
  });

  describe('saving a record', () => {
    it('creates it', async () => {
      answers = [json(record, 201)];
      const input = { apiName: 'Thing__c', fields: { Name: 'One' } };
      assert.deepEqual(await api.createRecord(input), record);
      assert.equal(requests[0]?.init.method, 'POST');
      assert.deepEqual(JSON.parse(requests[0].init.body as string), input);
    });

    it('changes it, and every wire of it has the change when the promise resolves', async () => {
      const changed = { ...record, fields: { Name: { displayValue: null, value: 'Two' } } };
      answers = [json(record), json(changed), json(changed)];
      const seen = wired(api.getRecord, { recordId: ID, fields: 'Thing__c.Name' });
      await settled();
      await api.updateRecord(
        { fields: { Id: ID, Name: 'Two' } },
        { ifUnmodifiedSince: '2026-01-01T00:00:00.000Z' }
      );
      assert.deepEqual(seen.at(-1)?.data, changed);
      const { url, init } = requests[1]!;
      assert.deepEqual([init.method, url], ['PATCH', `${BASE}/records/${ID}`]);
      assert.deepEqual(JSON.parse(init.body as string), { fields: { Name: 'Two' } });
      assert.equal(new Headers(init.headers).get('if-modified-since'), '2026-01-01T00:00:00.000Z');
    });

    it('needs the id of what it changes', async () => {
      await assert.rejects(api.updateRecord({ fields: { Name: 'Two' } }), /Invalid recordInput/);
      assert.equal(requests.length, 0);
    });

    it('rejects with the answer, and refreshes nothing', async () => {
      const body = { statusCode: 400, output: { errors: [], fieldErrors: {} } };
      answers = [json(record), json(body, 400)];
      wired(api.getRecord, { recordId: ID, fields: 'Thing__c.Name' });
      await settled();
      await assert.rejects(
        api.updateRecord({ fields: { Id: ID } }),
        (error: { status: number; body: unknown }) => {
          assert.deepEqual([error.status, error.body], [400, body]);
          return true;
        }
      );
      assert.equal(requests.length, 2);
    });

    it('deletes it, and its wires are told that it is gone', async () => {
      answers = [json(record), new Response(null, { status: 204 }), json([{ errorCode: 'NOT_FOUND' }], 404)];
      const seen = wired(api.getRecord, { recordId: ID, fields: 'Thing__c.Name' });
      await settled();
      await api.deleteRecord(ID);
      assert.equal(requests[1]?.init.method, 'DELETE');
      assert.equal(seen.at(-1)?.error?.status, 404);
    });

    it('reads a record anew when it was changed by other means', async () => {
      answers = [json(record), json({ ...record, id: ID.toLowerCase() })];
      const seen = wired(api.getRecord, { recordId: ID, fields: 'Thing__c.Name' });
      await settled();
      await api.notifyRecordUpdateAvailable([{ recordId: ID }]);
      assert.equal(requests.length, 2);
      assert.equal((seen.at(-1)?.data as UiRecord).id, ID.toLowerCase());
    });
  });
});
