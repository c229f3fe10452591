import { printable } from 'c/runAsCore';
import type { FieldReport, GrantPath } from 'c/runAsCore';
import { LABELS } from 'c/runAsLabels';
import RunAsPagedTable from 'c/runAsPagedTable';

interface View {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly rights: string;
  readonly through: readonly GrantPath[];
}

/** Fields that can be read or edited. */
export default class RunAsFields extends RunAsPagedTable<FieldReport, View> {
  protected override searchText({ name }: FieldReport): string {
    return name;
  }

  protected override viewOf({ name, conditional, read, edit, through }: FieldReport): View {
    const rights = [read && LABELS.rightRead, edit && LABELS.rightEdit];
    return {
      key: `${name} ${String(conditional)}`,
      name: printable(name),
      note: conditional ? LABELS.whenActivated : '',
      rights: rights.filter(Boolean).join(', '),
      through: [...(through.read ?? []), ...(through.edit ?? [])]
    };
  }
}
