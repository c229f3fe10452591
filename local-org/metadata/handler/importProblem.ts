import type { Deployment } from '../deployment.ts';
import { has } from '../deployment.ts';
import { keptComponent } from '../kept.ts';

/** Modules that are always there, whatever follows. */
const ALWAYS = [
  '@salesforce/client/',
  '@salesforce/community/',
  '@salesforce/i18n/',
  '@salesforce/site/',
  '@salesforce/user/'
];
const EXACT = new Set(['lwc', '@salesforce/apex', '@salesforce/messageChannel', 'wire-service']);

type Resolver = (name: string, deployment: Deployment) => boolean;

/** LWC Developer Guide, "@salesforce Modules". The names of others' namespaces are refused, for nothing else is installed. */
const RESOLVERS: readonly (readonly [prefix: string, kind: string, resolve: Resolver])[] = [
  ['c/', 'MODULE', (name, deployment) => has(deployment, 'LightningComponentBundle', name)],
  [
    '@salesforce/label/c.',
    'LABEL',
    (name, { org }) => keptComponent(org.store, 'CustomLabel', name) !== undefined
  ],
  [
    '@salesforce/apex/',
    'APEX CLASS',
    (name, deployment) => has(deployment, 'ApexClass', name.split('.')[0]!)
  ],
  [
    '@salesforce/resourceUrl/',
    'STATIC RESOURCE',
    (name, deployment) => has(deployment, 'StaticResource', name)
  ],
  [
    '@salesforce/customPermission/',
    'CUSTOM PERMISSION',
    (name, deployment) => has(deployment, 'CustomPermission', name)
  ],
  ['@salesforce/userPermission/', 'USER PERMISSION', hasUserPermission],
  ['@salesforce/schema/', 'SCHEMA', hasSchemaPath]
];

/** Why a module that is imported is not there; undefined when it is. */
export function importProblem(specifier: string, deployment: Deployment): string | undefined {
  if (EXACT.has(specifier) || ALWAYS.some((prefix) => specifier.startsWith(prefix))) return undefined;
  for (const [prefix, kind, resolve] of RESOLVERS) {
    if (!specifier.startsWith(prefix)) continue;
    const name = specifier.slice(prefix.length);
    return resolve(name, deployment) ? undefined : `No ${kind} named ${name} found`;
  }
  return `No MODULE named ${specifier} found`;
}

function hasUserPermission(name: string, { org: { schema } }: Deployment): boolean {
  const sets = schema.object('PermissionSet');
  return sets !== undefined && schema.field(sets, `Permissions${name}`) !== undefined;
}

/** `Object`, `Object.Field` or `Object.Parent__r.Field`. */
function hasSchemaPath(path: string, { org: { schema } }: Deployment): boolean {
  const [objectName = '', ...rest] = path.split('.');
  let object = schema.object(objectName);
  const last = rest.pop();
  for (const relationship of rest) {
    const field = object && schema.parentRelationship(object, relationship);
    object = field?.referenceTo && schema.object(field.referenceTo[0]!);
  }
  return object !== undefined && (last === undefined || schema.field(object, last) !== undefined);
}
