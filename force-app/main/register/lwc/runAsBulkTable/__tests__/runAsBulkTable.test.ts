import RunAsBulkTable from 'c/runAsBulkTable';
import { planBulk, registerLines } from 'c/runAsCore';
import type { SaveResult } from 'c/runAsRegister';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

const TODAY = '2026-11-22';
const entries = [
  registerEntry({ Id: 'a1', Name: 'a@x', UserKey__c: 'username:a@x' }),
  registerEntry({ Id: 'a2', Name: '<b>b@x</b>', UserKey__c: 'username:b@x', ReviewIntervalDays__c: 30 }),
  registerEntry({ Id: 'a3', Name: 'c@x', UserKey__c: 'username:c@x' })
];
const changes = planBulk({ kind: 'setInterval', days: 30 }, registerLines(null, entries, []), TODAY);

function rows(element: HTMLElement): string[] {
  return all(element, 'tbody tr').map(textOf);
}

describe('c-run-as-bulk-table', () => {
  it('shows what is and what will be, and counts the outcomes', async () => {
    const element = await mount('c-run-as-bulk-table', RunAsBulkTable, { changes });
    expect(rows(element)).toEqual([
      'a@x 90 30 c.RunAs_Bulk_OutcomeChange',
      'c@x 90 30 c.RunAs_Bulk_OutcomeChange',
      '<b>b@x</b> 30 c.RunAs_Bulk_OutcomeSame'
    ]);
    expect(textOf(one(element, '[role=status]'))).toContain('Bulk_Counts');
  });

  it('puts what is refused before the others', async () => {
    const refused = planBulk({ kind: 'setInterval', days: 0 }, registerLines(null, entries, []), TODAY);
    const mixed = [changes[1]!, refused[0]!, refused[2]!];
    const element = await mount('c-run-as-bulk-table', RunAsBulkTable, { changes: mixed });
    expect(all(element, '.bad')).toHaveLength(2);
    expect(rows(element)[0]).toContain('Bulk_OutcomeRefused');
  });

  it('shows what became of each, failures first', async () => {
    const saved: SaveResult = { recordId: 'a1', isCreated: false, error: null, isConflict: false };
    const results = [null, saved, { ...saved, error: 'Row was locked.', isConflict: false }];
    const element = await mount('c-run-as-bulk-table', RunAsBulkTable, { changes, results });
    expect(rows(element)[0]).toContain('c@x 90 30 c.RunAs_Bulk_ResultFailed');
    expect(rows(element).join()).toContain('a@x 90 30 c.RunAs_Bulk_ResultSaved');
    expect(textOf(one(element, 'h2'))).toContain('Bulk_ResultTitle');
  });
});
