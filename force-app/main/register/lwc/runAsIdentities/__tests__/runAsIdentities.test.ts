import { audit, registerLines } from 'c/runAsCore';
import type { RegisterEntryRow } from 'c/runAsCore';
import RunAsIdentities from 'c/runAsIdentities';
import { identityRow } from 'c/runAsIdentityRow';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

const AUDITED = audit(ORG_SNAPSHOT, '2026-11-21');

function rowsOf(entries: readonly RegisterEntryRow[], selected: readonly string[] = []): IdentityRow[] {
  return registerLines(AUDITED, entries, []).map((line) =>
    identityRow(line, {
      url: `/to/${line.key}`,
      appKinds: line.apps.length > 0 ? ['connectedApp'] : [],
      isSelected: selected.includes(line.key),
      isRegisterRead: true,
      isScanned: true
    })
  );
}

function list(rows: readonly IdentityRow[], props: object = {}): Promise<HTMLElement> {
  return mount('c-run-as-identities', RunAsIdentities, {
    rows,
    isSelectable: true,
    sort: 'username',
    ...props
  });
}

function fired(element: HTMLElement, name: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
  return details;
}

describe('c-run-as-identities', () => {
  it('shows user, owner, grade, review, findings, last login, apps and evidence', async () => {
    const element = await list(rowsOf([registerEntry({ OpenFindings__c: 3 })]));
    const [old = '', orders = ''] = all(element, 'tbody tr').map(textOf);
    expect(orders).toContain('orders@acme.example Orders');
    expect(orders).toContain('Ann Ash');
    expect(orders).toContain('ReviewState_Current 3');
    expect(orders).toContain('ERP');
    expect(old).toContain('Status_None');
    expect(old).toContain('Access_Never');
  });

  it('says of a grade that this scan did not find which saved scan it is of', async () => {
    const gone = registerEntry({
      Name: 'gone@acme.example',
      UserKey__c: 'username:gone@acme.example',
      AccessGrade__c: 'High',
      AccessBound__c: 'Exact'
    });
    const rows = rowsOf([gone, registerEntry()]);
    expect(rows.map(({ username, gradedOn }) => [username, gradedOn])).toEqual([
      ['gone@acme.example', 'c.RunAs_List_GradedOn'],
      ['old@acme.example', ''],
      ['orders@acme.example', '']
    ]);
    const element = await list(rows);
    expect(all(element, 'tbody tr').map((row) => textOf(row).includes('List_GradedOn'))).toEqual([
      true,
      false,
      false
    ]);
  });

  it('leads from each row to the pages of Setup that fit it, each in a tab of its own', async () => {
    const key = '005000000000009AAA';
    const inOrg = registerEntry({ Name: 'a@acme.example', UserKey__c: key, User__c: key });
    const unknown = registerEntry({ Name: 'b@acme.example', UserKey__c: 'username:b@acme.example' });
    const element = await list(rowsOf([inOrg, unknown]));
    const menus = all(element, 'tbody tr').map((row) =>
      [...row.querySelectorAll<HTMLAnchorElement>('lightning-menu-item')].map(({ href, target }) => [
        /setup\/(\w+)\/\w+/.exec(href)?.[1],
        target
      ])
    );
    const user = ['ManageUsers', '_blank'];
    const logins = ['OrgLoginHistory', '_blank'];
    const apps = [
      ['ConnectedApplication', '_blank'],
      ['ConnectedAppsUsage', '_blank']
    ];
    expect(menus.slice(0, 3)).toEqual([[user, logins], [logins], [logins, ...apps]]);
  });

  it('shows what is missing or late', async () => {
    const changes = {
      BusinessOwner__c: null,
      BusinessOwner__r: null,
      ReviewState__c: 'Overdue',
      HasDrifted__c: true
    };
    const element = await list(rowsOf([registerEntry(changes)]));
    const orders = textOf(all(element, 'tbody tr')[1]!);
    expect(orders).toContain('List_NoOwner');
    expect(orders).toContain('ReviewState_Overdue');
    expect(orders).toContain('List_Drifted');
  });

  it('shows names that are markup as text', async () => {
    const element = await list(
      rowsOf([registerEntry({ BusinessOwner__r: { Name: '<img src=x onerror=alert(1)>' } })])
    );
    expect(all(element, 'img')).toHaveLength(0);
    expect(textOf(element.shadowRoot!)).toContain('<img src=x onerror=alert(1)>');
  });

  it('says how it is sorted, and asks for another order', async () => {
    const element = await list(rowsOf([]), { sort: 'owner', isDescending: true });
    const details = fired(element, 'sort');
    expect(textOf(one(element, 'th[aria-sort=descending]'))).toContain('List_Owner');
    one(element, 'button[data-key=lastLogin]').click();
    expect(details).toEqual([{ sort: 'lastLogin' }]);
  });

  it('selects a row, and the whole page', async () => {
    const rows = rowsOf([]);
    const element = await list(rows);
    const details = fired(element, 'rowselect');
    const [whole, first] = all(element, 'input[type=checkbox]') as HTMLInputElement[];
    first!.click();
    whole!.click();
    expect(details).toEqual([
      { keys: [rows[0]!.key], isSelected: true },
      { keys: rows.map(({ key }) => key), isSelected: true }
    ]);
  });

  it('shows a page of which a part is selected as neither', async () => {
    const rows = rowsOf([], ['username:old@acme.example']);
    const [whole] = all(await list(rows), 'input[type=checkbox]') as HTMLInputElement[];
    expect([whole!.checked, whole!.indeterminate]).toEqual([false, true]);
  });

  it('has no boxes for who may not change anything', async () => {
    expect(all(await list(rowsOf([]), { isSelectable: false }), 'input')).toHaveLength(0);
  });

  it('opens a row in the page, and leaves other clicks on its link to the browser', async () => {
    const element = await list(rowsOf([]));
    const details = fired(element, 'rowopen');
    const link = one(element, 'a') as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe('/to/username:old@acme.example');
    const plain = new MouseEvent('click', { cancelable: true });
    link.dispatchEvent(plain);
    const other = new MouseEvent('click', { cancelable: true, ctrlKey: true });
    link.dispatchEvent(other);
    expect([plain.defaultPrevented, other.defaultPrevented]).toEqual([true, false]);
    expect(details).toEqual([{ key: 'username:old@acme.example' }]);
  });
});
