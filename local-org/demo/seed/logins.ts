import type { Row, Value } from '../../store/store.ts';
import { activity, usernameOf } from './files.ts';
import type { LoginKind } from './files.ts';
import { pick, randomOf } from './random.ts';
import { DAY, LOGIN_HISTORY_DAYS, putRow, rowBy, stored } from './seeding.ts';
import type { Seeding } from './seeding.ts';

const NO_CLIENT = { Browser: 'Unknown', Platform: 'Unknown', ApiType: 'N/A', ApiVersion: 'N/A' };
const BROWSER = { Application: 'Browser', Browser: 'Chrome 142', Platform: 'Windows 11', ApiType: 'N/A' };

/** How each kind of login looks in the history (Object Reference, LoginHistory). */
const KINDS: Readonly<
  Record<LoginKind, { readonly daysApart: number; readonly values: Record<string, Value> }>
> = {
  clientCredentials: {
    daysApart: 6,
    values: { LoginType: 'Remote Access 2.0', LoginSubType: 'OauthClientCredentials', ...NO_CLIENT }
  },
  api: {
    daysApart: 9,
    values: {
      ...NO_CLIENT,
      LoginType: 'Other Apex API',
      Application: 'N/A',
      ApiType: 'SOAP Partner',
      ApiVersion: '58.0'
    }
  },
  password: {
    daysApart: 8,
    values: { LoginType: 'Application', LoginSubType: 'UsernamePasswordUiLogin', ...BROWSER }
  },
  saml: { daysApart: 8, values: { LoginType: 'SAML Sfdc Initiated SSO', ...BROWSER } },
  mobile: {
    daysApart: 12,
    values: {
      LoginType: 'Remote Access 2.0',
      LoginSubType: 'OauthRefreshToken',
      ...NO_CLIENT,
      Platform: 'iOS/Mac'
    }
  }
};

interface Logins {
  readonly user: Row;
  readonly kind: LoginKind;
  readonly application: string | undefined;
}

/** The logins of six months; the last of each user's is the one that `User.LastLoginDate` tells. */
export function seedLogins(seeding: Seeding): void {
  const lines = activity().logins.flatMap(({ kind, users, application }) =>
    users.map((local): Logins => {
      const user = rowBy(seeding, 'User', 'Username', usernameOf(local));
      return { user, kind, application };
    })
  );
  for (const line of lines) for (const time of timesOf(seeding, line)) seedLogin(seeding, line, time);
}

function timesOf({ now }: Seeding, { user, kind, application }: Logins): number[] {
  const last = Date.parse(String(user['LastLoginDate']));
  const oldest = now - LOGIN_HISTORY_DAYS * DAY;
  if (Number.isNaN(last) || last < oldest) return [];
  const random = randomOf(`${String(user['Username'])} ${kind} ${application ?? ''}`);
  const times: number[] = [];
  for (let time = last; time > oldest; time -= (0.5 + random()) * KINDS[kind].daysApart * DAY) {
    // A whole second, as the platform keeps it.
    times.unshift(Math.floor(time / 1000) * 1000);
  }
  return times;
}

function seedLogin(seeding: Seeding, { user, kind, application }: Logins, time: number): void {
  const random = randomOf(`${String(user['Username'])} ${time % DAY}`);
  const values = {
    UserId: user.Id,
    LoginTime: stored(time),
    ...KINDS[kind].values,
    ...(application !== undefined && { Application: application }),
    ...connectionOf(kind, random),
    Status: 'Success'
  };
  putRow(seeding, 'LoginHistory', values, time);
  // People mistype; the failed try comes a minute before.
  if (kind === 'password' && random() < 0.06) seedFailure(seeding, user, time - 60_000);
}

function connectionOf(kind: LoginKind, random: () => number): Record<string, Value> {
  const isPerson = kind === 'password' || kind === 'saml';
  return {
    SourceIp: `${pick(random, ['192.0.2', '198.51.100', '203.0.113'])}.${1 + Math.floor(random() * 250)}`,
    LoginUrl: isPerson ? 'alderfinch.my.salesforce.com' : 'login.salesforce.com',
    TlsProtocol: pick(random, ['TLS 1.2', 'TLS 1.3', 'TLS 1.3']),
    CipherSuite: 'ECDHE-RSA-AES256-GCM-SHA384',
    CountryIso: pick(random, ['GB', 'GB', 'GB', 'DE', 'FR']),
    OptionsIsGet: kind === 'saml',
    OptionsIsPost: kind !== 'saml'
  };
}

function seedFailure(seeding: Seeding, user: Row, time: number): void {
  putRow(seeding, 'LoginHistory', {
    UserId: user.Id,
    LoginTime: stored(time),
    ...KINDS.password.values,
    OptionsIsPost: true,
    Status: 'Invalid Password'
  });
}
