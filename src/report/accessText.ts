import { FIELD_ACCESSES, OBJECT_ACCESSES, printable } from '../core/index.ts';
import type { AccessDetail, Bound, GrantPath, Removal } from '../core/index.ts';
import { gradeText } from './auditTable.ts';
import type { AccessResult, AccessSubject, RightResult } from './json.ts';
import { count, pathText } from './text.ts';

export interface TextTable {
  readonly title: string;
  readonly rows: Record<string, string>[];
}

const OBJECT_LETTERS: Record<(typeof OBJECT_ACCESSES)[number], string> = {
  create: 'C',
  read: 'R',
  edit: 'E',
  delete: 'D',
  viewAll: 'VA',
  modifyAll: 'MA',
  viewAllFields: 'VAF'
};

const ALL_DATA = { none: '', view: ', all records can be seen', modify: ', all records can be changed' };

/** The answer in a few lines: whose access, how grave, and the one right that was asked for. */
export function accessLines({ subject, access, right }: AccessResult): string[] {
  const summary = `${subjectText(subject)}: ${gradeText(access)}${ALL_DATA[access.allData]}`;
  return [printable(summary), ...(right ? rightLines(right) : [])];
}

function subjectText(subject: AccessSubject): string {
  if (subject.kind === 'user') return `User ${subject.username}`;
  const { profile, permissionSets, permissionSetGroups } = subject;
  return [
    profile === null ? [] : `profile ${profile}`,
    permissionSets.map((name) => `permission set ${name}`),
    permissionSetGroups.map((name) => `group ${name}`)
  ]
    .flat()
    .join(' + ');
}

const HOLDINGS = { held: 'is held', conditional: 'is held when activated', notHeld: 'is not held' };

/** A right that was not found in half an answer may be held all the same, and the other way round. */
function holdingText(holding: RightResult['holding'], bound: Bound): string {
  const mayBeMore = bound === 'lower' || bound === 'unknown';
  const mayBeLess = bound === 'upper' || bound === 'unknown';
  if (holding === 'notHeld') return mayBeMore ? 'was not found in what was read' : HOLDINGS.notHeld;
  return mayBeLess ? HOLDINGS[holding].replace('is', 'may be') : HOLDINGS[holding];
}

function rightLines({ name, holding, bound, through, ifRemoved }: RightResult): string[] {
  return [
    '',
    `${printable(name)} ${holdingText(holding, bound)}${through.length > 0 ? ' through' : ''}`,
    ...through.map((path) => `  ${pathText(path)}`),
    ...ifRemoved.map((removal) => `If ${kindText(removal)} goes: ${removalText(removal, bound)}`)
  ];
}

function kindText({ kind, name }: Removal): string {
  return pathText({ kind, name, member: null });
}

function removalText({ remains, through, lost, grade }: Removal, bound: Bound): string {
  const stays =
    remains === 'notHeld' ? 'it is lost' : `it ${holdingText(remains, bound)} through ${pathsText(through)}`;
  const { userPermissions, objects, fields, setupEntities } = lost;
  const losses = [
    [userPermissions.length, 'user permission', 'user permissions'],
    [objects, 'object right', 'object rights'],
    [fields, 'field right', 'field rights'],
    [setupEntities, 'setup entity', 'setup entities']
  ] as const;
  const counted = losses
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => count(number, one, many));
  return `${stays}; lost in all: ${counted.join(', ') || 'nothing'}; the grade is then ${gradeText({ grade, bound })}.`;
}

/** One table for each part of the access that has anything in it. */
export function accessTables({ access, right }: AccessResult, isOneObject: boolean): TextTable[] {
  if (right) return [];
  const ofObjects = [objectTable(access), fieldTable(access)];
  const tables = isOneObject
    ? ofObjects
    : [userPermissionTable(access), ...ofObjects, setupEntityTable(access)];
  return tables.filter(({ rows }) => rows.length > 0);
}

function userPermissionTable({ userPermissions }: AccessDetail): TextTable {
  const rows = userPermissions.map(({ name, grade, unknown, conditional, through }) => ({
    Permission: marked(name, { unknown, conditional }),
    Grade: grade,
    Through: pathsText(through)
  }));
  return { title: count(rows.length, 'user permission'), rows };
}

function objectTable({ objects }: AccessDetail): TextTable {
  const rows = objects.map(({ name, conditional, through, ...rights }) => ({
    Object: marked(name, { conditional }),
    Rights: OBJECT_ACCESSES.filter((access) => rights[access])
      .map((access) => OBJECT_LETTERS[access])
      .join(' '),
    Through: throughText(through)
  }));
  return {
    title: `${count(rows.length, 'object')} (create, read, edit, delete, view all, modify all, view all fields)`,
    rows
  };
}

function fieldTable({ fields }: AccessDetail): TextTable {
  const rows = fields.map(({ name, conditional, through, ...rights }) => ({
    Field: marked(name, { conditional }),
    Rights: FIELD_ACCESSES.filter((access) => rights[access]).join(' '),
    Through: throughText(through)
  }));
  return { title: count(rows.length, 'field'), rows };
}

function setupEntityTable({ setupEntities }: AccessDetail): TextTable {
  const rows = setupEntities.map(({ kind, name, conditional, through }) => ({
    Kind: kind,
    Name: marked(name, { conditional }),
    Through: pathsText(through)
  }));
  return { title: count(rows.length, 'setup entity', 'setup entities'), rows };
}

interface Marks {
  readonly unknown?: true | undefined;
  readonly conditional?: true | undefined;
}

function marked(name: string, { unknown, conditional }: Marks): string {
  const marks = [unknown && 'unknown name', conditional && 'when activated'].filter(Boolean);
  return printable(marks.length > 0 ? `${name} (${marks.join(', ')})` : name);
}

function throughText(through: { readonly [access: string]: readonly GrantPath[] | undefined }): string {
  return pathsText(Object.values(through).flatMap((paths) => paths ?? []));
}

function pathsText(paths: readonly GrantPath[]): string {
  return [...new Set(paths.map(pathText))].join('; ');
}
