import RunAsBulkTable from 'c/runAsBulkTable';
import { planBulk, registerLines } from 'c/runAsCore';
import type { PlannedChange } from 'c/runAsCore';
import type { SaveResult } from 'c/runAsRegister';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'de-DE' }), { virtual: true });

const TODAY = '2026-11-22';
const entries = [
  registerEntry({ Id: 'a1', Name: 'a@x', UserKey__c: 'username:a@x' }),
  registerEntry({ Id: 'a2', Name: '<b>b@x</b>', UserKey__c: 'username:b@x', ReviewIntervalDays__c: 30 }),
  registerEntry({ Id: 'a3', Name: 'c@x', UserKey__c: 'username:c@x' })
];
const changes = planBulk({ kind: 'setInterval', days: 30 }, registerLines(null, entries, []), TODAY);

async function cells(planned: readonly PlannedChange[]): Promise<string[]> {
  const element = await mount('c-run-as-bulk-table', RunAsBulkTable, { changes: planned });
  return all(element, 'tbody td').map(textOf);
}

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

  it('writes days and numbers as the locale of the user does', async () => {
    const entry = registerEntry({ ReviewIntervalDays__c: 1095, NextReviewOn__c: '2027-01-30' });
    const lines = registerLines(null, [entry], []);
    const review = { reviewerId: null, reviewerName: '', reason: null };
    const days = planBulk({ kind: 'scheduleReview', dueOn: '2026-12-01', ...review }, lines, TODAY);
    expect((await cells(days)).slice(0, 2)).toEqual(['30.01.2027', '01.12.2026']);
    const numbers = planBulk({ kind: 'setInterval', days: 30 }, lines, TODAY);
    expect((await cells(numbers)).slice(0, 2)).toEqual(['1.095', '30']);
  });

  it('leaves empty what is not there, and names as they are', async () => {
    const entry = registerEntry({ ReviewIntervalDays__c: null, BusinessOwner__r: { Name: '2026-11-21' } });
    const lines = registerLines(null, [entry], []);
    const numbers = planBulk({ kind: 'setInterval', days: 30 }, lines, TODAY);
    expect((await cells(numbers)).slice(0, 2)).toEqual(['', '30']);
    const action = { kind: 'assignOwner', role: 'BusinessOwner__c' } as const;
    const owners = planBulk({ ...action, userId: '005000000000002AAA', userName: '007' }, lines, TODAY);
    expect((await cells(owners)).slice(0, 2)).toEqual(['2026-11-21', '007']);
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
