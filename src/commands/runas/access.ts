import { Messages } from '@salesforce/core';
import { SourceCommand, sourceFlags } from '../../cli/sourceCommand.ts';
import { nameFlag } from '../../cli/nameFlag.ts';
import { answerAccess } from '../../cli/accessQuestion.ts';
import { accessLines, accessTables } from '../../report/accessText.ts';
import type { AccessResult } from '../../report/json.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'runas.access');

export default class RunasAccess extends SourceCommand<AccessResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...sourceFlags,
    username: nameFlag({
      summary: messages.getMessage('flags.username.summary'),
      dependsOn: ['users'],
      exclusive: ['profile', 'permission-set', 'permission-set-group']
    }),
    profile: nameFlag({ summary: messages.getMessage('flags.profile.summary') }),
    'permission-set': nameFlag({
      multiple: true,
      summary: messages.getMessage('flags.permission-set.summary')
    }),
    'permission-set-group': nameFlag({
      multiple: true,
      summary: messages.getMessage('flags.permission-set-group.summary')
    }),
    object: nameFlag({ summary: messages.getMessage('flags.object.summary') }),
    right: nameFlag({
      summary: messages.getMessage('flags.right.summary'),
      description: messages.getMessage('flags.right.description')
    })
  };

  public async run(): Promise<AccessResult> {
    const { flags } = await this.parse(RunasAccess);
    const now = new Date().toISOString();
    const users = this.readUsers(flags.users);
    const source = this.readFolder(flags['source-dir'], now, users);
    const { result, gaps, warnings } = answerAccess(source, now, {
      username: flags.username,
      profile: flags.profile,
      permissionSets: flags['permission-set'] ?? [],
      permissionSetGroups: flags['permission-set-group'] ?? [],
      object: flags.object,
      right: flags.right
    });
    warnings.forEach((warning) => this.warn(warning));
    for (const line of accessLines(result)) this.log(line);
    for (const { title, rows } of accessTables(result, flags.object !== undefined)) {
      this.log();
      this.log(title);
      this.table({ data: rows, overflow: 'wrap' });
    }
    return this.finish(result, gaps, flags);
  }
}
