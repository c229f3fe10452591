import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lightningError } from './lightningError.ts';

/** As an org answers a DmlException that Apex does not catch. */
function uncaught(body: object): object {
  return { status: 500, body: { pageErrors: [], fieldErrors: {}, index: 0, duplicateResults: [], ...body } };
}

describe('what Lightning rejects with', () => {
  for (const [what, error, message] of [
    ['the body of Apex', { body: { message: 'You may not.' } }, 'You may not.'],
    [
      'a list of the UI API',
      { body: [{ message: 'One.' }, { message: 'Two.' }, { message: 'One.' }] },
      'One. Two.'
    ],
    [
      'what is wrong with a record, and no more than that',
      { body: { message: 'An error occurred', output: { errors: [{ message: 'Not so.' }] } } },
      'Not so.'
    ],
    ['a DmlException', uncaught({ pageErrors: [{ message: 'Not like this.' }] }), 'Not like this.'],
    ['an empty message', { body: { message: '' }, statusText: 'Server Error' }, 'Server Error'],
    ['fields without words', { body: { message: 'No.', fieldErrors: { Name: [{}] } } }, 'No.'],
    ['a body that is text', { body: 'Gateway Timeout', statusText: 'Server Error' }, 'Gateway Timeout'],
    ['a list that is none', { body: { message: 'No.', pageErrors: null, output: { errors: {} } } }, 'No.'],
    ['errors that are none', { body: [null, 7, { message: 'No.' }] }, 'No.'],
    ['fields that are no lists', { body: { message: 'No.', fieldErrors: { A: null, B: 'x' } } }, 'No.'],
    ['an Error', new TypeError('Failed to fetch'), 'Failed to fetch'],
    ['a text', 'Timed out', 'Timed out'],
    ['nothing', undefined, ''],
    ['nothing that is told', uncaught({ message: 7 }), '']
  ] as const) {
    it(`is read: ${what}`, () => {
      const told = lightningError(error);
      assert.deepEqual([told.message, told.fields], [message, {}]);
    });
  }

  for (const [what, body] of [
    [
      'the UI API',
      { message: 'An error occurred', output: { fieldErrors: { Name: [{ message: 'Too long.' }] } } }
    ],
    ['a DmlException', uncaught({ fieldErrors: { Name: [{ message: 'Too long.' }] } })]
  ] as const) {
    it(`tells fields apart: ${what}`, () => {
      const { message, fields } = lightningError('body' in body ? body : { body });
      assert.deepEqual([message, fields], ['', { Name: 'Too long.' }]);
    });
  }

  it('names what is wrong, whichever part of it does', () => {
    const { status, codes } = lightningError(
      uncaught({
        exceptionType: 'System.DmlException',
        pageErrors: [{ statusCode: 'ENTITY_IS_DELETED' }],
        fieldErrors: { Name: [{ statusCode: 'STRING_TOO_LONG' }] },
        output: { errors: [{ errorCode: 'COLLISION' }] }
      })
    );
    assert.equal(status, 500);
    assert.deepEqual(codes, ['System.DmlException', 'COLLISION', 'ENTITY_IS_DELETED', 'STRING_TOO_LONG']);
  });
});
