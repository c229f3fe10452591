import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deserialize } from 'node:v8';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { insertRecords } from '../../local-org/dml/dml.ts';
import type { Caller, OrgState } from '../../local-org/org.ts';
import type { Row } from '../../local-org/store/store.ts';
import { openDashboard, openRegister } from '../support/apexReader.ts';
import { deployedDemo } from '../support/deployedDemo.ts';

interface Content {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>>;
  readonly packageFiles: ReadonlyMap<string, Uint8Array>;
  readonly counters: ReadonlyMap<string, number>;
}

/** All that the store holds, as lines in its own order. */
function linesOf({ store }: OrgState): readonly string[] {
  const { tables, packageFiles, counters } = deserialize(store.dump()) as Content;
  return [
    ...[...tables].flatMap(([object, rows]) => [...rows.values()].map((row) => [object, row])),
    ...[...packageFiles].map(([file, content]) => [file, Buffer.from(content).toString('latin1')]),
    ...counters
  ].map((line) => JSON.stringify(line));
}

function adminOf({ store }: OrgState): Caller {
  return { userId: store.find('User', 'Username', DEMO_ROLES.admin)[0]!.Id, mode: 'user' };
}

/** Saves an entry, past the triggers of the package. */
function addEntry(org: OrgState): Row {
  const [saved] = insertRecords(
    org,
    adminOf(org),
    'RunAsUser__c',
    [{ UserKey__c: 'username:new@x.example' }],
    {
      allOrNone: true
    }
  );
  assert.deepEqual(saved?.errors, []);
  return org.store.row('RunAsUser__c', saved.id!)!;
}

describe('a demo organisation that an earlier process has kept', () => {
  let keptIn: string;
  let fresh: OrgState;
  let restored: OrgState;

  const keptFiles = (): string[] => fs.readdirSync(path.join(keptIn, 'livedIn'));

  before(async () => {
    keptIn = fs.mkdtempSync(path.join(tmpdir(), 'kept-orgs-'));
    fs.mkdirSync(path.join(keptIn, 'livedIn'));
    fs.writeFileSync(path.join(keptIn, 'livedIn/0123'), 'of older sources');
    fs.writeFileSync(path.join(keptIn, 'livedIn/0123.4'), 'left by a process that was killed');
    fresh = await deployedDemo({ isLivedIn: true, keptIn });
    assert.equal(keptFiles().length, 1, keptFiles().join());
    restored = await deployedDemo({ isLivedIn: true, keptIn });
  });

  after(() => fs.rmSync(keptIn, { recursive: true }));

  it('is restored, and not made anew', async () => {
    const [file = ''] = keptFiles();
    const empty = path.join(keptIn, 'livedIn', file);
    const content = fs.readFileSync(empty);
    fs.writeFileSync(empty, 'no organisation');
    await assert.rejects(deployedDemo({ isLivedIn: true, keptIn }));
    fs.writeFileSync(empty, content);
  });

  it('has the rows, files, counters and objects of one that is deployed now, in the same order', () => {
    const lines = linesOf(restored);
    const expected = linesOf(fresh);
    assert.ok(expected.length > 5_000, `${expected.length} lines`);
    assert.deepEqual(
      lines.filter((line, i) => line !== expected[i]),
      []
    );
    assert.equal(lines.length, expected.length);
    assert.deepEqual(restored.schema.objects, fresh.schema.objects);
    assert.deepEqual(restored.now(), fresh.now());
  });

  it('answers through Apex as that one does', async () => {
    const answers = async (org: OrgState): Promise<unknown> => {
      const { snapshot } = await openDashboard(org, adminOf(org).userId);
      const { rows } = await openRegister(org, adminOf(org).userId);
      return { snapshot, rows };
    };
    const { rows } = await openRegister(fresh, adminOf(fresh).userId);
    assert.ok(rows['registerEntries']! > 30, JSON.stringify(rows));
    assert.deepEqual(await answers(restored), await answers(fresh));
  });

  it('gives the same ids, numbers and stamps to what is saved next, and to itself alone', async () => {
    assert.deepEqual(addEntry(restored), addEntry(fresh));
    assert.deepEqual(linesOf(restored), linesOf(fresh));
    const another = await deployedDemo({ isLivedIn: true, keptIn });
    assert.equal(another.store.count('RunAsUser__c') + 1, restored.store.count('RunAsUser__c'));
  });
});
