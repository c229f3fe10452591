import assert from 'node:assert/strict';
import { ApiError } from '../../apiError.ts';
import type { OrgState } from '../../org.ts';
import type { Binds } from '../binds.ts';
import { query } from './fixture.ts';

/** The query, the code of its error and the last line of its message. */
export type ErrorCase = readonly [soql: string, code: string, message: string | RegExp];

/** The error that the query ends in; an answer fails the test. */
export function errorOf(org: OrgState, soql: string, binds?: Binds): ApiError {
  try {
    query(org, soql, binds);
  } catch (error) {
    assert.ok(error instanceof ApiError, String(error));
    return error;
  }
  assert.fail(`answered: ${soql}`);
}

export function checkErrors(org: OrgState, cases: readonly ErrorCase[]): void {
  for (const [soql, code, message] of cases) {
    const error = errorOf(org, soql);
    const last = error.message.split('\n').at(-1)!;
    assert.equal(error.errorCode, code, `${soql}: ${last}`);
    if (typeof message === 'string') assert.equal(last, message, soql);
    else assert.match(last, message, soql);
  }
}
