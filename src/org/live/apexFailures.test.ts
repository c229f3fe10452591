import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TAKEN_AT } from '../../../test/support/fakeOrg.ts';
import { answering, readApex } from '../../../test/support/fakeReader.ts';
import { ApexCatalogue } from './apexCatalogue.ts';
import type { OrgReadError } from './orgClient.ts';
import { readOrg } from './readOrg.ts';

describe('a call of Apex that is rejected', () => {
  async function failureOf(rejection: unknown): Promise<OrgReadError | undefined> {
    const { failures, rows, isWhole } = await readApex(
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Lightning rejects with no Error.
      answering(() => Promise.reject(rejection)),
      'agents'
    );
    assert.deepEqual([rows, isWhole, failures.length], [[], false, 1]);
    return failures[0]?.error;
  }

  for (const [what, rejection, code, message] of [
    ['by Apex', { body: { message: 'No such column', exceptionType: 'X' } }, 'X', 'No such column.'],
    [
      'by Lightning',
      { body: { message: 'You do not have access.' } },
      'APEX_ERROR',
      'You do not have access.'
    ],
    ['without a body', { status: 504, statusText: 'Gateway Timeout' }, 'APEX_ERROR', 'Gateway Timeout.'],
    ['with an Error', new TypeError('Failed to fetch'), 'APEX_ERROR', 'Failed to fetch.'],
    ['with nothing', undefined, 'APEX_ERROR', 'No reason given.'],
    [
      'for a query',
      { body: { message: '\nSELECT Id FROM X\n ^\nERROR at Row:1:Column:8\nsObject type is not supported' } },
      'APEX_ERROR',
      'sObject type is not supported.'
    ]
  ] as const) {
    it(`${what} fails with the reason`, async () => {
      const error = await failureOf(rejection);
      assert.deepEqual([error?.name, error?.code, error?.message], ['OrgReadError', code, message]);
    });
  }

  it('fails the reading when all are', async () => {
    const refuse = (): Promise<never> =>
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Lightning rejects so.
      Promise.reject({ body: { message: 'You do not have access to the Apex class named RunAsReader.' } });
    const methods = { heldPermissions: refuse, read: refuse, count: refuse };
    await assert.rejects(readOrg(new ApexCatalogue(methods, 'host'), { takenAt: TAKEN_AT }), {
      name: 'OrgReadError',
      message: /do not have access/
    });
  });
});
