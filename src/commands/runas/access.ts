import { Messages, SfError } from '@salesforce/core';
import type { InferredFlags } from '@oclif/core/interfaces';
import { RegisterCommand, registerFlags } from '../../cli/registerCommand.ts';
import { nameFlag } from '../../cli/nameFlag.ts';
import { answerAccess, noSubjectError } from '../../cli/accessQuestion.ts';
import type { AskedSource } from '../../cli/accessQuestion.ts';
import { readAccess } from '../../org/live/readAccess.ts';
import { accessLines, accessTables } from '../../report/accessText.ts';
import type { AccessResult } from '../../report/json.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'runas.access');

type AccessFlags = InferredFlags<typeof RunasAccess.flags>;

export default class RunasAccess extends RegisterCommand<AccessResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...registerFlags,
    username: nameFlag({
      summary: messages.getMessage('flags.username.summary'),
      exclusive: ['profile', 'permission-set', 'permission-set-group']
    }),
    profile: nameFlag({
      dependsOn: ['source-dir'],
      summary: messages.getMessage('flags.profile.summary')
    }),
    'permission-set': nameFlag({
      dependsOn: ['source-dir'],
      multiple: true,
      summary: messages.getMessage('flags.permission-set.summary')
    }),
    'permission-set-group': nameFlag({
      dependsOn: ['source-dir'],
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
    const source = await this.readAsked(flags, now);
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

  private async readAsked(flags: AccessFlags, takenAt: string): Promise<AskedSource> {
    const folder = flags['source-dir'];
    const { username } = flags;
    if (folder !== undefined) {
      if (username !== undefined && flags.users === undefined) throw noUsersError();
      return this.readFolder(folder, takenAt, this.readUsers(flags.users));
    }
    if (username === undefined) throw noSubjectError();
    const snapshot = await this.readLive(flags, (catalogue, onProgress) =>
      readAccess(catalogue, { username, takenAt, onProgress })
    );
    return { snapshot, names: null };
  }
}

function noUsersError(): SfError {
  return new SfError(messages.getMessage('error.noUsers'), 'NoUsersError', [
    messages.getMessage('error.noUsers.action')
  ]);
}
