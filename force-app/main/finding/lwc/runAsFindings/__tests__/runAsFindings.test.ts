import type { FindingRow } from 'c/runAsCore';
import RunAsFindings from 'c/runAsFindings';
import { all, detailsOf, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { tellPicklists } from '../../../../../../config/lwc/picklists';

function finding(Id: string, changes: Partial<FindingRow> = {}): FindingRow {
  return {
    Id,
    RunAsUser__c: 'e',
    FindingKey__c: Id,
    Rule__c: `Rule ${Id}`,
    Severity__c: 'High',
    SeverityRank__c: 3,
    Evidence__c: 'Holds <b>everything</b>',
    Controls__c: null,
    FirstSeenOn__c: '2026-11-01T00:00:00.000+0000',
    LastSeenOn__c: null,
    Status__c: 'Open',
    AcceptedBy__c: null,
    AcceptedBy__r: null,
    AcceptedReason__c: null,
    AcceptedUntil__c: null,
    LastModifiedDate: '2026-11-01T00:00:00.000+0000',
    ...changes
  };
}

function many(number: number): FindingRow[] {
  return Array.from({ length: number }, (_, index) => finding(String(index)));
}

function headings(element: HTMLElement): string[] {
  return all(element, 'c-run-as-card').map((card) => (card as HTMLElement & { heading: string }).heading);
}

function shown(findings: readonly FindingRow[], isReviewer = true): Promise<HTMLElement> {
  return mount('c-run-as-findings', RunAsFindings, { findings, isReviewer });
}

/** The stubs of the base components take no focus. */
const focus = jest.spyOn(HTMLElement.prototype, 'focus');

describe('c-run-as-findings in the words of the org', () => {
  it('says severity and status', async () => {
    const element = await shown([finding('a')]);
    await tellPicklists({ Severity__c: { High: 'Hoch' }, Status__c: { Open: 'Offen' } });
    expect(one(element, 'c-run-as-card')).toMatchObject({ badge: 'Hoch', note: 'Offen' });
  });
});

describe('c-run-as-findings', () => {
  it('says that an empty list says nothing', async () => {
    expect(textOf((await shown([])).shadowRoot!)).toContain('Record_FindingsNoneText');
  });

  it('lists what is open first, and the worst of it', async () => {
    const element = await shown([
      finding('accepted', { Status__c: 'Accepted', SeverityRank__c: 4 }),
      finding('high'),
      finding('critical', { SeverityRank__c: 4 })
    ]);
    expect(headings(element)).toEqual(['Rule critical', 'Rule high', 'Rule accepted']);
  });

  it('shows evidence as text, and who accepted until when', async () => {
    const accepted = finding('a', {
      Status__c: 'Accepted',
      AcceptedBy__r: { Name: 'Rita' },
      AcceptedUntil__c: '2027-01-01',
      AcceptedReason__c: 'Until the new app is there.'
    });
    const element = await shown([accepted]);
    expect(textOf(one(element, 'li'))).toContain('Holds <b>everything</b>');
    expect(one(element, 'c-run-as-facts')).toMatchObject({
      facts: [
        { from: '2026-11-01T00:00:00.000Z', until: undefined },
        { text: 'Rita' },
        { day: '2027-01-01T00:00:00.000Z' },
        { text: 'Until the new app is there.' }
      ]
    });
    expect(all(element, '.accept')).toHaveLength(0);
  });

  it('offers acceptance to reviewers alone', async () => {
    expect(all(await shown([finding('a')], false), '.accept')).toHaveLength(0);
  });

  it('accepts one at a time, and tells of it', async () => {
    const element = await shown([finding('a'), finding('b')]);
    const heard = jest.fn();
    element.addEventListener('accepted', heard);
    all(element, '.accept')[1]!.click();
    await rendered();
    expect(one(element, 'c-run-as-accept-finding')).toMatchObject({ finding: { Id: 'b' } });
    fire(one(element, 'c-run-as-accept-finding'), 'saved');
    await rendered();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(all(element, 'c-run-as-accept-finding')).toHaveLength(0);
    expect(textOf(one(element, '[role=status]'))).toContain('Record_FindingAccepted');
  });

  it('shows many page by page, and the last page there is when some have gone', async () => {
    const element = await shown(many(101));
    expect(headings(element)).toEqual(many(50).map(({ Rule__c }) => Rule__c));
    fire(one(element, 'c-run-as-pager'), 'page', { page: 2 });
    await rendered();
    expect(headings(element)).toEqual(['Rule 100']);
    Object.assign(element, { findings: many(60) });
    await rendered();
    expect(one(element, 'c-run-as-pager')).toMatchObject({ total: 60, page: 1, pageSize: 50 });
    expect(headings(element)).toHaveLength(10);
    Object.assign(element, { findings: many(50) });
    await rendered();
    expect(headings(element)).toHaveLength(50);
    expect(all(element, 'c-run-as-pager')).toHaveLength(0);
  });

  it('has the form follow its finding, which somebody else changed, and goes back to its button', async () => {
    const element = await shown(many(60));
    const stale = detailsOf(element, 'stale');
    fire(one(element, 'c-run-as-pager'), 'page', { page: 1 });
    await rendered();
    all(element, '.accept')[9]!.click();
    await rendered();
    const form = one(element, 'c-run-as-accept-finding');
    expect(all(element, 'c-run-as-pager')).toHaveLength(0);
    fire(form, 'stale');
    expect(stale).toHaveLength(1);
    const [last, ...others] = many(60).toReversed();
    const accepted = { ...last!, Status__c: 'Accepted' };
    Object.assign(element, { findings: [accepted, ...others.toReversed()] });
    await rendered();
    expect(one(element, 'c-run-as-accept-finding')).toMatchObject({ finding: accepted });
    expect(headings(element)[0]).toBe('Rule 59');
    Object.assign(element, { findings: many(60) });
    await rendered();
    expect(one(element, 'c-run-as-accept-finding')).toMatchObject({ finding: { Status__c: 'Open' } });
    fire(one(element, 'c-run-as-accept-finding'), 'cancel');
    await rendered();
    expect(one(element, 'c-run-as-pager')).toMatchObject({ page: 1 });
    expect(focus.mock.contexts.at(-1)).toBe(all(element, '.accept')[9]);
  });

  it('leaves the keyboard above the list when the finding cannot be accepted any more', async () => {
    const element = await shown([finding('a')]);
    one(element, '.accept').click();
    Object.assign(element, { findings: [finding('a', { Status__c: 'Resolved' })] });
    await rendered();
    fire(one(element, 'c-run-as-accept-finding'), 'cancel');
    await rendered();
    expect(focus.mock.contexts.at(-1)).toBe(one(element, '.status'));
  });
});
