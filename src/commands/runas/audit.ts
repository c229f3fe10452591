import { Messages } from '@salesforce/core';
import { instantFlag } from '../../cli/instantFlag.ts';
import { SourceCommand, sourceFlags } from '../../cli/sourceCommand.ts';
import { audit } from '../../core/index.ts';
import { auditColumns, auditHeadline, auditRows } from '../../report/auditTable.ts';
import { auditResult } from '../../report/json.ts';
import type { AuditResult } from '../../report/json.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'runas.audit');

export default class RunasAudit extends SourceCommand<AuditResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...sourceFlags,
    'as-of': instantFlag({
      summary: messages.getMessage('flags.as-of.summary'),
      description: messages.getMessage('flags.as-of.description')
    })
  };

  public async run(): Promise<AuditResult> {
    const { flags } = await this.parse(RunasAudit);
    const now = new Date().toISOString();
    const { snapshot } = this.readFolder(flags['source-dir'], now, this.readUsers(flags.users));
    const audited = audit(snapshot, flags['as-of'] ?? now);
    this.log(auditHeadline(audited));
    if (audited.identities.length > 0) {
      this.table({ data: auditRows(audited), columns: auditColumns(hasTerminalWidth()), overflow: 'wrap' });
    }
    return this.finish(auditResult(audited), audited.gaps, flags);
  }
}

/** As `@oclif/table` finds it. */
function hasTerminalWidth(): boolean {
  return process.stdout.isTTY || process.env['OCLIF_TABLE_COLUMN_OVERRIDE'] !== undefined;
}
