import { OBJECT_ACCESSES, printable } from 'c/runAsCore';
import type { GrantPath, ObjectReport } from 'c/runAsCore';
import { LABELS, OBJECT_ACCESS_LABELS, OBJECT_ACCESS_LETTERS, formatted } from 'c/runAsLabels';
import RunAsPagedTable from 'c/runAsPagedTable';

interface Cell {
  readonly key: string;
  /** The right and its own paths: those beside the row are of all its rights. */
  readonly title: string;
  readonly isHeld: boolean;
}

interface View {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly cells: readonly Cell[];
  readonly through: readonly GrantPath[];
}

/** The object grid: create, read, edit, delete, view all, modify all, view all fields. */
export default class RunAsObjects extends RunAsPagedTable<ObjectReport, View> {
  readonly columns = OBJECT_ACCESSES.map((access) => ({
    key: access,
    letter: OBJECT_ACCESS_LETTERS[access],
    label: OBJECT_ACCESS_LABELS[access]
  }));

  protected override searchText({ name }: ObjectReport): string {
    return name;
  }

  protected override viewOf(row: ObjectReport): View {
    return {
      key: `${row.name} ${String(row.conditional)}`,
      name: printable(row.name),
      note: row.conditional ? LABELS.whenActivated : '',
      cells: OBJECT_ACCESSES.map((access) => ({
        key: access,
        title: cellTitle(OBJECT_ACCESS_LABELS[access], row.through[access] ?? []),
        isHeld: row[access] === true
      })),
      through: OBJECT_ACCESSES.flatMap((access) => row.through[access] ?? [])
    };
  }
}

function cellTitle(label: string, paths: readonly GrantPath[]): string {
  const names = paths.map(({ name, member }) => printable(member === null ? name : `${name} › ${member}`));
  return formatted(LABELS.rightThrough, label, [...new Set(names)].join(', '));
}
