import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { OrgState } from '../org.ts';
import type { RecordRepresentation } from './record.ts';
import type { Asked } from './testOrg.ts';
import { BASE, SAVED_AT, STRANGER, THING, client, testOrg } from './testOrg.ts';

interface Failure {
  readonly statusCode: number;
  readonly errorCode: string;
  readonly message: string;
  readonly enhancedErrorType?: string;
  readonly output?: {
    readonly errors: readonly Readonly<Record<string, unknown>>[];
    readonly fieldErrors: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  };
}

let org: OrgState;
let ask: Asked;

function post(body: unknown): ReturnType<Asked> {
  return ask('/records', { method: 'POST', body: JSON.stringify(body) });
}

function patch(fields: unknown, headers: Record<string, string> = {}): ReturnType<Asked> {
  return ask(`/records/${THING}`, { method: 'PATCH', body: JSON.stringify({ fields }), headers });
}

describe('saving a record through the UI API', () => {
  beforeEach(() => {
    org = testOrg();
    ask = client(org);
  });

  describe('saving through the UI API', () => {
    it('creates a record, and answers it with what the user may read', async () => {
      const { status, body } = await post({ apiName: 'Thing__c', fields: { Name: 'Two', Kind__c: 'b' } });
      assert.equal(status, 201, JSON.stringify(body));
      const { id, fields } = body as RecordRepresentation;
      assert.equal(org.store.row('Thing__c', id)?.Kind__c, 'b');
      assert.deepEqual(fields.Kind__c, { displayValue: 'Second kind', value: 'b' });
      assert.equal(fields.Secret__c, undefined);
    });

    it('changes a record', async () => {
      const { status, body } = await patch({ Name: 'Changed', Id: THING });
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal((body as RecordRepresentation).fields.Name?.value, 'Changed');
      assert.equal(org.store.row('Thing__c', THING)?.Name, 'Changed');
    });

    it('deletes a record and answers nothing', async () => {
      const { status, body } = await ask(`/records/${THING}`, { method: 'DELETE' });
      assert.deepEqual([status, body], [204, undefined]);
      assert.equal((await ask(`/records/${THING}?fields=Thing__c.Name`)).status, 404);
    });
  });

  describe('a save that is refused', () => {
    it('tells what is wrong with a field under its name, with its label', async () => {
      const { status, body } = await post({ apiName: 'Thing__c', fields: { Name: 'Two', Kind__c: 'nope' } });
      const { output, ...failure } = body as Failure;
      assert.equal(status, 400);
      assert.deepEqual(failure, {
        statusCode: 400,
        errorCode: 'INVALID_INPUT',
        message: 'An error occurred while trying to update the record. Please try again.',
        enhancedErrorType: 'RecordError'
      });
      const [error] = output?.fieldErrors.Kind__c ?? [];
      assert.deepEqual(output?.errors, []);
      assert.equal(error?.errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
      assert.deepEqual([error.field, error.fieldLabel], ['Kind__c', 'Label of Kind__c']);
    });

    it('tells of a field that the user may not set', async () => {
      const { status, body } = await patch({ Count__c: 8 });
      assert.equal(status, 400);
      assert.equal((body as Failure).enhancedErrorType, 'RecordError');
      assert.equal(org.store.row('Thing__c', THING)?.Count__c, 7);
    });

    it('is a conflict when the record changed after it was read', async () => {
      const { status, body } = await patch(
        { Name: 'Mine' },
        { 'If-Modified-Since': '2026-11-19T07:18:35.000Z' }
      );
      assert.equal(status, 412);
      const [error] = (body as Failure).output?.errors ?? [];
      assert.match(
        String(error?.message),
        /^This record was modified by Bo Jones during your edit session\./
      );
      assert.equal(org.store.row('Thing__c', THING)?.Name, 'One');
    });

    it('is none when the record is as it was read', async () => {
      const time = new Date(SAVED_AT).toISOString();
      assert.equal((await patch({ Name: 'Mine' }, { 'If-Modified-Since': time })).status, 200);
      assert.equal((await patch({ Name: 'Mine' }, { 'If-Modified-Since': 'yesterday' })).status, 400);
    });

    it('names a body that is none', async () => {
      const bodies: readonly unknown[] = [
        null,
        [],
        { fields: {} },
        { apiName: 'Thing__c' },
        { apiName: 'Nope__c', fields: {} }
      ];
      for (const body of bodies) {
        const answer = await post(body);
        assert.equal(answer.status, 400, JSON.stringify(body));
        assert.notEqual(JSON.stringify((answer.body as Failure).output?.errors), '[]');
      }
      assert.equal((await patch({ Id: 'a00000000000002AAA' })).status, 400);
    });

    it('does not come from a form of another page, and is not larger than a megabyte', async () => {
      const text = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } };
      assert.equal((await ask('/records', text)).status, 415);
      assert.equal((await post({ apiName: 'x'.repeat(1_100_000) })).status, 413);
    });

    it('of a record that is not there says so', async () => {
      const { status, body } = await ask('/records/zzz000000000001AAA', { method: 'DELETE' });
      assert.equal(status, 404);
      assert.deepEqual((body as Failure).errorCode, 'NOT_FOUND');
    });

    it('changes nothing for a user without rights', async () => {
      const { status } = await ask(`/records/${THING}`, { method: 'DELETE', user: STRANGER });
      assert.ok(status >= 400 && status < 500, `${BASE} answered ${status}`);
      assert.ok(org.store.row('Thing__c', THING));
    });
  });
});
