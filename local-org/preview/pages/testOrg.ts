import type { OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import type { ObjectType } from '../../schema/types.ts';
import { Store } from '../../store/store.ts';
import type { PageContext } from './context.ts';
import type { PageBody, PageItem } from './pageModel.ts';

export const RECORD = 'a00000000000001AAA';
const FLAGS = { queryable: true, createable: true, updateable: true, deletable: true, setup: false };
const THING: ObjectType = {
  ...FLAGS,
  name: 'Thing__c',
  label: 'Thing',
  labelPlural: 'Things',
  keyPrefix: 'a00',
  custom: true,
  fields: [
    { name: 'Id', label: 'Record ID', type: 'id' },
    { name: 'Name', label: 'Thing Name', type: 'string', nameField: true },
    { name: 'Size__c', label: 'Size', type: 'double' },
    {
      name: 'Part__c',
      label: 'Part of',
      type: 'reference',
      referenceTo: ['Thing__c'],
      relationshipName: 'Part__r'
    },
    { name: 'Secret__c', label: 'Secret', type: 'string' }
  ]
};

/** An org with these files, for tests of pages: one object, one record, one component with code, `board`. */
export function contextWith(files: Readonly<Record<string, string>>): PageContext {
  const store = new Store(':memory:');
  store.transaction(() => {
    for (const [path, xml] of Object.entries(files)) store.putFile(path, Buffer.from(xml));
  });
  const org: OrgState = { store, schema: new Schema([THING]), now: () => new Date(0) };
  return {
    org,
    userId: '005000000000001AAA',
    components: { org, names: new Set(['board']) },
    rights: {
      hasUserPermission: () => false,
      hasCustomPermission: () => false,
      hasApexClass: () => false,
      object: () => ({
        create: false,
        read: true,
        edit: false,
        delete: false,
        viewAll: false,
        modifyAll: false
      }),
      field: (_object, field) => ({ read: field !== 'Secret__c', edit: false })
    },
    query: (soql) => answer(soql)
  };
}

/** What the query asks for of one record; a field that it does not name is not there. */
function answer(soql: string): ReturnType<PageContext['query']> {
  if (soql.includes("WHERE Id = '") && !soql.includes(RECORD)) return { totalSize: 0, records: [] };
  const values = {
    Id: RECORD,
    Name: 'Saw',
    Size__c: 7,
    Part__c: RECORD,
    Part__r: { Name: 'Kit' },
    Secret__c: 'x'
  };
  const asked = /SELECT (.*) FROM/.exec(soql)?.[1] ?? '';
  const fields = asked.split(', ').map((field) => field.split('.')[0]);
  return {
    totalSize: 1,
    records: [Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)))]
  };
}

export function xml(type: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>`;
}

/** The meta file of a component: exposed to these targets, with these target configurations. */
export function meta(targets: readonly string[], configs = ''): string {
  const listed = targets.map((target) => `<target>${target}</target>`).join('');
  return xml(
    'LightningComponentBundle',
    `<isExposed>true</isExposed><targets>${listed}</targets><targetConfigs>${configs}</targetConfigs>`
  );
}

export function region(name: string, items: string, type = 'Region'): string {
  return `<flexiPageRegions>${items}<name>${name}</name><type>${type}</type></flexiPageRegions>`;
}

export function instance(name: string, properties: Readonly<Record<string, string>> = {}, more = ''): string {
  const all = Object.entries(properties).map(
    ([key, value]) =>
      `<componentInstanceProperties><name>${key}</name><value>${value}</value></componentInstanceProperties>`
  );
  return `<itemInstances><componentInstance>${all.join('')}<componentName>${name}</componentName>${more}</componentInstance></itemInstances>`;
}

/** A page as one line for each item: a component with its properties, or a problem's place and value. */
export function lines(body: PageBody): string[] {
  if (body.kind !== 'regions') return [body.kind];
  return body.rows.flat().flatMap(({ name, items }) => items.map((item) => `${name}: ${line(item)}`));
}

function line(item: PageItem): string {
  switch (item.kind) {
    case 'component':
      return `${item.name} ${JSON.stringify(item.properties)}`;
    case 'problem':
      return `! ${item.problem.file} ${item.problem.element} = ${item.problem.value}`;
    case 'tabset':
      return item.tabs.map(({ label, items }) => `[${label}: ${items.map(line).join(', ')}]`).join('');
    case 'highlights':
      return `highlights of ${item.name}`;
    case 'absent':
      return `absent: ${item.text}`;
    case 'details':
      return `details ${item.fields.map(({ label, value }) => `${label}=${String(value)}`).join(' ')}`;
  }
}

/** A tab that opens the Lightning page Board. */
export const BOARD_TAB = xml('CustomTab', '<label>Board</label><flexiPage>Board</flexiPage>');

/** Meta file of the component `board`. */
export const BOARD_META = meta(
  ['lightning__AppPage', 'lightning__RecordPage'],
  `<targetConfig targets="lightning__AppPage">
     <property name="title" type="String" required="true"/>
     <property name="size" type="Integer" min="1" max="9"/>
     <property name="isOpen" type="Boolean"/>
     <property name="shape" type="String" datasource="round, square"/>
     <property name="about" type="@salesforce/schema/Account.Name"/>
   </targetConfig>
   <targetConfig targets="lightning__RecordPage"><objects><object>Thing__c</object></objects></targetConfig>`
);
