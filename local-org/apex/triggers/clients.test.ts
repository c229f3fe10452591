import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../../org.ts';
import { testOrg as restOrg } from '../../rest/test/fixture.ts';
import type { TestOrg } from '../../rest/test/fixture.ts';
import { client, testOrg as pageOrg } from '../../uiApi/testOrg.ts';
import { installApexTriggers } from './runner.ts';

const SOBJECTS = '/services/data/v67.0/sobjects';
const COLLECTIONS = '/services/data/v67.0/composite/sobjects';

function deploy(org: OrgState, text: string): void {
  org.store.transaction(() => {
    org.store.putFile('triggers/T.trigger', new TextEncoder().encode(text));
  });
  installApexTriggers(org);
}

function orgWith(body: string): TestOrg {
  const test = restOrg();
  deploy(test.api.org, `trigger T on Account (before insert) { ${body} }`);
  return test;
}

async function answerOf(response: Response): Promise<[number, unknown]> {
  return [response.status, await response.json()];
}

describe('a trigger, to a client of the REST API', () => {
  it('is an error of the record, on its field', async () => {
    const test = orgWith(`Trigger.new[0].Site.addError('No site');`);
    const answer = await answerOf(await test.send('POST', `${SOBJECTS}/Account`, { Name: 'A' }));
    const errorCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
    assert.deepEqual(answer, [400, [{ message: 'No site', errorCode, fields: ['Site'] }]]);
  });

  it('is an error of each record of a collection', async () => {
    const test = orgWith(`for (Account a : Trigger.new) { if (a.Name == 'B') { a.addError('No B'); } }`);
    const records = ['A', 'B'].map((Name) => ({ attributes: { type: 'Account' }, Name }));
    const response = await test.send('POST', COLLECTIONS, { allOrNone: false, records });
    const results = (await response.json()) as { success: boolean; errors: { message: string }[] }[];
    assert.deepEqual(
      results.map(({ success, errors }) => [success, errors.map(({ message }) => message)]),
      [
        [true, []],
        [false, ['No B']]
      ]
    );
  });

  it('without end is its limit, and the next request is answered', async () => {
    const test = orgWith(`if (Trigger.new[0].Name == 'loop') { while (true) {} }`);
    const [status, body] = await answerOf(await test.send('POST', `${SOBJECTS}/Account`, { Name: 'loop' }));
    const message = 'T: System.LimitException: Apex CPU time limit exceeded';
    assert.deepEqual(
      [status, body],
      [400, [{ message, errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', fields: [] }]]
    );
    const next = await test.send('POST', `${SOBJECTS}/Account`, { Name: 'A' });
    assert.equal(next.status, 201);
  });

  it('that cannot run is refused by name', async () => {
    const test = orgWith('Gone.go();');
    const [, body] = await answerOf(await test.send('POST', `${SOBJECTS}/Account`, { Name: 'A' }));
    const [{ errorCode, message }] = body as [{ errorCode: string; message: string }];
    assert.equal(errorCode, 'NOT_MODELLED');
    assert.match(message, /^T\.trigger:1:\d+: Variable does not exist: Gone/);
  });
});

it('a trigger, to a page, is an error on its field', async () => {
  const org = pageOrg();
  deploy(
    org,
    `trigger T on Thing__c (before insert) { Trigger.new[0].Kind__c.addError('No kind'); Trigger.new[0].addError('Nor else'); }`
  );
  const { body } = await client(org)('/records', {
    method: 'POST',
    body: JSON.stringify({ apiName: 'Thing__c', fields: { Name: 'Two' } })
  });
  const { output } = body as {
    output: { errors: { message: string }[]; fieldErrors: Record<string, { message: string }[]> };
  };
  assert.deepEqual(
    [
      output.errors.map(({ message }) => message),
      output.fieldErrors['Kind__c']?.map(({ message }) => message)
    ],
    [['Nor else'], ['No kind']]
  );
});
