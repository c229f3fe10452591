import RunAsRecordHeader from 'c/runAsRecordHeader';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { tellPicklists } from '../../../../../../config/lwc/picklists';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

function header(props: object): Promise<HTMLElement> {
  return mount('c-run-as-record-header', RunAsRecordHeader, { username: 'orders@acme.example', ...props });
}

describe('c-run-as-record-header', () => {
  it('says who owns it and when it is reviewed', async () => {
    const entry = registerEntry({ ReviewState__c: 'Overdue', OpenFindings__c: 2, WorstSeverity__c: 'High' });
    const text = textOf(one(await header({ entry }), 'header'));
    expect(text).toContain('Ann Ash');
    expect(text).toContain('Overdue');
    expect(text).toContain('2 · High');
  });

  it('says status, review and severity in the words of the pages and of the org', async () => {
    const entry = registerEntry({ Status__c: 'Contained', OpenFindings__c: 2, WorstSeverity__c: 'High' });
    const element = await header({ entry });
    await tellPicklists({ Severity__c: { High: 'Hoch' } });
    const text = textOf(one(element, 'header'));
    expect(text).toContain('RunAs_Status_Contained');
    expect(text).toContain('RunAs_ReviewState_Current');
    expect(text).toContain('2 · Hoch');
  });

  it('says that nobody owns it, that it is not registered, that it has drifted', async () => {
    const unread = registerEntry({ BusinessOwner__r: null });
    expect(textOf(one(await header({ entry: unread }), 'header'))).toContain('Record_OwnerNotReadable');
    const entry = registerEntry({
      BusinessOwner__c: null,
      BusinessOwner__r: null,
      HasDrifted__c: true,
      Status__c: 'Active'
    });
    const drifted = textOf(one(await header({ entry, statuses: ['Frozen'] }), 'header'));
    expect(drifted).toContain('Record_NoOwner');
    expect(drifted).toMatch(/Active .*Record_DriftBadge Frozen/);
    expect(textOf(one(await header({}), 'header'))).toContain('Record_NotRegistered');
    const unknown = textOf(one(await header({ isRegisterUnread: true, statuses: ['Frozen'] }), 'header'));
    expect(unknown).toContain('Frozen');
    expect(unknown).not.toContain('Record_NotRegistered');
  });

  it('shows no grade that it does not know, and of an older one its day', async () => {
    expect(all(await header({}), 'c-run-as-grade')).toHaveLength(0);
    const headline = liveAccess().snapshot.detail;
    const known = await header({ headline, readOn: '2026-10-01T00:00:00.000Z' });
    expect(one(known, 'c-run-as-grade')).toMatchObject({ grade: 'critical', bound: 'exact' });
    expect(one(known, 'span lightning-formatted-date-time')).toMatchObject({
      value: '2026-10-01T00:00:00.000Z'
    });
    expect(textOf(one(known, '.badges'))).toContain('Record_HeaderGradedOn');
  });

  it('shows the grade of the last saved scan where no access is known', async () => {
    const entry = registerEntry({
      AccessGrade__c: 'High',
      AccessBound__c: 'At least',
      LastScannedOn__c: '2026-11-20T08:00:00.000Z'
    });
    const saved = await header({ entry });
    expect(one(saved, 'c-run-as-grade')).toMatchObject({ grade: 'high', bound: 'lower' });
    expect(textOf(one(saved, '.badges'))).toContain('Record_HeaderScannedOn');
    expect(textOf(one(saved, '.badges'))).not.toContain('Record_HeaderGradedOn');
    expect(one(saved, 'span lightning-formatted-date-time')).toMatchObject({
      value: '2026-11-20T08:00:00.000Z'
    });
    const ungraded = await header({ entry: registerEntry({ AccessGrade__c: null }) });
    expect(all(ungraded, 'c-run-as-grade, span lightning-formatted-date-time')).toHaveLength(0);
  });

  it('shows names as text, whatever they are', async () => {
    const element = await header({ username: '<b>\u202Eevil@x', name: '😀 مرحبا' });
    expect(textOf(one(element, 'h1'))).toBe(String.raw`<b>\u202eevil@x`);
    expect(textOf(one(element, 'header'))).toContain('😀 مرحبا');
  });

  it('leaves to the record page what that shows', async () => {
    const element = await header({ isCompact: true, entry: registerEntry() });
    expect(all(element, 'h1, dl')).toHaveLength(0);
    expect(all(element, 'c-run-as-setup-links')).toHaveLength(1);
  });
});
