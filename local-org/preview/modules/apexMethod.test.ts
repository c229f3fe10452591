import assert from 'node:assert/strict';
import { it } from 'node:test';
import { getSObjectValue, refreshApex } from './apex.ts';
import { apexMethod } from './apexMethod.ts';
import type { Emission } from './resourceCache.ts';

it('an Apex method rejects, and its wire emits, an error that names it', async () => {
  const method = apexMethod('RunAsReader.read');
  await assert.rejects(method({ a: 1 }), ({ ok, body }: { ok: boolean; body: { message: string } }) => {
    assert.equal(ok, false);
    assert.match(body.message, /does not run Apex yet.*RunAsReader\.read/);
    return true;
  });
  const seen: Emission[] = [];
  const adapter = new method.adapter((emission) => void seen.push(emission));
  adapter.connect();
  adapter.update({});
  assert.match((seen.at(-1)?.error?.body as { message: string }).message, /RunAsReader\.read/);
  await assert.rejects(refreshApex());
});

it('a value of a record that Apex returned is found by its field', () => {
  const user = { Name: 'Ada', Profile: { Name: 'Admin' } };
  assert.equal(getSObjectValue(user, { objectApiName: 'User', fieldApiName: 'Name' }), 'Ada');
  assert.equal(getSObjectValue(user, 'User.Profile.Name'), 'Admin');
  assert.equal(getSObjectValue(user, 'User.Manager.Name'), undefined);
});
