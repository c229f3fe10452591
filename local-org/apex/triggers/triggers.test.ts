import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteRecords, insertRecords, updateRecords } from '../../dml/dml.ts';
import { PARTLY, SYSTEM, WHOLLY, rowOf } from '../../dml/testOrg.ts';
import { installTriggers } from '../../dml/triggers.ts';
import { installApexTriggers } from './runner.ts';
import { insertEntries, names, onEntry, orgWithCode, refusals } from './testOrg.ts';

describe('a trigger before the save', () => {
  it('changes what is saved, and the rules see it', () => {
    const org = orgWithCode(
      onEntry('before insert', `for (Entry__c e : Trigger.new) { e.Name = e.Name + '!'; e.Days__c = 7; }`)
    );
    const results = insertEntries(org, [{ Name: 'a' }, { Name: 'x'.repeat(20) }]);
    assert.deepEqual(names(org), ['a!']);
    assert.equal(rowOf(org, 'Entry__c', results[0]!.id!)['Days__c'], 7);
    assert.match(refusals(results)[1]!, /^STRING_TOO_LONG/);
  });

  it('sees defaults and formulas, and nothing that the platform fills in as it saves', () => {
    const org = orgWithCode(
      onEntry(
        'before insert',
        `Entry__c e = Trigger.new[0];
        e.Purpose__c = String.valueOf(e.Id == null) + String.valueOf(e.CreatedDate == null) + e.Twice__c + e.Status__c;`
      )
    );
    const [result] = insertEntries(org, [{ Name: 'a', Days__c: 4 }]);
    assert.equal(rowOf(org, 'Entry__c', result!.id!)['Purpose__c'], 'truetrue8Proposed');
  });

  it('empties fields', () => {
    const org = orgWithCode(onEntry('before update', `for (Entry__c e : Trigger.new) { e.Key__c = null; }`));
    const [made] = insertEntries(org, [{ Name: 'a', Key__c: 'k' }]);
    updateRecords(org, SYSTEM, 'Entry__c', [{ Id: made!.id, Key__c: 'other' }], WHOLLY);
    assert.equal(rowOf(org, 'Entry__c', made!.id!)['Key__c'], null);
  });

  it('has the record as it was, which it cannot change', () => {
    const org = orgWithCode(
      onEntry(
        'before update',
        `for (Entry__c e : Trigger.new) {
          Entry__c old = Trigger.oldMap.get(e.Id);
          e.Loose__c = old.Name + '>' + e.Name;
          if (e.Name == 'bad') { old.Name = 'x'; }
        }`
      )
    );
    const [made] = insertEntries(org, [{ Name: 'a' }]);
    const update = (Name: string): (string | null)[] =>
      refusals(updateRecords(org, SYSTEM, 'Entry__c', [{ Id: made!.id, Name }], PARTLY));
    assert.deepEqual(update('b'), [null]);
    assert.equal(rowOf(org, 'Entry__c', made!.id!)['Loose__c'], 'a>b');
    assert.match(update('bad')[0]!, /caused by: System\.FinalException: Record is read-only/);
  });

  it('does not write formulas, numbers and dates of the platform', () => {
    for (const field of ['Twice__c', 'Number__c', 'Findings__c']) {
      const org = orgWithCode(
        onEntry('before insert', `for (Entry__c e : Trigger.new) { e.put('${field}', null); }`)
      );
      assert.match(
        refusals(insertEntries(org, [{ Name: 'a' }]))[0]!,
        new RegExp(`System\\.SObjectException: Field ${field} is not editable`)
      );
    }
  });
});

describe('addError', () => {
  it('fails that record alone, on the record or on a field', () => {
    const org = orgWithCode(
      onEntry(
        'before insert, after insert',
        `for (Entry__c e : Trigger.new) {
          if (Trigger.isBefore && e.Name == 'a') { e.addError('No a'); }
          if (Trigger.isBefore && e.Name == 'b') { e.Name.addError('No b'); }
          if (Trigger.isBefore && e.Name == 'c') { e.addError(Entry__c.Status__c, 'No c'); }
          if (Trigger.isAfter && e.Name == 'd') { e.addError('Status__c', 'No d'); }
        }`
      )
    );
    const given = ['a', 'b', 'c', 'd', 'e'].map((Name) => ({ Name }));
    assert.deepEqual(refusals(insertEntries(org, given)), [
      'FIELD_CUSTOM_VALIDATION_EXCEPTION [] No a',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION [Name] No b',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION [Status__c] No c',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION [Status__c] No d',
      null
    ]);
    assert.deepEqual(names(org), ['e']);
    assert.deepEqual(
      refusals(insertEntries(org, given, WHOLLY)).map((one) => one?.split(' ')[0]),
      [...Array<string>(4).fill('FIELD_CUSTOM_VALIDATION_EXCEPTION'), 'ALL_OR_NONE_OPERATION_ROLLED_BACK']
    );
    assert.deepEqual(names(org), ['e']);
  });

  it('keeps a record from being deleted', () => {
    const org = orgWithCode(
      onEntry(
        'before delete',
        `for (Entry__c e : Trigger.old) { if (e.Name == 'kept') { Trigger.oldMap.get(e.Id).addError('It stays'); } }`
      )
    );
    const made = insertEntries(org, [{ Name: 'kept' }, { Name: 'gone' }]);
    const results = deleteRecords(
      org,
      SYSTEM,
      made.map(({ id }) => id!),
      PARTLY
    );
    assert.deepEqual(refusals(results), ['FIELD_CUSTOM_VALIDATION_EXCEPTION [] It stays', null]);
    assert.deepEqual(names(org), ['kept']);
  });

  it('is not said of what a record was before an update', () => {
    const org = orgWithCode(onEntry('before update', `Trigger.old[0].addError('x');`));
    const [made] = insertEntries(org, [{ Name: 'a' }]);
    const results = updateRecords(org, SYSTEM, 'Entry__c', [{ Id: made!.id, Name: 'b' }], PARTLY);
    assert.match(refusals(results)[0]!, /FinalException: SObject row does not allow errors/);
  });
});

describe('a trigger after the save', () => {
  it('sees ids and times, and cannot change what was saved', () => {
    const org = orgWithCode(
      onEntry(
        'after insert',
        `Entry__c e = Trigger.newMap.get(Trigger.new[0].Id);
        if (e.Name == 'late') { e.Loose__c = 'x'; }
        if (e.CreatedDate == null || e.Number__c == null) { e.addError('Not yet'); }`
      )
    );
    assert.deepEqual(refusals(insertEntries(org, [{ Name: 'a' }])), [null]);
    assert.equal(
      refusals(insertEntries(org, [{ Name: 'late' }]))[0],
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY [] T: execution of AfterInsert\n\ncaused by: System.FinalException: Record is read-only\n\nTrigger.T: line 3, column 1'
    );
    assert.deepEqual(names(org), ['a']);
  });

  it('writes other records, whose triggers run too', () => {
    const org = orgWithCode(
      onEntry(
        'after insert',
        `List<Finding__c> found = new List<Finding__c>();
        for (Entry__c e : Trigger.new) { found.add(new Finding__c(Entry__c = e.Id, Rank__c = 2)); }
        insert found;`
      ),
      `trigger F on Finding__c (before insert) { for (Finding__c f : Trigger.new) { f.Rank__c = f.Rank__c + 1; } }`
    );
    const [result] = insertEntries(org, [{ Name: 'a' }]);
    assert.equal(rowOf(org, 'Entry__c', result!.id!)['Sum__c'], 3);
  });

  it('runs for the master of a roll-up that changed', () => {
    const org = orgWithCode(
      onEntry(
        'before update, after update',
        `for (Entry__c e : Trigger.new) {
          if (Trigger.isBefore) { e.Loose__c = Trigger.oldMap.get(e.Id).Findings__c + '>' + e.Findings__c; }
          else if (e.Findings__c > 1) { e.addError('Enough'); }
        }`
      )
    );
    const [made] = insertEntries(org, [{ Name: 'a' }]);
    const add = (): (string | null)[] =>
      refusals(insertRecords(org, SYSTEM, 'Finding__c', [{ Entry__c: made!.id }], PARTLY));
    assert.deepEqual(add(), [null]);
    assert.equal(rowOf(org, 'Entry__c', made!.id!)['Loose__c'], '0>1');
    assert.deepEqual(
      add().map((one) => one === null),
      [false]
    );
    assert.equal(org.store.count('Finding__c'), 1);
  });
});

describe('Trigger', () => {
  it('says which event it is, to the class that handles it too', () => {
    const org = orgWithCode(
      onEntry(
        'before insert, after insert, before update, after update, before delete, after delete',
        'Log.write(Trigger.operationType, Trigger.size);'
      ),
      `public class Log {
        public static void write(TriggerOperation operation, Integer size) {
          String nulls = '';
          if (Trigger.new == null) { nulls += ' new'; }
          if (Trigger.newMap == null) { nulls += ' newMap'; }
          if (Trigger.old == null) { nulls += ' old'; }
          if (Trigger.oldMap == null) { nulls += ' oldMap'; }
          String flags = '' + Trigger.isExecuting + Trigger.isBefore + Trigger.isAfter + Trigger.isInsert + Trigger.isUpdate + Trigger.isDelete;
          switch on operation {
            when BEFORE_INSERT, AFTER_INSERT { flags += ' i'; }
            when else { flags += ' o'; }
          }
          insert as system new Account(Name = operation.name() + ' ' + size + nulls + ' ' + flags);
        }
      }`
    );
    const [made] = insertEntries(org, [{ Name: 'a' }]);
    updateRecords(org, SYSTEM, 'Entry__c', [{ Id: made!.id, Name: 'b' }], WHOLLY);
    deleteRecords(org, SYSTEM, [made!.id!], WHOLLY);
    assert.deepEqual(names(org, 'Account'), [
      'BEFORE_INSERT 1 newMap old oldMap truetruefalsetruefalsefalse i',
      'AFTER_INSERT 1 old oldMap truefalsetruetruefalsefalse i',
      'BEFORE_UPDATE 1 truetruefalsefalsetruefalse o',
      'AFTER_UPDATE 1 truefalsetruefalsetruefalse o',
      'BEFORE_DELETE 1 new newMap truetruefalsefalsefalsetrue o',
      'AFTER_DELETE 1 new newMap truefalsetruefalsefalsetrue o'
    ]);
  });

  it('is given 200 records at a time', () => {
    const org = orgWithCode(
      onEntry('before insert', `for (Entry__c e : Trigger.new) { e.Count__c = Trigger.new.size(); }`)
    );
    const results = insertEntries(
      org,
      Array.from({ length: 200 }, (_, i) => ({ Name: `n${i}` }))
    );
    assert.deepEqual([...new Set(results.map(({ id }) => rowOf(org, 'Entry__c', id!)['Count__c']))], [200]);
  });

  it('runs whatever clock the records are saved by', () => {
    const org = orgWithCode(onEntry('before insert', `Trigger.new[0].addError('No');`));
    const later = { ...org, now: () => new Date('2027-01-01T00:00:00Z') };
    assert.deepEqual(refusals(insertEntries(later, [{ Name: 'a' }])), [
      'FIELD_CUSTOM_VALIDATION_EXCEPTION [] No'
    ]);
  });

  it('does not run while it is switched off', () => {
    const org = orgWithCode(onEntry('before insert', `Trigger.new[0].addError('No');`));
    const meta = '<ApexTrigger><apiVersion>67.0</apiVersion><status>Inactive</status></ApexTrigger>';
    org.store.transaction(() => {
      org.store.putFile('triggers/T.trigger-meta.xml', new TextEncoder().encode(meta));
    });
    assert.deepEqual(refusals(insertEntries(org, [{ Name: 'a' }])), [null]);
  });
});

it('a master that its trigger refuses keeps the details from being saved, and from being deleted', () => {
  const org = orgWithCode(
    onEntry(
      'before update',
      `for (Entry__c e : Trigger.new) { if (e.Findings__c != Trigger.oldMap.get(e.Id).Findings__c) { e.addError('Closed'); } }`
    )
  );
  const [made] = insertEntries(org, [{ Name: 'a' }]);
  installTriggers(org, undefined);
  const [finding] = insertRecords(org, SYSTEM, 'Finding__c', [{ Entry__c: made!.id }], WHOLLY);
  installApexTriggers(org);
  const closed = 'FIELD_CUSTOM_VALIDATION_EXCEPTION [] Closed';
  const more = insertRecords(org, SYSTEM, 'Finding__c', [{ Entry__c: made!.id }], PARTLY);
  assert.deepEqual(refusals(more), [closed]);
  assert.deepEqual(refusals(deleteRecords(org, SYSTEM, [finding!.id!], PARTLY)), [closed]);
  assert.equal(org.store.count('Finding__c'), 1);
});
