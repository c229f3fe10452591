import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { instantFlag } from '../../cli/instantFlag.ts';
import { RegisterCommand, registerFlags } from '../../cli/registerCommand.ts';
import { audit } from '../../core/index.ts';
import { MAX_LOGIN_DAYS, readOrg } from '../../org/live/readOrg.ts';
import { auditColumns, auditHeadline, auditRows } from '../../report/auditTable.ts';
import { auditResult } from '../../report/json.ts';
import type { AuditResult } from '../../report/json.ts';
import type { OrgSnapshot } from '../../core/index.ts';
import type { InferredFlags } from '@oclif/core/interfaces';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'runas.audit');

type AuditFlags = InferredFlags<typeof RunasAudit.flags>;

export default class RunasAudit extends RegisterCommand<AuditResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...registerFlags,
    'as-of': instantFlag({
      summary: messages.getMessage('flags.as-of.summary'),
      description: messages.getMessage('flags.as-of.description')
    }),
    'login-days': Flags.integer({
      min: 1,
      max: MAX_LOGIN_DAYS,
      exclusive: ['source-dir'],
      summary: messages.getMessage('flags.login-days.summary'),
      description: messages.getMessage('flags.login-days.description')
    })
  };

  public async run(): Promise<AuditResult> {
    const { flags } = await this.parse(RunasAudit);
    const now = new Date().toISOString();
    const snapshot = await this.readSnapshot(flags, now);
    const audited = audit(snapshot, flags['as-of'] ?? now);
    this.log(auditHeadline(audited));
    if (audited.identities.length > 0) {
      this.table({ data: auditRows(audited), columns: auditColumns(hasTerminalWidth()), overflow: 'wrap' });
    }
    return this.finish(auditResult(audited), audited.gaps, flags);
  }

  private async readSnapshot(flags: AuditFlags, takenAt: string): Promise<OrgSnapshot> {
    const folder = flags['source-dir'];
    if (folder !== undefined) return this.readFolder(folder, takenAt, this.readUsers(flags.users)).snapshot;
    const loginDays = flags['login-days'];
    return this.readLive(flags, (catalogue, onProgress) =>
      readOrg(catalogue, { takenAt, onProgress, ...(loginDays !== undefined && { loginDays }) })
    );
  }
}

/** As `@oclif/table` finds it. */
function hasTerminalWidth(): boolean {
  return process.stdout.isTTY || process.env['OCLIF_TABLE_COLUMN_OVERRIDE'] !== undefined;
}
