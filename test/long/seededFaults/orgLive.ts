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
      "FROM FieldPermissions WHERE ParentId IN :ids',\n    paging: 'chunks',\n    permissions: ['ViewSetup'],\n    hides: 'rights',\n    effect: 'lower'",
      "FROM FieldPermissions WHERE ParentId IN :ids',\n    paging: 'chunks',\n    permissions: ['ViewSetup'],\n    hides: 'rights'"
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
    [
      'unread permission columns pass for no permissions',
      'if (columns === null) return { rows: [], isWhole: false };',
      'if (columns === null) return { rows: [], isWhole: true };'
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
    ['a retrieve that is refused is no gap', "this.gaps.push({ code: 'metadataNotRead', params });", ''],
    ['millions of logins are kept', 'rows: keep(joinedRows(pages))', 'rows: joinedRows(pages)'],
    [
      'an org without an optional column answers nothing',
      'columns.filter((name) => fields.includes(name))',
      'columns'
    ],
    [
      'columns that are no permissions are asked for',
      'return fields.filter((name) => name.startsWith(COLUMN_PREFIX));',
      'return fields;'
    ],
    [
      'a describe that fails passes for no permissions',
      "return columns === 'userPermissions' ? null : [];",
      'return [];'
    ],
    [
      'a describe that fails has the effect of missing rows',
      'const effect = columnsEffect && { effect: columnsEffect };',
      'const effect = undefined;'
    ],
    [
      'all logins come in one answer, however many',
      'Math.max(1, Math.ceil((count ?? 0) / LOGINS_PER_WINDOW))',
      '1'
    ],
    [
      'the last window of logins is not read',
      '{ length: windows }, (_, i) => ({ since',
      '{ length: Math.max(1, windows - 1) }, (_, i) => ({ since'
    ],
    ['pages of tokens overlap', 'OFFSET ${i * TOKEN_PAGE}', 'OFFSET ${i * 2_000}'],
    ['uncounted tokens are taken for counted', 'isCounted: false }', 'isCounted: true }'],
    [
      'the last page of tokens is not read',
      'Math.ceil(expected / TOKEN_PAGE)',
      'Math.floor(expected / TOKEN_PAGE)'
    ],
    [
      'an org that answers nothing has an empty register',
      'if (error instanceof OrgReadError) this.lastError = error;',
      ''
    ],
    ['one failure ends the audit', 'if (this.succeeded === 0 && this.lastError)', 'if (this.lastError)'],
    [
      "the caller's rights pass for an answer of the org",
      'org holds.\n    this.succeeded = 0;',
      'org holds.'
    ],
    [
      'every one of several rights is needed',
      'permissions.some((name) => held',
      'permissions.every((name) => held'
    ],
    ['every right that is asked for is held', '=== true));', '!== undefined));'],
    ['rows that are missing are told as a failure', 'if (error.rows) {', "if (error.code === '') {"],
    ['a gap leaves the access exact', ', ...(effect && { effect }) };', ' };']
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
    ['an org whose name was not read has none', ' || client.name, takenAt', ', takenAt']
  ],
  'src/org/live/readOrg.ts': [
    ['an org that answers nothing has no identities', 'reader.requireAnswers();', ''],
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
      'const isCut = days < MAX_LOGIN_DAYS;',
      'const isCut = false;'
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
    [
      'the reason of a failure is the query',
      String.raw`message.split(/ERROR at Row:\d+:Column:\d+/).at(-1) ?? message`,
      'message'
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
