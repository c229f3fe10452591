import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { missingFrom, owned, sampleFiles } from '../../scripts/org/sampleData.ts';
import type { SampleRecord } from '../../scripts/org/sampleData.ts';
import type { Answer, Step, Steps } from '../../scripts/org/salesforceClient.ts';
import { deleteScratchOrg, ensureScratchOrg } from '../../scripts/org/scratchOrg.ts';
import { ROOT } from '../support/command.ts';

const REQUEST = { alias: 'trial', definitionFile: 'config/project-scratch-def.json', days: 3 };

interface Login {
  readonly alias: string;
  readonly username: string;
  readonly isScratchOrg: boolean;
  readonly isExpired: boolean | 'unknown';
  readonly configs: readonly string[];
}

const HUB: Login = {
  alias: 'devhub,hub',
  username: 'hub@acme.example',
  isScratchOrg: false,
  isExpired: 'unknown',
  configs: ['target-dev-hub']
};
const TRIAL: Login = {
  ...HUB,
  alias: 'trial',
  username: 'test-1@example.com',
  isScratchOrg: true,
  isExpired: false,
  configs: []
};

/** Steps over these logins; to create an org adds one. */
function stepsOver(logins: Login[]): Steps & { readonly commands: string[] } {
  const commands: string[] = [];
  return {
    commands,
    isDryRun: false,
    say: () => undefined,
    run: ({ command }: Step) => {
      commands.push(command.join(' '));
      if (command.includes('create')) logins.splice(0, logins.length, HUB, TRIAL);
      return Promise.resolve();
    },
    ask: <T>() => Promise.resolve({ status: 0, result: logins } as unknown as Answer<T>)
  };
}

describe('the scratch org of npm run scratch', () => {
  it('is made when there is none, and when the one there was has expired', async () => {
    for (const logins of [[HUB], [HUB, { ...TRIAL, isExpired: true }]]) {
      const steps = stepsOver(logins);
      const org = await ensureScratchOrg(steps, REQUEST);
      assert.equal(org?.username, 'test-1@example.com');
      assert.deepEqual(steps.commands, [
        'sf org create scratch --alias trial --definition-file config/project-scratch-def.json --duration-days 3 --wait 20'
      ]);
    }
  });

  it('is made from the Dev Hub that is named, by any of its aliases', async () => {
    const steps = stepsOver([{ ...HUB, configs: [] }]);
    await ensureScratchOrg(steps, { ...REQUEST, devHub: 'hub' });
    assert.match(steps.commands.join(), / --target-dev-hub hub$/);
  });

  it('is used again while it is there', async () => {
    const steps = stepsOver([HUB, TRIAL]);
    await ensureScratchOrg(steps, REQUEST);
    assert.deepEqual(steps.commands, []);
  });

  it('is never another org, nor made without a Dev Hub', async () => {
    const steps = stepsOver([{ ...HUB, alias: 'trial' }]);
    await assert.rejects(ensureScratchOrg(steps, REQUEST), /no scratch org, and was left alone/);
    await assert.rejects(deleteScratchOrg(steps, 'trial'), /no scratch org, and was left alone/);
    await assert.rejects(ensureScratchOrg(stepsOver([]), REQUEST), /No Dev Hub is known/);
    const elsewhere = { ...REQUEST, devHub: 'elsewhere' };
    await assert.rejects(ensureScratchOrg(stepsOver([HUB]), elsewhere), /not logged in to the Dev Hub/);
    assert.deepEqual(steps.commands, []);
  });

  it('is deleted, also when it has expired', async () => {
    for (const isExpired of [true, false]) {
      const steps = stepsOver([HUB, { ...TRIAL, isExpired }]);
      await deleteScratchOrg(steps, 'trial');
      assert.deepEqual(steps.commands, ['sf org delete scratch --no-prompt --target-org trial']);
    }
  });
});

describe('the definitions for sf', () => {
  const SCHEMAS = path.join(ROOT, 'node_modules/@salesforce/schemas');
  const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const requireValid = (schema: string, file: string, value = json(path.join(ROOT, file))): void => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(json(path.join(SCHEMAS, schema)) as object);
    assert.ok(validate(value), `${file}: ${JSON.stringify(validate.errors)}`);
  };

  it('are as their schemas have them', () => {
    const definitions = globSync('config/project-scratch-def*.json', { cwd: ROOT });
    assert.ok(definitions.length >= 2);
    for (const file of definitions) requireValid('project-scratch-def.schema.json', file);
    // `sf template` writes and reads defaultLwcLanguage, which the published schema does not have yet.
    const { defaultLwcLanguage, ...project } = json(path.join(ROOT, 'sfdx-project.json')) as Readonly<
      Record<string, unknown>
    >;
    assert.equal(defaultLwcLanguage, 'typescript');
    requireValid('sfdx-project.schema.json', 'sfdx-project.json', project);
  });

  it('have the version of the package', () => {
    const { version } = json(path.join(ROOT, 'package.json')) as { version: string };
    const { packageDirectories } = json(path.join(ROOT, 'sfdx-project.json')) as {
      packageDirectories: readonly { versionNumber: string }[];
    };
    assert.equal(packageDirectories[0]?.versionNumber, `${version}.NEXT`);
  });
});

describe('the sample records', () => {
  const files = sampleFiles();
  const records = files.flatMap((file) => file.records);

  it('are all in the plan, and have fields that are there', () => {
    assert.deepEqual(
      globSync('data/*__c.json', { cwd: ROOT })
        .map((file) => path.basename(file, '.json'))
        .sort(),
      files.map(({ sobject }) => sobject).sort()
    );
    for (const { attributes, ...fields } of records) {
      const [folder] = globSync(`force-app/main/*/objects/${attributes.type}/fields`, { cwd: ROOT });
      for (const name of Object.keys(fields).filter((field) => field !== 'Name')) {
        assert.ok(
          existsSync(path.join(ROOT, folder!, `${name}.field-meta.xml`)),
          `${attributes.type}.${name}`
        );
      }
    }
  });

  it('name users, apps and uses by keys that fit together', () => {
    const byReference = new Map(records.map((record) => [`@${record.attributes.referenceId}`, record]));
    assert.equal(byReference.size, records.length, 'reference ids are unique');
    for (const use of records.filter(({ attributes }) => attributes.type === 'RunAsAppUse__c')) {
      const user = byReference.get(String(use['RunAsUser__c']))!;
      const app = byReference.get(String(use['RunAsApp__c']))!;
      assert.equal(use['UseKey__c'], `${String(user['UserKey__c'])}|${String(app['AppKey__c'])}`);
    }
    for (const user of records.filter(({ attributes }) => attributes.type === 'RunAsUser__c')) {
      assert.equal(user['UserKey__c'], `username:${String(user['Name'])}`);
    }
  });

  it('hold no evidence, which only the register itself writes', () => {
    for (const { attributes, Status__c: status } of records) {
      if (/Review|Finding/.test(attributes.type)) assert.equal(status, 'Open', attributes.referenceId);
    }
  });

  it('go in as far as they are missing, and refer to what is there by its id', () => {
    const found = new Map([['RunAsUser__cRef1', 'a0X000000000001AAA']]);
    const missing = missingFrom(files, found).flatMap((file) => file.records);
    assert.equal(missing.length, records.length - 1);
    const references = (of: readonly SampleRecord[]): number =>
      of.filter((record) => record['RunAsUser__c'] === '@RunAsUser__cRef1').length;
    assert.ok(references(records) > 1);
    assert.equal(references(missing), 0);
    assert.equal(
      missing.filter((record) => record['RunAsUser__c'] === 'a0X000000000001AAA').length,
      references(records)
    );
  });

  it('are owned by whoever imports them, where they are ready', () => {
    const OWNER = '005000000000001AAA';
    for (const record of owned(files, OWNER).flatMap((file) => file.records)) {
      const isActive = record['Status__c'] === 'Active';
      assert.equal(record['BusinessOwner__c'], isActive ? OWNER : undefined);
      if (isActive) assert.ok(record['Purpose__c']);
    }
    assert.deepEqual(owned(files, null), files);
  });
});
