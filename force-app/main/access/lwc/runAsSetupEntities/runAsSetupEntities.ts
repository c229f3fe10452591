import { printable } from 'c/runAsCore';
import type { SetupEntityReport } from 'c/runAsCore';
import { LABELS, SETUP_ENTITY_LABELS } from 'c/runAsLabels';
import RunAsPagedTable from 'c/runAsPagedTable';

interface View extends SetupEntityReport {
  readonly key: string;
  readonly kindLabel: string;
  readonly note: string;
}

/** Apex classes, pages, flows, custom permissions and apps that can be used. */
export default class RunAsSetupEntities extends RunAsPagedTable<SetupEntityReport, View> {
  protected override searchText({ kind, name }: SetupEntityReport): string {
    return `${kindLabel(kind)} ${name}`;
  }

  protected override viewOf(row: SetupEntityReport): View {
    return {
      ...row,
      name: printable(row.name),
      key: `${row.kind} ${row.name} ${String(row.conditional)}`,
      kindLabel: kindLabel(row.kind),
      note: row.conditional ? LABELS.whenActivated : ''
    };
  }
}

/** The platform has more kinds than are named here; those keep their API name. */
function kindLabel(kind: string): string {
  return SETUP_ENTITY_LABELS.get(kind) ?? printable(kind);
}
