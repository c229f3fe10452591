import { cpSync, globSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deploySource } from '../../local-org/metadata/deploySource.ts';
import { loadSchema } from '../../local-org/metadata/loadSchema.ts';
import type { OrgState } from '../../local-org/org.ts';
import type { Schema } from '../../local-org/schema/schema.ts';
import type { Binds, BindValue } from '../../local-org/soql/binds.ts';
import { parse } from '../../local-org/soql/parse.ts';
import { planQuery } from '../../local-org/soql/planQuery.ts';
import type { QueryPlan } from '../../local-org/soql/queryPlan.ts';
import { findObject } from '../../local-org/soql/scope.ts';
import { Store } from '../../local-org/store/store.ts';

/** Of an org that has the objects of this package and no rows. */
export async function schemaWith(packageFolder: string): Promise<Schema> {
  const store = new Store(':memory:');
  const org: OrgState = { store, schema: loadSchema(store), now: () => new Date() };
  try {
    await deployObjects(org, packageFolder);
    return org.schema;
  } finally {
    store.close();
  }
}

/** Deploys the objects of a package, and nothing else of it. */
export async function deployObjects(org: OrgState, packageFolder: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-as-register-objects-'));
  try {
    for (const objects of globSync('**/objects', { cwd: packageFolder })) {
      cpSync(path.join(packageFolder, objects), path.join(folder, 'objects'), { recursive: true });
    }
    dropPages(folder);
    if (readdirSync(folder).length > 0) await deployAll(org, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pages are not deployed with the objects, so the objects name none. */
function dropPages(folder: string): void {
  for (const name of globSync('**/*.object-meta.xml', { cwd: folder })) {
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/<actionOverrides>[^]*?<\/actionOverrides>/g, ''));
  }
}

async function deployAll(org: OrgState, folder: string): Promise<void> {
  const { success, details } = await deploySource(org, folder);
  if (success) return;
  const problems = details.componentFailures.map(({ fileName, problem }) => `${fileName}: ${problem ?? ''}`);
  throw new Error(`The objects of the package do not deploy: ${problems.join('; ')}`);
}

/** @throws ApiError for a name that the schema does not have. */
export function planSoql(schema: Schema, soql: string): QueryPlan {
  const binds = emptyBinds(soql);
  const { text, query } = parse(soql, binds);
  const object = findObject(schema, text, query.sObject ?? '');
  const alias = query.sObjectAlias;
  return planQuery({ schema, text, object, alias, binds, now: new Date(), uses: new Map() }, query);
}

/** For each variable a value that fits where it stands, whatever the field's type. */
function emptyBinds(soql: string): Binds {
  const bound: Iterable<readonly (string | undefined)[]> = soql.matchAll(
    /(?:\b(IN|INCLUDES|EXCLUDES|LIMIT|OFFSET)\s*)?:\s*([a-z]\w*)/gi
  );
  return Object.fromEntries([...bound].map(([, before, name = '']) => [name, emptyValue(before)]));
}

function emptyValue(before: string | undefined): BindValue {
  if (before === undefined) return null;
  return /^(?:LIMIT|OFFSET)$/i.test(before) ? 1 : [];
}
