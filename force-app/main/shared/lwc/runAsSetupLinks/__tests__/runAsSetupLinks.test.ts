import RunAsSetupLinks from 'c/runAsSetupLinks';
import { all, mount } from '../../../../../../config/lwc/mount';

describe('c-run-as-setup-links', () => {
  it('opens each page in a tab of its own that cannot reach back', async () => {
    const props = { userId: '005000000000001AAA', username: 'sync@acme.example' };
    const element = await mount('c-run-as-setup-links', RunAsSetupLinks, props);
    const links = all(element, 'a') as HTMLAnchorElement[];
    expect(links).toHaveLength(4);
    for (const link of links) expect([link.target, link.rel]).toEqual(['_blank', 'noopener']);
  });

  it('has no page of a user that the org does not have', async () => {
    const element = await mount('c-run-as-setup-links', RunAsSetupLinks, {
      userId: null,
      username: 'gone@x'
    });
    expect(all(element, 'a')).toHaveLength(3);
  });
});
