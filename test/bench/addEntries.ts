import type { OrgState } from '../../local-org/org.ts';

/** As long as the fields are. */
const LONG = {
  Purpose__c: 'x'.repeat(255),
  CurrentAccess__c: 'x'.repeat(232),
  ApprovedAccess__c: 'y'.repeat(232),
  SameAccessAs__c: 'y'.repeat(232)
};

/**
 * Copies of an active entry of the demo, under usernames of their own and with the longest texts that a list reads,
 * each with an open review and the use of an app.
 */
export function addEntries({ store }: OrgState, count: number): void {
  const [entry] = store.rows('RunAsUser__c').filter((row) => row['Status__c'] === 'Active');
  const open = store.rows('RunAsReview__c').find((row) => row['Status__c'] === 'Open');
  const details = [
    ['RunAsReview__c', open!],
    ['RunAsAppUse__c', store.rows('RunAsAppUse__c')[0]!]
  ] as const;
  store.transaction(() => {
    for (let index = 0; index < count; index++) {
      const Name = `feed.${index}@alderfinch.example`;
      const Id = store.nextId(entry!.Id.slice(0, 3));
      store.put('RunAsUser__c', {
        ...entry!,
        ...LONG,
        Id,
        Name,
        User__c: null,
        UserKey__c: `username:${Name}`
      });
      for (const [object, detail] of details) {
        const own = { Id: store.nextId(detail.Id.slice(0, 3)), RunAsUser__c: Id };
        store.put(object, { ...detail, ...own, ...('UseKey__c' in detail && { UseKey__c: `${Name}|app` }) });
      }
    }
  });
}
