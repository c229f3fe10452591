import {
  changedDraft,
  conflictRows,
  fieldViews,
  isoInstant,
  picklistText,
  recordOfRow,
  savedValue,
  sentFields,
  shownLines,
  typedValue,
  without
} from 'c/runAsFormModel';
import type { FormSource } from 'c/runAsFormModel';
import {
  ENTRY_INFO,
  ENTRY_PICKLISTS,
  ENTRY_RECORD,
  field,
  objectInfo
} from '../../../../../../config/lwc/entryForm';

const SOURCE: FormSource = { info: ENTRY_INFO, picklists: ENTRY_PICKLISTS, record: ENTRY_RECORD, draft: {} };

describe('fieldViews', () => {
  it('leaves out what this user may not read, and keeps the order', () => {
    const names = fieldViews(SOURCE, ['Purpose__c', 'Secret__c', 'Status__c']).map(({ name }) => name);
    expect(names).toEqual(['Purpose__c', 'Status__c']);
  });

  it('writes nothing that this user may not write, nor what a scan writes', () => {
    const views = fieldViews({ ...SOURCE, readOnly: ['UserKey__c'] }, [
      'NextReviewOn__c',
      'LastScannedOn__c',
      'UserKey__c',
      'Purpose__c'
    ]);
    expect(views.map(({ isWritable }) => isWritable)).toEqual([false, false, false, true]);
  });

  it('asks for the right to create of a new record', () => {
    const info = objectInfo([field('Name', { createable: true, updateable: false })]);
    const writable = (record: FormSource['record']): boolean | undefined =>
      fieldViews({ ...SOURCE, info, record }, ['Name'])[0]?.isWritable;
    expect([writable(null), writable(ENTRY_RECORD)]).toEqual([true, false]);
  });

  it('shows labels of picklists, names of users and the draft before the record', () => {
    const texts = fieldViews(
      { ...SOURCE, draft: { Purpose__c: 'Typed', BusinessOwner__c: { id: '005x', name: 'Nora\u202E' } } },
      ['Status__c', 'BusinessOwner__c', 'Purpose__c']
    ).map(({ text }) => text);
    expect(texts).toEqual(['Active!', String.raw`Nora\u202e`, 'Typed']);
    expect(fieldViews(SOURCE, ['BusinessOwner__c'])[0]?.text).toBe('Olga Owner');
  });

  it('shows the id of a user whose name this user may not see', () => {
    const fields = without(ENTRY_RECORD.fields, 'BusinessOwner__r');
    const [view] = fieldViews({ ...SOURCE, record: { ...ENTRY_RECORD, fields } }, ['BusinessOwner__c']);
    expect(view?.text).toBe('005000000000002AAA');
  });
});

describe('conflictRows', () => {
  const names = ['Status__c', 'Purpose__c', 'ExpiresOn__c', 'LastScannedOn__c', 'ReviewIntervalDays__c'];
  const row = {
    Id: 'a0H',
    Status__c: 'Active',
    Purpose__c: 'Old',
    LastScannedOn__c: '2026-11-20T10:00:00.000Z'
  };
  const rowsOf = (changes: object, draft: FormSource['draft']): unknown[] => {
    const [before, now] = [row, { ...row, ...changes }].map((one) => recordOfRow('RunAsUser__c', one));
    const rows = conflictRows({ ...SOURCE, before: before!, now: now!, draft }, names);
    // Engines differ in the space that stands before AM.
    return JSON.parse(JSON.stringify(rows).replaceAll('\u202f', ' ')) as unknown[];
  };

  it('has what either side changed, in words', () => {
    expect(
      rowsOf(
        { Status__c: 'Retired', ExpiresOn__c: '2027-01-31', LastScannedOn__c: '2026-11-20T10:30:00.000Z' },
        { Purpose__c: 'Mine' }
      )
    ).toEqual([
      {
        name: 'Status__c',
        label: 'Status',
        before: 'Active!',
        theirs: 'Retired',
        mine: 'Retired',
        isMine: false,
        isTheirs: true
      },
      {
        name: 'Purpose__c',
        label: 'Purpose',
        before: 'Old',
        theirs: 'Old',
        mine: 'Mine',
        isMine: true,
        isTheirs: false
      },
      {
        name: 'ExpiresOn__c',
        label: 'ExpiresOn',
        before: '',
        theirs: 'Jan 31, 2027',
        mine: 'Jan 31, 2027',
        isMine: false,
        isTheirs: true
      },
      {
        name: 'LastScannedOn__c',
        label: 'LastScannedOn',
        before: 'Nov 20, 2026, 2:00 AM',
        theirs: 'Nov 20, 2026, 2:30 AM',
        mine: 'Nov 20, 2026, 2:30 AM',
        isMine: false,
        isTheirs: true
      }
    ]);
  });

  it('is empty while nobody changed anything', () => {
    expect(rowsOf({}, {})).toEqual([]);
  });
});

describe('recordOfRow', () => {
  it('gives values, and of a parent the name', () => {
    const record = recordOfRow('RunAsReview__c', {
      Id: 'a0R',
      ...{ Reviewer__r: { Name: 'Rita' }, DueOn__c: null }
    });
    expect(record).toMatchObject({ apiName: 'RunAsReview__c', id: 'a0R' });
    expect(record.fields.Reviewer__r).toEqual({ displayValue: 'Rita', value: null });
    expect(record.fields.DueOn__c).toEqual({ displayValue: null, value: null });
  });
});

describe('picklistText', () => {
  it('has the label of each value, and values that it does not know as they are', () => {
    const text = (value: string | null): string => picklistText(ENTRY_PICKLISTS, 'Status__c', value);
    expect([text('Active'), text('Active;Other\u202e'), text(null)]).toEqual([
      'Active!',
      String.raw`Active!, Other\u202e`,
      ''
    ]);
    expect(picklistText({}, 'Status__c', 'Active')).toBe('Active');
  });
});

describe('a draft', () => {
  const saved = savedValue(ENTRY_RECORD, ENTRY_INFO.fields.BusinessOwner__c!);

  it('holds what differs, and no more once it is as before', () => {
    const other = { id: '005x', name: 'Other' };
    const changed = changedDraft({ Purpose__c: 'Mine' }, { name: 'BusinessOwner__c', value: other, saved });
    expect(sentFields(changed)).toEqual({ Purpose__c: 'Mine', BusinessOwner__c: '005x' });
    const back = { id: '005000000000002AAA', name: 'Olga' };
    const same = changedDraft(changed, { name: 'BusinessOwner__c', value: back, saved });
    expect(same).toEqual({ Purpose__c: 'Mine' });
  });

  it('sends null for what was taken out', () => {
    expect(sentFields(changedDraft({}, { name: 'BusinessOwner__c', value: null, saved }))).toEqual({
      BusinessOwner__c: null
    });
  });
});

describe('values', () => {
  it('are typed as the field is', () => {
    expect(typedValue('number', ' 30 ')).toBe(30);
    expect(typedValue('number', '30x')).toBe('30x');
    expect(typedValue('text', '  ')).toBeNull();
    expect(typedValue('longText', ' a\n ')).toBe(' a\n ');
  });

  it('are read as dates in the forms that the platform has', () => {
    expect(isoInstant('2026-11-19T07:18:36.000+0000')).toBe('2026-11-19T07:18:36.000Z');
    expect(isoInstant('2026-11-19')).toBe('2026-11-19T00:00:00.000Z');
    expect([isoInstant(null), isoInstant('soon')]).toEqual([undefined, undefined]);
  });

  it('keep their lines, and nothing that hides text', () => {
    expect(shownLines('a\r\nb\u202Ec\n')).toBe('a\nb\\u202ec\n');
  });
});
