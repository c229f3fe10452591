import { audit } from 'c/runAsCore';
import RunAsIdentities from 'c/runAsIdentities';
import { identityRow } from 'c/runAsIdentityRow';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

const audited = audit(ORG_SNAPSHOT, '2026-11-21');
const ROWS = audited.identities.map((identity) => identityRow(identity, audited.resolver));

function list(rows: readonly IdentityRow[]): Promise<HTMLElement & { rows: readonly IdentityRow[] }> {
  return mount('c-run-as-identities', RunAsIdentities, { rows });
}

function order(element: HTMLElement): (string | undefined)[] {
  return all(element, 'button[data-username]').map(({ dataset }) => dataset.username);
}

describe('c-run-as-identities', () => {
  it('shows user, state, grade, apps, evidence and last login', async () => {
    const element = await list(ROWS);
    const [orders = '', old = ''] = all(element, 'tbody tr').map(textOf);
    expect(orders).toContain('orders@acme.example Orders');
    expect(orders).toContain('ModifyAllData, ApiEnabled ERP c.RunAs_Access_AndMore');
    expect(old).toContain('Access_Inactive');
    expect(old).toContain('Access_Never');
    expect(old.endsWith('1')).toBe(true);
  });

  it('starts with the gravest and sorts by the column that is pressed, then the other way', async () => {
    const element = await list(ROWS);
    expect(order(element)).toEqual(['orders@acme.example', 'old@acme.example']);
    one(element, 'button[data-key=user]').click();
    await rendered();
    expect(order(element)).toEqual(['old@acme.example', 'orders@acme.example']);
    expect(one(element, 'th[aria-sort=ascending]').textContent).toContain('Column_User');
    one(element, 'button[data-key=user]').click();
    await rendered();
    expect(order(element)).toEqual(['orders@acme.example', 'old@acme.example']);
    expect(all(element, 'th[aria-sort=descending]')).toHaveLength(1);
  });

  it('tells which identity is opened', async () => {
    const element = await list(ROWS);
    const opened = jest.fn();
    element.addEventListener('identityopen', (event) => {
      opened((event as CustomEvent).detail);
    });
    one(element, 'button[data-username]').click();
    expect(opened).toHaveBeenCalledWith({ username: 'orders@acme.example' });
  });

  it('shows fifty at a time, and starts again when the rows change', async () => {
    const [row] = ROWS;
    const rows = Array.from({ length: 120 }, (_, i) => ({
      ...row!,
      username: `user${i}`,
      sort: { ...row!.sort, username: `user${String(i).padStart(3, '0')}` }
    }));
    const element = await list(rows);
    expect(order(element)).toHaveLength(50);
    fire(one(element, 'c-run-as-pager'), 'page', { page: 2 });
    await rendered();
    expect(order(element)).toHaveLength(20);
    element.rows = rows.slice(0, 3);
    await rendered();
    expect(order(element)).toEqual(['user0', 'user1', 'user2']);
  });
});
