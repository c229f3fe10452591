import { printable } from 'c/runAsCore';
import type { LoginRow } from 'c/runAsCore';
import { timeZone } from 'c/runAsFormats';
import { isoInstant } from 'c/runAsFormModel';
import RunAsPagedTable from 'c/runAsPagedTable';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

interface View {
  readonly key: string;
  readonly at: string | undefined;
  readonly type: string;
  readonly subType: string;
  readonly app: string;
  readonly status: string;
  readonly from: string;
}

/** Each login, newest first. */
export default class RunAsLoginTable extends RunAsPagedTable<LoginRow, View> {
  readonly texts = RECORD_LABELS;
  readonly timeZone = timeZone;

  protected override searchText({
    LoginType,
    LoginSubType,
    Application,
    Status,
    SourceIp
  }: LoginRow): string {
    return [LoginType, LoginSubType, Application, Status, SourceIp].join(' ');
  }

  protected override viewOf(row: LoginRow): View {
    return {
      key: row.Id,
      at: isoInstant(row.LoginTime),
      type: shown(row.LoginType),
      subType: shown(row.LoginSubType),
      app: shown(row.Application),
      status: shown(row.Status),
      from: [shown(row.SourceIp), shown(row.CountryIso)].filter(Boolean).join(' · ')
    };
  }
}

function shown(value: string | null | undefined): string {
  return printable(value ?? '');
}
