import type { FaultsByFile } from './fault.ts';

export const LOCAL_ORG_METADATA: FaultsByFile = {
  'local-org/metadata/zip.ts': [
    ['zips of any size are read', 'bytes.byteLength > MAX_ZIPPED', 'bytes.byteLength < 0'],
    ['zips of any number of files are read', 'zip.entryCount > limits.entries', 'zip.entryCount < 0'],
    ['zips unpack to any size', 'if (size > room) {', 'if (size < 0) {'],
    ['each file may unpack to the whole size', '    room -= content.byteLength;\n', ''],
    ['paths lead out of the package', "parts.some((part) => part === '..' || part === '.')", 'false'],
    ['two spellings of a path are two files', 'if (seen.has(path.toLowerCase()))', 'if (seen.has(path))'],
    ['links are read as files', "if (path.endsWith('/') || isLink(entry)) continue;", "if (path.endsWith('/')) continue;"]
  ],
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
    ],
    [
      'what is to go afterwards stays',
      "if (sent.after) destroy(deployment, sent.after, 'destructiveChangesPost.xml', messages, outcome);",
      ''
    ]
  ],
  'local-org/metadata/deployGroup.ts': [
    ['a component that failed stays', 'org.store.rollback(savepoint);', '']
  ],
  'local-org/metadata/testLevel.ts': [
    ['options that are not modelled are passed over', 'if (option !== undefined) return', 'if (option === null) return'],
    [
      'a class with tests deploys as if they had run',
      "(testLevel === 'NoTestRun' || !hasTests(store, components))",
      'testLevel'
    ]
  ],
  'local-org/metadata/destroy.ts': [
    [
      'what may not be deleted is',
      'if (refusal !== undefined) return { problem: refusal };\n  for',
      'for'
    ],
    ['sets keep rights to what was deleted', '  pruneKept(deployment);\n', ''],
    ['what refers to a deleted component is broken', 'failures.push(...orphans(deployment, messages, path));', ''],
    ['half of a refused deletion stays', 'org.store.rollback(savepoint);', '']
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
  'local-org/metadata/handler/rights.ts': [
    ['who edits a field does not read it', "isEdit || booleanOf(element, 'readable')", "booleanOf(element, 'readable')"]
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
    ['who lacks API Enabled has a session', 'requireApiEnabled(org, user.Id);', ''],
    ['the API sees everything, whoever asks', "mode: 'user'", "mode: 'system'"]
  ],
  'local-org/rest/tokens.ts': [
    ['any token is somebody', 'timingSafeEqual(one.digest, digest)', 'digest.equals(digest)'],
    ['tokens are never forgotten', '...this.issued.slice(1 - MOST_TOKENS)', '...this.issued']
  ],
  'local-org/rest/guard.ts': [
    ['any host name is served', 'if (!/^(?:127', "if (host === '' && !/^(?:127"],
    ['a host that begins like ours is served', String.raw`(?::\d{1,5})?$/`, String.raw`(?::\d{1,5})?/`],
    ['addresses are of any length', 'LONGEST_URI = 16_384', 'LONGEST_URI = 16_384_000'],
    ['headers are of any length', 'LONGEST_URI_AND_HEADERS = 16_384', 'LONGEST_URI_AND_HEADERS = 16_384_000'],
    ['bodies are of any size', 'LARGEST_BODY = 50', 'LARGEST_BODY = 5_000']
  ],
  'local-org/rest/api.ts': [
    ['other host names reach the API', 'app.use(requireLoopbackHost, ', 'app.use('],
    ['requests are not counted', 'app.use(counted(requests), ', 'app.use(']
  ],
  'local-org/rest/cursors.ts': [
    ["a user reads on in another's answer", 'one.id === id && one.userId === userId &&', 'one.id === id &&'],
    ['an answer stays open for ever', ' === userId && !this.isExpired(one));\n    const offset', ' === userId);\n    const offset'],
    ['an answer goes on at any row', 'offset % cursor.answer.batchSize !== 0 ||', ''],
    ['any number of answers stays open', '.slice(-MOST_CURSORS)', ''],
    ['a user closes the answers of others', 'this.open = [...others, ...own];', 'this.open = own;']
  ],
  'local-org/rest/requestCount.ts': [
    ["the day's requests never end", 'if (this.used >= this.maximum) throw requestLimitExceeded();', ''],
    ["the next day's requests are those of the day before", 'time - this.windowStart >= DAY', 'time < this.windowStart']
  ],
  'local-org/rest/data.ts': [
    [
      'objects that a fault hides are read',
      "session.faults.requireReadable({ path: '/query', objects: queriedObjects(soql) });",
      ''
    ],
    [
      'all or none saves some where a row is locked',
      'if (allOrNone) return records.map((_, i) => (i % 2 === 0 ? LOCKED : ROLLED_BACK));',
      ''
    ]
  ],
  'local-org/rest/composite.ts': [
    ['a composite request that failed stays in part', '    store.rollback(start);\n', ''],
    ['a composite request takes any number of parts', 'MOST_SUBREQUESTS = 25', 'MOST_SUBREQUESTS = 2_500'],
    [
      'a composite request takes any number of queries',
      'MOST_QUERIES_AND_COLLECTIONS = 5',
      'MOST_QUERIES_AND_COLLECTIONS = 500'
    ]
  ],
  'local-org/rest/collections.ts': [
    ['a collection that failed stays in part', '    org.store.rollback(start);\n', '']
  ],
  'local-org/rest/soap/operations.ts': [
    ["a user sees another's deployment", 'operation?.userId === userId', 'operation'],
    ['any number of deployments waits', 'this.inTurn.pendingCount >= MOST_WAITING', 'this.inTurn.pendingCount < 0']
  ],
  'local-org/rest/soap/envelope.ts': [['a document type is taken', 'if (/<!DOCTYPE/i', 'if (/<!NOTYPE/i']],
  'local-org/rest/oauth.ts': [
    ['a user reads who another is', ' || longId(user) !== own', '']
  ]
};

export const LOCAL_ORG_FAULTS: FaultsByFile = {
  'local-org/faults/faults.ts': [
    ['from the nth event on all fail', 'rule.matched !== match.nth', 'rule.matched < match.nth'],
    ['every so many but one fails', 'rule.matched % match.every !== 0', 'rule.matched % match.every === 0'],
    ['a session that ended goes on', "kind === 'invalidSession')) this.isSessionLost = true;", "kind === 'invalidSession')) this.isSessionLost = false;"],
    ['a session is lost for ever', '    this.isSessionLost = false;\n', ''],
    ['a fault of one object meets all', 'return object === undefined || event', 'return object !== null || event'],
    ['a fault of one address meets all', 'if (path !== undefined &&', 'if (path === null &&'],
    ['new rules go on counting', 'matched: 0, random', 'matched: 1, random']
  ],
  'local-org/faults/middleware.ts': [
    ['a body that is cut off is whole', 'body.subarray(0, body.length >> 1)', 'body'],
    ['an answer is never late', "if (fault.kind === 'latency') await", "if (fault.kind === null) await"],
    [
      'names within texts are objects',
      String.raw`soql.replace(/'(?:\\.|[^'\\])*'/g, "''")`,
      'soql'
    ]
  ],
  'local-org/faults/rule.ts': [
    ['a rule of chance cannot be repeated', "dependencies: { probability: ['seed'] }", 'dependencies: {}']
  ]
};

export const LOCAL_ORG_PREVIEW: FaultsByFile = {
  'local-org/preview/session.ts': [
    ['the pages are open without a token', 'if (!given.some((one) => isToken(session, one))) {', 'if (given.length < 0) {'],
    ['any host name is served', "if (!OWN_HOST.test(c.req.header('host') ?? '')) return c", "if (c.req.header('host') === '') return c"],
    ['a change needs no cookie', 'return isToken(session, keptToken(request)) && origin', 'return origin'],
    ['a change comes from any page', "&& origin === `http://${request.headers.get('host') ?? ''}`", "&& origin !== ''"],
    ['a token of the right length is the right one', 'timingSafeEqual(a, b)', 'a !== b'],
    ['scripts read the token', 'HttpOnly; ', ''],
    ['another page sends our cookie', 'SameSite=Strict; ', ''],
    ['a user who is off is shown pages', 'activeUser(org, chosen)?.id)', 'chosen)'],
    ['another page frames ours', "frame-ancestors 'none'; ", '']
  ]
};
