import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/command.ts';
import { besideUserMode } from '../support/apexModes.ts';
import { callsBesideUserMode, databaseCalls } from '../support/databaseCalls.ts';

const CLASSES = globSync('force-app/main/**/*.{cls,trigger}', { cwd: ROOT }).map((file) => ({
  name: path.basename(file),
  source: readFileSync(path.join(ROOT, file), 'utf8')
}));

const FAULTY = `public without sharing class Faulty {
    /** Reads [SELECT Id FROM Lead] and would insert lead, in a comment. */
    public void save(List<Account> accounts) {
        List<Account> all = [SELECT Id FROM Account];
        List<Account> own = [SELECT Id, (SELECT Id FROM Contacts) FROM Account WITH USER_MODE];
        List<Account> some = [SELECT Id FROM Account WITH SYSTEM_MODE];
        insert accounts;
        update as user accounts;
        delete as system accounts;
        String words = 'please delete accounts; [SELECT Id FROM Lead]';
    }
}
`;

describe('the Apex of the package', () => {
  it('steps out of the rights of the caller in two places', () => {
    const found = CLASSES.flatMap(({ name, source }) =>
      besideUserMode(source).map((one) => `${name}: ${one}`)
    );
    assert.equal(found.length, 2);
    assert.equal(found[0], 'RunAsEntryEvidence.cls: update as system entries');
    assert.match(
      found[1]!,
      /^RunAsEntryEvidence\.cls: \[ SELECT Id FROM RunAsUser__c .*AcceptedBy__c != NULL\) WITH SYSTEM_MODE \]$/
    );
  });

  it('names the user mode in each call of Database', () => {
    assert.ok(CLASSES.flatMap(({ source }) => databaseCalls(source)).length > 3);
    assert.deepEqual(
      CLASSES.flatMap(({ source }) => callsBesideUserMode(source)),
      []
    );
  });

  it('has triggers that hand over to one class, and do nothing else', () => {
    const triggers = CLASSES.filter(({ name }) => name.endsWith('.trigger'));
    assert.equal(triggers.length, 3);
    for (const { name, source } of triggers) {
      const body = /^trigger \w+ on \w+\([^)]*\) \{\s*([^;]*;)\s*\}\s*$/.exec(source)?.[1];
      assert.match(
        body ?? '',
        /^RunAs\w+Evidence\.guard\(Trigger\.operationType, Trigger\.new, Trigger\.oldMap\);$/,
        name
      );
    }
  });

  it('is seen where it does so', () => {
    assert.deepEqual(besideUserMode(FAULTY), [
      'without sharing',
      '[SELECT Id FROM Account]',
      '[SELECT Id FROM Account WITH SYSTEM_MODE]',
      'insert accounts',
      'delete as system accounts'
    ]);
  });
});
