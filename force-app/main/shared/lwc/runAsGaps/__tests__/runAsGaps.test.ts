import type { Gap } from 'c/runAsCore';
import RunAsGaps from 'c/runAsGaps';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

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

  it('shows nothing where nothing is missing', async () => {
    expect(all(await mount('c-run-as-gaps', RunAsGaps), 'details')).toHaveLength(0);
  });
});
