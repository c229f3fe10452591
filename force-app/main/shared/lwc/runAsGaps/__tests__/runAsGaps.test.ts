import type { Gap } from 'c/runAsCore';
import RunAsGaps from 'c/runAsGaps';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/label/c.RunAs_Gaps_Many', () => ({ __esModule: true, default: '{0} gaps' }), {
  virtual: true
});

jest.mock('@salesforce/i18n/locale', () => ({ __esModule: true, default: 'en-US-u-nu-deva' }), {
  virtual: true
});

describe('c-run-as-gaps', () => {
  it('says what was not read, why, and what that hides', async () => {
    const gaps: Gap[] = [
      { code: 'groupMemberNotRead', params: { group: 'Ops', member: 'Orders' }, effect: 'lower' }
    ];
    const element = await mount('c-run-as-gaps', RunAsGaps, { gaps });
    expect(textOf(one(element, 'li'))).toBe(
      'Permission set Orders It is a member of group Ops, but was not read. Retrieve it. c.RunAs_Gaps_Hides Rights that the group grants through it.'
    );
  });

  it('counts them as the locale of the user writes numbers', async () => {
    const gap: Gap = {
      code: 'groupMemberNotRead',
      params: { group: 'Ops', member: 'Orders' },
      effect: 'lower'
    };
    const element = await mount('c-run-as-gaps', RunAsGaps, {
      gaps: Array.from({ length: 12 }, () => gap)
    });
    expect(textOf(one(element, 'summary'))).toContain('१२ gaps');
  });

  it('writes numbers and dates in it as the locale of the user does, and nothing else', async () => {
    const gaps: Gap[] = [
      {
        code: 'rowsMissing',
        params: { object: '2026-11-20', expected: '12345', read: '2000', hides: 'users' }
      },
      { code: 'loginsLeftOut', params: { date: '2026-11-20', hides: 'olderLogins' } },
      { code: 'loginsLeftOut', params: { date: '2026-11-20 18:00 UTC', hides: 'olderLogins' } },
      { code: 'loginsLeftOut', params: { date: '\u202Esoon', hides: 'olderLogins' } }
    ];
    const element = await mount('c-run-as-gaps', RunAsGaps, { gaps });
    const texts = all(element, 'li').map(textOf);
    expect(texts[0]).toMatch(/^2026-11-20 Of १२,३४५ rows २,००० came\./);
    expect(texts[1]).toMatch(/^LoginHistory before Nov २०, २०२६ /);
    expect(texts[2]).toMatch(/^LoginHistory before Nov २०?१?, २०२६, [०-९]+:००/);
    expect(texts[3]).toContain('before \\u202esoon');
  });

  it('shows nothing where nothing is missing', async () => {
    expect(all(await mount('c-run-as-gaps', RunAsGaps), 'details')).toHaveLength(0);
  });
});
