import type { LoginRow } from 'c/runAsCore';
import RunAsLogins from 'c/runAsLogins';
import { readUserLogins } from 'c/runAsRegister';
import { all, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('c/runAsRegister', () => ({ readUserLogins: jest.fn() }));

const readOf = jest.mocked(readUserLogins);
const LOGIN = {
  Id: '0Ya1',
  LoginTime: '2026-11-20T10:00:00.000+0000',
  LoginType: 'Remote Access 2.0'
} as LoginRow;

function logins(changes: { userId?: string | null; canScan?: boolean } = {}): Promise<HTMLElement> {
  return mount('c-run-as-logins', RunAsLogins, { userId: '005x', canScan: true, ...changes });
}

describe('c-run-as-logins', () => {
  beforeEach(() => {
    readOf.mockReset().mockResolvedValue({ logins: [LOGIN], gap: null });
  });

  it('shows a chart and a table', async () => {
    const element = await logins();
    expect(readOf).toHaveBeenCalledWith('005x');
    expect(all(element, 'c-run-as-login-chart, c-run-as-login-table')).toHaveLength(2);
    expect(textOf(element.shadowRoot!)).not.toContain('LoginsCut');
  });

  it('says that older ones are not there', async () => {
    readOf.mockResolvedValue({
      logins: Array.from({ length: 1000 }, (_, index) => ({ ...LOGIN, Id: `0Ya${index}` })),
      gap: null
    });
    expect(textOf((await logins()).shadowRoot!)).toContain('LoginsCut');
  });

  it('says none only where all could be seen', async () => {
    readOf.mockResolvedValue({ logins: [], gap: null });
    expect(textOf(one(await logins(), '[role=status]'))).toContain('LoginsNone');
    const gap = { code: 'rightMissing', params: {} } as const;
    readOf.mockResolvedValue({ logins: [], gap });
    const element = await logins();
    expect(all(element, '[role=status]')).toHaveLength(0);
    expect(one(element, 'c-run-as-gaps')).toMatchObject({ gaps: [gap] });
  });

  it.each([
    ['without the right', { canScan: false }, 'LoginsNoRight'],
    ['of a user that is not there', { userId: null }, 'LoginsNoUser']
  ])('reads nothing %s', async (_what, changes, label) => {
    expect(textOf((await logins(changes)).shadowRoot!)).toContain(label);
    expect(readOf).not.toHaveBeenCalled();
  });

  it('shows why they could not be read, and reads again', async () => {
    readOf.mockRejectedValueOnce(new Error('Apex is busy'));
    const element = await logins();
    expect(textOf(one(element, '[role=alert]'))).toContain('Apex is busy');
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(all(element, '[role=alert]')).toHaveLength(0);
    expect(all(element, 'c-run-as-login-table')).toHaveLength(1);
  });
});
