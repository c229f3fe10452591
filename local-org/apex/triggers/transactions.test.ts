import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DmlTransaction, insertRecords, updateRecords } from '../../dml/dml.ts';
import { ADMIN_ID, PARTLY, SYSTEM, WHOLLY, rowOf } from '../../dml/testOrg.ts';
import type { OrgState } from '../../org.ts';
import { ApexThrown } from '../exceptions.ts';
import { Execution } from '../execution.ts';
import { invoke, staticsOf } from '../invoke.ts';
import type { Limits } from '../limits.ts';
import { loadProgram } from '../loadProgram.ts';
import { insertEntries, names, onEntry, orgWithCode, refusals } from './testOrg.ts';

/** Calls `Main.run` in one transaction. */
function runMain(org: OrgState, limits: Partial<Limits> = {}): Execution {
  const execution = new Execution({ org, userId: ADMIN_ID, limits });
  const type = loadProgram(org).classNamed('Main')!;
  org.store.transaction(() => {
    staticsOf(execution, type);
    invoke(execution, type.methodsNamed('run')[0]!, null, []);
  });
  return execution;
}

function main(body: string, members = ''): string {
  return `public class Main { ${members} public static void run() { ${body} } }`;
}

function limitIn(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexThrown) return `${error.exception.type.name}: ${error.message}`;
    throw error;
  }
  throw new Error('It ended.');
}

const COUNTER = 'public class Counter { public static Integer runs = 0; }';

describe('what a transaction has in common', () => {
  it('static state, in one transaction and no other', () => {
    const org = orgWithCode(
      COUNTER,
      onEntry(
        'before insert',
        `Counter.runs++; for (Entry__c e : Trigger.new) { e.Count__c = Counter.runs; }`
      )
    );
    const transaction = new DmlTransaction();
    const insert = (tx?: DmlTransaction): unknown => {
      const [result] = insertRecords(org, SYSTEM, 'Entry__c', [{ Name: 'a' }], PARTLY, tx);
      return rowOf(org, 'Entry__c', result!.id!)['Count__c'];
    };
    assert.deepEqual([insert(transaction), insert(transaction), insert(), insert()], [1, 2, 1, 1]);
  });

  it('static state of the code that saves, chunk by chunk of 200 records', () => {
    const org = orgWithCode(
      COUNTER,
      onEntry(
        'before insert',
        `Counter.runs++; for (Entry__c e : Trigger.new) { e.Count__c = Counter.runs; }`
      ),
      main(
        `List<Entry__c> all = new List<Entry__c>();
        for (Integer i = 0; i < 250; i++) { all.add(new Entry__c(Name = 'n' + i)); }
        Counter.runs = 10; insert as system all;`
      )
    );
    runMain(org);
    const counts = org.store.rows('Entry__c').map(({ Count__c: count }) => count);
    assert.deepEqual([counts.length, ...new Set(counts)], [250, 11, 12]);
  });

  it('its limits', () => {
    const org = orgWithCode(
      onEntry(
        'before insert',
        `for (Integer i = 0; i < 60; i++) { Integer n = [SELECT COUNT() FROM Account]; }`
      ),
      main(`insert as system new Entry__c(Name = 'a'); insert as system new Entry__c(Name = 'b');`)
    );
    assert.equal(
      limitIn(() => runMain(org)),
      'System.LimitException: Too many SOQL queries: 101'
    );
    assert.deepEqual(names(org), []);
    const one = orgWithCode(
      onEntry('after insert', `insert new Account(Name = 'A');`),
      main(`insert as system new Entry__c(Name = 'a');`)
    );
    const { usage } = runMain(one);
    assert.deepEqual([usage.dmlStatements, usage.dmlRows], [2, 2]);
  });

  it('no stack: a trigger has one of its own', () => {
    const org = orgWithCode(
      onEntry('before insert', 'Deep.go(300);'),
      'public class Deep { public static void go(Integer i) { if (i > 0) { go(i - 1); } } }',
      main(
        'go(300);',
        `static void go(Integer i) { if (i > 0) { go(i - 1); } else { insert as system new Entry__c(Name = 'a'); } }`
      )
    );
    runMain(org, { stackDepth: 400 });
    assert.deepEqual(names(org), ['a']);
  });
});

describe('a trigger that is not caught', () => {
  const org = orgWithCode(
    onEntry(
      'before insert',
      `Account a; if (Trigger.new[0].Name != 'fine') { insert new Account(Name = 'left'); a.Name = 'x'; }`
    ),
    main(
      `try { insert as system new Entry__c(Name = 'a'); } catch (DmlException e) { insert as system new Account(Name = e.getMessage()); }`
    )
  );

  it('fails every record, and what it wrote goes', () => {
    const results = refusals(insertEntries(org, [{ Name: 'a' }, { Name: 'b' }]));
    const message =
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY [] T: execution of BeforeInsert\n\ncaused by: System.NullPointerException: ' +
      'Attempt to de-reference a null object\n\nTrigger.T: line 2, column 1';
    assert.deepEqual(results, [message, message]);
    assert.deepEqual([names(org), names(org, 'Account')], [[], []]);
  });

  it('is a DmlException to the code that saves', () => {
    runMain(org);
    const [message] = names(org, 'Account');
    assert.match(
      String(message),
      /^Insert failed\. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, T: execution of BeforeInsert\n\ncaused by: System\.NullPointerException/
    );
  });
});

describe('what does not end', () => {
  it('a loop in a trigger, whoever saves', () => {
    const org = orgWithCode(
      onEntry('before insert', `while (Trigger.new[0].Name == 'loop') { Integer i = 0; }`),
      main(`try { insert as system new Entry__c(Name = 'loop'); } catch (Exception e) { Integer i = 0; }`)
    );
    const [refusal] = refusals(insertEntries(org, [{ Name: 'loop' }]));
    assert.equal(
      refusal,
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY [] T: System.LimitException: Apex CPU time limit exceeded'
    );
    assert.equal(
      limitIn(() => runMain(org, { cpuTime: 100 })),
      'System.LimitException: Apex CPU time limit exceeded'
    );
    assert.deepEqual(refusals(insertEntries(org, [{ Name: 'fine' }])), [null]);
  });

  it('triggers that set each other off, sixteen deep', () => {
    const org = orgWithCode(onEntry('after insert', `insert new Entry__c(Name = 'next');`));
    const [refusal] = refusals(insertEntries(org, [{ Name: 'a' }]));
    assert.equal(refusal!.match(/execution of AfterInsert/g)!.length, 16);
    assert.match(refusal!, /T: maximum trigger depth exceeded/);
    assert.deepEqual(names(org), []);
  });

  it('a record that its own trigger saves', () => {
    const org = orgWithCode(
      onEntry('before update', `update new Entry__c(Id = Trigger.new[0].Id, Loose__c = 'x');`)
    );
    const [made] = insertEntries(org, [{ Name: 'a' }]);
    const results = updateRecords(org, SYSTEM, 'Entry__c', [{ Id: made!.id, Name: 'b' }], PARTLY);
    assert.match(
      refusals(results)[0]!,
      /SELF_REFERENCE_FROM_TRIGGER, Object \(id = a00\w{12}\) is currently in trigger T, therefore it cannot recursively update itself/
    );
  });

  it('the records of a trigger, saved as they are', () => {
    const org = orgWithCode(onEntry('after insert', 'update Trigger.new;'));
    assert.match(
      refusals(insertEntries(org, [{ Name: 'a' }]))[0]!,
      /System\.SObjectException: DML statement cannot operate on trigger\.new or trigger\.old/
    );
  });
});

describe('saving what can be saved', () => {
  it('asks the triggers again for those that are left, with the limits of the first time', () => {
    const org = orgWithCode(
      COUNTER,
      onEntry(
        'before insert',
        `Counter.runs++;
        for (Integer i = 0; i < 60; i++) { Integer n = [SELECT COUNT() FROM Account]; }
        insert new Account(Name = 'run ' + Counter.runs + ' of ' + Trigger.new.size());
        for (Entry__c e : Trigger.new) { if (e.Name == 'b') { e.addError('No b'); } }`
      )
    );
    assert.deepEqual(refusals(insertEntries(org, [{ Name: 'a' }, { Name: 'b' }, { Name: 'c' }])), [
      null,
      'FIELD_CUSTOM_VALIDATION_EXCEPTION [] No b',
      null
    ]);
    assert.deepEqual(names(org, 'Account'), ['run 2 of 2']);
  });

  it('does not try a fourth time', () => {
    const org = orgWithCode(onEntry('before insert', `Trigger.new[0].addError('Never the first');`));
    const results = refusals(
      insertEntries(
        org,
        ['a', 'b', 'c', 'd'].map((Name) => ({ Name }))
      )
    );
    assert.deepEqual(names(org), []);
    assert.match(
      results[3]!,
      /Too many batch retries in the presence of Apex triggers and partial failures\./
    );
  });
});

it('triggers write in system mode, and the classes they call in the rights of the user', () => {
  const org = orgWithCode(
    onEntry(
      'before insert',
      `if (Trigger.new[0].Name == 'own') { insert new Account(Name = 'A'); } else { Other.go(); }`
    ),
    `public class Other { public static void go() { insert new Account(Name = 'B'); } }`
  );
  assert.deepEqual(refusals(insertEntries(org, [{ Name: 'own' }], WHOLLY)), [null]);
  assert.match(
    refusals(insertEntries(org, [{ Name: 'other' }]))[0]!,
    /caused by: System\.DmlException: .*Account/
  );
});
