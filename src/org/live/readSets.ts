import type { SETUP_ENTITY_TYPES } from '../../core/index.ts';
import type { AccessPart, SetupEntityType, SnapshotRows } from '../../core/index.ts';
import type { CatalogueReader, ReadRows } from './catalogueReader.ts';
import { flowRows, namedByDeveloperName, readTables, rowsOf, setRows, text } from './liveRows.ts';
import type { ApiRecord } from './orgClient.ts';
import type { QueryName } from '../queryCatalogue.ts';

const NOTHING: ReadRows = { rows: [], isWhole: true };

/** Ids of the users that are frozen; null when that could not be read whole. */
export async function readFrozenIds(reader: CatalogueReader): Promise<ReadonlySet<string> | null> {
  const { rows, isWhole } = await reader.read('frozenUsers');
  return isWhole ? new Set(idsIn(rows, 'UserId')) : null;
}

/** The assignments of users, and what the assigned sets grant in these parts of access. */
export async function readHeldSets(
  reader: CatalogueReader,
  userIds: readonly string[],
  parts: readonly AccessPart[]
): Promise<SnapshotRows> {
  const assignments = await readBy(reader, 'assignments', userIds);
  const groupIds = idsIn(assignments.rows, 'PermissionSetGroupId');
  const [groups, members] = await Promise.all([
    readBy(reader, 'groups', groupIds),
    readBy(reader, 'groupMembers', groupIds)
  ]);
  const setIds = [
    ...new Set([...idsIn(assignments.rows, 'PermissionSetId'), ...idsIn(members.rows, 'PermissionSetId')])
  ];
  const [sets, rights] = await Promise.all([
    readBy(reader, 'permissionSets', setIds),
    readRights(reader, setIds, parts)
  ]);
  return {
    ...((assignments.isWhole || assignments.rows.length > 0) && {
      PermissionSetAssignment: rowsOf(assignments.rows)
    }),
    // Without the groups their aggregate sets still tell what they grant.
    ...(groups.isWhole && { PermissionSetGroup: rowsOf(groups.rows) }),
    PermissionSetGroupComponent: rowsOf(members.rows),
    ...setRows(sets.rows),
    ...rights
  };
}

async function readRights(
  reader: CatalogueReader,
  setIds: readonly string[],
  parts: readonly AccessPart[]
): Promise<SnapshotRows> {
  const part = (name: AccessPart, query: QueryName): Promise<ReadRows | undefined> =>
    parts.includes(name) ? readBy(reader, query, setIds) : Promise.resolve(undefined);
  const [objects, fields, entities] = await Promise.all([
    part('objects', 'objectPermissions'),
    part('fields', 'fieldPermissions'),
    part('setupEntities', 'setupEntityAccess')
  ]);
  return readTables({
    ObjectPermissions: objects && rowsOf(objects.rows),
    FieldPermissions: fields && rowsOf(fields.rows),
    SetupEntityAccess: entities && rowsOf(entities.rows),
    ...(entities && (await readEntityNames(reader, entities.rows)))
  });
}

/** The names of what is granted; ids alone would make every new org a change. */
async function readEntityNames(
  reader: CatalogueReader,
  granted: readonly ApiRecord[]
): Promise<Partial<Record<SetupEntityType, unknown>>> {
  const idsOf = (type: SetupEntityType): string[] =>
    idsIn(
      granted.filter((row) => text(row, 'SetupEntityType') === type),
      'SetupEntityId'
    );
  const has = (type: SetupEntityType): boolean => idsOf(type).length > 0;
  const flowIds = idsOf('FlowDefinition');
  const [classes, pages, flows, permissions, connected, external] = await Promise.all([
    readBy(reader, 'apexClasses', idsOf('ApexClass')),
    readBy(reader, 'apexPages', idsOf('ApexPage')),
    // The durable id is a text, and may be the short form.
    readBy(
      reader,
      'flows',
      flowIds.flatMap((id) => [id, id.slice(0, 15)])
    ),
    readBy(reader, 'customPermissions', idsOf('CustomPermission')),
    has('ConnectedApplication') ? reader.read('connectedApps') : NOTHING,
    has('ExternalClientApplication') ? reader.read('externalClientApps') : NOTHING
  ]);
  return {
    ApexClass: rowsOf(classes.rows),
    ApexPage: rowsOf(pages.rows),
    FlowDefinition: flowRows(flows.rows, flowIds),
    CustomPermission: namedByDeveloperName(permissions.rows),
    ConnectedApplication: rowsOf(connected.rows),
    ExternalClientApplication: namedByDeveloperName(external.rows)
  } satisfies Record<(typeof SETUP_ENTITY_TYPES)[number], unknown>;
}

/** Nothing is asked for no ids. */
function readBy(reader: CatalogueReader, query: QueryName, ids: readonly string[]): Promise<ReadRows> {
  return ids.length > 0 ? reader.read(query, { ids }) : Promise.resolve(NOTHING);
}

function idsIn(records: readonly ApiRecord[], field: string): string[] {
  return [...new Set(records.map((record) => text(record, field)).filter((id) => id !== ''))];
}
