import type { EvidenceDetail, EvidenceKind, Flow, Provenance } from './identity/evidence.ts';
import type { Gap, GapCode } from './model/gap.ts';

/** A gap in words: what was not read, why, and what that hides. */
export interface GapText {
  readonly what: string;
  readonly why: string;
  readonly hides: string;
}

const RIGHTS = 'Rights that it grants.';
const FILE = 'Everything that this file says.';

/** What the rows of a query would have shown; the query catalogue names them. */
const HIDDEN_TEXTS = {
  everything: 'Everything.',
  users: 'Who the users are, whether they are active, and when they last logged in.',
  frozenUsers: 'Which users are frozen.',
  licences: 'Users that hold the Salesforce Integration licence.',
  namedUsers: 'Users whose name says that they are an integration.',
  apiOnlyUsers: 'Users that are API-only.',
  assignments: 'What is assigned to the users.',
  rights: RIGHTS,
  groups: 'Whether the rights through permission set groups are the ones in force, and their names.',
  groupMembers: 'Which members of a group bring a right.',
  entityNames: 'The names of classes, pages, flows, custom permissions or apps that are granted.',
  logins:
    'Logins of other users: who uses the client-credentials flow, which apps are used, and the last API and interactive logins.',
  olderLogins: 'Integrations that logged in before that day and not since.',
  tokens: 'Users whose token an app keeps.',
  jobs: 'Users that scheduled jobs run as.',
  agents: 'Users that agents run as.',
  connectedApps: 'The connected apps, and the names of those that users may use.',
  connectedAppRunAs: 'Run-as users of connected apps.',
  externalClientApps: 'The external client apps.',
  externalClientAppRunAs: 'Run-as users of external client apps.',
  appsOff: 'Which external client apps are switched off.'
} as const;
export type Hidden = keyof typeof HIDDEN_TEXTS;

/** `[…]` is left out where its parameter is not given. `{name}` stands for a parameter of the gap; of `hides` for the text that belongs to the code. */
const GAP_TEXTS: Record<GapCode, GapText> = {
  fileNotReadable: {
    what: '{path}',
    why: 'The file cannot be opened ({reason}). Make it readable.',
    hides: FILE
  },
  fileEmpty: { what: '{path}', why: 'The file is empty. Retrieve it again.', hides: FILE },
  fileTooLarge: {
    what: '{path}',
    why: 'The file has {size} MB; at most {limit} MB are read. Retrieve it again, or split it.',
    hides: FILE
  },
  fileHasDoctype: {
    what: '{path}',
    why: 'The file declares a document type, which Salesforce metadata never does. Remove the declaration.',
    hides: FILE
  },
  fileHasOtherEncoding: {
    what: '{path}',
    why: 'The file is not UTF-8, which Salesforce metadata is. Save it as UTF-8.',
    hides: FILE
  },
  folderLinkNotFollowed: {
    what: '{path}',
    why: 'It is a link to a folder, and links are not followed. Put the folder in its place.',
    hides: 'Everything that lies below it.'
  },
  fileNotWellFormed: {
    what: '{path}:{place}',
    why: 'The file is not well-formed XML: {reason} Correct it there, or retrieve it again.',
    hides: FILE
  },
  fileHasOtherRoot: {
    what: '{path}',
    why: 'The root element is <{found}>, expected <{expected}>. Rename the file after its type, or retrieve it again.',
    hides: FILE
  },
  fileNotRecognised: {
    what: '{path}',
    why: 'source-deploy-retrieve does not recognise it: {reason} Move it to the folder of its type.',
    hides: FILE
  },
  fileIgnored: {
    what: '{path}',
    why: 'A `.forceignore` file hides it. Remove the line that matches it, or accept the gap.',
    hides: FILE
  },
  permissionSetDecomposed: {
    what: '{path}',
    why: 'Permission set `{name}` is decomposed: its rights are in part files that are not composed. Retrieve it without the decomposition preset, or convert it with `sf project convert source`.',
    hides: RIGHTS
  },
  elementNotRead: {
    what: '{path}',
    why: 'Element <{element}> is not known in a {type}. Correct its name, or update this tool.',
    hides: 'Rights that this element grants.'
  },
  valueNotRead: {
    what: '{path}',
    why: '<{element}> is `{value}`, expected {expected}. Correct the value.',
    hides: 'Rights that this element grants.'
  },
  nameNotUnique: {
    what: '{type} {name}',
    why: 'Several files bear this name: {paths}. Narrow the source folder to one of them.',
    hides: 'Which of them is true. The rights of all of them together are shown, which is the most it can be.'
  },
  usersNotRead: {
    what: 'User {username}',
    why: 'Users and assignments were not read. Beside metadata files, give a users file.',
    hides:
      'The profile, permission sets and groups that the user holds. What its apps pre-authorise is taken as held.'
  },
  usernameHasNoUser: {
    what: 'User {username}',
    why: 'An app names this run-as user, but no user that was read has the username. Correct the app; beside metadata files, add the user to the users file.',
    hides: 'All that the user can do.'
  },
  appHasNoRunAsUser: {
    what: 'App {app}',
    why: 'Its client-credentials flow is on, but it names no run-as user. Name one in its policies; of a source folder, retrieve them first.',
    hides: 'The identity that the app runs as.'
  },
  appNotRead: {
    what: 'External client app {app}',
    why: '{path} refers to it, but the app itself was not found. Retrieve its ExternalClientApplication.',
    hides: 'Whether the app is there.'
  },
  userHasNoProfile: {
    what: 'User {username}',
    why: 'No profile was read for the user, and each user has one. Add the profile to the users file.',
    hides: 'Rights that the profile grants.'
  },
  nameNotFound: {
    what: '{kind} {name}',
    why: '{place} names it, but the source folder has no such file. Correct the name, or retrieve it.',
    hides: RIGHTS
  },
  assignedSetNotRead: {
    what: '{name}',
    why: 'It is assigned, but the permission set or profile was not read. Retrieve it.',
    hides: RIGHTS
  },
  groupNotRead: {
    what: 'Permission set group {name}',
    why: 'It is assigned, but the group was not read. Retrieve it.',
    hides: RIGHTS
  },
  groupMemberNotRead: {
    what: 'Permission set {member}',
    why: 'It is a member of group {group}, but was not read. Retrieve it.',
    hides: 'Rights that the group grants through it.'
  },
  groupMutingNotRead: {
    what: 'Muting permission set {muting}',
    why: 'It mutes rights of group {group}, but was not read. Retrieve it.',
    hides: 'Which rights of the group are muted. All of them are shown, which is the most it can be.'
  },
  groupPossiblyStale: {
    what: 'Permission set group {group}',
    why: 'Its status is {status}: the platform has not recalculated it. Recalculate it in Setup.',
    hides: 'Whether the rights through this group are the ones in force.'
  },
  groupStatusNotRead: {
    what: 'Permission set group {group}',
    why: 'Its aggregate permission set was read, but not the group, which says whether it is up to date.',
    hides: 'Whether the rights through this group are the ones in force.'
  },
  tableNotRead: {
    what: '{table}',
    why: 'The rows of this object were not read.',
    hides: 'Rights that they grant.'
  },
  expirationNotRead: {
    what: 'Assignment of {name}',
    why: 'Its expiration date `{value}` is not an ISO 8601 date. Correct it.',
    hides: 'Whether the assignment has expired. It is counted, so the access is the most it can be.'
  },
  setupEntityNotNamed: {
    what: '{kind} {id}',
    why: 'Access to it is granted, but its name was not read.',
    hides: 'Which one it is.'
  },
  rightMissing: {
    what: '{object}',
    why: 'You lack the user permission {permission}, without which Salesforce gives fewer rows or none, and no error. Have it assigned.',
    hides: '{hides}'
  },
  rightNotKnown: {
    what: '{object}',
    why: 'Whether you have the user permission {permission} could not be read, and without it Salesforce gives fewer rows and no error.',
    hides: '{hides}'
  },
  queryFailed: {
    what: '{object}',
    why: 'The query failed: {reason}[ It needs the user permission {permission}.]',
    hides: '{hides}'
  },
  rowsMissing: {
    what: '{object}',
    why: 'Of {expected} rows {read} came. Run it again.',
    hides: '{hides}'
  },
  describeFailed: {
    what: '{object}',
    why: 'Its columns could not be read: {reason}[ That needs the user permission {permission}.]',
    hides: '{hides}'
  },
  metadataNotRead: {
    what: '{object} metadata',
    why: 'It was not retrieved: {reason}[ It needs the user permission {permission}.]',
    hides: '{hides}'
  },
  loginsLeftOut: {
    what: 'LoginHistory before {date}',
    why: 'Only logins since then were asked for.',
    hides: '{hides}'
  },
  userNotRead: {
    what: 'User {id}',
    why: 'A row refers to this user, but the user was not read.',
    hides: 'Who it is, and whether the user is active.'
  }
};

export function gapText(gap: Gap): GapText {
  const { what, why, hides } = GAP_TEXTS[gap.code];
  const valueOf = (name: string): string =>
    (name === 'hides' ? hiddenText(gap.params['hides']) : gap.params[name]) ?? '';
  const text = (template: string): string => filled(template, gap.params, valueOf);
  return { what: text(what), why: text(why).trim(), hides: text(hides) };
}

/** The text with its parameters in their places; what stands in brackets is left out where its own is not given. */
export function filled(
  text: string,
  params: Readonly<Record<string, string>>,
  valueOf: (name: string) => string = (name) => params[name] ?? ''
): string {
  return text
    .replace(/\[([^\]]*\{(\w+)\}[^\]]*)\]/g, (_, part: string, name: string) => (name in params ? part : ''))
    .replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));
}

function hiddenText(code: string | undefined): string {
  return code !== undefined && code in HIDDEN_TEXTS ? HIDDEN_TEXTS[code as Hidden] : '';
}

export const EVIDENCE_KIND_TEXTS: Record<EvidenceKind, string> = {
  declaredRunAs: 'Declared run-as',
  clientCredentialsLogin: 'Client-credentials login',
  apiOnly: 'API-only',
  integrationLicence: 'Integration licence',
  agentUser: 'Agent user',
  scheduledJobOwner: 'Scheduled-job owner',
  liveToken: 'Live token',
  namePattern: 'Name pattern'
};

export const FLOW_TEXTS: Record<Flow, string> = {
  clientCredentials: 'client credentials',
  refreshToken: 'refresh token',
  tokenExchange: 'token exchange',
  usernamePassword: 'username and password'
};

export const PROVENANCE_TEXTS: Record<Provenance, string> = {
  declared: 'declared',
  observed: 'seen to log in',
  token: 'holds a token',
  recorded: 'recorded'
};

export const EVIDENCE_DETAIL_TEXTS: Record<EvidenceDetail, string> = {
  clientCredentialsOn: 'Runs the client-credentials flow as this user.',
  clientCredentialsOff: 'Names this user, but its client-credentials flow is off.',
  appOff: 'Names this user, but the app is switched off.',
  clientCredentialsUsed: 'Logged in with the client-credentials flow as this user.',
  apiOnlyGranted: 'Grants API Only User, which bars the user from the pages.',
  licenceHeld: 'The user holds this licence, which exists for integrations.',
  agentRunsAs: 'The agent runs as this user.',
  jobRunsAs: 'A job of this type runs as this user.',
  tokenHeld: 'The app holds a token of this user and can act without them.',
  nameSaysSo: 'The name contains “integration”.'
};
