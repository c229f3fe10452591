import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AS_OF, snapshots } from '../../../test/support/generatedSnapshot.ts';
import { NOW, auditOf, integrationUser, userId } from '../../../test/support/registerRows.ts';
import { auditResult } from '../../report/json.ts';
import { accessText } from '../access/accessText.ts';
import { audit } from '../audit.ts';
import type { ImportProblem, ImportedAudit } from './importedAudit.ts';
import { readImportedAudit } from './readImportedAudit.ts';
import { importProblemText } from './registerMessages.ts';

type Json = Record<string, unknown>;

const APP = {
  name: 'Sync',
  kind: 'connectedApp',
  flows: ['clientCredentials'],
  provenance: ['declared'],
  lastUsedAt: '2026-11-01T08:00:00.000Z'
};
const ORG_ID = '00Dxx0000001gERea2';
const read = auditOf([integrationUser(1), integrationUser(2, { LastLoginDate: null })]);
const audited = { ...read, org: { ...read.org, id: ORG_ID } };

/** What the command prints for two users, changed. */
function fileOf(change: (result: Json, first: Json) => void = () => undefined): string {
  const result = JSON.parse(JSON.stringify(auditResult(audited))) as Json;
  const [first] = result['identities'] as Json[];
  first!['apps'] = [structuredClone(APP)];
  change(result, first!);
  return JSON.stringify({ status: 0, result, warnings: [] });
}

function problemOf(text: string, now?: string): ImportProblem {
  const read = readImportedAudit(text, now);
  assert.ok('problem' in read, 'the file was taken');
  return read.problem;
}

function resultOf(text: string): ImportedAudit {
  const read = readImportedAudit(text, NOW);
  assert.ok('result' in read, JSON.stringify(read));
  return read.result;
}

describe('readImportedAudit', () => {
  it('reads what the command prints', () => {
    const { org, identities, gaps } = resultOf(fileOf());
    assert.deepEqual(org, { name: 'Acme', id: ORG_ID, takenAt: NOW });
    assert.equal(gaps, 0);
    const { access, ...first } = identities[0]!;
    assert.deepEqual(first, {
      username: 'user-1@acme.example',
      userId: userId(1),
      name: 'User 1',
      lastLoginAt: '2026-11-20T08:00:00.000Z',
      evidenceKinds: ['integrationLicence'],
      apps: [APP],
      headline: { grade: 'medium', bound: 'exact' }
    });
    assert.equal(access, accessText(audited.identities[0]!.access, audited.resolver));
    assert.equal(identities[1]?.lastLoginAt, null);
  });

  it('takes the id of the org short too, and a file without one', () => {
    const idOf = (change: (org: Json) => unknown): string | null =>
      resultOf(fileOf((result) => change(result['org'] as Json))).org.id;
    assert.equal(
      idOf((org) => (org['id'] = ORG_ID.slice(0, 15))),
      ORG_ID.slice(0, 15)
    );
    assert.equal(
      idOf((org) => (org['id'] = null)),
      null
    );
    assert.equal(
      idOf((org) => delete org['id']),
      null
    );
  });

  it('reads the bare result, and behind a byte order mark', () => {
    const { result } = JSON.parse(fileOf()) as Json;
    assert.equal(resultOf(JSON.stringify(result)).identities.length, 2);
    assert.equal(resultOf(`\uFEFF${fileOf()}`).identities.length, 2);
  });

  it('reads every audit that the command can print', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const one = audit(snapshot, AS_OF);
        const text = JSON.stringify({ status: 0, result: auditResult(one) });
        const read = readImportedAudit(text);
        assert.ok('result' in read, JSON.stringify(read));
        assert.deepEqual(
          read.result.identities.map(({ username, access }) => [username, access]),
          one.identities.map(({ username, access }) => [username, accessText(access, one.resolver)])
        );
      }),
      { numRuns: 50 }
    );
  });

  it('takes what is no id for none, as a source of files has it, and repeats of evidence for one', () => {
    const { identities } = resultOf(
      fileOf((_, first) => {
        first['userId'] = 'sync of acme';
        first['evidence'] = [...(first['evidence'] as Json[]), ...(first['evidence'] as Json[])];
      })
    );
    assert.deepEqual([identities[0]?.userId, identities[0]?.evidenceKinds], [null, ['integrationLicence']]);
  });

  it('reads nothing through the prototype, and takes over no key that it does not know', () => {
    const text = fileOf().replace('"username"', '"__proto__":{"isAdmin":true},"constructor":1,"username"');
    const [first] = resultOf(text).identities;
    assert.deepEqual(Object.keys(first!).sort(), [
      'access',
      'apps',
      'evidenceKinds',
      'headline',
      'lastLoginAt',
      'name',
      'userId',
      'username'
    ]);
    assert.equal(({} as Json)['isAdmin'], undefined);
    const hidden = '{"__proto__":{"schema":"runas.audit/1","org":{},"identities":[],"gaps":[]}}';
    assert.equal(problemOf(hidden).code, 'notAnAudit');
  });
});

describe('readImportedAudit refuses', () => {
  const whole = fileOf();
  const change = (path: string, value: unknown): [string, string] => [
    path,
    fileOf((result, first) => {
      const [last = '', ...above] = path.split('.').reverse();
      const from = path.startsWith('org') || path === 'gaps' || path === 'identities' ? result : first;
      const parent = above.reverse().reduce<Json>((object, key) => object[key] as Json, from);
      parent[last] = value;
    })
  ];
  const at = (path: string): string => `result.identities[0].${path}`;

  const files: readonly [string, string, ImportProblem['code'], RegExp][] = [
    ['nothing', '', 'empty', /is empty/],
    ['spaces alone', '\uFEFF \n', 'empty', /is empty/],
    ['too much', ' '.repeat(20_000_000) + whole, 'tooLarge', /more than 20 million characters/],
    ['UTF-16', whole.replace(/[^]/g, '$&\0'), 'notUtf8', /Out-File -Encoding utf8/],
    ['a file that breaks off', whole.slice(0, 100), 'notJson', /at line 1, column 101\b/],
    ['an error in a line', '{\n "schema": "runas.audit/1"\n "org": 1 }', 'notJson', /at line 3, column 2\b/],
    ['what is no JSON', 'Error: no such org', 'notJson', /breaks off, or has an error\. Run/],
    ['another value', '[]', 'notAnAudit', /is no audit/],
    ['null', 'null', 'notAnAudit', /is no audit/],
    ['a text', '"runas.audit/1"', 'notAnAudit', /is no audit/],
    ['another result', '{"status":0,"result":{"schema":"runas.access/1"}}', 'notAnAudit', /is no audit/],
    ['no schema', '{"status":0}', 'notAnAudit', /is no audit/],
    [
      'a command that failed',
      '{"status":1,"name":"NoOrg","message":"No authorization information found for x."}',
      'commandFailed',
      /had failed: No authorization/
    ],
    ['a failure without words', '{"status":"1","message":{}}', 'commandFailed', /had failed/],
    [
      'another schema',
      fileOf((result) => (result['schema'] = 'runas.audit/2')),
      'otherSchema',
      /`runas.audit\/2`/
    ],
    [
      'more identities than are read',
      fileOf((result) => (result['identities'] = Array.from({ length: 100_001 }, () => 0))),
      'tooManyIdentities',
      /100001 identities, and at most 100000/
    ],
    [
      'one user twice',
      fileOf((result) => (result['identities'] as Json[]).push((result['identities'] as Json[])[0]!)),
      'sameIdentityTwice',
      /`user-1@acme.example` is there twice, at `result\.identities\[2\]`/
    ],
    [
      'two users with one username',
      fileOf((_, first) => (first['username'] = 'USER-2@acme.example')),
      'sameIdentityTwice',
      /twice, at `result\.identities\[1\]`/
    ]
  ];
  for (const [what, text, code, words] of files) {
    it(what, () => {
      const problem = problemOf(text);
      assert.equal(problem.code, code);
      assert.match(importProblemText(problem), words);
      assert.doesNotMatch(importProblemText(problem), /[{}[\]]{2}|\{\w+\}/);
    });
  }

  const values: readonly [path: string, value: unknown, where?: string][] = [
    ['org', null, 'org'],
    ['org.name', 7, 'org.name'],
    ['org.id', 7, 'org.id'],
    ['org.id', '005000000000001AAA', 'org.id'],
    ['org.id', `${ORG_ID}A`, 'org.id'],
    ['org.takenAt', 'yesterday', 'org.takenAt'],
    ['identities', {}, 'identities'],
    ['gaps', 'none', 'gaps'],
    ['gaps', ['none'], 'gaps[0]'],
    ['username', null],
    ['username', ' '],
    ['username', ['a@b']],
    ['username', 'a\ud800@b'],
    ['userId', 7],
    ['userId', '001000000000001AAA'],
    ['name', false],
    ['isActive', 'yes'],
    ['isFrozen', 0],
    ['isUsedByPerson', undefined],
    ['userType', {}],
    ['lastLoginAt', '2026-02-31'],
    ['lastLoginAt', 1795219200000],
    ['lastLoginAt', '2026-11-24T09:00:00.000Z'],
    ['lastApiLoginAt', 'never'],
    ['lastInteractiveLoginAt', ''],
    ['evidence', null],
    ['evidence', [null], 'evidence[0]'],
    ['evidence', [{ kind: 'magic', source: 's', detail: 'd', confidence: 'high' }], 'evidence[0].kind'],
    ['evidence', [{ kind: 'apiOnly', source: 's', detail: 'd', confidence: 1 }], 'evidence[0].confidence'],
    ['evidence', [{ kind: 'apiOnly', source: null, detail: 'd', confidence: 'low' }], 'evidence[0].source'],
    ['apps', 'Sync'],
    ['apps', [{ ...APP, name: 5 }], 'apps[0].name'],
    ['apps', [{ ...APP, kind: 'app' }], 'apps[0].kind'],
    ['apps', [{ ...APP, flows: ['magic'] }], 'apps[0].flows[0]'],
    ['apps', [{ ...APP, flows: Array(5).fill('refreshToken') }], 'apps[0].flows'],
    ['apps', [{ ...APP, provenance: [{}] }], 'apps[0].provenance[0]'],
    ['apps', [{ ...APP, lastUsedAt: '2099-01-01' }], 'apps[0].lastUsedAt'],
    ['apps', Array(1_001).fill(APP)],
    ['access', undefined],
    ['access.grade', 'severe'],
    ['access.bound', null],
    ['access.fingerprint', 'abc'],
    ['access.fingerprint.version', 1.5],
    ['access.fingerprint.apiVersion', 67],
    ['access.fingerprint.names', 'z'.repeat(64), 'access.fingerprint'],
    ['access.fingerprint.parts', []],
    ['access.fingerprint.parts.objects', 3],
    ['access.fingerprint.parts.objects', 'short', 'access.fingerprint']
  ];
  for (const [path, value, where] of values) {
    it(`${path}: ${(JSON.stringify(value) as string | undefined)?.slice(0, 40)}`, () => {
      const problem = problemOf(change(path, value)[1]);
      assert.equal(problem.code, 'wrongValue');
      const isOuter = where === path || /^gaps|^org|^identities/.test(path);
      assert.equal(problem.params['path'], isOuter ? `result.${where}` : at(where ?? path));
      assert.match(importProblemText(problem), /^`[^`]+` is not \S/);
    });
  }

  for (const [path, length, limit] of [
    ['username', 256, '255'],
    ['name', 300, '255'],
    ['userType', 256, '255'],
    ['access.fingerprint.names', 256, '255']
  ] as const) {
    it(`${path} of ${length} characters`, () => {
      const { code, params } = problemOf(change(path, 'a'.repeat(length))[1]);
      assert.deepEqual([code, params], ['tooLong', { path: at(path), limit }]);
    });
  }

  it('texts of evidence of more than 4,000 characters', () => {
    const long = { kind: 'apiOnly', source: 's'.repeat(4_001), detail: 'd', confidence: 'high' };
    assert.equal(problemOf(change('evidence', [long])[1]).code, 'tooLong');
    assert.equal(
      resultOf(change('evidence', [{ ...long, source: 's'.repeat(4_000) }])[1]).identities.length,
      2
    );
  });

  it('a file of the future, where it is told what time it is', () => {
    const problem = problemOf(fileOf(), '2026-11-21T08:00:00.000Z');
    assert.equal(problem.code, 'inTheFuture');
    assert.match(importProblemText(problem), /2026-11-22T09:00:00\.000Z/);
    assert.ok('result' in readImportedAudit(fileOf(), '2026-11-21T10:00:00.000Z'));
  });

  it('whatever is cut off, without throwing', () => {
    const text = fileOf();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        const { code } = problemOf(text.slice(0, length));
        assert.ok(code === 'notJson' || code === 'empty');
      })
    );
  });

  it('or takes any JSON, without throwing', () => {
    fc.assert(fc.property(fc.json(), (text) => assert.ok('problem' in readImportedAudit(text))));
    const values = fc.jsonValue({ maxDepth: 2 });
    const names = fc.constantFrom('username', 'userId', 'apps', 'evidence', 'access', 'gaps', 'lastLoginAt');
    fc.assert(
      fc.property(names, values, (name, value) => {
        const read = readImportedAudit(fileOf((_, first) => (first[name] = value)));
        assert.ok('problem' in read !== 'result' in read);
      })
    );
  });

  it('JSON that is nested without end', () => {
    assert.ok('problem' in readImportedAudit('['.repeat(200_000) + ']'.repeat(200_000)));
    assert.equal(
      problemOf(`{"schema":"runas.audit/1","org":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`).code,
      'wrongValue'
    );
  });
});
