import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { ROOT } from '../support/command.ts';
import { folderWith, xmlOf } from '../support/folder.ts';
import { ANALYSIS_LIMIT_MS, apexLsIssues, requireJava } from './apexAnalysis.ts';

const FAULTY = `public with sharing class RunAsFaulty {
    public static Boolean isFaulty(User user) {
        RunAsReader.noSuchMethod();
        return user.NoSuchField__c;
    }
}
`;

describe('apex-ls', { timeout: ANALYSIS_LIMIT_MS }, () => {
  before(requireJava);

  it('finds each type, method and field that the Apex of the package names', () => {
    assert.deepEqual(apexLsIssues(ROOT), []);
  });

  it('notices a method and a field that are not there', (t) => {
    const project = folderWith(t, {
      'force-app/main/shared/classes/RunAsFaulty.cls': FAULTY,
      'force-app/main/shared/classes/RunAsFaulty.cls-meta.xml': xmlOf('ApexClass')
    });
    for (const part of ['sfdx-project.json', 'force-app']) {
      cpSync(path.join(ROOT, part), path.join(project, part), { recursive: true });
    }
    const issues = apexLsIssues(project);
    assert.equal(issues.length, 2, issues.join('\n'));
    assert.match(issues[0]!, /^RunAsFaulty\.cls:3 .*noSuchMethod/);
    assert.match(issues[1]!, /^RunAsFaulty\.cls:4 .*NoSuchField__c/);
  });
});
