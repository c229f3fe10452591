import count from '@salesforce/apex/RunAsReader.count';
import heldPermissions from '@salesforce/apex/RunAsReader.heldPermissions';
import read from '@salesforce/apex/RunAsReader.read';
import type { ApexReadRequest, ApexRows } from 'c/runAsOrg';
import { readAccess, readRegister } from 'c/runAsSource';

jest.mock('@salesforce/apex/RunAsReader.count', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsReader.heldPermissions', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsReader.read', () => ({ default: jest.fn() }), { virtual: true });

const NOW = new Date('2026-11-21T09:00:00.000Z');
const SETUP = ['ViewSetup', 'ManageUsers', 'CustomizeApplication'];
const ORDERS = {
  Id: '005000000000001AAA',
  Username: 'orders@acme.example',
  Name: 'Orders',
  IsActive: true,
  Profile: { Name: 'API', UserLicense: { Name: 'Salesforce Integration' } }
};
/** A few rows of an org, by the query that finds them. */
const ROWS: Partial<Record<ApexReadRequest['query'], ApexRows['rows']>> = {
  organization: [{ Name: 'Acme' }],
  integrationUsers: [ORDERS],
  usersByUsername: [ORDERS]
};

/** What the platform rejects with when the method throws an AuraHandledException. */
function refusal(message: string): Error {
  return Object.assign(new Error(), { body: { message, exceptionType: 'System.AuraHandledException' } });
}

describe('c-run-as-source', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'queueMicrotask', 'nextTick'] });
    jest.mocked(heldPermissions).mockReset().mockResolvedValue(SETUP);
    jest.mocked(count).mockReset().mockResolvedValue(0);
    jest
      .mocked(read)
      .mockReset()
      .mockImplementation(({ request }) => Promise.resolve({ columns: [], rows: ROWS[request.query] ?? [] }));
  });

  afterEach(() => jest.useRealTimers());

  it('reads through Apex who the identities are, as of now, and tells how far it is', async () => {
    const steps: [number, number][] = [];
    const { org, rows } = await readRegister((done, started) => {
      steps.push([done, started]);
    });
    expect(org).toEqual({ name: 'Acme', takenAt: NOW.toISOString() });
    expect(rows.User?.map(({ Username }) => Username)).toEqual(['orders@acme.example']);
    const [done, started] = steps.at(-1) ?? [];
    expect(done).toBe(started);
    expect(done).toBeGreaterThan(10);
  });

  it('reads at most 20,000 logins, the newest', async () => {
    jest.mocked(count).mockImplementation(({ request: { query, since = '' } }) => {
      return Promise.resolve(query === 'logins' && since < '2026-11-01' ? 20_001 : 0);
    });
    const { gaps } = await readRegister(() => undefined);
    expect(gaps.map(({ code }) => code)).toContain('loginsLeftOut');
  });

  it('reads the access of one user', async () => {
    const { org, rows } = await readAccess('orders@acme.example');
    expect(org.takenAt).toBe(NOW.toISOString());
    expect(rows.User?.map(({ Id }) => Id)).toEqual([ORDERS.Id]);
    expect(jest.mocked(read).mock.calls.map(([{ request }]) => request)).toContainEqual({
      query: 'usersByUsername',
      usernames: ['orders@acme.example']
    });
  });

  it('calls the org by its host where its name cannot be read', async () => {
    jest.mocked(read).mockImplementation(({ request }) => {
      if (request.query === 'organization') return Promise.reject(refusal('No such column'));
      return Promise.resolve({ columns: [], rows: [] });
    });
    expect((await readRegister(() => undefined)).org.name).toBe(window.location.hostname);
  });

  it('rejects with what the org says when nothing can be read', async () => {
    const message = 'You may not read this org. Ask an admin for the permission set Run-As Scanner.';
    jest.mocked(heldPermissions).mockRejectedValue(refusal(message));
    jest.mocked(count).mockRejectedValue(refusal(message));
    jest.mocked(read).mockRejectedValue(refusal(message));
    await expect(readRegister(() => undefined)).rejects.toThrow(message);
    await expect(readAccess('orders@acme.example')).rejects.toThrow(message);
  });
});
