import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plugin } from 'rolldown';
import { rolldown } from 'rolldown';
import { Schema } from '../schema/schema.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { platformModules, stripTypes } from './platformModules.ts';
import type { PlatformContext } from './modules/platformContext.ts';

const CONTEXT: PlatformContext = {
  userId: '005000000000001AAA',
  userPermissions: ['ViewSetup'],
  customPermissions: ['ReadRegister'],
  language: 'de',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  currency: 'EUR'
};

const ENTRY = '\0entry';

/** The entry, and the context that is served for each user, as data within the test. */
function page(source: string): Plugin {
  const texts: Record<string, string> = {
    [ENTRY]: source,
    'local-org/context': `export const context = ${JSON.stringify(CONTEXT)};`
  };
  return {
    name: 'page',
    resolveId: { order: 'pre', handler: (id) => (id in texts ? id : null) },
    load: (id) => texts[id] ?? null
  };
}

/** Bundles a module that exports what the specifiers export by default, and runs it. */
async function imported(specifiers: readonly string[], schema?: Schema): Promise<unknown[]> {
  const names = specifiers.map((specifier, index) => `import v${index} from '${specifier}';`);
  const source = `${names.join('')}export default [${specifiers.map((_, index) => `v${index}`).join()}];`;
  const text = await bundled(source, schema);
  const url = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
  const module = (await import(url)) as { default: unknown[] };
  return module.default;
}

async function bundled(source: string, schema?: Schema): Promise<string> {
  const plugins = [page(source), platformModules(schema ? { schema } : {}), stripTypes()];
  const built = await rolldown({ input: ENTRY, plugins, logLevel: 'silent' });
  const { output } = await built.generate({ format: 'esm' });
  await built.close();
  return output[0].code;
}

function field(name: string, more: Partial<Field> = {}): Field {
  return { name, label: name, type: 'string', ...more };
}

const PARTS: ObjectType = {
  name: 'Part__c',
  label: 'Part',
  labelPlural: 'Parts',
  keyPrefix: 'a01',
  custom: true,
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
  setup: false,
  fields: [
    field('Name'),
    field('Whole__c', { type: 'reference', referenceTo: ['Part__c'], relationshipName: 'Whole__r' })
  ]
};

void describe('what components import of the platform', () => {
  it('tells who the user is and what he may do: true, or undefined', async () => {
    const [id, isGuest, ...permissions] = await imported([
      '@salesforce/user/Id',
      '@salesforce/user/isGuest',
      '@salesforce/userPermission/ViewSetup',
      '@salesforce/userPermission/ManageUsers',
      '@salesforce/customPermission/ReadRegister',
      '@salesforce/customPermission/Other'
    ]);
    assert.deepEqual([id, isGuest], [CONTEXT.userId, false]);
    assert.deepEqual(permissions, [true, undefined, true, undefined]);
  });

  it("has the user's locale", async () => {
    const found = await imported([
      '@salesforce/i18n/lang',
      '@salesforce/i18n/locale',
      '@salesforce/i18n/timeZone',
      '@salesforce/i18n/currency',
      '@salesforce/i18n/number.decimalSeparator'
    ]);
    assert.deepEqual(found, ['de', 'de-DE', 'Europe/Berlin', 'EUR', ',']);
  });

  it('has references to objects and fields, which the schema has to know', async () => {
    const names = ['Part__c', 'Part__c.Name', 'Part__c.Whole__r.Whole__r.Name'];
    const found = await imported(
      names.map((name) => `@salesforce/schema/${name}`),
      new Schema([PARTS])
    );
    assert.deepEqual(found, [
      { objectApiName: 'Part__c' },
      { fieldApiName: 'Name', objectApiName: 'Part__c' },
      { fieldApiName: 'Whole__r.Whole__r.Name', objectApiName: 'Part__c' }
    ]);
  });

  it('has custom labels as text', async () => {
    const [label] = await imported(['@salesforce/label/c.RunAs_Access_AndMore']);
    assert.equal(label, '{0} and {1} more');
  });

  it('has Apex methods that call the local org', async (t) => {
    const fetch = t.mock.method(globalThis, 'fetch', () => Promise.resolve(Response.json(7)));
    const [method] = await imported(['@salesforce/apex/RunAsReader.count']);
    assert.equal(await (method as () => Promise<unknown>)(), 7);
    const [url] = fetch.mock.calls[0]!.arguments as unknown[];
    assert.equal(url, '/local-org/apex/RunAsReader/count');
  });
});

void describe('what nobody answers fails the bundle, with its name and who imports it', () => {
  const failures: readonly [string, RegExp][] = [
    ['lightning/empApi', /imports lightning\/empApi, which the local org does not model/],
    ['lightning/messageService', /imports lightning\/messageService, which/],
    ['lightning/platformWorkspaceApi', /imports lightning\/platformWorkspaceApi, which/],
    ['@salesforce/messageChannel/Some__c', /imports @salesforce\/messageChannel\/Some__c, which/],
    ['@salesforce/user/Name', /imports @salesforce\/user\/Name, which/],
    ['@salesforce/apex/Reader', /@salesforce\/apex\/Reader: an Apex method is written Class\.method/],
    ['@salesforce/schema/Part__c.Nope__c', /Nope__c: Part__c has no field Nope__c/],
    ['@salesforce/schema/Part__c.Nope__r.Name', /Part__c has no relationship Nope__r/],
    ['@salesforce/schema/Nope__c', /there is no object Nope__c/],
    ['@salesforce/schema/Part__c.a-b', /no name of an object or a field/],
    ['@salesforce/userPermission/Nope', /there is no user permission Nope/],
    ['@salesforce/customPermission/Manage.Users', /no name of a permission/],
    ['@salesforce/resourceUrl/logo', /the package has no static resource logo/],
    ['@salesforce/label/c.Nope', /has no label Nope/]
  ];
  for (const [specifier, expected] of failures) {
    it(specifier, async () => {
      await assert.rejects(imported([specifier], new Schema([PARTS, ...STANDARD_OBJECTS])), expected);
    });
  }
});
