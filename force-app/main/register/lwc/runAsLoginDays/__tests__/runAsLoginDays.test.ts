import { loginChart } from 'c/runAsLoginDays';
import type { CountedLogin, LoginChart } from 'c/runAsLoginDays';

const NOW = Date.parse('2026-11-21T10:00:00Z');

function login(LoginTime: string | null, Application = 'ERP', LoginType = 'Remote Access 2.0'): CountedLogin {
  return { LoginTime, LoginType, Application, Status: 'Success' };
}

function chart(
  rows: readonly CountedLogin[],
  changes: { timeZone?: string; days?: number; now?: number } = {}
): LoginChart {
  return loginChart(rows, {
    now: NOW,
    timeZone: 'UTC',
    days: 3,
    kindsShown: 3,
    othersName: 'Others',
    ...changes
  });
}

describe('loginChart', () => {
  it('has every day, the present one last, with logins or without', () => {
    const { days, most, total } = chart([login('2026-11-19T01:00:00Z'), login('2026-11-19T02:00:00Z')]);
    expect(days.map(({ day, total: number }) => [day, number])).toEqual([
      ['2026-11-19', 2],
      ['2026-11-20', 0],
      ['2026-11-21', 0]
    ]);
    expect([most, total]).toEqual([2, 2]);
  });

  it('counts no login before, and none without a time', () => {
    expect(chart([login('2026-11-18T23:59:59Z'), login(null), login('soon')]).total).toBe(0);
  });

  it('begins days where the user is', () => {
    const rows = [login('2026-11-20T23:30:00.000+0000')];
    const dayOf = (timeZone: string): string | undefined =>
      chart(rows, { timeZone }).days.find(({ total }) => total > 0)?.day;
    expect([dayOf('UTC'), dayOf('Europe/Warsaw')]).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('has each day once, also when the clock changes', () => {
    const now = Date.parse('2026-10-26T00:30:00Z');
    const { days } = chart([], { now, days: 4, timeZone: 'Europe/Berlin' });
    expect(days.map(({ day }) => day)).toEqual(['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26']);
  });

  it('puts the rarer kinds together', () => {
    const at = '2026-11-21T01:00:00Z';
    const rows = ['A', 'A', 'A', 'B', 'B', 'C', 'D'].map((app) => login(at, app, 'T'));
    const { kinds, days } = chart(rows);
    expect(kinds).toEqual(['T · A', 'T · B', 'Others']);
    expect(days.at(-1)?.counts).toEqual([3, 2, 2]);
  });

  it('names a kind by what is there', () => {
    expect(chart([login('2026-11-21T01:00:00Z', 'N/A', 'Application')]).kinds).toEqual(['Application']);
    expect(chart([login('2026-11-21T01:00:00Z', '', '')]).kinds).toEqual(['–']);
  });
});
