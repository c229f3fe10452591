import path from 'node:path';
import type { Gap, SetupEntityType, SnapshotRows } from '../core/index.ts';
import { appPolicy, connectedApp, globalOauthSettings, oauthPolicy, oauthSettings } from './metadata/apps.ts';
import type { Admission } from './metadata/apps.ts';
import type { MetadataFile, MetadataType } from './metadata/findMetadata.ts';
import { booleanOf, textOf, textsOf } from './metadata/metadataFile.ts';
import type { XmlElement } from './metadata/metadataFile.ts';
import type { NameIndex } from './metadata/nameIndex.ts';
import { effectOf, hasRightElements, readRights } from './metadata/rightElements.ts';
import { profileFileNames } from './metadata/standardProfiles.ts';
import type { ListedAssignment, ListedUser } from './users/listedUser.ts';

type Rows = { -readonly [T in keyof SnapshotRows]-?: NonNullable<SnapshotRows[T]>[number][] };
type Table = keyof Rows;

const GROUP_ELEMENTS = new Set([
  'description',
  'enrichments',
  'fullName',
  'hasActivationRequired',
  'label',
  'mutingPermissionSets',
  'permissionSets',
  'status'
]);

const FILE_TABLES: readonly Table[] = [
  'PermissionSet',
  'PermissionSetGroupComponent',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess'
];

/** Collects the rows that metadata files and listed users stand for. */
export class SourceRows {
  private readonly tables = new Map<Table, unknown[]>();
  private readonly entities = new Set<string>();
  private readonly unknownNames = new Set<string>();
  private readonly names: NameIndex;
  private readonly hasSiblings: (file: MetadataFile) => boolean;
  readonly gaps: Gap[] = [];

  /** @param hasSiblings whether more lies in the folder of a file than the file. */
  constructor(names: NameIndex, hasSiblings: (file: MetadataFile) => boolean) {
    this.names = names;
    this.hasSiblings = hasSiblings;
    this.gaps.push(...names.gaps());
    for (const table of FILE_TABLES) this.table(table);
  }

  /** Tables that can be read from files are there even when empty; users only when they were listed. */
  get rows(): SnapshotRows {
    return Object.fromEntries(this.tables);
  }

  addFile(file: MetadataFile, content: XmlElement): void {
    this.adders[file.type](file, content);
  }

  private readonly adders: Record<MetadataType, (file: MetadataFile, content: XmlElement) => void> = {
    Profile: (file, content) => this.addProfile(file, content),
    PermissionSet: (file, content) => this.addPermissionSet(file, content),
    PermissionSetGroup: (file, content) => this.addPermissionSetGroup(file, content),
    MutingPermissionSet: (file, content) => this.addMutingPermissionSet(file, content),
    CustomPermission: ({ name }) => this.entity('CustomPermission', name),
    ConnectedApp: (file, content) => this.addConnectedApp(file, content),
    ExternalClientApplication: ({ name }) => this.entity('ExternalClientApplication', name),
    ExtlClntAppGlobalOauthSettings: (file, content) => this.addGlobalOauthSettings(file, content),
    ExtlClntAppOauthSettings: (file, content) => this.addOauthSettings(file, content),
    ExtlClntAppOauthConfigurablePolicies: (file, content) => this.addOauthPolicy(file, content),
    ExtlClntAppConfigurablePolicies: (file, content) => this.addAppPolicy(file, content)
  };

  addUsers(users: readonly ListedUser[]): void {
    this.table('User');
    this.table('PermissionSetAssignment');
    for (const user of users) {
      this.add('User', {
        Id: user.id,
        Username: user.username,
        Name: user.name,
        ...(user.isActive !== undefined && { IsActive: user.isActive }),
        ...(user.isFrozen !== undefined && { IsFrozen: user.isFrozen }),
        UserType: user.userType,
        ...(user.lastLoginDate !== undefined && { LastLoginDate: user.lastLoginDate })
      });
      this.addAssignments(user.id, user.assigned);
    }
  }

  /** An assignment for each row that bears the name: of several files all may be meant. */
  addAssignments(assigneeId: string, assigned: readonly ListedAssignment[]): void {
    for (const assignment of assigned) {
      const { kind, name } = assignment;
      for (const id of this.idsOf(assignment)) {
        const isGroup = kind === 'PermissionSetGroup';
        this.add('PermissionSetAssignment', {
          AssigneeId: assigneeId,
          ...(isGroup ? { PermissionSetGroupId: id } : { PermissionSetId: id }),
          ...(isGroup ? { PermissionSetGroup: { DeveloperName: name } } : { PermissionSet: { Name: name } }),
          ...(assignment.isActive !== undefined && { IsActive: assignment.isActive }),
          ...(assignment.isRevoked !== undefined && { IsRevoked: assignment.isRevoked }),
          ExpirationDate: assignment.expirationDate ?? null
        });
      }
    }
  }

  /** The rows that a name stands for; of one that no file bears, the row that is missing. */
  private idsOf(listed: ListedAssignment): string[] {
    const { kind } = listed;
    const name = kind === 'Profile' ? this.profileFile(listed.name) : listed.name;
    if (!this.names.has(kind, name)) this.nameNotFound(listed);
    return this.names.idsOf(kind, name);
  }

  /** The name under which the profile's file is found: standard profiles have two. */
  private profileFile(name: string): string {
    return profileFileNames(name).find((one) => this.names.has('Profile', one)) ?? name;
  }

  private nameNotFound({ kind, name, place }: ListedAssignment): void {
    const [id = ''] = this.names.idsOf(kind, name);
    if (this.unknownNames.has(id)) return;
    this.unknownNames.add(id);
    this.gaps.push({ code: 'nameNotFound', params: { kind, name, place }, rowId: id, effect: 'lower' });
  }

  private addProfile(file: MetadataFile, content: XmlElement): void {
    const id = this.names.idOf(file);
    this.add('Profile', { Id: `of ${id}`, Name: file.name });
    const owned = { IsOwnedByProfile: true, ProfileId: `of ${id}` };
    this.add('PermissionSet', { Id: id, Name: file.name, ...owned, ...this.rights(file, content) });
  }

  private addPermissionSet(file: MetadataFile, content: XmlElement): void {
    this.add('PermissionSet', {
      Id: this.names.idOf(file),
      Name: file.name,
      Label: textOf(content, 'label') ?? null,
      HasActivationRequired: this.isSession(file, content),
      ...this.rights(file, content)
    });
  }

  private addMutingPermissionSet(file: MetadataFile, content: XmlElement): void {
    const id = this.names.idOf(file);
    this.add('MutingPermissionSet', { Id: id, DeveloperName: file.name, ...this.rights(file, content) });
  }

  private addPermissionSetGroup(file: MetadataFile, content: XmlElement): void {
    const id = this.names.idOf(file);
    this.add('PermissionSetGroup', {
      Id: id,
      DeveloperName: file.name,
      MasterLabel: textOf(content, 'label') ?? null,
      Status: textOf(content, 'status') ?? null,
      HasActivationRequired: this.isSession(file, content)
    });
    for (const element of Object.keys(content).filter((name) => !GROUP_ELEMENTS.has(name))) {
      const params = { path: file.shown, element, type: file.type };
      this.gaps.push({ code: 'elementNotRead', params, rowId: id, effect: 'unknown' });
    }
    for (const name of textsOf(content, 'permissionSets')) {
      for (const memberId of this.names.idsOf('PermissionSet', name))
        this.component(id, memberId, name, 'PermissionSet');
    }
    for (const name of textsOf(content, 'mutingPermissionSets')) this.muting(id, name);
  }

  /** Of several muting sets with one name any may be the one: taking away what all mute would show too little. */
  private muting(groupId: string, name: string): void {
    const isUnique = this.names.isUnique('MutingPermissionSet', name);
    const [found = ''] = this.names.idsOf('MutingPermissionSet', name);
    this.component(groupId, isUnique ? found : `one of ${found}`, name, 'MutingPermissionSet');
  }

  private component(groupId: string, setId: string, name: string, type: string): void {
    this.add('PermissionSetGroupComponent', {
      PermissionSetGroupId: groupId,
      PermissionSetId: setId,
      PermissionSet: { Name: name, attributes: { type } }
    });
  }

  private addConnectedApp(file: MetadataFile, content: XmlElement): void {
    const appId = this.entity('ConnectedApplication', file.name);
    const { row, admission, gaps } = connectedApp(content, file, appId);
    this.add('ConnectedApp', row);
    this.admit('ConnectedApplication', file.name, admission, file);
    this.gaps.push(...gaps);
  }

  private addGlobalOauthSettings(file: MetadataFile, content: XmlElement): void {
    const { row, gaps } = globalOauthSettings(content, file, this.appId(file, content));
    this.add('ExtlClntAppGlobalOauthSettings', row);
    this.gaps.push(...gaps);
  }

  private addOauthSettings(file: MetadataFile, content: XmlElement): void {
    this.add('ExtlClntAppOauthSettings', oauthSettings(content, this.appId(file, content)));
  }

  private addOauthPolicy(file: MetadataFile, content: XmlElement): void {
    const { row, admission, gaps } = oauthPolicy(content, file, this.appId(file, content));
    this.add('ExtlClntAppOauthPlcyCnfg', row);
    this.admit('ExternalClientApplication', appName(file, content), admission, file);
    this.gaps.push(...gaps);
  }

  private addAppPolicy(file: MetadataFile, content: XmlElement): void {
    const { row, gaps } = appPolicy(content, file, this.appId(file, content));
    this.add('ExtlClntAppPlcyCnfg', row);
    this.gaps.push(...gaps);
  }

  /** The app that settings belong to; it is listed even when its own file is not there. */
  private appId(file: MetadataFile, content: XmlElement): string {
    const name = appName(file, content);
    if (!this.names.has('ExternalClientApplication', name)) {
      this.gaps.push({ code: 'appNotRead', params: { app: name, path: file.shown } });
    }
    return this.entity('ExternalClientApplication', name);
  }

  /** Pre-authorisation is access to the app as a setup entity. */
  private admit(
    type: SetupEntityType,
    app: string,
    { profiles, permissionSets }: Admission,
    { shown: place }: MetadataFile
  ): void {
    const admitted: ListedAssignment[] = [
      ...profiles.map((name) => ({ kind: 'Profile' as const, name, place })),
      ...permissionSets.map((name) => ({ kind: 'PermissionSet' as const, name, place }))
    ];
    for (const parent of admitted.flatMap((one) => this.idsOf(one))) this.grantEntity(parent, type, app);
  }

  private grantEntity(parentId: string, type: SetupEntityType, name: string): void {
    this.add('SetupEntityAccess', {
      ParentId: parentId,
      SetupEntityId: this.entity(type, name),
      SetupEntityType: type
    });
  }

  private entity(type: SetupEntityType, name: string): string {
    const id = `${type}:${name.toLowerCase()}`;
    if (!this.entities.has(id)) this.add(type, { Id: id, Name: name });
    this.entities.add(id);
    return id;
  }

  /** Adds the rows that hang on a set, and returns its user-permission columns. */
  private rights(file: MetadataFile, content: XmlElement): ReturnType<typeof readRights>['userPermissions'] {
    const id = this.names.idOf(file);
    const rights = readRights(content, file, id);
    for (const row of rights.objects) this.add('ObjectPermissions', row);
    for (const row of rights.fields) this.add('FieldPermissions', row);
    for (const { type, name } of rights.setupEntities) this.grantEntity(id, type, name);
    this.gaps.push(...rights.gaps);
    if (this.isDecomposed(file, content)) {
      const params = { path: file.shown, name: file.name };
      this.gaps.push({ code: 'permissionSetDecomposed', params, rowId: id, effect: effectOf(file) });
    }
    return rights.userPermissions;
  }

  /** Absent is no; a value that is no boolean may be either, so the rights may be conditional. */
  private isSession(file: MetadataFile, content: XmlElement): boolean {
    const flag = booleanOf(content, 'hasActivationRequired');
    if (flag === null) {
      const value = textOf(content, 'hasActivationRequired') ?? '';
      const params = { path: file.shown, element: 'hasActivationRequired', value, expected: 'true or false' };
      this.gaps.push({ code: 'valueNotRead', params, rowId: this.names.idOf(file), effect: 'upper' });
    }
    return flag === true;
  }

  /** A decomposed set has a folder of its own name, and its rights lie beside the file, not in it. */
  private isDecomposed(file: MetadataFile, content: XmlElement): boolean {
    const folder = path.basename(path.dirname(file.file));
    if (folder.toLowerCase() !== path.basename(file.file).split('.')[0]?.toLowerCase()) return false;
    return !hasRightElements(content) || this.hasSiblings(file);
  }

  private add<T extends Table>(table: T, row: Rows[T][number]): void {
    this.table(table).push(row);
  }

  private table(name: Table): unknown[] {
    const known = this.tables.get(name) ?? [];
    this.tables.set(name, known);
    return known;
  }
}

function appName(file: MetadataFile, content: XmlElement): string {
  return textOf(content, 'externalClientApplication') || file.name;
}
