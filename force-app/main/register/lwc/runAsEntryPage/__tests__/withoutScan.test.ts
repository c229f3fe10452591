import RunAsEntryPage from 'c/runAsEntryPage';
import { readKeptAccess } from 'c/runAsKeptAccess';
import { readEntry } from 'c/runAsRegister';
import type { EntryContents } from 'c/runAsRegister';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import {
  ENTRY_ID,
  ENTRY_INFO,
  ENTRY_PICKLISTS,
  ENTRY_RECORD,
  uiRecord
} from '../../../../../../config/lwc/entryForm';
import { liveAccess, reviewRow } from '../../../../../../config/lwc/liveAccess';
import { all, mount, one, rendered } from '../../../../../../config/lwc/mount';

jest.mock('c/runAsRegister', () => ({ readEntry: jest.fn() }));
jest.mock('c/runAsKeptAccess', () => ({ readKeptAccess: jest.fn() }));

interface TestWire {
  emit(data: unknown): void;
}

const { snapshot } = liveAccess();

/** The page of an entry whose last scan was saved then, for who may not read the org. */
async function page(savedOn: string, grade: string | null = 'High'): Promise<HTMLElement> {
  const element = await mount('c-run-as-entry-page', RunAsEntryPage, { recordId: ENTRY_ID, tab: '' });
  (getObjectInfo as unknown as TestWire).emit(ENTRY_INFO);
  await rendered();
  (getPicklistValuesByRecordType as unknown as TestWire).emit({ picklistFieldValues: ENTRY_PICKLISTS });
  const saved = uiRecord({ AccessGrade__c: grade, LastScannedOn__c: savedOn }).fields;
  (getRecord as unknown as TestWire).emit({ ...ENTRY_RECORD, fields: { ...ENTRY_RECORD.fields, ...saved } });
  await rendered();
  await rendered();
  return element;
}

async function header(savedOn: string, grade?: string | null): Promise<HTMLElement> {
  return one(await page(savedOn, grade), 'c-run-as-record-header');
}

describe('c-run-as-entry-page without the right to scan', () => {
  beforeEach(() => {
    jest.mocked(readEntry).mockResolvedValue({ reviews: [reviewRow()], findings: [], uses: [] });
    jest.mocked(readKeptAccess).mockResolvedValue({ snapshot, isGenuine: true });
  });

  it('grades by what the last review saw, or by a scan that was saved since', async () => {
    expect(await header('2026-11-20T00:00:00.000+0000')).toMatchObject({
      headline: { grade: 'critical' },
      readOn: snapshot.takenAt
    });
    expect(await header('2026-11-22T00:00:00.000+0000')).toMatchObject({ headline: undefined });
  });

  it('does not say that no access was kept before the reviews are read', async () => {
    const { promise, resolve } = Promise.withResolvers<EntryContents>();
    jest.mocked(readEntry).mockReturnValue(promise);
    const element = await page('2026-11-20T00:00:00.000+0000');
    expect(all(element, 'c-run-as-seen-access')).toHaveLength(0);
    resolve({ reviews: [], findings: [], uses: [] });
    await rendered();
    expect(all(element, 'c-run-as-seen-access')).toHaveLength(1);
  });

  it('grades by the review where the scan since then saved no grade', async () => {
    expect(await header('2026-11-22T00:00:00.000+0000', null)).toMatchObject({
      headline: { grade: 'critical' }
    });
  });
});
