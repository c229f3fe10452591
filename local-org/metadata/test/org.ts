import type { Caller, OrgState } from '../../org.ts';
import { Store } from '../../store/store.ts';
import type { Row, Value } from '../../store/store.ts';
import { deploy } from '../deploy.ts';
import { loadSchema } from '../loadSchema.ts';
import { writeManifest } from '../manifest.ts';
import type { DeployOptions, DeployResult, PackageTypeMembers } from '../types.ts';
import { NAMESPACE } from '../xml.ts';
import { writeZip } from '../zip.ts';

const NOW = new Date('2026-11-19T07:18:36.000Z');
export const ADMIN: Caller = { userId: '005000000000001AAA', mode: 'system' };

/** An org with an administrator, two licences and nothing deployed. */
export function newOrg(store = new Store(':memory:')): OrgState {
  const org = { store, schema: loadSchema(store), now: () => NOW };
  store.transaction(() => {
    store.put('User', { Id: ADMIN.userId, Name: 'Ada Admin', Username: 'ada@example.com', IsActive: true });
    store.put('UserLicense', { Id: store.nextId('100'), Name: 'Salesforce' });
    store.put('UserLicense', { Id: store.nextId('100'), Name: 'Salesforce Integration' });
    store.put('Profile', { Id: store.nextId('00e'), Name: 'System Administrator' });
  });
  return org;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A metadata file of the type, with this inside. */
export function xml(type: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${NAMESPACE}">\n${body}\n</${type}>\n`;
}

/** A zip of the files; `members` are what package.xml names, and nothing makes it absent. */
export function zipOf(
  files: Files,
  members?: Readonly<Record<string, readonly string[]>>
): Promise<Uint8Array> {
  const manifest = members && { 'package.xml': manifestOf(members) };
  const entries = Object.entries({ ...manifest, ...files }).map(([path, content]) => {
    return [path, typeof content === 'string' ? new TextEncoder().encode(content) : content] as const;
  });
  return writeZip(entries, NOW);
}

export function manifestOf(members: Readonly<Record<string, readonly string[]>>): Uint8Array {
  const types: PackageTypeMembers[] = Object.entries(members).map(([name, list]) => ({
    name,
    members: list
  }));
  return writeManifest({ types, version: '67.0' });
}

/** Deploys the files with a package.xml that takes all of the types. */
export async function deployFiles(
  org: OrgState,
  files: Files,
  types: readonly string[],
  options: DeployOptions = {}
): Promise<DeployResult> {
  const members = Object.fromEntries(types.map((type) => [type, ['*']]));
  return deploy(org, ADMIN, await zipOf(files, members), options);
}

/** The failures as one line each. */
export function problemsOf({ details }: DeployResult): string[] {
  return details.componentFailures.map(
    ({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem ?? ''}`
  );
}

/** The rows of an object, with these fields alone. */
export function rowsOf(
  { store }: OrgState,
  object: string,
  fields: readonly string[]
): Record<string, Value>[] {
  return store
    .rows(object)
    .map((row: Row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
}

/** A custom object with a text field, a number, and what is given. */
export function objectXml(parts = '', sharingModel = 'ReadWrite'): string {
  return xml(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus>
     <fields><fullName>Purpose__c</fullName><label>Purpose</label><length>80</length><type>Text</type></fields>
     <fields><fullName>Count__c</fullName><label>Count</label><precision>6</precision><scale>0</scale><type>Number</type></fields>
     ${parts}
     <label>Entry</label><nameField><label>Name</label><type>Text</type></nameField>
     <pluralLabel>Entries</pluralLabel><sharingModel>${sharingModel}</sharingModel>`
  );
}

export const BUNDLE_META = `<apiVersion>67.0</apiVersion><isExposed>true</isExposed>
  <targets><target>lightning__AppPage</target><target>lightning__Tab</target></targets>`;

/** A bundle with a template that says hello. */
export function bundle(name: string, changed: Files = {}): Files {
  const className = name[0]!.toUpperCase() + name.slice(1);
  return {
    [`lwc/${name}/${name}.js`]: `import { LightningElement } from 'lwc';\nexport default class ${className} extends LightningElement {}\n`,
    [`lwc/${name}/${name}.html`]: '<template><p>Hello</p></template>',
    [`lwc/${name}/${name}.js-meta.xml`]: xml('LightningComponentBundle', BUNDLE_META),
    ...changed
  };
}
