import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { OrgSnapshot } from '../../src/core/index.ts';
import { readSourceFolder } from '../../src/org/sourceFolder.ts';
import type { SourceSnapshot } from '../../src/org/sourceFolder.ts';
import { ROOT } from '../support/command.ts';

/** Metadata of public projects, as they keep it; not part of the package. */
const REAL = path.join(ROOT, '../shared/real-metadata');
const FOLDERS = existsSync(REAL)
  ? readdirSync(REAL, { withFileTypes: true }).filter((e) => e.isDirectory())
  : [];

/** What one file on disk says, read without the product's reader or its XML parser. */
interface NaiveFile {
  readonly shown: string;
  readonly type: 'Profile' | 'PermissionSet';
  readonly name: string;
  /** `user ApiEnabled`, `object Account allowRead`, `field Account.Phone editable`. */
  readonly rights: ReadonlySet<string>;
}

const SUFFIXES = { profile: 'Profile', permissionset: 'PermissionSet' } as const;

function naiveFiles(folder: string): NaiveFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((shown) => {
      const [, name, suffix] = /([^/\\]+)\.(profile|permissionset)(?:-meta\.xml)?$/.exec(shown) ?? [];
      if (name === undefined) return [];
      const rights = naiveRights(readFileSync(path.join(folder, shown), 'utf8'));
      const type = SUFFIXES[suffix as keyof typeof SUFFIXES];
      return [{ shown, type, name: decodeURIComponent(name), rights }];
    });
}

const KEYS = { userPermissions: 'name', objectPermissions: 'object', fieldPermissions: 'field' } as const;
const LABELS = { userPermissions: 'user', objectPermissions: 'object', fieldPermissions: 'field' } as const;

function naiveRights(xml: string): Set<string> {
  const rights = new Set<string>();
  const text = xml.replace(/<!--[^]*?-->/g, '').replaceAll('fieldLevelSecurities>', 'fieldPermissions>');
  for (const [, element, body] of text.matchAll(
    /<(userPermissions|objectPermissions|fieldPermissions)>([^]*?)<\/\1>/g
  )) {
    const kind = element as keyof typeof KEYS;
    const children = [...(body ?? '').matchAll(/<(\w+)>\s*([^<]*?)\s*<\/\1>/g)];
    const name = children.find(([, child]) => child === KEYS[kind])?.[2] ?? '';
    for (const [, child, value] of children) {
      if (value === 'true' && child !== 'hidden') rights.add(`${LABELS[kind]} ${unescaped(name)} ${child}`);
    }
  }
  return rights;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const COLUMNS: Readonly<Record<string, string>> = {
  PermissionsCreate: 'allowCreate',
  PermissionsRead: 'allowRead',
  PermissionsEdit: 'allowEdit',
  PermissionsDelete: 'allowDelete',
  PermissionsViewAllRecords: 'viewAllRecords',
  PermissionsModifyAllRecords: 'modifyAllRecords',
  PermissionsViewAllFields: 'viewAllFields'
};
const FIELD_COLUMNS: Readonly<Record<string, string>> = {
  PermissionsRead: 'readable',
  PermissionsEdit: 'editable'
};

/** The same of a row of the snapshot, by the row's id. */
function snapshotRights({ rows }: OrgSnapshot): Map<string, Set<string>> {
  const rights = new Map((rows.PermissionSet ?? []).map(({ Id }) => [Id, new Set<string>()]));
  for (const set of rows.PermissionSet ?? []) {
    for (const [column, value] of Object.entries(set)) {
      if (column.startsWith('Permissions') && value === true)
        rights.get(set.Id)?.add(`user ${column.slice('Permissions'.length)} enabled`);
    }
  }
  const addRow = (row: object, parent: string, label: string, columns: typeof COLUMNS): void => {
    for (const [column, value] of Object.entries(row)) {
      if (value === true) rights.get(parent)?.add(`${label} ${columns[column]}`);
    }
  };
  for (const row of rows.ObjectPermissions ?? [])
    addRow(row, row.ParentId, `object ${row.SobjectType}`, COLUMNS);
  for (const row of rows.FieldPermissions ?? [])
    addRow(row, row.ParentId, `field ${row.Field}`, FIELD_COLUMNS);
  return rights;
}

interface Compared {
  readonly files: number;
  readonly rights: number;
  readonly gaps: number;
}

function compare(found: readonly NaiveFile[], { snapshot, names }: SourceSnapshot): Compared {
  const bySet = snapshotRights(snapshot);
  const inGap = new Set(snapshot.gaps.map(({ params }) => params['path']));
  let [files, rights, gaps] = [0, 0, 0];
  for (const file of found) {
    const indexed = names.filesOf(file.type, file.name).find(({ shown }) => shown === file.shown);
    const read = indexed && bySet.get(names.idOf(indexed));
    if (read === undefined) {
      assert.ok(inGap.has(file.shown), `${file.shown} is neither read nor named in a gap`);
      gaps++;
      continue;
    }
    assert.deepEqual([...read].sort(), [...file.rights].sort(), file.shown);
    files++;
    rights += file.rights.size;
  }
  assert.equal(bySet.size, files, 'every set of the snapshot stands for one file on disk');
  return { files, rights, gaps };
}

describe(
  'metadata of public projects',
  { skip: FOLDERS.length === 0 && `there is no ${path.basename(REAL)}` },
  () => {
    const totals = { files: 0, rights: 0, gaps: 0 };

    for (const { name } of FOLDERS) {
      it(name, (t) => {
        const folder = path.join(REAL, name);
        const found = naiveFiles(folder);
        if (found.length === 0) {
          t.diagnostic(`${name}: no profile and no permission set`);
          return;
        }
        const compared = compare(found, readSourceFolder(folder, { takenAt: '2026-11-21T12:00:00Z' }));
        totals.files += compared.files;
        totals.rights += compared.rights;
        totals.gaps += compared.gaps;
        const { files, rights, gaps } = compared;
        t.diagnostic(`${name}: ${files} files with ${rights} rights compared, ${gaps} files in gaps`);
      });
    }

    it('was compared at all', (t) => {
      const text = `${totals.files} files with ${totals.rights} rights compared, ${totals.gaps} files in gaps`;
      t.diagnostic(text);
      console.log(text);
      assert.ok(totals.files > 0 && totals.rights > 0, text);
    });
  }
);
