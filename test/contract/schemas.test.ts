import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { answerAccess } from '../../src/cli/accessQuestion.ts';
import {
  EVIDENCE_DETAIL_TEXTS,
  EVIDENCE_KIND_TEXTS,
  FIELD_ACCESSES,
  GRADES,
  OBJECT_ACCESSES
} from '../../src/core/index.ts';
import { SETUP_ENTITY_TYPES } from '../../src/core/model/snapshot.ts';
import { readSourceFolder } from '../../src/org/sourceFolder.ts';
import { readUsersFiles } from '../../src/org/users/usersFile.ts';
import { DEMO, DEMO_FLAGS, DEMO_USERS, ROOT, runas } from '../support/command.ts';

type Json = Readonly<Record<string, unknown>>;

function schemaOf(command: string): Json {
  return JSON.parse(readFileSync(path.join(ROOT, `schemas/${command}.schema.json`), 'utf8')) as Json;
}

const SCHEMAS = { audit: schemaOf('audit'), access: schemaOf('access') };
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const VALIDATORS = { audit: ajv.compile(SCHEMAS.audit), access: ajv.compile(SCHEMAS.access) };

function assertValid(validate: ValidateFunction, result: unknown): void {
  assert.ok(validate(result), ajv.errorsText(validate.errors, { separator: '\n' }));
}

/** Every object and list of a JSON value, with the value itself. */
function* partsOf(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const child of Object.values(value)) yield* partsOf(child);
}

async function printed(...args: string[]): Promise<unknown> {
  const { stdout } = await runas([...args, ...DEMO_FLAGS, '--json']);
  const { status, result, warnings, ...more } = JSON.parse(stdout) as Json;
  assert.deepEqual([status, Array.isArray(warnings), more], [0, true, {}]);
  return result;
}

describe('the schemas of --json', () => {
  it('let nothing pass that they do not name', () => {
    for (const part of [...partsOf(SCHEMAS.audit), ...partsOf(SCHEMAS.access)] as Json[]) {
      if (part['type'] === 'object') assert.equal(part['additionalProperties'], false, JSON.stringify(part));
    }
  });

  it('say the same where they say it twice', () => {
    const [audit, access] = [SCHEMAS.audit, SCHEMAS.access].map(({ definitions }) => definitions as Json);
    const shared = Object.keys(audit!).filter((name) => name in access!);
    assert.ok(shared.length > 4);
    for (const name of shared) assert.deepEqual(audit![name], access![name], name);
  });

  it('know the words of the product', () => {
    const listed = [...partsOf(SCHEMAS.audit), ...partsOf(SCHEMAS.access)].flatMap((part) =>
      'enum' in part ? [JSON.stringify(part.enum)] : []
    );
    for (const words of [
      GRADES,
      SETUP_ENTITY_TYPES,
      Object.keys(EVIDENCE_KIND_TEXTS),
      Object.values(EVIDENCE_DETAIL_TEXTS)
    ]) {
      assert.ok(listed.includes(JSON.stringify(words)), JSON.stringify(words));
    }
    const definitions = SCHEMAS.access['definitions'] as Record<string, { properties: Json }>;
    for (const [name, accesses] of [
      ['objectRights', OBJECT_ACCESSES],
      ['fieldRights', FIELD_ACCESSES]
    ] as const) {
      const expected = ['name', 'conditional', ...accesses, 'through'];
      assert.deepEqual(Object.keys(definitions[name]!.properties), expected);
    }
  });
});

describe('what the commands print', () => {
  let audit: unknown;
  before(async () => (audit = await printed('audit')));

  it('is an audit by its schema', () => {
    assertValid(VALIDATORS.audit, audit);
  });

  it('would not be with a word more anywhere', () => {
    const parts = [...partsOf(audit)].filter((part) => !Array.isArray(part)) as Record<string, unknown>[];
    for (const part of parts.slice(0, 200)) {
      part['more'] = 1;
      assert.ok(!VALIDATORS.audit(audit), JSON.stringify(part).slice(0, 200));
      delete part['more'];
    }
    assertValid(VALIDATORS.audit, audit);
  });

  it('is an access by its schema, of a user and of sets', async () => {
    for (const args of [
      ['--username', 'priya.raman@alderfinch.example'],
      ['--username', 'data.repair@alderfinch.example', '--right', 'ModifyAllData'],
      ['--permission-set', 'CI_CD_Deployment', '--right', 'AuthorApex']
    ]) {
      assertValid(VALIDATORS.access, await printed('access', ...args));
    }
  });

  it('is an access by its schema, of every user of the demo organisation', (t) => {
    const takenAt = '2026-11-21T12:00:00.000Z';
    const users = readUsersFiles(DEMO_USERS);
    const source = readSourceFolder(DEMO, { takenAt, users });
    const words = new Set<string>();
    for (const { username } of users) {
      const question = { username, profile: undefined, permissionSets: [], permissionSetGroups: [] };
      const { result } = answerAccess(source, takenAt, { ...question, object: undefined, right: undefined });
      const asJson: unknown = JSON.parse(JSON.stringify(result));
      assertValid(VALIDATORS.access, asJson);
      for (const part of partsOf(asJson)) Object.keys(part).forEach((key) => words.add(key));
    }
    t.diagnostic(`${users.length} users`);
    for (const word of [
      'conditional',
      'possiblyStale',
      'by',
      'unknown',
      'conditionalGrade',
      'viewAllFields'
    ]) {
      assert.ok(words.has(word), `no user of the demo organisation has \`${word}\``);
    }
  });
});
