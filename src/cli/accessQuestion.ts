import { Messages, SfError } from '@salesforce/core';
import {
  AccessResolver,
  distinctGaps,
  grantPaths,
  holdingOf,
  isPublishedUserPermission,
  parseRightName,
  removals,
  rightLabel,
  printable
} from '../core/index.ts';
import type { Access, Gap, ObjectPermissionsRow, OrgSnapshot, Right, SnapshotRows } from '../core/index.ts';
import type { MetadataFile } from '../org/metadata/findMetadata.ts';
import type { NameIndex } from '../org/metadata/nameIndex.ts';
import { profileFileNames } from '../org/metadata/standardProfiles.ts';
import { accessResult, userResult } from '../report/json.ts';
import type { AccessResult, AccessSubject, RightResult } from '../report/json.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'runas.access');

/** What an answer rests on; an org has no files, so that only its users can be asked for. */
export interface AskedSource {
  readonly snapshot: OrgSnapshot;
  readonly names: NameIndex | null;
}

/** Whose access is asked for, and which part of it. */
export interface AccessQuestion {
  readonly username: string | undefined;
  readonly profile: string | undefined;
  readonly permissionSets: readonly string[];
  readonly permissionSetGroups: readonly string[];
  readonly object: string | undefined;
  readonly right: string | undefined;
}

export interface AccessAnswer {
  readonly result: AccessResult;
  readonly gaps: readonly Gap[];
  readonly warnings: readonly string[];
}

type GrantType = 'Profile' | 'PermissionSet' | 'PermissionSetGroup';

/** @throws SfError when the question names something that is not there, or more than one thing. */
export function answerAccess(
  { snapshot, names }: AskedSource,
  asOf: string,
  question: AccessQuestion
): AccessAnswer {
  const right = question.right === undefined ? undefined : parsedRight(question.right, question.object);
  const objects = [question.object, right?.part === 'objects' ? right.name : undefined].filter(
    (name) => name !== undefined
  );
  const unseen = objects.filter((name) => !mentions(snapshot, name));
  const resolver = new AccessResolver(withObjects(snapshot, unseen), asOf);
  const { subject, access } =
    question.username === undefined && names
      ? namedSubject(resolver, names, question)
      : userSubject(resolver, snapshot.rows, question.username ?? '');
  const gaps = distinctGaps([...snapshot.gaps.filter(({ rowId }) => rowId === undefined), ...access.gaps]);
  const rightAnswer = right && answerRight(right, access, resolver);
  const whole = accessResult(subject, access, resolver, gaps, rightAnswer);
  return {
    result: question.object === undefined ? whole : onObject(whole, question.object),
    gaps,
    warnings: [...new Set(unseen)].map((name) =>
      messages.getMessage('warning.unseenObject', [printable(name)])
    )
  };
}

function userSubject(
  resolver: AccessResolver,
  { User = [] }: SnapshotRows,
  username: string
): { subject: AccessSubject; access: Access } {
  const user = User.find((one) => one.Username.toLowerCase() === username.toLowerCase());
  if (!user) {
    throw new SfError(messages.getMessage('error.noUser', [printable(username)]), 'UserNotFoundError', [
      messages.getMessage('error.noUser.action')
    ]);
  }
  return { subject: { kind: 'user', ...userResult(user.Username, user) }, access: resolver.ofUser(user.Id) };
}

function namedSubject(
  resolver: AccessResolver,
  names: NameIndex,
  { profile, permissionSets, permissionSetGroups }: AccessQuestion
): { subject: AccessSubject; access: Access } {
  if (profile === undefined && permissionSets.length + permissionSetGroups.length === 0)
    throw noSubjectError();
  const found = {
    profile: profile === undefined ? null : theFile(names, 'Profile', profile),
    permissionSets: permissionSets.map((name) => theFile(names, 'PermissionSet', name)),
    permissionSetGroups: permissionSetGroups.map((name) => theFile(names, 'PermissionSetGroup', name))
  };
  const sets = [...(found.profile ? [found.profile] : []), ...found.permissionSets];
  const access = resolver.ofAssignments([
    ...sets.map((file) => ({
      AssigneeId: '',
      PermissionSetId: names.idOf(file),
      PermissionSet: { Name: file.name }
    })),
    ...found.permissionSetGroups.map((file) => ({
      AssigneeId: '',
      PermissionSetGroupId: names.idOf(file),
      PermissionSetGroup: { DeveloperName: file.name }
    }))
  ]);
  const subject: AccessSubject = {
    kind: 'assignments',
    profile: found.profile?.name ?? null,
    permissionSets: found.permissionSets.map(({ name }) => name),
    permissionSetGroups: found.permissionSetGroups.map(({ name }) => name)
  };
  return { subject, access };
}

export function noSubjectError(): SfError {
  return new SfError(messages.getMessage('error.noSubject'), 'NoSubjectError', [
    messages.getMessage('error.noSubject.action')
  ]);
}

/** The one file that bears the name. */
function theFile(names: NameIndex, type: GrantType, name: string): MetadataFile {
  const spellings = type === 'Profile' ? profileFileNames(name) : [name];
  const files = spellings.map((one) => names.filesOf(type, one)).find((some) => some.length > 0) ?? [];
  const [file, ...more] = files;
  if (file === undefined) {
    throw new SfError(messages.getMessage('error.noFile', [type, printable(name)]), 'NameNotFoundError', [
      messages.getMessage('error.noFile.action')
    ]);
  }
  if (more.length > 0) {
    const paths = files.map(({ shown }) => `\n  ${printable(shown)}`).join('');
    throw new SfError(
      messages.getMessage('error.manyFiles', [type, printable(name), paths]),
      'NameNotUniqueError',
      [messages.getMessage('error.manyFiles.action')]
    );
  }
  return file;
}

function parsedRight(text: string, object: string | undefined): Right {
  const right = parseRightName(text, object);
  if (right) return right;
  throw new SfError(messages.getMessage('error.right', [printable(text)]), 'RightNameError', [
    messages.getMessage('error.right.action')
  ]);
}

/** @throws SfError for a name that no file and no published list knows: a typo must not read as "not held". */
function answerRight(right: Right, access: Access, resolver: AccessResolver): RightResult {
  const id = resolver.table.idOf(right);
  const isPublished = right.part === 'userPermissions' && isPublishedUserPermission(right.name);
  if (id === undefined && !isPublished) {
    throw new SfError(
      messages.getMessage('error.unknownRight', [printable(rightLabel(right))]),
      'UnknownRightError',
      [messages.getMessage('error.unknownRight.action')]
    );
  }
  return {
    name: rightLabel(id === undefined ? right : resolver.table.rightOf(id)),
    holding: holdingOf(access, id),
    bound: access.bound,
    through: id === undefined ? [] : grantPaths(access, id, resolver),
    ifRemoved: id === undefined ? [] : removals(access, id, resolver)
  };
}

function onObject(result: AccessResult, object: string): AccessResult {
  const name = object.toLowerCase();
  const { objects, fields } = result.access;
  return {
    ...result,
    access: {
      ...result.access,
      objects: objects.filter((row) => row.name.toLowerCase() === name),
      fields: fields.filter((row) => row.name.toLowerCase().startsWith(`${name}.`))
    }
  };
}

function mentions({ rows }: OrgSnapshot, object: string): boolean {
  const name = object.toLowerCase();
  return (
    (rows.ObjectPermissions ?? []).some((row) => row.SobjectType.toLowerCase() === name) ||
    (rows.FieldPermissions ?? []).some((row) => row.Field.toLowerCase().startsWith(`${name}.`))
  );
}

/** A row that grants nothing makes an object known, so that what reaches every object reaches it too. */
function withObjects(snapshot: OrgSnapshot, names: readonly string[]): OrgSnapshot {
  if (names.length === 0) return snapshot;
  const rows: ObjectPermissionsRow[] = names.map((name) => ({ ParentId: '', SobjectType: name }));
  const { ObjectPermissions = [] } = snapshot.rows;
  return { ...snapshot, rows: { ...snapshot.rows, ObjectPermissions: [...ObjectPermissions, ...rows] } };
}
