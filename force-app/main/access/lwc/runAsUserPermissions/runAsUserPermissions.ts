import { userPermissionGrade, printable } from 'c/runAsCore';
import type { UserPermissionReport } from 'c/runAsCore';
import { LABELS } from 'c/runAsLabels';
import RunAsPagedTable from 'c/runAsPagedTable';

interface View extends UserPermissionReport {
  readonly key: string;
  readonly note: string;
}

/** User permissions, gravest first, each with why it is grave and through what it is held. */
export default class RunAsUserPermissions extends RunAsPagedTable<UserPermissionReport, View> {
  protected override searchText({ name, grade, through }: UserPermissionReport): string {
    return [name, grade, ...through.map((path) => `${path.name} ${path.member ?? ''}`)].join(' ');
  }

  protected override viewOf(row: UserPermissionReport): View {
    const reason = row.unknown ? LABELS.permissionUnknown : userPermissionGrade(row.name)?.reason;
    const note = [row.conditional && LABELS.whenActivated, reason].filter(Boolean).join(' · ');
    return { ...row, name: printable(row.name), key: `${row.name} ${String(row.conditional)}`, note };
  }
}
