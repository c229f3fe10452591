import { LightningElement, api } from 'lwc';
import { EVIDENCE_DETAIL_TEXTS, EVIDENCE_KIND_TEXTS } from 'c/runAsCore';
import type { AccessDetail, AuditedIdentity, GrantShare, UserRow } from 'c/runAsCore';
import { APP_KIND_LABELS, CONFIDENCE_LABELS, LABELS, formatted } from 'c/runAsLabels';
import { statusesOf } from 'c/runAsIdentityRow';

/** What is shown of one identity. */
export interface OpenedIdentity {
  readonly identity: AuditedIdentity;
  readonly detail: AccessDetail;
  readonly shares: readonly GrantShare[];
}

/** Enough of each part's hash to tell two apart by eye. */
const HASH_SHOWN = 8;

interface Item {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** Everything one run-as user can do, and through what. Fires `close`. */
export default class RunAsAccess extends LightningElement {
  @api opened!: OpenedIdentity;
  readonly labels = LABELS;

  /** Where the keyboard goes when the view opens. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h1')?.focus();
  }

  get user(): UserRow | undefined {
    return this.opened.identity.user;
  }

  get username(): string {
    return this.opened.identity.username;
  }

  get statuses(): string[] {
    return statusesOf(this.opened.identity);
  }

  get isNotApiOnly(): boolean {
    return this.opened.detail.apiOnly === false;
  }

  get allDataText(): string {
    return { none: '', view: LABELS.allDataView, modify: LABELS.allDataModify }[this.opened.detail.allData];
  }

  get name(): string {
    return this.user?.Name ?? LABELS.notRead;
  }

  get userType(): string {
    return this.user?.UserType ?? LABELS.notRead;
  }

  get lastLogin(): string | undefined {
    return this.user?.LastLoginDate ?? undefined;
  }

  get lastLoginText(): string {
    return this.user?.LastLoginDate === null ? LABELS.never : LABELS.notRead;
  }

  get fingerprintText(): string {
    const { fingerprint } = this.opened.detail;
    if (!fingerprint) return LABELS.fingerprintNone;
    return Object.values(fingerprint.parts)
      .map((hash) => hash.slice(0, HASH_SHOWN))
      .join(' ');
  }

  get apps(): Item[] {
    return this.opened.identity.apps.map(({ id, name, kind, flows }) => ({
      key: id,
      title: name,
      text: `${APP_KIND_LABELS[kind]}${flows.length > 0 ? '' : `, ${LABELS.flowOff}`}`
    }));
  }

  get evidence(): Item[] {
    return this.opened.identity.evidence.map(({ kind, source, detail, confidence }) => ({
      key: `${kind} ${source}`,
      title: `${EVIDENCE_KIND_TEXTS[kind]}: ${source}`,
      text: `${EVIDENCE_DETAIL_TEXTS[detail]} ${CONFIDENCE_LABELS[confidence]}`
    }));
  }

  get tabUserPermissions(): string {
    return formatted(LABELS.tabCount, LABELS.tabUserPermissions, counted(this.opened.detail.userPermissions));
  }

  get tabObjects(): string {
    return formatted(LABELS.tabCount, LABELS.tabObjects, counted(this.opened.detail.objects));
  }

  get tabFields(): string {
    return formatted(LABELS.tabCount, LABELS.tabFields, counted(this.opened.detail.fields));
  }

  get tabSetupEntities(): string {
    return formatted(LABELS.tabCount, LABELS.tabSetupEntities, counted(this.opened.detail.setupEntities));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}

function counted(rows: readonly unknown[]): string {
  return new Intl.NumberFormat().format(rows.length);
}
