import { LightningElement, api } from 'lwc';
import {
  ACCESS_PARTS,
  EVIDENCE_DETAIL_TEXTS,
  EVIDENCE_KIND_TEXTS,
  FLOW_TEXTS,
  PROVENANCE_TEXTS,
  parseInstant,
  printable
} from 'c/runAsCore';
import type {
  AccessDetail,
  AccessPart,
  AuditedIdentity,
  GrantShare,
  IdentityApp,
  UserRow
} from 'c/runAsCore';
import { momentText, numberText, timeZone } from 'c/runAsFormats';
import { APP_KIND_LABELS, CONFIDENCE_LABELS, LABELS, formatted } from 'c/runAsLabels';
import { statusesOf } from 'c/runAsIdentityRow';

/** As much of an identity as is shown: what a review kept has no more. */
export type ShownIdentity = Omit<AuditedIdentity, 'access'> & {
  readonly access: Pick<AuditedIdentity['access'], 'gaps'>;
};

/** What is shown of one identity. */
export interface OpenedIdentity {
  readonly identity: ShownIdentity;
  readonly detail: AccessDetail;
  /** Those that were read: of the others nothing is known. */
  readonly parts: readonly AccessPart[];
  readonly shares: readonly GrantShare[];
}

/** Enough of each part's hash to tell two apart by eye. */
const HASH_SHOWN = 8;

const PART_LABELS: Record<AccessPart, string> = {
  userPermissions: LABELS.tabUserPermissions,
  objects: LABELS.tabObjects,
  fields: LABELS.tabFields,
  setupEntities: LABELS.tabSetupEntities
};

interface Item {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

interface Tab {
  readonly label: string;
  readonly isUnread: boolean;
}

interface LoginFact {
  readonly title: string;
  readonly at: string | null | undefined;
  /** What stands in the place of a date. */
  readonly none: string;
}

/** Everything one run-as user can do, and through what. Fires `close`. */
export default class RunAsAccess extends LightningElement {
  @api opened!: OpenedIdentity;
  /** Without name and way back, where the page round it has them. */
  @api isPart = false;
  readonly labels = LABELS;
  readonly timeZone = timeZone;

  /** Where the keyboard goes when the view opens. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h1')?.focus();
  }

  get isWhole(): boolean {
    return !this.isPart;
  }

  get hasApps(): boolean {
    return this.opened.identity.apps.length > 0;
  }

  get hasEvidence(): boolean {
    return this.opened.identity.evidence.length > 0;
  }

  get user(): UserRow | undefined {
    return this.opened.identity.user;
  }

  get username(): string {
    return printable(this.opened.identity.username);
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
    return printable(this.user?.Name ?? LABELS.notRead);
  }

  get userType(): string {
    return this.user?.UserType ?? LABELS.notRead;
  }

  get logins(): LoginFact[] {
    const { logins } = this.opened.identity;
    const none = logins ? LABELS.noneSeen : LABELS.notRead;
    const last = this.user?.LastLoginDate;
    const lastLogin = {
      title: LABELS.factLastLogin,
      at: last,
      none: last === null ? LABELS.never : LABELS.notRead
    };
    // A part is read without logins; the page round it has a place of its own for them.
    if (this.isPart && !logins) return [lastLogin];
    return [
      lastLogin,
      { title: LABELS.factLastApiLogin, at: logins?.lastApiAt, none },
      { title: LABELS.factLastInteractiveLogin, at: logins?.lastInteractiveAt, none }
    ];
  }

  /** The hash of each part, shortened; none where the access is not exact. */
  get fingerprint(): Item[] {
    const { fingerprint } = this.opened.detail;
    if (!fingerprint) return [];
    return ACCESS_PARTS.flatMap((part) => {
      const hash = fingerprint.parts[part];
      return hash ? { key: part, title: PART_LABELS[part], text: hash.slice(0, HASH_SHOWN) } : [];
    });
  }

  get hasFingerprint(): boolean {
    return this.opened.detail.fingerprint !== null;
  }

  get apps(): Item[] {
    return this.opened.identity.apps.map((app) => ({
      key: app.id,
      title: printable(app.name),
      text: appText(app)
    }));
  }

  get evidence(): Item[] {
    return this.opened.identity.evidence.map(({ kind, source, detail, confidence }) => ({
      key: `${kind} ${source}`,
      title: `${EVIDENCE_KIND_TEXTS[kind]}: ${printable(source)}`,
      text: `${EVIDENCE_DETAIL_TEXTS[detail]} ${CONFIDENCE_LABELS[confidence]}`
    }));
  }

  /** What stands on the tab of each part, and whether that part was not read. */
  get tabs(): Record<AccessPart, Tab> {
    const { parts, detail } = this.opened;
    const tabs = ACCESS_PARTS.map((part): [AccessPart, Tab] => {
      const isUnread = !parts.includes(part);
      const count = isUnread ? LABELS.notRead : numberText(detail[part].length);
      return [part, { label: formatted(LABELS.tabCount, PART_LABELS[part], count), isUnread }];
    });
    return Object.fromEntries(tabs) as Record<AccessPart, Tab>;
  }

  get isPartlyRead(): boolean {
    return ACCESS_PARTS.some((part) => !this.opened.parts.includes(part));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}

/** `External client app, client credentials; declared, seen to log in; last used 12 Nov 2026`. */
function appText({ kind, flows, provenance, lastUsedAt }: IdentityApp): string {
  const isOff = flows.length === 0 && provenance.includes('declared');
  const used = flows.map((flow) => FLOW_TEXTS[flow]).join(', ');
  const last = parseInstant(lastUsedAt ?? '');
  return [
    [APP_KIND_LABELS[kind], isOff ? LABELS.flowOff : used].filter(Boolean).join(', '),
    provenance.map((one) => PROVENANCE_TEXTS[one]).join(', '),
    last === null ? '' : formatted(LABELS.lastUsed, momentText(last))
  ]
    .filter(Boolean)
    .join('; ');
}
