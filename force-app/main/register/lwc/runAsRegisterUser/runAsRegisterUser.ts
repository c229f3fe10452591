import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { EVIDENCE_KIND_TEXTS, entryName, kindOfEvidence, printable, userKeyOf } from 'c/runAsCore';
import type { AuditedIdentity, RegisterEntryRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldSection } from 'c/runAsEntryFields';
import { ENTRY_OBJECT, REGISTER_SECTIONS } from 'c/runAsEntryFields';
import { isoInstant, recordOfRow } from 'c/runAsFormModel';
import type { Draft } from 'c/runAsFormModel';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { readNamedEntries } from 'c/runAsRegister';
import { saveProblem } from 'c/runAsSaveProblem';

/** Who is to be registered: an identity that was found, or an entry that a scan proposed. */
export interface RegisterRequest {
  readonly username: string;
  /** Null where the org has no such user. */
  readonly userId: string | null;
  readonly identity: Pick<AuditedIdentity, 'evidence' | 'apps'> | null;
  /** Null where there is none yet. */
  readonly entry: RegisterEntryRow | null;
}

const USUAL_INTERVAL = 90;

/** Asks for what nobody but people can know, and takes a user into the register. Closes with the entry's id. */
export default class RunAsRegisterUser extends LightningModal {
  @api request!: RegisterRequest;
  private entryId = '';
  /** Of the request, until it turns out that somebody else changed it. */
  private newerEntry: RegisterEntryRow | undefined;
  readonly labels = RECORD_LABELS;
  readonly sections: readonly FieldSection[] = REGISTER_SECTIONS;
  readonly comparedFields: readonly string[] = ['Status__c'];
  /** What an active entry has to have; the rules of the object say the same. */
  readonly required: readonly string[] = ['BusinessOwner__c', 'Purpose__c'];

  get username(): string {
    return printable(this.request.username);
  }

  get heading(): string {
    return formatted(RECORD_LABELS.registerTitle, this.username);
  }

  get userKey(): string {
    const { request } = this;
    return request.entry?.UserKey__c ?? userKeyOf(request);
  }

  get apps(): string {
    return (this.request.identity?.apps ?? []).map(({ name }) => printable(name)).join(', ');
  }

  get evidence(): string {
    const evidence = this.request.identity?.evidence ?? [];
    const texts = evidence.map(({ kind, source }) => `${EVIDENCE_KIND_TEXTS[kind]}: ${printable(source)}`);
    return [...new Set(texts)].join('; ');
  }

  get initial(): Draft {
    const { entry } = this;
    const { identity } = this.request;
    const kind = identity ? kindOfEvidence(identity.evidence.map((one) => one.kind)) : null;
    return {
      ...(entry?.ReviewIntervalDays__c ? {} : { ReviewIntervalDays__c: USUAL_INTERVAL }),
      ...(kind && !entry?.Kind__c && { Kind__c: kind })
    };
  }

  get record(): UiRecord | null {
    const { entry } = this;
    return entry && recordOfRow(ENTRY_OBJECT, entry);
  }

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      const active = { ...fields, Status__c: 'Active' };
      const { entry } = this;
      this.entryId = await (entry ? this.takeOver(entry, active) : this.create(active));
    };
  }

  private async create(fields: SentFields): Promise<string> {
    const { username, userId } = this.request;
    const known = { Name: entryName(username), UserKey__c: this.userKey, User__c: userId };
    return (await createRecord({ apiName: ENTRY_OBJECT, fields: { ...known, ...fields } })).id;
  }

  /** What a scan proposed, as it was shown. */
  private async takeOver(entry: RegisterEntryRow, fields: SentFields): Promise<string> {
    const since = isoInstant(entry.LastModifiedDate);
    try {
      const shown = since ? { ifUnmodifiedSince: since } : {};
      return (await updateRecord({ fields: { Id: entry.Id, ...fields } }, shown)).id;
    } catch (error) {
      if (saveProblem(error).isConflict) await this.readAgain(entry);
      throw error;
    }
  }

  /** Where that fails too, the save says so when it is tried again. */
  private async readAgain({ Id, UserKey__c: key }: RegisterEntryRow): Promise<void> {
    const found = await readNamedEntries([key]).catch(() => []);
    const newer = found.find((entry) => entry.Id === Id);
    if (newer) this.newerEntry = newer;
  }

  private get entry(): RegisterEntryRow | null {
    return this.newerEntry ?? this.request.entry;
  }

  handleSaved(): void {
    this.close(this.entryId);
  }

  handleCancel(): void {
    this.close();
  }
}
