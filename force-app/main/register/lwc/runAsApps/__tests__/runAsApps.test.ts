import RunAsApps from 'c/runAsApps';
import type { EntryAppUseRow, IdentityApp } from 'c/runAsCore';
import { read } from '../../../../../../config/lwc/liveAccess';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { tellPicklists } from '../../../../../../config/lwc/picklists';

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/Los_Angeles' }), {
  virtual: true
});

function use(key: string): EntryAppUseRow {
  return {
    Id: `use ${key}`,
    UseKey__c: key,
    RunAsUser__c: 'e',
    RunAsApp__c: 'a',
    Flow__c: 'Client credentials;JWT bearer',
    Provenance__c: 'Declared',
    LastUsedOn__c: '2026-11-01T00:00:00.000+0000',
    RunAsApp__r: {
      Name: 'Saved name',
      AppKey__c: key,
      AppKind__c: 'Connected app',
      VendorName__c: 'Vendor <b>',
      VendorCriticality__c: 'High',
      SecretDueOn__c: '2020-01-01',
      SecretRotatedOn__c: '2019-07-05',
      SecretRotationDays__c: 180,
      IsVendorManaged__c: true,
      Scopes__c: 'api\nrefresh_token',
      PermittedUsers__c: 'All users may self-authorize',
      IpRelaxation__c: 'Enforce IP restrictions',
      ExpiresOn__c: '2020-02-03'
    }
  };
}

function app(changes: Partial<IdentityApp> = {}): IdentityApp {
  return {
    id: '0H4000000000001AAA',
    name: 'Order Sync',
    kind: 'connectedApp',
    flows: ['clientCredentials'],
    provenance: ['observed'],
    lastUsedAt: '2026-11-20T00:00:00.000Z',
    ...changes
  };
}

function org(...apps: readonly IdentityApp[]): object {
  return { ...read({ identity: { apps }, gaps: [] }), progress: { done: 0, started: 0 } };
}

function shown(props: object): Promise<HTMLElement> {
  return mount('c-run-as-apps', RunAsApps, props);
}

function rows(element: HTMLElement): string[] {
  return all(element, 'tbody tr').map(textOf);
}

describe('c-run-as-apps', () => {
  afterEach(() => jest.useRealTimers());

  it('shows policy, scopes, expiry and who manages it of a recorded app', async () => {
    const element = await shown({ uses: [use('name:x')] });
    const [row] = rows(element);
    expect(row).toContain('All users may self-authorize · Enforce IP restrictions');
    expect(row).toContain('Record_AppScopes');
    expect(row).toContain('Record_AppExpires');
    expect(row).toContain('Vendor <b> · c.RunAs_Record_VendorCriticality · c.RunAs_Record_VendorManaged');
    expect(all(element, 'th .slds-badge')).toHaveLength(1);
  });

  it('says kind, policy, criticality, flow and provenance in the words of the org', async () => {
    const element = await shown({ uses: [use('name:x')] });
    await tellPicklists({
      AppKind__c: { 'Connected app': 'Verbundene App' },
      IpRelaxation__c: { 'Enforce IP restrictions': 'IP-Bereiche' },
      Flow__c: { 'Client credentials': 'Anmeldedaten' },
      Provenance__c: { Declared: 'Erklärt' }
    });
    const [row] = rows(element);
    expect(row).toContain('Verbundene App');
    expect(row).toContain('All users may self-authorize · IP-Bereiche');
    expect(row).toContain('Anmeldedaten, JWT bearer');
    expect(row).toContain('Erklärt');
  });

  it('takes a secret for overdue once its day is over where the user is', async () => {
    const due = use('0H4000000000001AAA');
    const uses = [{ ...due, RunAsApp__r: { ...due.RunAsApp__r!, SecretDueOn__c: '2026-11-21' } }];
    const rowAt = async (now: string): Promise<string | undefined> => {
      jest.useFakeTimers({ now: Date.parse(now), doNotFake: ['setTimeout'] });
      return rows(await shown({ uses: [...uses] }))[0];
    };
    expect(await rowAt('2026-11-22T03:30:00Z')).not.toContain('Record_Overdue');
    expect(await rowAt('2026-11-22T09:30:00Z')).toContain('Record_Overdue');
  });

  it('shows what the register holds, as text, and what is overdue', async () => {
    const element = await shown({ uses: [use('0H4000000000001AAA')] });
    const [row] = rows(element);
    expect(row).toContain('Saved name');
    expect(row).toContain('Client credentials, JWT bearer');
    expect(row).toContain('Vendor <b> · c.RunAs_Record_VendorCriticality');
    expect(row).toContain('Record_Overdue');
    expect(row).toContain('Record_AppSaved');
  });

  it('joins it with what the org says, by key and without regard to case', async () => {
    const uses = [use('0h4000000000001aaa'), use('name:gone')];
    const element = await shown({ uses, org: org(app(), app({ id: 'New', name: 'New', kind: 'unknown' })) });
    const sources = all(element, 'tbody tr').map((row) => textOf(row.querySelector('td:last-child')!));
    expect(sources.map((text) => text.split('_').at(-1)).sort()).toEqual([
      'AppInBoth',
      'AppNotSaved',
      'AppSavedOnly'
    ]);
  });

  it('shows the later of the two last uses', async () => {
    const element = await shown({ uses: [use('0H4000000000001AAA')], org: org(app()) });
    expect(one(element, 'td lightning-formatted-date-time')).toMatchObject({
      value: '2026-11-20T00:00:00.000Z'
    });
  });

  it('shows as many as fit a page, and the others on the next', async () => {
    const apps = Array.from({ length: 51 }, (_, n) => app({ id: `0H4${n}`, name: `App ${100 + n}` }));
    const element = await shown({ org: org(...apps) });
    expect(rows(element)).toHaveLength(50);
    fire(one(element, 'c-run-as-pager'), 'page', { page: 1 });
    await rendered();
    expect(rows(element)).toHaveLength(1);
    expect(rows(element)[0]).toContain('App 150');
  });

  it('says that a declared flow is switched off', async () => {
    const element = await shown({ org: org(app({ flows: [], provenance: ['declared'] })) });
    expect(rows(element)[0]).toContain('Record_FlowOff');
  });

  it('does not take what was not asked for nothing', async () => {
    expect(textOf(one(await shown({}), '[role=status]'))).toContain('Record_AppsNoneSaved');
    const asked = textOf(one(await shown({ org: org() }), '[role=status]'));
    expect(asked).toMatch(/Record_AppsNone$/);
  });

  it('shows how far the reading is, and why it failed', async () => {
    const progress = { done: 2, started: 9 };
    const reading = await shown({ org: { isLoading: true, error: '', value: undefined, progress } });
    expect(one(reading, 'c-run-as-progress')).toMatchObject({ progress });
    expect(all(reading, '[role=status], table')).toHaveLength(0);
    const failed = await shown({ org: { isLoading: false, error: 'No right', value: undefined, progress } });
    expect(textOf(one(failed, '[role=alert]'))).toBe('No right');
  });
});
