import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ADMIN_ID, testOrg } from '../dml/testOrg.ts';
import { callApex } from './callApex.ts';

const CLASS = `public with sharing class Good {
  public class Result { @AuraEnabled public String name { get; private set; } @AuraEnabled public Object value; }
  @AuraEnabled public static List<Entry__c> back(List<Entry__c> entries) { return entries; }
  @AuraEnabled public static List<Object> read(List<Entry__c> entries, List<Datetime> seen) {
    List<Object> parts = new List<Object>();
    for (Integer i = 0; i < entries.size(); i++) {
      Entry__c e = entries[i];
      parts.addAll(new List<Object>{ e.Name, e.Days__c, e.Count__c, e.Due__c == Date.today(), e.Seen__c == seen[i], e.Done__c, e.Friend__c });
    }
    return parts;
  } }`;

const { call } = (() => {
  const org = testOrg();
  org.store.transaction(() => {
    org.store.put('PermissionSet', { Id: '0PS000000000001AAA', Name: 'All', PermissionsAuthorApex: true });
    const assignment = { AssigneeId: ADMIN_ID, PermissionSetId: '0PS000000000001AAA', IsActive: true };
    org.store.put('PermissionSetAssignment', { Id: '0Pa000000000001AAA', ...assignment });
    org.store.putFile('classes/Good.cls', new TextEncoder().encode(CLASS));
  });
  return {
    call: (method: string, parameters: Record<string, unknown>): unknown => {
      const answer = callApex(org, ADMIN_ID, 'Good', method, parameters);
      return 'error' in answer ? answer.error.message : answer.value;
    }
  };
})();

describe('records from a page', () => {
  it('have the values of their fields, each of its type', () => {
    const entry = {
      sobjectType: 'Entry__c',
      Name: 'a',
      Days__c: 1.5,
      count__c: 3,
      Due__c: '2026-11-19',
      Seen__c: '2026-11-19T07:18:36.000Z',
      Done__c: true,
      Friend__c: 'a00000000000001'
    };
    assert.deepEqual(call('read', { entries: [entry], seen: ['2026-11-19T07:18:36Z'] }), [
      'a',
      1.5,
      3,
      true,
      true,
      true,
      'a00000000000001AAA'
    ]);
  });

  it('go back as they came, with what they have alone', () => {
    const entries = [{ Id: 'a00000000000001AAA', Name: 'a', Days__c: null }, {}];
    assert.deepEqual(call('back', { entries }), entries);
    assert.equal(call('back', { entries: null }), null);
  });

  const REFUSED: readonly [what: string, entry: unknown, message: RegExp][] = [
    ['a field that is not there', { Nope__c: 1 }, /^No such column 'Nope__c' on sobject of type Entry__c$/],
    ['a relationship', { Friend__r: { Name: 'b' } }, /^No such column 'Friend__r'/],
    ['the prototype', JSON.parse('{"__proto__": 1}'), /^No such column '__proto__'/],
    ['another kind of record', { attributes: { type: 'User' } }, /^Value provided is invalid for Entry__c/],
    ['a text for a number', { Days__c: '1' }, /^Value provided is invalid for Days__c: "1"/],
    ['a number for a text', { Name: 1 }, /^Value provided is invalid for Name: 1/],
    ['a fraction for a whole number', { Count__c: 1.5 }, /^Value provided is invalid for Count__c/],
    ['a day that is none', { Due__c: '2026-02-30' }, /^Value provided is invalid for Due__c/],
    ['a time that is none', { Seen__c: 'yesterday' }, /^Value provided is invalid for Seen__c/],
    ['an object for a value', { Name: { a: 1 } }, /^Value provided is invalid for Name/],
    ['an id that is none', { Friend__c: 'x' }, /^Invalid id: x$/],
    ['no record', 'a', /^Value provided is invalid for Entry__c: "a"/],
    ['a list', [], /^Value provided is invalid for Entry__c/]
  ];
  for (const [what, entry, message] of REFUSED) {
    it(`are refused with ${what}`, () => {
      assert.match(String(call('back', { entries: [entry] })), message);
    });
  }
});
