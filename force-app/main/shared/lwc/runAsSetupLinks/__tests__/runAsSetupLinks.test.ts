import RunAsSetupLinks from 'c/runAsSetupLinks';
import { all, mount } from '../../../../../../config/lwc/mount';

function linksOf(props: object): Promise<HTMLAnchorElement[]> {
  return mount('c-run-as-setup-links', RunAsSetupLinks, { username: 'sync@acme.example', ...props }).then(
    (element) => all(element, 'a') as HTMLAnchorElement[]
  );
}

describe('c-run-as-setup-links', () => {
  it('opens each page in a tab of its own that cannot reach back', async () => {
    const links = await linksOf({ userId: '005000000000001AAA', appKinds: ['unknown'] });
    expect(links).toHaveLength(5);
    for (const link of links) expect([link.target, link.rel]).toEqual(['_blank', 'noopener']);
  });

  it('has no page of a user that the org does not have, nor of apps of another kind', async () => {
    expect(await linksOf({ userId: null, appKinds: ['externalClientApp'] })).toHaveLength(2);
  });
});
