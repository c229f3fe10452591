import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './salesforceClient.ts';
import type { Steps } from './salesforceClient.ts';
import { query, usernameIn } from './steps.ts';
import type { TargetOrg } from './targetOrg.ts';

const PLAN = 'data/plan.json';

/** A record of a tree file; a field that refers to another one holds `@` and its reference id. */
export interface SampleRecord {
  readonly attributes: { readonly type: string; readonly referenceId: string };
  readonly [field: string]: unknown;
}

export interface SampleFile {
  readonly sobject: string;
  readonly records: readonly SampleRecord[];
}

/** The id of each record that is there already, by its reference id. */
export type Found = ReadonlyMap<string, string>;

/** By what a sample record is known again: a field of its own, or one of the record that it belongs to. */
const KEYS: Readonly<Record<string, { readonly field: string; readonly parent?: string }>> = {
  RunAsUser__c: { field: 'UserKey__c' },
  RunAsApp__c: { field: 'AppKey__c' },
  RunAsAppUse__c: { field: 'UseKey__c' },
  RunAsFinding__c: { field: 'FindingKey__c' },
  // Reviews have no key. An entry of the sample has one review at most.
  RunAsReview__c: { field: 'UserKey__c', parent: 'RunAsUser__c' }
};

/** The files of the plan, in its order. */
export function sampleFiles(): readonly SampleFile[] {
  const plan = readJson(PLAN) as readonly { sobject: string; files: readonly string[] }[];
  return plan.flatMap(({ sobject, files }) =>
    files.map((file) => {
      const { records } = readJson(path.join(path.dirname(PLAN), file)) as Pick<SampleFile, 'records'>;
      return { sobject, records };
    })
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
}

/** Imports the sample records that the org does not have, so that a second run adds none. */
export async function importSample(steps: Steps, org: string, user: TargetOrg | null): Promise<void> {
  const files = sampleFiles();
  const found = await findSample(steps, org, files);
  const missing = missingFrom(files, found);
  if (missing.every(({ records }) => records.length === 0)) {
    steps.say('All sample records are there.');
    return;
  }
  const ownerId = await idOfUser(steps, org, user);
  const folder = steps.isDryRun ? null : writePlan(owned(missing, ownerId));
  try {
    await steps.run({
      title: `Import what is missing of the sample records (${PLAN})`,
      command: [
        ...['sf', 'data', 'import', 'tree', '--target-org', org],
        ...['--plan', folder === null ? PLAN : path.join(folder, 'plan.json')]
      ],
      advice: 'Deploy the package and assign its sets first. What was imported is left out next time.'
    });
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true });
  }
}

async function findSample(steps: Steps, org: string, files: readonly SampleFile[]): Promise<Found> {
  const found = await Promise.all(files.map((file) => findRecords(steps, org, file, files)));
  return new Map(found.flat());
}

/** The reference id and the id of each record of the file that is there. */
async function findRecords(
  steps: Steps,
  org: string,
  { sobject, records }: SampleFile,
  files: readonly SampleFile[]
): Promise<[string, string][]> {
  const { field, parent } = KEYS[sobject]!;
  const column = parent === undefined ? field : `${parent.replace(/__c$/, '__r')}.${field}`;
  const keys = records.map((record) => keyOf(record, files));
  const soql = `SELECT Id, ${column} FROM ${sobject} WHERE ${column} IN (${keys.map((key) => `'${key}'`).join(', ')})`;
  const title = `Look which sample ${sobject} are there`;
  const rows = await query<Readonly<Record<string, unknown>>>(steps, org, title, soql);
  const ids = new Map(rows.map((row) => [String(valueAt(row, column)).toLowerCase(), String(row['Id'])]));
  return records.flatMap((record, index) => {
    const id = ids.get(keys[index]!.toLowerCase());
    return id === undefined ? [] : [[record.attributes.referenceId, id]];
  });
}

function valueAt(row: Readonly<Record<string, unknown>>, column: string): unknown {
  return column
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], row);
}

function keyOf(record: SampleRecord, files: readonly SampleFile[]): string {
  const { field, parent } = KEYS[record.attributes.type]!;
  if (parent === undefined) return String(record[field]);
  const reference = String(record[parent]).slice(1);
  const records = files.flatMap((file) => file.records);
  return String(records.find(({ attributes }) => attributes.referenceId === reference)?.[field]);
}

/** The files without what was found, and with its ids where another record refers to it. */
export function missingFrom(files: readonly SampleFile[], found: Found): readonly SampleFile[] {
  return files.map(({ sobject, records }) => ({
    sobject,
    records: records
      .filter(({ attributes }) => !found.has(attributes.referenceId))
      .map((record) => resolved(record, found))
  }));
}

function resolved(record: SampleRecord, found: Found): SampleRecord {
  const fields = Object.entries(record).map(([name, value]) => {
    const id = typeof value === 'string' && value.startsWith('@') ? found.get(value.slice(1)) : undefined;
    return [name, id ?? value];
  });
  return Object.fromEntries(fields) as SampleRecord;
}

/** Proposed entries with a purpose become active, and this user answers for them: files cannot name a user. */
export function owned(files: readonly SampleFile[], ownerId: string | null): readonly SampleFile[] {
  if (ownerId === null) return files;
  const active = { Status__c: 'Active', BusinessOwner__c: ownerId };
  return files.map(({ sobject, records }) => ({
    sobject,
    records: records.map((record) => (isReady(record) ? { ...record, ...active } : record))
  }));
}

function isReady(record: SampleRecord): boolean {
  return record['Status__c'] === 'Proposed' && record['Purpose__c'] !== undefined;
}

async function idOfUser(steps: Steps, org: string, user: TargetOrg | null): Promise<string | null> {
  const soql = `SELECT Id FROM User WHERE Username = ${usernameIn(user)}`;
  const [row] = await query<{ Id: string }>(steps, org, 'Look who runs this, to be the owner', soql);
  return row?.Id ?? null;
}

/** A plan of files of its own, which `sf` reads and nobody keeps. */
function writePlan(files: readonly SampleFile[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-as-sample-'));
  const filled = files.filter(({ records }) => records.length > 0);
  const plan = filled.map(({ sobject }) => ({ sobject, files: [`${sobject}.json`] }));
  for (const { sobject, records } of filled) {
    writeFileSync(path.join(folder, `${sobject}.json`), JSON.stringify({ records }));
  }
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(plan));
  return folder;
}
