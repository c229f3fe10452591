import { AccessResolver, identify, parseInstant } from '../../core/index.ts';
import type { Gap, OrgSnapshot, OauthTokenRow, SnapshotRows, UserRow } from '../../core/index.ts';
import type { Catalogue } from './catalogue.ts';
import { CatalogueReader } from './catalogueReader.ts';
import type { ReadProgress, ReadRows } from './catalogueReader.ts';
import { namedByDeveloperName, newestLogins, orgOf, readTables, rowsOf, text, userRows } from './liveRows.ts';
import type { ApiRecord } from './orgClient.ts';
import { readFrozenIds, readHeldSets } from './readSets.ts';

export interface ReadOrgOptions extends ReadProgress {
  /** ISO 8601 time of the reading. */
  readonly takenAt: string;
  /** How far back logins are read; the platform keeps six months. */
  readonly loginDays?: number;
  /** How many logins are read at most, the newest of them; an org has millions. */
  readonly mostLogins?: number;
}

/** The platform keeps LoginHistory for six months. */
export const MAX_LOGIN_DAYS = 184;
const DAY_MS = 86_400_000;
const NOTHING: ReadRows = { rows: [], isWhole: true };

/**
 * Reads who the identities of a live org are and which user permissions they hold. Objects, fields and setup
 * entities are left to `readAccess`, for the one that is opened.
 *
 * @throws OrgReadError when the org answers nothing at all.
 */
export async function readOrg(catalogue: Catalogue, options: ReadOrgOptions): Promise<OrgSnapshot> {
  const reader = new CatalogueReader(catalogue, options);
  await reader.readCallerPermissions();
  const traces = await readTraces(reader, options);
  reader.requireAnswers();
  const candidates = candidatesOf(traces);
  const users = await readUsers(reader, traces.users, candidates);
  // Of a user whose row did not come the evidence stays, and the id names the identity.
  const ids = new Set([...candidates.ids, ...(users.rows ?? []).map(({ Id }) => Id)]);
  const sets = await readHeldSets(reader, [...ids], ['userPermissions']);
  const isCandidate = ({ UserId }: { readonly UserId: string }): boolean => ids.has(UserId);
  return {
    org: orgOf(traces.organization, catalogue.orgName, options.takenAt),
    apiVersion: catalogue.apiVersion,
    parts: ['userPermissions'],
    partialTables: [...traces.partialTables, ...(users.isWhole ? [] : ['User' as const])],
    rows: {
      ...traces.rows,
      ...readTables({
        LoginHistory: traces.rows.LoginHistory?.filter(isCandidate),
        OauthToken: traces.rows.OauthToken?.filter(isCandidate),
        User: users.rows
      }),
      ...sets
    },
    gaps: [...reader.gaps, ...traces.gaps]
  };
}

interface Traces {
  readonly organization: readonly ApiRecord[];
  readonly rows: SnapshotRows;
  /** Users that a query finds by what they are, and not by what refers to them. */
  readonly users: readonly ApiRecord[];
  readonly apiOnlyIds: readonly string[];
  readonly partialTables: readonly (keyof SnapshotRows)[];
  readonly gaps: readonly Gap[];
}

async function readTraces(
  reader: CatalogueReader,
  { takenAt, loginDays, mostLogins }: ReadOrgOptions
): Promise<Traces> {
  const until = new Date(parseInstant(takenAt) ?? 0);
  const days = Math.min(loginDays ?? MAX_LOGIN_DAYS, MAX_LOGIN_DAYS);
  const since = new Date(until.getTime() - days * DAY_MS);
  const [
    organization,
    apps,
    policies,
    states,
    { listed, ConnectedApp, unlisted, gaps },
    apiOnly,
    licensed,
    named,
    jobs,
    agents,
    logins,
    tokens
  ] = await Promise.all([
    reader.read('organization'),
    reader.read('externalClientApps'),
    reader.read('externalClientAppPolicies'),
    reader.read('externalClientAppStates'),
    reader.connectedApps(),
    reader.read('apiOnlyAssignments'),
    reader.read('integrationUsers'),
    reader.read('namedUsers'),
    reader.read('scheduledJobs'),
    reader.read('agents'),
    reader.read('logins', { since, until }, { keep: newestLogins, most: mostLogins }),
    reader.read('tokens')
  ]);
  const isCut = days < MAX_LOGIN_DAYS || logins.since !== undefined;
  return {
    organization: organization.rows,
    rows: {
      ConnectedApp,
      ConnectedApplication: [...listed, ...unlisted],
      ExternalClientApplication: namedByDeveloperName(apps.rows),
      ExtlClntAppOauthPlcyCnfg: rowsOf(policies.rows),
      ExtlClntAppPlcyCnfg: rowsOf(states.rows),
      CronTrigger: rowsOf(jobs.rows),
      BotDefinition: rowsOf(agents.rows),
      OauthToken: rowsOf<OauthTokenRow>(tokens.rows),
      ...(logins.isWhole || logins.rows.length > 0 ? { LoginHistory: rowsOf(newestLogins(logins.rows)) } : {})
    },
    users: [...licensed.rows, ...named.rows],
    apiOnlyIds: apiOnly.rows.map((row) => text(row, 'AssigneeId')),
    partialTables: logins.isWhole && !isCut ? [] : ['LoginHistory'],
    gaps: isCut ? [...gaps, loginsLeftOut(since, logins.since)] : gaps
  };
}

/** The day that was asked for, or the minute where the logins of a day are too many. */
function loginsLeftOut(asked: Date, read: Date | undefined): Gap {
  const [day = '', time = ''] = (read ?? asked).toISOString().split('T');
  const date = read ? `${day} ${time.slice(0, 5)} UTC` : day;
  return { code: 'loginsLeftOut', params: { date, hides: 'olderLogins' } };
}

interface Candidates {
  readonly ids: ReadonlySet<string>;
  /** Of apps whose run-as user metadata names. */
  readonly usernames: readonly string[];
}

/** Whom the detectors of the core find before the users themselves are read. */
function candidatesOf({ rows, users, apiOnlyIds }: Traces): Candidates {
  const thin: OrgSnapshot = {
    org: { name: '', takenAt: '' },
    apiVersion: null,
    parts: [],
    rows: { ...rows, User: userRows(users, null) },
    gaps: []
  };
  const { identities } = identify(thin, new AccessResolver(thin, '1970-01-01'));
  const ids = identities.flatMap(({ userId }) => userId ?? []);
  return {
    ids: new Set([...ids, ...apiOnlyIds]),
    usernames: identities.flatMap(({ userId, username }) => (userId === undefined ? username : []))
  };
}

interface ReadUsers {
  /** Undefined: no user could be read at all. */
  readonly rows: readonly UserRow[] | undefined;
  readonly isWhole: boolean;
}

/** @param known users whose rows have been read already. */
async function readUsers(
  reader: CatalogueReader,
  known: readonly ApiRecord[],
  { ids, usernames }: Candidates
): Promise<ReadUsers> {
  const kept = known.filter((user) => ids.has(text(user, 'Id')));
  const unread = [...ids.difference(new Set(kept.map((user) => text(user, 'Id'))))];
  const [byId, byUsername, frozen] = await Promise.all([
    unread.length > 0 ? reader.read('users', { ids: unread }) : NOTHING,
    usernames.length > 0 ? reader.read('usersByUsername', { usernames }) : NOTHING,
    readFrozenIds(reader)
  ]);
  const records = [...kept, ...byId.rows, ...byUsername.rows];
  const isWhole = byId.isWhole && byUsername.isWhole;
  return { rows: isWhole || records.length > 0 ? userRows(records, frozen) : undefined, isWhole };
}
