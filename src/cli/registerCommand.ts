import { Messages, SfError } from '@salesforce/core';
import type { Connection, Org } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { gapText, printable } from '../core/index.ts';
import type { Gap } from '../core/index.ts';
import type { Catalogue } from '../org/live/catalogue.ts';
import { httpConnection } from '../org/live/httpConnection.ts';
import type { OrgConnection } from '../org/live/httpConnection.ts';
import { OrgReadError } from '../org/live/orgClient.ts';
import { RestCatalogue } from '../org/live/restCatalogue.ts';
import { RestClient } from '../org/live/restClient.ts';
import { SourceFolderError, readSourceFolder } from '../org/sourceFolder.ts';
import type { SourceSnapshot } from '../org/sourceFolder.ts';
import type { ListedUser } from '../org/users/listedUser.ts';
import { readUsersFiles } from '../org/users/usersFile.ts';
import { UsersFileError } from '../org/users/usersFileError.ts';
import { writeWhole } from '../report/outputFile.ts';
import { count } from '../report/text.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('run-as-register', 'register');

/** The flags of every command: what is read, and where the result goes. */
export const registerFlags = {
  'source-dir': Flags.string({
    char: 'd',
    summary: messages.getMessage('flags.source-dir.summary'),
    description: messages.getMessage('flags.source-dir.description')
  }),
  users: Flags.string({
    char: 'u',
    multiple: true,
    dependsOn: ['source-dir'],
    summary: messages.getMessage('flags.users.summary'),
    description: messages.getMessage('flags.users.description')
  }),
  'target-org': Flags.optionalOrg({
    exclusive: ['source-dir', 'users'],
    summary: messages.getMessage('flags.target-org.summary'),
    description: messages.getMessage('flags.target-org.description')
  }),
  'api-version': Flags.orgApiVersion({ exclusive: ['source-dir'] }),
  strict: Flags.boolean({ summary: messages.getMessage('flags.strict.summary') }),
  'output-file': Flags.string({
    summary: messages.getMessage('flags.output-file.summary'),
    description: messages.getMessage('flags.output-file.description')
  })
};

/** The login that the CLI keeps, with a new token when the old one has expired. */
function orgConnection(connection: Connection): OrgConnection {
  const session = {
    instanceUrl: connection.instanceUrl,
    accessToken: () => connection.accessToken ?? '',
    refresh: () => connection.refreshAuth()
  };
  return httpConnection(session, { apiVersion: connection.getApiVersion() });
}

interface OrgFlags {
  readonly 'target-org': Org | undefined;
  readonly 'api-version': string | undefined;
}

/** Fewer files are read before a progress bar could be looked at. */
const FILES_WORTH_PROGRESS = 100;
const GAPS_SHOWN = 20;

/** Reads a source folder or a live org, and ends with the gaps and the output file. */
export abstract class RegisterCommand<T extends { gaps: readonly unknown[] }> extends SfCommand<T> {
  /** Reads the users files. @throws SfError when one of them cannot be used. */
  protected readUsers(files: readonly string[] | undefined): ListedUser[] | undefined {
    return files && this.orSfError(() => readUsersFiles(files));
  }

  /** Reads a source folder with progress. @throws SfError when it cannot be used. */
  protected readFolder(folder: string, takenAt: string, users?: readonly ListedUser[]): SourceSnapshot {
    const onFile = (done: number, total: number): void => {
      if (total < FILES_WORTH_PROGRESS || !process.stderr.isTTY) return;
      if (done === 0) this.progress.start(total, {}, { title: messages.getMessage('progress') });
      this.progress.update(done + 1);
      if (done + 1 === total) this.progress.finish();
    };
    return this.orSfError(() => readSourceFolder(folder, { takenAt, onFile, ...(users && { users }) }));
  }

  /**
   * Reads a live org with a progress bar.
   *
   * @throws SfError when no org is named, or it answers nothing at all.
   */
  protected async readLive<R>(
    { 'target-org': org, 'api-version': apiVersion }: OrgFlags,
    read: (catalogue: Catalogue, onProgress: (done: number, started: number) => void) => Promise<R>
  ): Promise<R> {
    if (!org) {
      throw new SfError(messages.getMessage('error.nothingToRead'), 'NothingToReadError', [
        messages.getMessage('error.nothingToRead.action')
      ]);
    }
    const name = org.getUsername() ?? org.getOrgId();
    const connection = org.getConnection(apiVersion);
    const client = new RestClient(orgConnection(connection), connection.getApiVersion(), name);
    const progress = process.stderr.isTTY && !this.jsonEnabled();
    if (progress) this.progress.start(1, {}, { title: messages.getMessage('progress.org') });
    try {
      return await read(new RestCatalogue(client), (done, started) => {
        if (!progress) return;
        this.progress.setTotal(started);
        this.progress.update(done);
      });
    } catch (error) {
      if (!(error instanceof OrgReadError)) throw error;
      const told = messages.getMessage('error.org', [printable(name), printable(error.message)]);
      throw new SfError(told, /^[A-Z0-9_]{1,80}$/.test(error.code) ? error.code : error.name, [
        messages.getMessage('error.org.action', [printable(name)])
      ]);
    } finally {
      if (progress) this.progress.stop();
    }
  }

  /** Shows the gaps, writes the output file, and fails a strict run that has gaps. */
  protected finish(
    result: T,
    gaps: readonly Gap[],
    flags: { strict: boolean; 'output-file'?: string | undefined }
  ): T {
    if (flags.strict && gaps.length > 0) process.exitCode = 1;
    this.showGaps(gaps);
    const file = flags['output-file'];
    if (file !== undefined) {
      this.writeResult(file, result);
      this.log(messages.getMessage('written', [printable(file)]));
    }
    return result;
  }

  private showGaps(gaps: readonly Gap[]): void {
    if (gaps.length === 0) {
      this.log(messages.getMessage('noGaps'));
      return;
    }
    this.log();
    this.log(messages.getMessage('gaps', [count(gaps.length, 'gap')]));
    for (const gap of gaps.slice(0, GAPS_SHOWN)) {
      const { what, why, hides } = gapText(gap);
      this.log(`  ${printable(what)}`);
      this.log(`    ${printable(why)}`);
      this.log(`    ${messages.getMessage('hides', [printable(hides)])}`);
    }
    if (gaps.length > GAPS_SHOWN) this.log(messages.getMessage('moreGaps', [gaps.length - GAPS_SHOWN]));
  }

  private writeResult(file: string, result: T): void {
    try {
      writeWhole(file, `${JSON.stringify(this.toSuccessJson(result), null, 2)}\n`);
    } catch (error) {
      throw new SfError(
        messages.getMessage('error.outputFile', [printable(file), (error as Error).message]),
        'OutputFileError',
        [messages.getMessage('error.outputFile.action')]
      );
    }
  }

  private orSfError<R>(read: () => R): R {
    try {
      return read();
    } catch (error) {
      if (error instanceof SourceFolderError || error instanceof UsersFileError) {
        throw new SfError(printable(error.message), error.name, [printable(error.remedy)]);
      }
      throw error;
    }
  }
}
