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
    [
      'by a DmlException',
      { body: { pageErrors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'Locked' }], fieldErrors: {} } },
      'UNABLE_TO_LOCK_ROW',
      'Locked.'
    ],
    [
      'for a field',
      { body: { fieldErrors: { Name: [{ message: 'Too long' }] } } },
      'APEX_ERROR',
      'Too long.'
    ],
    ['without a body', { status: 504, statusText: 'Gateway Timeout' }, 'APEX_ERROR', 'Gateway Timeout.'],
    ['with an Error', new TypeError('Failed to fetch'), 'APEX_ERROR', 'Failed to fetch.'],
    ['with a text', 'Timed out', 'APEX_ERROR', 'Timed out.'],
    [
      'with an empty message',
      { body: { message: '' }, statusText: 'Server Error' },
      'APEX_ERROR',
      'Server Error.'
    ],
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

describe('an answer of Apex that is not what was asked for', () => {
  const come = (answer: unknown) => (): Promise<never> => Promise.resolve(answer as never);
  const wrong = { name: 'OrgReadError', code: 'WRONG_ANSWER' };

  for (const answer of [null, undefined, 'rows', 7, [], {}, { rows: [] }, { columns: [], rows: {} }]) {
    it(`is a failure in place of rows: ${JSON.stringify(answer)}`, async () => {
      const { rows, isWhole, failures } = await readApex(answering(come(answer)), 'agents');
      assert.deepEqual([rows, isWhole, failures[0]?.error.code], [[], false, 'WRONG_ANSWER']);
    });
  }

  it('is a failure where a row is none', async () => {
    const { isWhole, failures } = await readApex(
      answering(come({ columns: [], rows: [{ Id: '0Xx' }, null] })),
      'agents'
    );
    assert.deepEqual([isWhole, failures[0]?.error.code], [false, 'WRONG_ANSWER']);
  });

  for (const answer of [null, undefined, '3', Number.NaN, []]) {
    it(`is a failure in place of a number: ${String(answer)}`, async () => {
      const catalogue = new ApexCatalogue({ ...answering(come(null)), count: come(answer) }, 'host');
      await assert.rejects(catalogue.count('tokens', {}), wrong);
    });
  }

  for (const answer of [null, undefined, 'ViewSetup', {}]) {
    it(`leaves open which rights the caller has: ${JSON.stringify(answer)}`, async () => {
      const methods = { ...answering(come(null)), heldPermissions: come(answer) };
      await assert.rejects(new ApexCatalogue(methods, 'host').callerPermissions(), wrong);
    });
  }
});
