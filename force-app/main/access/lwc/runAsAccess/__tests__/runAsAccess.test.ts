import RunAsAccess from 'c/runAsAccess';
import type { OpenedIdentity } from 'c/runAsAccess';
import { ACCESS_PARTS, accessDetail, audit, grantShares } from 'c/runAsCore';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

const { identities, resolver } = audit(ORG_SNAPSHOT, '2026-11-21');

function opened(username: string): OpenedIdentity {
  const identity = identities.find((each) => each.username === username)!;
  const { access } = identity;
  const { parts } = resolver;
  return { identity, detail: accessDetail(access, resolver), parts, shares: grantShares(access, resolver) };
}

describe('c-run-as-access', () => {
  it('shows who the user is, which apps use it and why it is listed', async () => {
    const element = await mount('c-run-as-access', RunAsAccess, { opened: opened('orders@acme.example') });
    expect(textOf(one(element, 'h1'))).toBe('orders@acme.example');
    expect(textOf(one(element, 'header'))).toContain('Access_AllDataModify');
    expect(all(element, 'li.item').map(textOf)).toEqual([
      'ERP c.RunAs_App_ConnectedApp, client credentials; declared',
      'Declared run-as: ConnectedApp ERP Runs the client-credentials flow as this user. c.RunAs_Evidence_ConfidenceHigh',
      'API-only: Profile Integration Grants API Only User, which bars the user from the pages. c.RunAs_Evidence_ConfidenceHigh'
    ]);
  });

  it('shows state, gaps and that there is no fingerprint when the access is not exact', async () => {
    const element = await mount('c-run-as-access', RunAsAccess, { opened: opened('old@acme.example') });
    expect(textOf(one(element, 'header'))).toContain('Access_Inactive');
    expect(textOf(one(element, 'dl'))).toContain('Access_FingerprintNone');
    const gaps = one(element, 'c-run-as-gaps') as HTMLElement & { gaps: unknown[] };
    expect(gaps.gaps).toHaveLength(1);
  });

  it('says of a part that was not read that nothing is known of it', async () => {
    const whole = opened('orders@acme.example');
    const labels = async (parts: OpenedIdentity['parts']): Promise<unknown[]> => {
      const element = await mount('c-run-as-access', RunAsAccess, { opened: { ...whole, parts } });
      const unread = one(element, 'c-run-as-objects') as HTMLElement & { isUnread: boolean };
      const grants = one(element, 'c-run-as-grants') as HTMLElement & { isPartlyRead: boolean };
      return [unread.isUnread, grants.isPartlyRead];
    };
    expect(await labels(['userPermissions', 'fields', 'setupEntities'])).toEqual([true, true]);
    expect(await labels(ACCESS_PARTS)).toEqual([false, false]);
  });

  it('gives the keyboard to its heading', async () => {
    const element = await mount('c-run-as-access', RunAsAccess, { opened: opened('orders@acme.example') });
    (element as unknown as RunAsAccess).focusHeading();
    expect(element.shadowRoot?.activeElement).toBe(one(element, 'h1'));
  });

  it('closes', async () => {
    const element = await mount('c-run-as-access', RunAsAccess, { opened: opened('orders@acme.example') });
    const closed = jest.fn();
    element.addEventListener('close', closed);
    one(element, 'lightning-button').click();
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
