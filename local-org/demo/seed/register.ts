import type { ScanEntry } from '../../../src/core/index.ts';
import { accessText } from '../../../src/core/index.ts';
import type { Value } from '../../store/store.ts';
import { usernameOf } from './files.ts';
import { seedApps } from './registerApps.ts';
import { registerFile } from './registerFile.ts';
import type { WrittenEntry } from './registerFile.ts';
import { seedFindings } from './registerFindings.ts';
import { COMPARED_DAYS, pastReviews, seedReviews } from './registerReviews.ts';
import type { DemoScan, SeenAccess } from './scan.ts';
import { DAY, dayOf, putRow, rowBy, stored } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** An entry of the demo, as it was written and scanned. */
export interface DemoEntry {
  readonly id: string;
  readonly username: string;
  readonly written: WrittenEntry;
  /** What the last review saw; undefined where the register did not yet compare access. */
  readonly approved: SeenAccess | undefined;
}

/** The rows of the register, as a year of use would have left them. */
export function seedRegisterRows(seeding: Seeding, scan: DemoScan): void {
  const { apps, entries } = registerFile();
  const scanned = new Map(scan.toSave.entries.map((entry) => [entry.username, entry]));
  const made = entries.map((written) => {
    const username = usernameOf(written.user);
    const entry = scanned.get(username);
    if (!entry) throw new Error(`The register of the demo has \`${username}\`, which the scan did not find.`);
    return seedEntry(seeding, scan, written, entry);
  });
  seedApps(seeding, scan.toSave, apps, new Map(made.map(({ id, username }) => [username, id])));
  const reviews = seedReviews(seeding, made);
  const findings = seedFindings(seeding, made);
  for (const { id } of made) {
    const entry = seeding.org.store.row('RunAsUser__c', id)!;
    seeding.org.store.put('RunAsUser__c', { ...entry, ...reviews(id), ...findings(id) });
  }
}

function seedEntry(
  seeding: Seeding,
  scan: DemoScan,
  written: WrittenEntry,
  { username, fields }: ScanEntry
): DemoEntry {
  const approved = approvedAccess(scan, written, username);
  const text = approved ? accessText(approved.identity.access, approved.resolver) : null;
  const values = {
    ...fields,
    LastLoginOn__c: storedOrNull(fields.LastLoginOn__c),
    LastScannedOn__c: storedOrNull(fields.LastScannedOn__c),
    ...peopleWrite(seeding, written),
    ApprovedAccess__c: text,
    OwnerId: seeding.adminId,
    // The scan has just been saved.
    LastModifiedDate: stored(seeding.now),
    SystemModstamp: stored(seeding.now)
  };
  const id = putRow(seeding, 'RunAsUser__c', values, seeding.now - written.registeredDaysAgo * DAY);
  return { id, username, written, approved };
}

function storedOrNull(time: string | null): string | null {
  return time === null ? null : stored(Date.parse(time));
}

function approvedAccess(scan: DemoScan, written: WrittenEntry, username: string): SeenAccess | undefined {
  const [last] = pastReviews(written);
  if (last?.decision !== 'Certify' || last.daysAgo > COMPARED_DAYS) return undefined;
  return written.approvedAccess === 'withoutLastGrant' ? scan.earlierAccess(username) : scan.access(username);
}

function peopleWrite(seeding: Seeding, written: WrittenEntry): Record<string, Value> {
  const user = (local: string | undefined): string | null =>
    local === undefined ? null : rowBy(seeding, 'User', 'Username', usernameOf(local)).Id;
  const { contacts, expiresInDays } = written;
  return {
    Status__c: written.status,
    Purpose__c: written.purpose ?? null,
    PermittedActions__c: written.actions ?? null,
    Justification__c: written.justification ?? null,
    BusinessOwner__c: user(written.owner),
    BackupOwner__c: user(written.backup),
    TechnicalOwner__c: user(written.technicalOwner),
    Criticality__c: written.criticality ?? null,
    DataClassification__c: written.dataClassification ?? null,
    ReviewIntervalDays__c: written.reviewEveryDays,
    ExpiresOn__c: expiresInDays === undefined ? null : dayOf(seeding, expiresInDays),
    RevocationRunbook__c: written.runbook ?? null,
    RotationContact__c: contacts?.rotation ?? null,
    RevocationContact__c: contacts?.revocation ?? null,
    MonitoringContact__c: contacts?.monitoring ?? null
  };
}
