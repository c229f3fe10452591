import type { Value } from '../../store/store.ts';
import { usernameOf } from './files.ts';
import type { DemoEntry } from './register.ts';
import type { WrittenFinding } from './registerFile.ts';
import { DAY, dayOf, putNumbered, rowBy, stored } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** As the formula `SeverityRank__c` has them. */
const RANKS: Readonly<Record<string, number>> = { Low: 1, Medium: 2, High: 3, Critical: 4 };

/** Roll-ups of an entry, by its id. */
export type Sums = (entryId: string) => Readonly<Record<string, Value>>;

/** The findings, the oldest first; answers what they sum up to on their entries. */
export function seedFindings(seeding: Seeding, entries: readonly DemoEntry[]): Sums {
  const all = entries.flatMap((entry) =>
    (entry.written.findings ?? []).map((finding) => ({ entry, finding }))
  );
  for (const { entry, finding } of all.toSorted((a, b) => age(b) - age(a)))
    seedFinding(seeding, entry, finding);
  const byEntry = Map.groupBy(all, ({ entry }) => entry.id);
  return (id) => {
    const findings = (byEntry.get(id) ?? []).map(({ finding }) => finding);
    const ranks = findings.filter(isOpen).map(({ severity }) => RANKS[severity]!);
    const ends = findings.flatMap(({ status, accepted }) =>
      status === 'Accepted' && accepted ? [dayOf(seeding, accepted.endsInDays)] : []
    );
    return {
      OpenFindings__c: ranks.length,
      WorstSeverityRank__c: ranks.length === 0 ? null : Math.max(...ranks),
      NextAcceptanceEnd__c: ends.sort()[0] ?? null
    };
  };
}

function age({ finding }: { readonly finding: WrittenFinding }): number {
  return finding.firstSeenDaysAgo;
}

function isOpen({ status }: WrittenFinding): boolean {
  return status === 'Open';
}

function seedFinding(seeding: Seeding, { id, username }: DemoEntry, finding: WrittenFinding): void {
  const { accepted, firstSeenDaysAgo, lastSeenDaysAgo } = finding;
  const firstSeen = seeding.now - firstSeenDaysAgo * DAY;
  putNumbered(
    seeding,
    'RunAsFinding__c',
    {
      RunAsUser__c: id,
      FindingKey__c: `${finding.rule}:${username}`,
      Rule__c: finding.rule,
      Severity__c: finding.severity,
      Status__c: finding.status,
      Evidence__c: finding.evidence,
      Controls__c: finding.controls ?? null,
      FirstSeenOn__c: stored(firstSeen),
      LastSeenOn__c: stored(seeding.now - lastSeenDaysAgo * DAY),
      AcceptedBy__c: accepted ? rowBy(seeding, 'User', 'Username', usernameOf(accepted.by)).Id : null,
      AcceptedReason__c: accepted?.reason ?? null,
      AcceptedUntil__c: accepted ? dayOf(seeding, accepted.endsInDays) : null
    },
    firstSeen
  );
}
