import type { FaultsByFile } from './fault.ts';

export const LOCAL_ORG_METADATA: FaultsByFile = {
  'local-org/metadata/deploy.ts': [
    ['everybody deploys', 'requireMetadataAccess(org, caller);', ''],
    ['a check deploys', 'options.checkOnly === true || ', ''],
    ['a deployment that failed stays in part', '(outcome.failures.length > 0 && !isPartial)', 'false'],
    ['a deployment that may stay in part does not', ' && !isPartial', ''],
    ['objects of an undone deployment stay', 'org.schema = schema;\n    if', 'if'],
    [
      'a deployment that asks for tests pretends to have run them',
      'if (refusal !== undefined)',
      'if (refusal === null)'
    ]
  ],
  'local-org/metadata/deployGroup.ts': [
    ['a component that failed stays', 'org.store.rollback(savepoint);', '']
  ],
  'local-org/metadata/testLevel.ts': [
    [
      'a class with tests deploys as if they had run',
      "(testLevel === 'NoTestRun' || !hasTests(store, components))",
      'testLevel'
    ]
  ],
  'local-org/metadata/destroy.ts': [
    ['what may not be deleted is', 'if (refusal !== undefined) return { problem: refusal };\n  for', 'for'],
    ['sets keep rights to what was deleted', '  pruneKept(deployment);\n', ''],
    [
      'what refers to a deleted component is broken',
      'failures.push(...orphans(deployment, messages, path));',
      ''
    ]
  ],
  'local-org/metadata/package.ts': [
    [
      'files that package.xml does not name are deployed',
      'components.filter((component) => !isNamed(component))',
      'components.filter(() => false)'
    ]
  ],
  'local-org/metadata/retrieve.ts': [['everybody retrieves', 'requireMetadataAccess(org, caller);', '']],
  'local-org/metadata/handler/permissionSet.ts': [
    [
      'a deployment adds rights and takes none away',
      "    removeRights(deployment, id);\n    putRights(deployment, id, rights);\n    recalculateGroupsOf(deployment, id);\n  },\n  remove: (id, fullName, deployment) => removeSet('PermissionSet',",
      "    putRights(deployment, id, rights);\n    recalculateGroupsOf(deployment, id);\n  },\n  remove: (id, fullName, deployment) => removeSet('PermissionSet',"
    ],
    [
      'a deployment leaves user permissions that its file does not name',
      "...allUserPermissions(deployment, 'PermissionSet'),",
      ''
    ],
    [
      'a deployment of a set takes it from the apps that it admits',
      "!PRE_AUTHORISED.has(String(row['SetupEntityType']))",
      'row !== null'
    ],
    ['a group has no rights of its own', 'recalculateGroup(deployment.org, id);', ''],
    [
      'a set that is assigned is deleted',
      "store.find('PermissionSetAssignment', 'PermissionSetId', id).length > 0",
      'id === null'
    ]
  ],
  'local-org/metadata/handler/connectedApp.ts': [
    [
      'an app admits whom its file names no more',
      "if (!wanted.delete(String(row['ParentId']))) org.store.remove('SetupEntityAccess', row.Id);",
      "wanted.delete(String(row['ParentId']));"
    ]
  ]
};

export const LOCAL_ORG_REST: FaultsByFile = {
  'local-org/rest/session.ts': [
    ['a frozen user has a session', ' || isFrozen(org, user.Id)', ''],
    ['a user who is off has a session', "user?.['IsActive'] !== true ||", 'user === undefined ||'],
    [
      'who lacks API Enabled has a session',
      "if (session?.kind === 'api') requireApiEnabled(org, user.Id);",
      ''
    ],
    ['the API sees everything, whoever asks', "mode: 'user'", "mode: 'system'"]
  ],
  'local-org/rest/tokens.ts': [
    ['any token is somebody', 'timingSafeEqual(one.digest, digest)', 'digest.equals(digest)']
  ],
  'local-org/rest/guard.ts': [
    ['any host name is served', 'if (!/^(?:127', "if (host === '' && !/^(?:127"],
    ['a host that begins like ours is served', String.raw`(?::\d{1,5})?$/`, String.raw`(?::\d{1,5})?/`],
    ['addresses are of any length', 'LONGEST_URI = 16_384', 'LONGEST_URI = 16_384_000']
  ],
  'local-org/rest/api.ts': [
    ['other host names reach the API', 'app.use(requireLoopbackHost, ', 'app.use('],
    ['requests are not counted', 'app.use(counted(requests), ', 'app.use(']
  ],
  'local-org/rest/cursors.ts': [
    ["a user reads on in another's answer", 'one.id === id && one.userId === userId &&', 'one.id === id &&'],
    [
      'an answer stays open for ever',
      ' === userId && !this.isExpired(one));\n    const offset',
      ' === userId);\n    const offset'
    ],
    ['any number of answers stays open', '.slice(-MOST_CURSORS)', '']
  ],
  'local-org/rest/requestCount.ts': [
    ["the day's requests never end", 'if (this.used >= this.maximum) throw requestLimitExceeded();', '']
  ],
  'local-org/rest/data.ts': [
    [
      'objects that a fault hides are read',
      "session.faults.requireReadable({ path: '/query', objects: queriedObjects(soql) });",
      ''
    ]
  ],
  'local-org/rest/composite.ts': [
    ['a composite request that failed stays in part', '    store.rollback(start);\n', '']
  ],
  'local-org/rest/collections.ts': [
    ['a collection that failed stays in part', '    org.store.rollback(start);\n', '']
  ],
  'local-org/rest/soap/operations.ts': [
    ["a user sees another's deployment", 'operation?.userId === userId', 'operation']
  ],
  'local-org/rest/oauth.ts': [['a user reads who another is', ' || longId(user) !== own', '']]
};

export const LOCAL_ORG_FAULTS: FaultsByFile = {
  'local-org/faults/faults.ts': [
    ['from the nth event on all fail', 'rule.matched !== match.nth', 'rule.matched < match.nth'],
    [
      'a session that ended goes on',
      "kind === 'invalidSession')) this.isSessionLost = true;",
      "kind === 'invalidSession')) this.isSessionLost = false;"
    ],
    ['a session is lost for ever', '    this.isSessionLost = false;\n', ''],
    [
      'a fault of one object meets all',
      'return object === undefined || event',
      'return object !== null || event'
    ]
  ],
  'local-org/faults/middleware.ts': [
    ['a body that is cut off is whole', 'body.subarray(0, body.length >> 1)', 'body'],
    ['an answer is never late', "if (fault.kind === 'latency') await", 'if (fault.kind === null) await']
  ]
};

export const LOCAL_ORG_PREVIEW: FaultsByFile = {
  'local-org/preview/session.ts': [
    [
      'the pages are open without a token',
      'if (!given.some((one) => isToken(session, one))) {',
      'if (given.length < 0) {'
    ],
    [
      'any host name is served',
      "if (!OWN_HOST.test(c.req.header('host') ?? '')) return c",
      "if (c.req.header('host') === '') return c"
    ],
    ['a change needs no cookie', 'return isToken(session, keptToken(request)) && origin', 'return origin'],
    [
      'a change comes from any page',
      "&& origin === `http://${request.headers.get('host') ?? ''}`",
      "&& origin !== ''"
    ],
    ['scripts read the token', 'HttpOnly; ', ''],
    ['another page sends our cookie', 'SameSite=Strict; ', ''],
    ['a user who is off is shown pages', 'activeUser(org, chosen)?.id)', 'chosen)'],
    ['another page frames ours', "frame-ancestors 'none'; ", '']
  ]
};
