import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertRecords } from '../../dml/dml.ts';
import { PARTLY, SYSTEM, testOrg } from '../../dml/testOrg.ts';
import { loadProgram } from '../loadProgram.ts';
import { installApexTriggers } from './runner.ts';

const REFUSED: readonly [what: string, text: string, problem: RegExp][] = [
  ['no trigger', 'public class T {}', /^T\.trigger:1:\d+: /],
  ['nothing', '', /^T\.trigger:1:1: /],
  ['no object', 'trigger T on (before insert) {}', /^T\.trigger:1:\d+: /],
  ['no event', 'trigger T on Entry__c () {}', /^T\.trigger:1:\d+: /],
  [
    'an object that is not there',
    'trigger T on Gone__c (before insert) {}',
    /SObject type does not allow triggers: Gone__c/
  ],
  [
    'an event twice',
    'trigger T on Entry__c (before insert, before insert) {}',
    /Duplicate trigger usage: before insert/
  ],
  [
    'a method',
    'trigger T on Entry__c (before insert) {\n void go() {} }',
    /^T\.trigger:2:\d+: .*does not model declarations in a trigger/
  ],
  [
    'a class that is not there',
    'trigger T on Entry__c (before insert) {\n Gone.go();\n}',
    /^T\.trigger:2:\d+: Variable does not exist: Gone/
  ],
  [
    'what Trigger does not have',
    'trigger T on Entry__c (before insert) {\n Integer i = Trigger.nothing;\n}',
    /^T\.trigger:2:\d+: Variable does not exist: Trigger/
  ],
  [
    'nesting without end',
    `trigger T on Entry__c (before insert) { Integer i = ${'('.repeat(5_000)}1${')'.repeat(5_000)}; }`,
    /nested too deeply/
  ]
];

describe('a trigger that cannot be run', () => {
  for (const [what, text, problem] of REFUSED) {
    it(`${what}: says where and what`, () => {
      const org = testOrg();
      org.store.transaction(() => org.store.putFile('triggers/T.trigger', new TextEncoder().encode(text)));
      assert.match(String(loadProgram(org).errors.get('T.trigger')?.message), problem);
    });
  }

  it('keeps its records from being saved without it', () => {
    const org = testOrg();
    const text = 'trigger T on Entry__c (before insert) { Gone.go(); }';
    org.store.transaction(() => org.store.putFile('triggers/T.trigger', new TextEncoder().encode(text)));
    installApexTriggers(org);
    assert.throws(() => insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }], PARTLY), {
      name: 'ApiError',
      errorCode: 'NOT_MODELLED'
    });
    assert.equal(org.store.count('Entry__c'), 0);
    assert.equal(insertRecords(org, SYSTEM, 'Account', [{ Name: 'a' }], PARTLY)[0]?.success, true);
  });
});

describe('a hostile trigger, called by a client', () => {
  const HOSTILE: readonly [what: string, body: string, message: RegExp][] = [
    ['a loop', 'while (true) {}', /Apex CPU time limit exceeded/],
    ['a recursion', 'Deep.go(0);', /Maximum stack depth reached/],
    [
      'lists that grow',
      `List<String> l = new List<String>{ 'x' }; while (true) { l.addAll(l.clone()); }`,
      /Apex heap size too large|Apex CPU time limit exceeded/
    ],
    [
      'records that grow',
      `while (true) { Trigger.new[0].Purpose__c = Trigger.new[0].Purpose__c + Trigger.new[0].Purpose__c; }`,
      /Apex heap size too large|Apex CPU time limit exceeded/
    ],
    ['DML without end', `while (true) { insert new Account(Name = 'A'); }`, /Too many DML statements: 151/]
  ];
  for (const [what, body, message] of HOSTILE) {
    it(`${what}: ends with its limit, and the org goes on`, () => {
      const org = testOrg();
      org.store.transaction(() => {
        const put = (path: string, text: string): void =>
          org.store.putFile(path, new TextEncoder().encode(text));
        put('triggers/T.trigger', `trigger T on Entry__c (before insert) { ${body} }`);
        put(
          'classes/Deep.cls',
          'public class Deep { public static Integer go(Integer i) { return 1 + go(i); } }'
        );
      });
      installApexTriggers(org);
      const [result] = insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }], PARTLY);
      assert.match(result!.errors[0]!.message, message);
      assert.equal(org.store.count('Account'), 0);
      assert.equal(insertRecords(org, SYSTEM, 'Account', [{ Name: 'a' }], PARTLY)[0]?.success, true);
    });
  }
});
