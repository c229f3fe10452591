import path from 'node:path';
import type { Schema } from '../schema/schema.ts';
import type { ObjectType } from '../schema/types.ts';
import { LOCALE_FORMATS } from './modules/localeFormats.ts';

/** What the modules are checked against while they are bundled. */
export interface KnownNames {
  /** Absent: the form of a name is checked alone. */
  readonly schema: Schema | undefined;
  /** Static resources of the package. */
  readonly resources: ReadonlySet<string>;
}

type Answer = (name: string, known: KnownNames) => string | undefined;

const CONTEXT = "import { context } from 'local-org/context';";
const CALENDARS = path.resolve(
  import.meta.dirname,
  '../../node_modules/lightning-base-components/scopedImports/@salesforce-i18n-calendarData.js'
);
const API_NAME = /^[A-Za-z]\w*$/;
const APEX_METHOD = /^(?:\w+\.)?[A-Za-z]\w*\.[A-Za-z]\w*$/;

/** By the second part of the specifier; what follows it is the name. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  apex: apexModule,
  customPermission: (name) => permission('customPermissions', name),
  i18n: i18nModule,
  resourceUrl,
  schema: schemaReference,
  user: userModule,
  userPermission
};

/**
 * The text of an `@salesforce/*` module (LWC guide, "@salesforce Modules"); undefined for one that has no
 * answer here. @throws Error for a name that is none, or that the org does not have.
 */
export function salesforceModule(specifier: string, known: KnownNames): string | undefined {
  if (specifier === '@salesforce/apex') return `export * from ${own('apex.ts')};`;
  const [, kind = '', name = ''] = /^@salesforce\/(\w+)\/(.+)$/.exec(specifier) ?? [];
  return Object.hasOwn(ANSWERS, kind) ? ANSWERS[kind]?.(name, known) : undefined;
}

function apexModule(name: string): string {
  if (!APEX_METHOD.test(name)) throw new Error('an Apex method is written Class.method.');
  return `import { apexMethod } from ${own('apexMethod.ts')};export default apexMethod(${JSON.stringify(name)});`;
}

/** A permission is a column of `PermissionSet`. */
function userPermission(name: string, { schema }: KnownNames): string {
  const sets = schema?.object('PermissionSet');
  if (schema && sets && !schema.field(sets, `Permissions${name}`)) {
    throw new Error(`there is no user permission ${name}.`);
  }
  return permission('userPermissions', name);
}

/** True, or undefined when the user does not have it (LWC guide, "Check Permissions"). */
function permission(list: 'userPermissions' | 'customPermissions', name: string): string {
  if (!API_NAME.test(name)) throw new Error('this is no name of a permission.');
  return `${CONTEXT}export default context.${list}.includes(${JSON.stringify(name)}) || undefined;`;
}

function userModule(name: string): string | undefined {
  if (name === 'Id') return `${CONTEXT}export default context.userId;`;
  if (name === 'isGuest') return 'export default false;';
  return undefined;
}

/** What the user's locale decides; the rest is as base components bring it. */
function i18nModule(name: string): string | undefined {
  if (name === 'calendarData') {
    return `${CONTEXT}import english from ${JSON.stringify(CALENDARS)};import { localeCalendar } from ${own('localeCalendar.ts')};export default localeCalendar(english, context.locale);`;
  }
  if (!LOCALE_FORMATS.includes(name)) return undefined;
  const key = JSON.stringify(name);
  return `${CONTEXT}import { localeFormats } from ${own('localeFormats.ts')};export default localeFormats(context)[${key}];`;
}

function resourceUrl(name: string, { resources }: KnownNames): string {
  if (!resources.has(name)) throw new Error(`the package has no static resource ${name}.`);
  return `export default ${JSON.stringify(`/resource/${name}`)};`;
}

/** `Object`, `Object.Field` or `Object.Relationship.Field` (LWC guide, "Import References to Salesforce Objects and Fields"). */
function schemaReference(name: string, { schema }: KnownNames): string {
  const [objectApiName = '', ...steps] = name.split('.');
  if (![objectApiName, ...steps].every((part) => API_NAME.test(part))) {
    throw new Error('this is no name of an object or a field.');
  }
  if (schema) requireField(schema, objectApiName, steps);
  const fieldApiName = steps.join('.');
  return `export default ${JSON.stringify(fieldApiName ? { fieldApiName, objectApiName } : { objectApiName })};`;
}

function requireField(schema: Schema, objectName: string, steps: readonly string[]): void {
  let objects = [requireObject(schema, objectName)];
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const found = objects.flatMap((object) => {
      const field = isLast ? schema.field(object, step) : schema.parentRelationship(object, step);
      return field ?? [];
    });
    const [field] = found;
    if (!field) {
      const names = objects.map((object) => object.name).join(' or ');
      throw new Error(`${names} has no ${isLast ? 'field' : 'relationship'} ${step}.`);
    }
    if (!isLast) objects = (field.referenceTo ?? []).flatMap((target) => schema.object(target) ?? []);
  }
}

function requireObject(schema: Schema, name: string): ObjectType {
  const object = schema.object(name);
  if (!object) throw new Error(`there is no object ${name}.`);
  return object;
}

function own(file: string): string {
  return JSON.stringify(path.join(import.meta.dirname, 'modules', file));
}
