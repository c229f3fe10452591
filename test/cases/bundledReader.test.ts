import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as sourceReader from '../../src/org/browser.ts';
import { TAKEN_AT } from '../support/fakeOrg.ts';
import { FakeReader } from '../support/fakeReader.ts';
import { ORG } from '../support/sampleOrg.ts';

const MODULES = path.resolve(import.meta.dirname, '../../force-app/main/shared/lwc');

/** The module of the pages, with the core that it imports from beside it. */
describe('the reader as bundled for Lightning', () => {
  let folder: string;
  let bundled: typeof sourceReader;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'run-as-register-bundle-'));
    for (const name of ['runAsCore', 'runAsOrg']) {
      const text = readFileSync(path.join(MODULES, name, `${name}.js`), 'utf8');
      writeFileSync(path.join(folder, `${name}.mjs`), text.replace('"c/runAsCore"', '"./runAsCore.mjs"'));
    }
    const module = pathToFileURL(path.join(folder, 'runAsOrg.mjs')).href;
    bundled = (await import(module)) as typeof sourceReader;
  });
  after(() => rmSync(folder, { recursive: true }));

  it('exports what the source does', () => {
    assert.deepEqual(Object.keys(bundled).sort(), Object.keys(sourceReader).sort());
  });

  it('reads what the source reads', async () => {
    const read = ({ ApexCatalogue, readOrg }: typeof sourceReader): Promise<unknown> =>
      readOrg(new ApexCatalogue(new FakeReader(ORG), 'host'), { takenAt: TAKEN_AT });
    assert.deepEqual(await read(bundled), await read(sourceReader));
  });

  it('reads of one user what the source reads', async () => {
    const read = ({ ApexCatalogue, readAccess }: typeof sourceReader): Promise<unknown> =>
      readAccess(new ApexCatalogue(new FakeReader(ORG), 'host'), {
        username: 'apiOnly@acme.test',
        takenAt: TAKEN_AT
      });
    assert.deepEqual(await read(bundled), await read(sourceReader));
  });
});
