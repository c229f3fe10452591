import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { apexCatalogue } from '../../scripts/apexCatalogue.ts';
import { ROOT } from '../support/command.ts';

const COMMITTED = path.join(ROOT, 'force-app/main/shared/classes/RunAsQueryCatalogue.cls');

it('the query catalogue in Apex is the one of src/org/queryCatalogue.ts', async () => {
  const isFresh = readFileSync(COMMITTED, 'utf8') === (await apexCatalogue());
  assert.ok(isFresh, 'RunAsQueryCatalogue.cls differs from what is generated: run `npm run build:catalogue`');
});
