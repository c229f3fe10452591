import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { EVIDENCE_KIND_TEXTS, entryName, kindOfEvidence, printable, userKeyOf } from 'c/runAsCore';
import type { AuditedIdentity, RegisterEntryRow } from 'c/runAsCore';
import type { SentFields } from 'c/runAsEditForm';
import type { FieldSection } from 'c/runAsEntryFields';
import { ENTRY_OBJECT, REGISTER_SECTIONS } from 'c/runAsEntryFields';
import { isoInstant } from 'c/runAsFormModel';
import type { Draft } from 'c/runAsFormModel';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
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

const TEXT_FIELDS = ['Kind__c', 'Purpose__c', 'Criticality__c'] as const;
const USER_FIELDS = ['BusinessOwner', 'BackupOwner', 'TechnicalOwner'] as const;

/** Asks for what nobody but people can know, and takes a user into the register. Closes with the entry's id. */
export default class RunAsRegisterUser extends LightningModal {
  @api request!: RegisterRequest;
  private entryId = '';
  readonly labels = RECORD_LABELS;
  readonly sections: readonly FieldSection[] = REGISTER_SECTIONS;
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
    const { entry, identity } = this.request;
    const kind = identity ? kindOfEvidence(identity.evidence.map((one) => one.kind)) : null;
    if (!entry) return { ReviewIntervalDays__c: 90, ...(kind && { Kind__c: kind }) };
    const texts = TEXT_FIELDS.flatMap((name) => (entry[name] === null ? [] : [[name, entry[name]] as const]));
    const users = USER_FIELDS.flatMap((name) => {
      const id = entry[`${name}__c`];
      return id === null ? [] : [[`${name}__c`, { id, name: entry[`${name}__r`]?.Name ?? id }] as const];
    });
    return Object.fromEntries<Draft[string]>([
      ...(kind ? [['Kind__c', kind] as const] : []),
      ...texts,
      ...users,
      ['ReviewIntervalDays__c', entry.ReviewIntervalDays__c ?? 90]
    ]);
  }

  get recordId(): string {
    return this.request.entry?.Id ?? '';
  }

  get save(): (fields: SentFields) => Promise<void> {
    return async (fields) => {
      const active = { ...fields, Status__c: 'Active' };
      const { entry } = this.request;
      this.entryId = await (entry ? this.takeOver(entry, active) : this.create(active));
    };
  }

  private async create(fields: SentFields): Promise<string> {
    const { username, userId } = this.request;
    const known = { Name: entryName(username), UserKey__c: this.userKey, User__c: userId };
    return (await createRecord({ apiName: ENTRY_OBJECT, fields: { ...known, ...fields } })).id;
  }

  /** What a scan proposed, as it was shown. */
  private async takeOver({ Id, LastModifiedDate }: RegisterEntryRow, fields: SentFields): Promise<string> {
    const since = isoInstant(LastModifiedDate);
    try {
      await updateRecord({ fields: { Id, ...fields } }, since ? { ifUnmodifiedSince: since } : {});
    } catch (error) {
      throw saveProblem(error).isConflict ? new Error(RECORD_LABELS.registerConflict) : error;
    }
    return Id;
  }

  handleSaved(): void {
    this.close(this.entryId);
  }

  handleCancel(): void {
    this.close();
  }
}
