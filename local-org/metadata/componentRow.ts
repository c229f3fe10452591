import { profileFileNames } from '../../src/org/metadata/standardProfiles.ts';
import type { Row, Store } from '../store/store.ts';

/** The object whose rows stand for components of a type, and the field that bears their name. */
const ROWS: Readonly<Record<string, readonly [object: string, nameField: string]>> = {
  ApexClass: ['ApexClass', 'Name'],
  ApexPage: ['ApexPage', 'Name'],
  ApexTrigger: ['ApexTrigger', 'Name'],
  ConnectedApp: ['ConnectedApplication', 'Name'],
  CustomPermission: ['CustomPermission', 'DeveloperName'],
  ExternalClientApplication: ['ExternalClientApplication', 'DeveloperName'],
  ExtlClntAppConfigurablePolicies: ['ExtlClntAppPlcyCnfg', 'DeveloperName'],
  ExtlClntAppOauthConfigurablePolicies: ['ExtlClntAppOauthPlcyCnfg', 'DeveloperName'],
  ExtlClntAppOauthSettings: ['ExtlClntAppOauthSettings', 'DeveloperName'],
  FlowDefinition: ['FlowDefinitionView', 'ApiName'],
  MutingPermissionSet: ['MutingPermissionSet', 'DeveloperName'],
  PermissionSet: ['PermissionSet', 'Name'],
  PermissionSetGroup: ['PermissionSetGroup', 'DeveloperName'],
  Profile: ['Profile', 'Name']
};

/** The names of an object's rows, as new as its version. */
const INDEXES = new WeakMap<Store, Map<string, { version: number; rows: Map<string, Row> }>>();

/** The row of a component, by its name without regard to case; a profile also by its name in metadata. */
export function rowOf(store: Store, type: string, fullName: string): Row | undefined {
  if (!Object.hasOwn(ROWS, type)) return undefined;
  const [object, nameField] = ROWS[type]!;
  const indexes = INDEXES.get(store) ?? new Map<string, { version: number; rows: Map<string, Row> }>();
  INDEXES.set(store, indexes);
  const version = store.version(object);
  let index = indexes.get(type);
  if (index?.version !== version) {
    const named = store
      .rows(object)
      .filter(isComponent)
      .flatMap((row) => namesOf(type, row, nameField).map((name) => [name, row] as const));
    index = { version, rows: new Map(named) };
    indexes.set(type, index);
  }
  return index.rows.get(rowName(fullName).toLowerCase());
}

/** The name of a component as its row bears it: metadata encodes some characters as a URL does. */
export function rowName(fullName: string): string {
  try {
    return decodeURIComponent(fullName);
  } catch {
    return fullName;
  }
}

/** The set of a profile and the aggregate of a group are no components. */
function isComponent(row: Row): boolean {
  return row['IsOwnedByProfile'] !== true && row['Type'] !== 'Group';
}

/** A component of a package is named with its namespace: `cargolane__Shipment_API`. */
function namesOf(type: string, row: Row, nameField: string): string[] {
  const prefix = row['NamespacePrefix'];
  const own = String(row[nameField] ?? '');
  const name = typeof prefix === 'string' ? `${prefix}__${own}` : own;
  return (type === 'Profile' ? profileFileNames(name) : [name]).map((one) => one.toLowerCase());
}
