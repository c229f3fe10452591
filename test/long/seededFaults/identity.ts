import type { FaultsByFile } from './fault.ts';

export const IDENTITY: FaultsByFile = {
  'src/core/identity/identify.ts': [
    ['identities are capped', '[...traces].map(', '[...traces].slice(0, 500).map('],
    [
      'two spellings of a username are two identities',
      ': { key: who.username.toLowerCase() }',
      ': { key: who.username }'
    ],
    ['users are found by case', 'user.Username.toLowerCase(), user', 'user.Username, user'],
    [
      'identities stand in the order of rows',
      'identities: identities.sort(',
      'identities: identities.toSorted(() => 0) ?? identities.sort('
    ],
    [
      'of two declarations of an app the first decides',
      'new Set(known.flatMap((app) => app.flows))',
      'new Set(known[0]?.flows)'
    ],
    ['users that agents run as are not found', 'integrationLicences,\n  agentUsers,', 'integrationLicences,'],
    ['owners of jobs are not found', 'scheduledJobOwners,\n  liveTokens,', 'liveTokens,'],
    [
      'a user who is named by username and by id is two',
      'if (user) return { key: user.Id,',
      'if (user) return { key: JSON.stringify(who),'
    ],
    [
      'a user whose row was not read is no gap',
      'return userId === undefined || user ? [] :',
      'return userId !== null ? [] :'
    ],
    ['the logins of an identity are lost', 'userId === undefined ? null : loginsOf(userId)', 'null'],
    [
      'evidence that two rows give is shown twice',
      '...new Map(traces.map((found) => [JSON.stringify(found.evidence), found.evidence])).values()',
      '...traces.map((found) => found.evidence)'
    ],
    ['evidence stands in the order of rows', 'evidence.sort(bySource)', 'evidence'],
    [
      'of several ways in which an app is known the first is told',
      'known.flatMap((app) => app.provenance)',
      'known[0]?.provenance'
    ],
    [
      'an app was last used when the last row says so',
      'newest(last, app.lastUsedAt), null)',
      'app.lastUsedAt ?? last, null)'
    ]
  ],

  'src/core/identity/declaredRunAs.ts': [
    ['an app without a policy is passed over', '!withPolicy.has(row.ExternalClientApplicationId)', 'false'],
    [
      'a policy that names a user, where no switch was read, is off',
      'isSwitchedOn ?? username !== null',
      'isSwitchedOn ?? false'
    ],
    ['an app that is off is read as on', "appOff.has(appId) ? 'appOff' : flow", 'flow'],
    ['a flow that the app switches off is read as on', ' && isSwitchedOn !== false', ''],
    [
      'a flow that the policy switches off is read as on',
      'policy.IsClientCredentialsFlowEnabled ?? isSwitchedOn',
      'isSwitchedOn'
    ],
    [
      "a connected app's flow that is off is read as on",
      "app.IsClientCredentialEnabled ? 'clientCredentialsOn' : 'clientCredentialsOff'",
      "'clientCredentialsOn'"
    ],
    [
      'a user whose flow is off is not listed',
      'if (!username) return [];',
      "if (!username || detail !== 'clientCredentialsOn') return [];"
    ],
    ['external client apps are passed over', ', ...externalClientApps(snapshot)]', ']'],
    [
      'an app without a run-as user is no gap',
      "if (username || detail !== 'clientCredentialsOn') return [];",
      'if (appId) return [];'
    ],
    [
      'a declaration that is off is as sure as one that is on',
      "isOn ? 'high' : 'medium'",
      "isOn ? 'high' : 'high'"
    ]
  ],
  'src/core/identity/apps.ts': [
    ['of two apps with one label the first is meant', 'found && ids.size === 1 ?', 'found ?'],
    ['apps are found by case', 'const key = name.toLowerCase();', 'const key = name;'],
    ['apps are found by API name alone', '[row.Name, row.MasterLabel]', '[row.Name]'],
    [
      'external client apps are not found by name',
      "    ...namedApps(ExternalClientApplication, 'externalClientApp')\n",
      ''
    ]
  ],
  'src/core/identity/logins.ts': [
    [
      'a login of any flow is one of client credentials',
      "logins.filter(({ flow }) => flow === 'clientCredentials').map",
      'logins.map'
    ],
    [
      'apps that log in otherwise are not shown',
      'uses: logins.flatMap(({ who, app }) => (app ? { who, app } : []))',
      'uses: []'
    ],
    ['logins that failed count', "Status === 'Success'", "Status !== ''"],
    ['a login without a status is passed over', 'Status === undefined || Status === null || ', ''],
    [
      'where logins are missing no person is there',
      "partialTables.includes('LoginHistory') ? null : false",
      'false'
    ],
    ['logins that were not read are none', 'if (!rows.LoginHistory) return () => null;', ''],
    ['a person with Lightning Login is none', 'application|lightning login|', 'application|'],
    ['single sign-on is no person', String.raw`|.*\bsso)`, ')'],
    ['the last row decides on the last login', 'return a > b ? a : b;', 'return b;'],
    [
      'flows are known by their value alone',
      String.raw`name.replace(/[\s-]/g, '').toLowerCase()`,
      'name.toLowerCase()'
    ],
    ['a login that was seen is less than sure', "confidence: 'high'", "confidence: 'medium'"],
    ['when an app was last used is lost', 'lastUsedAt: row.LoginTime', 'lastUsedAt: null']
  ],
  'src/core/identity/tokens.ts': [
    ['whoever uses Salesforce Authenticator is an identity', "    'Salesforce Authenticator',\n", ''],
    [
      'apps of persons are known in one casing',
      "PERSONS_APPS.has((AppName ?? '').toLowerCase())",
      "PERSONS_APPS.has(AppName ?? '')"
    ],
    ['a token without an app lists a nameless app', 'if (!app) return [];', ''],
    ['a token is as sure as a login', "confidence: 'medium'", "confidence: 'high'"],
    ['apps that hold a token are not shown', 'return {\n    uses,', 'return {']
  ],
  'src/core/identity/userTraces.ts': [
    ['owners of scheduled Apex are passed over', "  '7': 'Scheduled Apex',\n", ''],
    ['jobs that have ended count', '.filter(isWaiting)', ''],
    ['whoever has a dashboard refreshed is an identity', 'if (type === undefined) return [];', ''],
    [
      'every user of a sandbox called integration is an identity',
      "const [local = ''] = Username.split('@');",
      'const local = Username;'
    ],
    ['a name is more than a weak hint', "confidence: 'low'", "confidence: 'medium'"],
    ['the owner of a job is as sure as a login', "confidence: 'medium'", "confidence: 'high'"],
    ['an agent without a user has one', 'BotUserId === null', "BotUserId === ''"],
    [
      'who has a profile of the name holds the licence',
      'Profile?.UserLicense?.Name === INTEGRATION_LICENCE',
      'Profile?.Name === INTEGRATION_LICENCE'
    ],
    [
      'of several grants of API Only User one is told',
      'grants.map(({ kind, name }) =>',
      'grants.slice(0, 1).map(({ kind, name }) =>'
    ]
  ]
};
