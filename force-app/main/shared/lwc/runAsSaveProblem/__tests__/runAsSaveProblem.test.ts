import { problemText, saveProblem } from 'c/runAsSaveProblem';

const OUTPUT = {
  errors: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not like this.' }],
  fieldErrors: { Purpose__c: [{ errorCode: 'X', message: 'Say why.' }] }
};

describe('saveProblem', () => {
  it('tells what concerns the record from what concerns a field', () => {
    const problem = saveProblem({ status: 400, body: { message: 'An error occurred', output: OUTPUT } });
    expect(problem).toEqual({
      isConflict: false,
      isGone: false,
      message: 'Not like this.',
      fields: { Purpose__c: 'Say why.' }
    });
  });

  it('says nothing general where only fields are wrong', () => {
    const { message } = saveProblem({
      body: { message: 'An error occurred', output: { errors: [], fieldErrors: OUTPUT.fieldErrors } }
    });
    expect(message).toBe('');
  });

  it('knows a conflict by its status and by its code', () => {
    const byCode = {
      body: { output: { errors: [{ errorCode: 'CollisionDetectedException', message: 'm' }] } }
    };
    expect([saveProblem({ status: 412 }).isConflict, saveProblem(byCode).isConflict]).toEqual([true, true]);
  });

  it('knows a record that is gone', () => {
    expect(saveProblem({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'gone' }] })).toMatchObject({
      isGone: true,
      message: 'gone'
    });
    expect(saveProblem({ body: { output: { errors: [{ errorCode: 'ENTITY_IS_DELETED' }] } } }).isGone).toBe(
      true
    );
  });

  it.each([
    ['an error', new Error('No network'), 'No network'],
    ['an error of Apex', { body: { message: 'You may not.' } }, 'You may not.'],
    ['a text', 'no', 'no'],
    ['nothing', undefined, 'c.RunAs_Save_NoReason'],
    ['text that would turn', new Error('a\u202Eb'), String.raw`a\u202eb`]
  ])('shows %s', (_what, error, text) => {
    expect(problemText(error)).toBe(text);
  });

  it('reads a DmlException that Apex did not catch', () => {
    const pageErrors = [{ statusCode: 'ENTITY_IS_DELETED', message: 'It is deleted.' }];
    const fieldErrors = { Title: [{ statusCode: 'STRING_TOO_LONG', message: 'Too long\u202E.' }] };
    expect(saveProblem({ status: 500, body: { pageErrors, fieldErrors } })).toEqual({
      isConflict: false,
      isGone: true,
      message: 'It is deleted.',
      fields: { Title: String.raw`Too long\u202e.` }
    });
    expect(problemText({ status: 500, body: { pageErrors: [], fieldErrors } })).toBe(
      String.raw`Too long\u202e.`
    );
  });

  it('joins all of it where there is no form', () => {
    expect(problemText({ body: { output: OUTPUT } })).toBe('Not like this. Say why.');
  });
});
