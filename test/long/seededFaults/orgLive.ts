import type { FaultsByFile } from './fault.ts';

export const ORG_LIVE: FaultsByFile = {
  'src/org/queryCatalogue.ts': [
    [
      "the caller's own logins pass for all logins",
      "permissions: ['ManageUsers', 'MonitorLoginHistory'],\n    isOwnRowsOnly: true,",
      "permissions: ['ManageUsers', 'MonitorLoginHistory'],"
    ],
    [
      "the caller's own tokens pass for all tokens",
      "permissions: ['CustomizeApplication'],\n    isOwnRowsOnly: true,",
      "permissions: ['CustomizeApplication'],"
    ],
    [
      'the secret of a token is read',
      'SELECT UserId, AppName, LastUsedDate FROM',
      'SELECT UserId, AppName, LastUsedDate, AccessToken FROM'
    ],
    [
      'users without API Only User are candidates',
      'PermissionSet.PermissionsApiUserOnly = true',
      'PermissionSet.PermissionsApiUserOnly = false'
    ],
    [
      'holders of the integration licence are not found',
      "Profile.UserLicense.Name = 'Salesforce Integration'",
      "Profile.UserLicense.Name = 'Salesforce'"
    ],
    [
      'every user of a sandbox called integration is read',
      "Username LIKE '%integration%@%'",
      "Username LIKE '%integration%'"
    ],
    ['a login between two windows is read twice', 'LoginTime < :until', 'LoginTime <= :until'],
    ['a login between two windows is not read', 'LoginTime >= :since', 'LoginTime > :since'],
    ['of the tokens the first 2,500 pass for all', "paging: 'offset',", "paging: 'whole',"],
    ['unread revocations leave the access exact', "columnsEffect: 'upper',", ''],
    ['revoked assignments count', "columns: ['IsRevoked'],", 'columns: [],'],
    [
      'expired assignments count',
      'IsActive, ExpirationDate, PermissionSet.Name',
      'IsActive, PermissionSet.Name'
    ],
    [
      'unread assignments leave the access exact',
      "hides: 'assignments',\n    effect: 'lower'",
      "hides: 'assignments'"
    ],
    ['View All Fields of an object is not read', "columns: ['PermissionsViewAllFields'],", 'columns: [],'],
    [
      'what a session must activate is held',
      'PermissionSetGroupId, HasActivationRequired, {columns}',
      'PermissionSetGroupId, {columns}'
    ],
    [
      'a group that is not up to date is not told',
      'MasterLabel, Status, HasActivationRequired',
      'MasterLabel, HasActivationRequired'
    ],
    [
      'unread field rights leave the access exact',
      "FROM FieldPermissions WHERE ParentId IN :ids',\n    paging: 'chunks',\n    key: ['ParentId', 'Field'],\n    isCountedOnceRead: true,\n    permissions: ['ViewSetup'],\n    hides: 'rights',\n    effect: 'lower'",
      "FROM FieldPermissions WHERE ParentId IN :ids',\n    paging: 'chunks',\n    key: ['ParentId', 'Field'],\n    isCountedOnceRead: true,\n    permissions: ['ViewSetup'],\n    hides: 'rights'"
    ],
    ['every user is frozen', 'FROM UserLogin WHERE IsFrozen = true', 'FROM UserLogin'],
    [
      'the namespace of a class is dropped',
      'SELECT Id, Name, NamespacePrefix FROM ApexClass',
      'SELECT Id, Name FROM ApexClass'
    ],
    [
      'users of agents are not found',
      'SELECT Id, DeveloperName, BotUserId FROM',
      'SELECT Id, DeveloperName FROM'
    ]
  ],
  'src/org/live/catalogueReader.ts': [
    [
      'rows of the caller alone pass for all',
      "right?.code === 'rightMissing' && query.isOwnRowsOnly",
      'right === null'
    ],
    ['fewer rows than were counted pass for all', 'rows.length < expected', 'rows.length < 0'],
    ['tokens that could not be counted pass for all', 'isAnswered && isCounted &&', 'isAnswered &&'],
    ['rows without the right to all of them pass for all', ' && right === undefined', ''],
    [
      'a right that is missing is no gap',
      'if (right && (isAnswered || rows.length > 0)) this.gaps.push(right);',
      ''
    ],
    [
      'a right that is missing is told twice',
      'if (right && (isAnswered || rows.length > 0)) this',
      'if (right) this'
    ],
    [
      'a retrieve that is refused is no gap',
      'this.gaps.push(metadataGap(error, this.catalogue.metadataPermissions));',
      ''
    ],
    [
      'the logins of the last moments are not read',
      'const parts = timeWindows(window, count ?? 0).map(',
      'const parts = timeWindows(window, count ?? 0).slice(0, 1).map('
    ],
    [
      'millions of logins are read in the browser',
      'count !== undefined && count > most',
      'count === Infinity'
    ],
    [
      'logins that could not be counted are read without end',
      'if (count === undefined && most < Infinity) return',
      'if (count === Infinity) return'
    ],
    ['logins that were left out are not told', '...(window !== whole && { since: window.since })', ''],
    ['what did not come is no gap', 'for (const failure of answer.failures) this.failed(name, failure);', ''],
    ['all rows of a request are kept, however many', '{ ...part, keep }', '{ ...part }'],
    ['pages of tokens overlap', 'offset: i * TOKEN_PAGE_ROWS', 'offset: i * 2_000'],
    ['uncounted tokens are taken for counted', '[{ binds: {} }], isCounted: false }', '[{ binds: {} }] }'],
    ['logins that were not read are none at all', 'parts: [], isCounted: false }', 'parts: [] }'],
    [
      'the last page of tokens is not read',
      'Math.ceil(expected / TOKEN_PAGE_ROWS)',
      'Math.floor(expected / TOKEN_PAGE_ROWS)'
    ],
    [
      'an org that answers nothing has an empty register',
      'if (error instanceof OrgReadError) this.lastError = error;',
      ''
    ],
    ['one failure ends the audit', 'if (this.succeeded === 0 && this.lastError)', 'if (this.lastError)'],
    ["the caller's rights pass for an answer of the org", 'org holds.\n    this.succeeded = 0;', 'org holds.']
  ],
  'src/org/live/readGaps.ts': [
    [
      'a permission is advised that would not help',
      '...(permission && { permission }),',
      "permission: 'ModifyAllData',"
    ],
    [
      'unread revocations have the effect of missing rows',
      'return gapOf(code, { object, hides, ...needs, reason: error.message }, effect);',
      'return gapOf(code, { object, hides, ...needs, reason: error.message }, query.effect);'
    ],
    [
      'every one of several rights is needed',
      '|| permissions.some((name) => held',
      '|| permissions.every((name) => held'
    ],
    [
      'rows that are missing are told as a failure',
      'if (error.rows) return',
      "if (error.rows && error.code === '') return"
    ],
    ['a gap leaves the access exact', ', ...(effect && { effect }) };', ' };']
  ],
  'src/org/live/timeWindows.ts': [
    ['all logins come in one answer, however many', 'Math.max(1, Math.ceil(count / ROWS_PER_WINDOW))', '1'],
    [
      'the last window of logins is not read',
      '{ length: windows }, (_, i) => ({ since',
      '{ length: Math.max(1, windows - 1) }, (_, i) => ({ since'
    ],
    [
      'the oldest logins are read in place of the newest',
      'until.getTime()) / 2)), until };',
      'until.getTime()) / 2)), until: since };'
    ]
  ],
  'src/org/live/restCatalogue.ts': [
    [
      'unread permission columns pass for no permissions',
      'if (names === null) return { rows: [], isWhole: false, failures };',
      'if (names === null) return { rows: [], isWhole: true, failures };'
    ],
    ['millions of logins are kept', 'rows: keep(joinedRows(pages))', 'rows: joinedRows(pages)'],
    [
      'an org without an optional column answers nothing',
      'columns.filter((name) => fields.includes(name))',
      'columns'
    ],
    [
      'columns that are no permissions are asked for',
      'fields.filter((name) => name.startsWith(PERMISSION_PREFIX))',
      'fields'
    ],
    [
      'a describe that fails passes for no permissions',
      "const names = columns === 'userPermissions' ? null : [];",
      'const names: string[] = [];'
    ],
    [
      'a describe that fails has the effect of missing rows',
      '...(effect && { effect }) };',
      '...(effect && {}) };'
    ],
    [
      'a describe that fails is no gap',
      'failures: [describeFailed(error, columnsEffect)] };',
      'failures: [] };'
    ],
    [
      'a query that fails passes for one without rows',
      'isWhole: failures.length === 0, failures',
      'isWhole: true, failures'
    ],
    [
      'a query that fails is no gap',
      '[...failures, ...answers.flatMap((answer) => answer.failures)]',
      'failures'
    ],
    ['the first tokens are read again and again', ' OFFSET ${offset}`]]', ' OFFSET 0`]]'],
    ['every right that is asked for is held', '=== true));', '!== undefined));']
  ],
  'src/org/live/apexCatalogue.ts': [
    [
      'sets whose permissions Apex may not read grant nothing',
      "if (columns !== 'userPermissions' || page.columns.length > 0) return;",
      'if (columns) return;'
    ],
    [
      'of many rows the first 2,000 pass for all',
      'rows.length < pageRows) return undefined',
      'rows.length <= pageRows) return undefined'
    ],
    [
      'rows of which some are not kept are not turned on from',
      'next = nextPage(request, query, filled, seen);',
      'next = nextPage(request, query, keep(filled), seen);'
    ],
    [
      'of the rights of one set those past a page are lost',
      "...(typeof afterName === 'string' && { afterName })",
      "...(typeof afterName === 'string' && { afterName: '\\uffff' })"
    ],
    [
      'the next page has the rows of all sets but these',
      'return { ...request, afterId,',
      'return { query: request.query, afterId,'
    ],
    ['a page that repeats is asked for without end', 'seen.add(reached);', ''],
    [
      'a page that fails passes for the last',
      'return { rows, isWhole: false, failures: [{ code',
      'return { rows, isWhole: true, failures: [{ code'
    ],
    ['a page that fails is no gap', "failures: [{ code: 'queryFailed', error }]", 'failures: []'],
    [
      'what is bound past the first call is lost',
      'Math.ceil(items.length / size)',
      'Math.min(1, Math.ceil(items.length / size))'
    ],
    [
      'a value at the end of a call is lost',
      'items.slice(i * size, (i + 1) * size)',
      'items.slice(i * size, (i + 1) * size - 1)'
    ],
    [
      'an answer with all permissions of 500 sets grows too large',
      'rowsOfPermissions: 20',
      'rowsOfPermissions: 500'
    ],
    [
      'logins of all time are counted',
      'const request = { query: name, ...boundOf(binds) };',
      'const request = { query: name };'
    ],
    ['the first tokens are read again and again', '...(offset !== undefined && { skipped: offset })', ''],
    ['the platform is asked for all at once', 'const PARALLEL = 4;', 'const PARALLEL = 400;'],
    [
      'pages are not counted',
      'await track(() => this.call(() => this.methods.read({ request }), isRows))',
      'await this.call(() => this.methods.read({ request }), isRows)'
    ],
    [
      'an answer without rows is a fault of the program',
      'if (isAnswer(came)) return came;',
      'if (true) return came;'
    ],
    [
      'an empty count passes for no rows',
      'this.methods.count({ request }), Number.isInteger);',
      'this.methods.count({ request }), () => true);'
    ],
    [
      'rights that lie between two pages are no gap',
      'if (read >= expected) return;',
      'if (read >= 0) return;'
    ]
  ],
  'src/org/live/lightningError.ts': [
    ['the words of Apex are lost', '[joined(list), body, message,', '[body, message,'],
    ['the words of a rejected text are lost', ', statusText, error].find', ', statusText].find'],
    [
      'the words of a DmlException are lost',
      '...errorsOf(output?.errors), ...errorsOf(pageErrors)',
      '...errorsOf(output?.errors)'
    ],
    [
      'what a DmlException says of fields is lost',
      '{ ...output?.fieldErrors, ...fieldErrors }',
      '{ ...output?.fieldErrors }'
    ],
    [
      'a record that a DmlException finds gone is not known to be',
      'errorCode, statusCode].filter',
      'errorCode].filter'
    ]
  ],
  'src/org/live/apexRows.ts': [
    ['what is false is null', 'TRUTH.test(name) ? false : null', 'null'],
    ['permissions that a set lacks are not known', '|Permissions)/', ')/'],
    ['a parent that is not there is one without a name', ' : null);', ' : parent({}));'],
    ['permissions that a describe found are dropped', "(column === '{columns}' ? found : column)", 'column'],
    ['a login over Apex is older than one over REST', "value.replace(UTC_INSTANT, '$1+0000')", 'value'],
    ['a name that looks like a time is changed', '!INSTANT_COLUMN.test(name)', 'false'],
    [
      'what was not asked for is kept',
      'const filled: Record<string, unknown> = {};',
      'const filled: Record<string, unknown> = { ...row };'
    ]
  ],
  'src/org/live/sentence.ts': [
    [
      'the reason of a failure is the query',
      String.raw`message.split(/ERROR at Row:\d+:Column:\d+/).at(-1) ?? message`,
      'message'
    ]
  ],
  'src/org/live/connectedApps.ts': [
    ['labels are joined with regard to case', '[app.Name.toLowerCase(), app.Id]', '[app.Name, app.Id]'],
    ['a file is joined by its label alone', ' ?? idByLabel.get(name.toLowerCase())', ''],
    [
      'a file is joined by its name alone',
      "const label = textOf(content, 'label') ?? name;",
      'const label = name;'
    ],
    ['an app without a row is lost', 'if (id === undefined) unlisted', "if (id === '') unlisted"],
    ['gaps of a file are dropped', '      gaps.push(...read.gaps);\n', ''],
    ['a file that cannot be used is no gap', 'gaps.push(error.gap);', ''],
    ['names of files are not decoded', 'return decodeURIComponent(name);', 'return name;']
  ],
  'src/org/live/liveRows.ts': [
    ['an org whose name was not read has none', ' || otherwise', ''],
    ['nobody is frozen', 'IsFrozen: frozen.has(user.Id)', 'IsFrozen: false'],
    [
      'where freezing was not read nobody is frozen',
      '...(frozen && { IsFrozen: frozen.has(user.Id) })',
      'IsFrozen: frozen?.has(user.Id) ?? false'
    ],
    [
      'a user who is found twice is listed twice',
      'return [...rows.values()].map((user)',
      'return rowsOf<UserRow>(users).map((user)'
    ],
    [
      'an app that a login names by label is not found',
      "...(typeof record['MasterLabel'] === 'string' && { MasterLabel: record['MasterLabel'] }),",
      ''
    ],
    [
      'a flow under its long durable id has no name',
      "text(record, 'DurableId').slice(0, 15)",
      "text(record, 'DurableId')"
    ],
    ['a flow under its short durable id has no name', 'byShortId.get(id.slice(0, 15))', 'byShortId.get(id)'],
    [
      'the oldest login is taken for the last',
      "text(record, 'LoginTime') > text(known, 'LoginTime')",
      "text(record, 'LoginTime') < text(known, 'LoginTime')"
    ],
    ['a login that failed hides one that succeeded', "'Application', 'Status']", "'Application']"],
    ['a login of one flow hides that of another', "'LoginType', 'LoginSubType',", "'LoginType',"]
  ],
  'src/org/live/readAccess.ts': [
    [
      'field rights are not read',
      'readHeldSets(reader, ids, ACCESS_PARTS)',
      "readHeldSets(reader, ids, ['userPermissions', 'objects', 'setupEntities'])"
    ],
    [
      'a user who was not read does not exist',
      '...(users.isWhole && { User: userRows(users.rows, frozen) })',
      'User: userRows(users.rows, frozen)'
    ],
    ['an org that answers nothing grants nothing', 'reader.requireAnswers();', ''],
    ['the org is not told by its id', 'orgOf(organization.rows,', 'orgOf([],']
  ],
  'src/org/live/readOrg.ts': [
    ['an org that answers nothing has no identities', 'reader.requireAnswers();', ''],
    ['the org of an audit is not told by its id', 'orgOf(traces.organization,', 'orgOf([],'],
    [
      'assignments of users whose rows did not come are not read',
      '[...candidates.ids, ...(users.rows ?? []).map(({ Id }) => Id)]',
      '(users.rows ?? []).map(({ Id }) => Id)'
    ],
    ['a username whose user was not read has no user', "...(users.isWhole ? [] : ['User' as const])", ''],
    [
      'logins of persons are kept',
      'traces.rows.LoginHistory?.filter(isCandidate)',
      'traces.rows.LoginHistory'
    ],
    ['tokens of persons are kept', 'traces.rows.OauthToken?.filter(isCandidate)', 'traces.rows.OauthToken'],
    ['gaps of files are dropped', '[...reader.gaps, ...traces.gaps]', '[...reader.gaps]'],
    [
      '--login-days is passed over',
      'Math.min(loginDays ?? MAX_LOGIN_DAYS, MAX_LOGIN_DAYS)',
      'MAX_LOGIN_DAYS'
    ],
    [
      'older logins that were left out are no gap',
      'days < MAX_LOGIN_DAYS || logins.since !== undefined;',
      'logins.since !== undefined;'
    ],
    [
      'logins that are too many are no gap',
      'days < MAX_LOGIN_DAYS || logins.since !== undefined;',
      'days < MAX_LOGIN_DAYS;'
    ],
    [
      'logins that are too many are said to be read',
      'loginsLeftOut(since, logins.since)',
      'loginsLeftOut(since, undefined)'
    ],
    ['an app without a row has no name', '[...listed, ...unlisted]', 'listed'],
    ['logins that were not read are none', 'logins.isWhole || logins.rows.length > 0 ?', 'logins ?'],
    ['holders of the integration licence are not read', '[...licensed.rows, ...named.rows]', 'named.rows'],
    ['users whose name says so are not read', '[...licensed.rows, ...named.rows]', 'licensed.rows'],
    [
      'API-only users without another trace are not read',
      "apiOnlyIds: apiOnly.rows.map((row) => text(row, 'AssigneeId'))",
      'apiOnlyIds: []'
    ],
    [
      'a user of whom logins are missing is used by no person',
      'partialTables: logins.isWhole && !isCut ?',
      'partialTables: !isCut ?'
    ],
    [
      'a user of whom older logins were left out is used by no person',
      'partialTables: logins.isWhole && !isCut ?',
      'partialTables: logins.isWhole ?'
    ],
    ['users that an app names are not read', '(userId === undefined ? username : [])', '[]'],
    [
      'users that did not come by id pass for read',
      'byId.isWhole && byUsername.isWhole',
      'byUsername.isWhole'
    ],
    [
      'users that did not come by username pass for read',
      'byId.isWhole && byUsername.isWhole',
      'byId.isWhole'
    ],
    [
      'users that were not read are none',
      'isWhole || records.length > 0 ? userRows(records, frozen) : undefined',
      'userRows(records, frozen)'
    ]
  ],
  'src/org/live/requests.ts': [
    [
      'permissions beyond the first request are lost',
      'if (more.length === 0) return first;',
      'if (pages) return first;'
    ]
  ],
  'src/org/live/readSets.ts': [
    [
      'where freezing was not read nobody is frozen',
      "isWhole ? new Set(idsIn(rows, 'UserId')) : null",
      "new Set(idsIn(rows, 'UserId'))"
    ],
    [
      'assignments that were not read are none',
      '(assignments.isWhole || assignments.rows.length > 0) &&',
      'assignments &&'
    ],
    ['members of a group are not read', ", ...idsIn(members.rows, 'PermissionSetId')", ''],
    ['groups that were not read are none', '...(groups.isWhole && {', '...(groups && {'],
    [
      'connected apps that are granted have no name',
      "has('ConnectedApplication') ? reader.read('connectedApps') : NOTHING",
      'NOTHING'
    ],
    [
      'custom permissions that are granted have no name',
      'CustomPermission: namedByDeveloperName(permissions.rows)',
      'CustomPermission: rowsOf(permissions.rows)'
    ],
    [
      'a list of identities reads the objects of all of them',
      'parts.includes(name) ? readBy(',
      'parts ? readBy('
    ]
  ],
  'src/org/live/restClient.ts': [
    [
      "after the day's last request the asking goes on",
      "'INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED',",
      "'INVALID_SESSION_ID',"
    ],
    [
      'after the session ended the asking goes on',
      "'INVALID_SESSION_ID', 'REQUEST_LIMIT_EXCEEDED',",
      "'REQUEST_LIMIT_EXCEEDED',"
    ],
    ['nothing is tried again', 'retries: 3,', 'retries: 0,'],
    [
      'a describe that was cut off passes for no fields',
      'if (names.length > 0 && names.every(',
      'if (names.every('
    ],
    ['a row that repeats another passes for it', 'distinct !== totalSize || records', 'records'],
    ['rows too many pass for the whole', ' || records.length !== totalSize', ''],
    ['a last page that is not the last passes for it', ' || !page.done)', ')'],
    ['what waits its turn is asked after the end', 'if (this.fatal) throw this.fatal;', ''],
    ['too many requests at a time are not tried again', '(?:429|5', '(?:5'],
    [
      'rows without an id pass for one row',
      "typeof Id === 'string' && !Id.startsWith('000')",
      "typeof Id === 'string'"
    ],
    [
      'a mistake of the program passes for one of the org',
      'if (errorCode === undefined && !(error instanceof TransientError) && !hasNoNetwork(error)) throw error;',
      ''
    ],
    [
      'how many rows are missing is lost',
      "new OrgReadError('INCOMPLETE', error.message, error.rows)",
      "new OrgReadError('INCOMPLETE', error.message)"
    ],
    ['an org that is busy is asked again and again', 'factor: 2,', 'factor: 1,']
  ],
  'src/org/live/soqlText.ts': [
    ['a backslash in a name changes the query', String.raw`'\\': '\\\\',`, String.raw`'\\': '\\',`],
    ['an apostrophe in a name changes the query', String.raw`"'": "\\'",`, `"'": "'",`],
    [
      'an empty list makes a query that fails',
      'if (value.length === 0) throw',
      'if (value.length < 0) throw'
    ],
    ['chunks grow without end', '    room -= bytes;\n', ''],
    ['a chunk ends before it is full', 'bytes > room || chunks', 'bytes >= room || chunks'],
    [
      'letters beyond ASCII count as one byte',
      'return encodeURIComponent(text).length;',
      'return text.length;'
    ],
    ['addresses grow too long', 'MAX_ENCODED_BYTES = 8_000', 'MAX_ENCODED_BYTES = 80_000']
  ]
};
