import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assignRoles } from '../../local-org/demo/assignRoles.ts';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { API_VERSION } from '../../local-org/org.ts';
import { orgChecks, runChecks } from '../../scripts/org/checks.ts';
import type { Answer, Steps } from '../../scripts/org/salesforceClient.ts';
import { PAGE_QUERIES, QUERY_CATALOGUE } from '../../src/org/queryCatalogue.ts';
import { deployedDemo } from '../support/deployedDemo.ts';
import { serveOrg } from '../support/liveOrg.ts';
import type { LiveOrg } from '../support/liveOrg.ts';

type Answers = (soql: string) => Promise<Answer<unknown>>;

let live: LiveOrg;

before(async () => {
  const org = await deployedDemo();
  assignRoles(org);
  live = await serveOrg(org);
});

after(async () => {
  await live.close();
});

/** Steps that ask this in place of an org by `sf`. */
function stepsOver(answers: Answers, isDryRun = false): Steps & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    isDryRun,
    say: () => undefined,
    run: () => Promise.reject(new Error('A check changes nothing.')),
    ask: async <T>(_title: string, command: readonly string[]) => {
      asked.push(command.join(' '));
      return isDryRun ? null : ((await answers(command.at(-1)!)) as Answer<T>);
    }
  };
}

/** As the demo's System Administrator asks the local org. */
async function demoAnswer(soql: string): Promise<Answer<unknown>> {
  const url = `${live.origin}/services/data/v${API_VERSION}/query?q=${encodeURIComponent(soql)}`;
  const headers = { authorization: `Bearer ${live.token(DEMO_ROLES.admin)}` };
  const response = await fetch(url, { headers });
  const body = await response.json();
  if (response.ok) return { status: 0, result: body };
  return { status: 1, message: JSON.stringify(body) };
}

describe('what npm run test:org asks an org', () => {
  it('covers each query of the catalogue once, with no bind left in it', () => {
    const checks = orgChecks();
    for (const name of Object.keys({ ...QUERY_CATALOGUE, ...PAGE_QUERIES })) {
      const claims = checks.filter(({ claim }) => claim.includes(`the query ${name} of`));
      assert.equal(claims.length, 1, name);
    }
    for (const { soql } of checks) assert.doesNotMatch(soql, /\{|(?<![\d\w]):\w/, soql);
  });

  it('is as modelled in the local org', async () => {
    const results = await runChecks(stepsOver(demoAnswer), 'demo');
    assert.equal(results.length, orgChecks().length);
    assert.deepEqual(
      results.filter(({ outcome }) => outcome !== 'asModelled'),
      []
    );
  });

  it('differs where the org refuses a query, or orders rows otherwise', async () => {
    const unordered = {
      records: [
        { Id: '2', ParentId: '2' },
        { Id: '1', ParentId: '1' }
      ]
    };
    const answers: Answers = (soql) =>
      Promise.resolve(
        soql.includes('FROM ApexClass')
          ? { status: 1, message: "sObject type 'ApexClass' is not supported." }
          : { status: 0, result: unordered }
      );
    const results = await runChecks(stepsOver(answers), 'odd');
    const differing = new Map(
      results.filter(({ outcome }) => outcome === 'differs').map(({ claim, detail }) => [claim, detail])
    );
    assert.match(
      differing.get('The org takes the query apexClasses of the catalogue')!,
      /^refused: .*ApexClass/
    );
    assert.equal(differing.get('LoginHistory is filtered by Id > and ordered by Id'), '1 comes after 2');
    assert.match(
      differing.get('FieldPermissions is ordered by ParentId and Field as texts are, whatever their case')!,
      /^1 .* comes after 2 /
    );
    assert.equal(differing.get('UserPermissionAccess is one row about the caller'), '2 rows came');
  });

  it('is only said in a dry run', async () => {
    const steps = stepsOver(() => Promise.reject(new Error('asked')), true);
    assert.deepEqual(await runChecks(steps, 'trial'), []);
    assert.equal(steps.asked.length, orgChecks().length);
    for (const command of steps.asked)
      assert.match(command, /^sf data query --target-org trial --query SELECT /);
  });
});
