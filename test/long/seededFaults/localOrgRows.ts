import type { FaultsByFile } from './fault.ts';

/** Who reads and writes which rows. */
export const LOCAL_ORG_SECURITY: FaultsByFile = {
  'local-org/security/entitlements.ts': [
    [
      'logins of others come to everybody',
      "['ManageUsers', 'MonitorLoginHistory'], { ownRows: 'UserId' }",
      "['ManageUsers', 'MonitorLoginHistory'], 'allRows'"
    ],
    [
      'who may not see tokens is refused, so that own rows never pass for all',
      "CUSTOMIZE, { ownRows: 'UserId' }",
      "CUSTOMIZE, 'refused'"
    ],
    [
      'everybody sees who is frozen',
      "['UserLogin', MANAGE_USERS, 'refused'",
      "['UserLogin', MANAGE_USERS, 'allRows'"
    ],
    [
      'everybody sees permission sets',
      "VIEW_SETS, 'refused', EDIT_SETS]",
      "VIEW_SETS, 'allRows', EDIT_SETS]"
    ],
    ['everybody sees assignments', "'ManageUsers'],\n    'refused',", "'ManageUsers'],\n    'allRows',"],
    [
      'who may assign sets sees field rights',
      "['FieldPermissions', VIEW_SETUP,",
      "['FieldPermissions', VIEW_SETS,"
    ],
    ['everybody sees jobs', "['CronTrigger', VIEW_SETUP, 'refused'", "['CronTrigger', VIEW_SETUP, 'allRows'"]
  ],
  'local-org/security/readable.ts': [
    [
      'who may view all sees the own rows alone',
      'if (rights.object(object.name).viewAll) return org.store.rows(object.name);',
      ''
    ],
    [
      'own rows are all rows',
      'store.find(object.name, otherwise.ownRows, userId)',
      'store.rows(object.name)'
    ],
    [
      'hidden fields are read',
      'fields.find((field) => !rights.field(object.name, field.name).read)',
      'fields.find(() => false)'
    ],
    [
      'private records of others are read',
      "isOpen || rows.every((row) => row['OwnerId'] === userId)",
      'isOpen || rows.length > 0'
    ],
    [
      'everybody holds every user permission',
      "rights.hasUserPermission(name.slice('Permissions'.length))",
      'true'
    ]
  ],
  'local-org/security/rights.ts': [
    ['no permission opens all rows', "otherwise === 'allRows' || holdsAny(read)", "otherwise === 'allRows'"],
    [
      'own rows are refused',
      "typeof otherwise === 'object' || otherwise === 'sharedFiles'",
      "otherwise === 'sharedFiles'"
    ],
    ['nobody may attach a file', 'create: writes || everybodyCreates', 'create: writes'],
    ['fields of hidden objects are read', '{ read, edit: writes };', '{ read: true, edit: writes };'],
    ['a field right opens a hidden object', "read: read && (may('read')", "read: (may('read')"],
    ['a field right opens an object that is read-only', "writes && may('edit')", "may('edit')"]
  ],
  'local-org/security/writable.ts': [
    ['hidden objects are told as read-only', 'if (!ofObject.read) throw noSuchObject(object.name);', ''],
    [
      'read-only objects are written',
      'if (!ofObject[operation]) throw objectNotWritable(object, operation);',
      ''
    ],
    ['details of read-only masters are written', 'requireWritableMasters(org, object, rights);', ''],
    ['records of others are changed', "operation !== 'create' && !ofObject.modifyAll", 'false'],
    [
      'read-only fields are written',
      'fields.filter((field) => !rights.field(object.name, field.name).edit)',
      'fields.filter(() => false)'
    ]
  ],
  'local-org/security/resolution.ts': [
    ['an assignment that has ended goes on', 'if (now < known.until)', 'if (now)'],
    [
      'a right that was taken away is held on',
      'org.store.version(table) === known.versions[i]',
      'known.versions[i] !== undefined'
    ],
    [
      'an assignment that was taken away goes on',
      'if (known?.version === version) return',
      'if (known) return'
    ],
    [
      'what a session must activate is held',
      "table.idOf(right)) === 'held'",
      "table.idOf(right)) !== 'notHeld'"
    ],
    [
      'Modify All Data reaches no object without a row',
      "[...emptyObjectPermissions(schema), ...store.rows('ObjectPermissions')]",
      "store.rows('ObjectPermissions')"
    ]
  ],
  'local-org/security/apiAccess.ts': [
    ['who modifies all data may not deploy', " || rights.hasUserPermission('ModifyAllData')", ''],
    [
      'the API is open to everybody',
      "hasUserPermission('ApiEnabled')) return;",
      "hasUserPermission('ApiEnabled') || org) return;"
    ]
  ],
  'local-org/security/files.ts': [
    ['own files are not seen', 'new Set([...owned, ...linked])', 'new Set(linked)'],
    [
      'files of private records are seen',
      "read && (viewAll || orgWideDefault(schema, object) !== 'Private')",
      'read'
    ]
  ],
  'local-org/security/sharing.ts': [
    ['the most open master decides on a detail', 'MODELS.find((model)', 'MODELS.findLast((model)']
  ]
};

export const LOCAL_ORG_SOQL: FaultsByFile = {
  'local-org/soql/matcher.ts': [
    ['a boolean that is null is not false', '(value) => value === true', '(value) => value'],
    ['texts are compared by case', 'value.toLowerCase() || null', 'value || null'],
    [
      '!= and NOT IN leave nulls out',
      'return negated(oneOf(fold, operands));',
      'return (value) => value !== null && !oneOf(fold, operands)(value);'
    ],
    ['nulls are less than numbers', 'if (folded === null) return false;', '']
  ],
  'local-org/soql/like.ts': [['`_` is itself', "char === '_' ? ONE : char", 'char']],
  'local-org/soql/literal.ts': [
    [
      'ids of 15 characters are found by none of 18',
      'const id = longId(text);',
      'const id: string | undefined = text;'
    ]
  ],
  'local-org/soql/filterRows.ts': [
    ['NOT IN of a query is IN', 'found.has(read(row)) !== negated', 'found.has(read(row))'],
    ['a reference that is null is in a query of nulls', '  found.delete(null);\n', '']
  ],
  'local-org/soql/planSemiJoin.ts': [
    ['a semi-join within OR is taken', '  requireTopLevel(condition);\n}', '}'],
    [
      'a semi-join of ids of other objects is taken',
      'requireSameTarget(scope, path, innerPath, object.name);',
      ''
    ]
  ],
  'local-org/soql/planFilter.ts': [
    [
      'texts are found by the index, in one casing',
      "(family === 'text' && field.caseSensitive === true)",
      "family === 'text'"
    ]
  ],
  'local-org/soql/planQuery.ts': [
    ['one answer tells all tokens', 'Math.min(query.limit ?? Infinity, most)', 'query.limit ?? Infinity'],
    [
      'nulls come last where the order is descending',
      "nullsFirst: clause.nulls !== 'LAST'",
      "nullsFirst: clause.order !== 'DESC'"
    ],
    ['any number of rows is skipped', 'requireOffset(scope.object, query.offset ?? 0);', ''],
    ['objects that must be filtered need not', 'requireFilter(scope.object, plan.where);', '']
  ],
  'local-org/soql/restrictions.ts': [
    ['one answer tells 25,000 tokens', 'TOKEN_ROWS = 2_500', 'TOKEN_ROWS = 25_000'],
    ['tokens come in large batches', 'TOKEN_BATCH = 500', 'TOKEN_BATCH = 2_000'],
    ['answers come in one batch', 'const BATCH = 2_000', 'const BATCH = 2_000_000'],
    ['more than 2,000 rows are skipped', 'GREATEST_OFFSET = 2_000', 'GREATEST_OFFSET = 200_000'],
    ['any number of tokens is skipped', 'isToken(object) && offset % TOKEN_ROWS === 0', 'isToken(object)'],
    ['all links of files are told', "object.name === 'ContentDocumentLink' &&", "object.name === '' &&"]
  ],
  'local-org/soql/evaluate.ts': [
    [
      'OFFSET is passed over',
      'rows.slice(plan.offset, plan.offset + plan.limit)',
      'rows.slice(0, plan.limit)'
    ]
  ],
  'local-org/soql/project.ts': [
    [
      'fields that were not asked for come along',
      '{ attributes: attributesOf(at) }',
      '{ ...at.row, attributes: attributesOf(at) }'
    ],
    ['tokens have an address', 'if (isToken(object)) return { type: object.name };', '']
  ],
  'local-org/soql/reader.ts': [
    ['tokens have an id', "if (field.type === 'id' && isToken(object)) return null;", ''],
    ['a boolean that was never set is null', "field.type === 'boolean' ? false : null", 'null'],
    [
      'the index finds rows that the caller does not see',
      'rows(object).length !== store.count(object.name)',
      'rows === null'
    ]
  ],
  'local-org/soql/runQuery.ts': [
    [
      'fields that the caller may not read are filtered by',
      'for (const [used, fields] of uses) sources.requireReadable(org, reading, used, [...fields]);',
      ''
    ],
    [
      'WITH USER_MODE is passed over',
      "accessLevel?.toUpperCase() === 'USER_MODE' ? { ...caller, mode: 'user' } : caller",
      'caller'
    ]
  ],
  'local-org/soql/groupRows.ts': [['aggregates count nulls', '.filter((value) => value !== null)', '']],
  'local-org/soql/path.ts': [['paths have six levels', 'MOST_LEVELS = 5', 'MOST_LEVELS = 6']]
};

export const LOCAL_ORG_DML: FaultsByFile = {
  'local-org/dml/save.ts': [
    ['values are not checked', '() => valueErrors(org, object, draft, old),', ''],
    ['validation rules are not checked', '() => brokenRules(org, caller, object, draft, old),', ''],
    ['what is unique is not checked', ',\n    () => uniqueErrors(draft)', ''],
    ['roll-ups stay as they are', 'sumUp(work, object, good, failures);', '']
  ],
  'local-org/dml/passes.ts': [
    ['all or none leaves what was saved', '    org.store.rollback(start);\n', ''],
    ['a record that failed late is stored', '!(isLate || allOrNone)', '!allOrNone']
  ],
  'local-org/dml/unique.ts': [
    [
      'a record is a duplicate of itself',
      'idsWith(org, object, field, row[field.name]!).find((id) => id !== row.Id)',
      'idsWith(org, object, field, row[field.name]!).at(0)'
    ],
    ['two records of one call share a unique value', 'taken.add(`${field.name} ${key}`);', ''],
    ['a set is assigned twice', "PermissionSetAssignment: ['AssigneeId', 'PermissionSetId'],", ''],
    [
      'two users share a username',
      'field.unique === true || isUsername(object, field)',
      'field.unique === true'
    ]
  ],
  'local-org/dml/dml.ts': [
    ['a call takes any number of records', 'MAX_RECORDS = 200', 'MAX_RECORDS = 200_000'],
    ['setup and other objects mix', 'mix(work.transaction, object, requests, failures);', ''],
    [
      'what was undone is told as saved',
      'const isUndone = allOrNone && failures.size > 0;',
      'const isUndone = false;'
    ],
    ['rows of a transaction are not counted', 'work.transaction.countRows(records.length);', '']
  ],
  'local-org/dml/transaction.ts': [
    [
      'an update of a user never mixes',
      '!fields.some((field) => USER_SETUP_FIELDS.includes(field))',
      'fields'
    ]
  ],
  'local-org/dml/remove.ts': [
    [
      'details outlive their master',
      "field.masterDetail || field.deleteConstraint === 'Cascade'",
      "field.deleteConstraint === 'Cascade'"
    ],
    [
      'a lookup that restricts does not',
      "if (field.deleteConstraint === 'Restrict') return [inUse(object, row, child)];",
      ''
    ],
    ['a refused delete takes half along', 'work.org.store.rollback(start);', ''],
    [
      'the sum keeps a deleted detail',
      'return [...updateRollups(work, object, [row]).values()].flat();',
      'return [];'
    ],
    [
      'lookups point to what was deleted',
      'for (const one of referring) work.org.store.put(child.name, { ...one, [field.name]: null });',
      ''
    ]
  ],
  'local-org/dml/checks.ts': [
    [
      'a required field is emptied',
      'return old === undefined || (old[field.name] ?? null) !== null;',
      'return old === undefined;'
    ],
    [
      'a reference leads nowhere',
      'if (!row) return { ...noSuchRecord(), fields: [field.name] };',
      'if (!row) return undefined;'
    ],
    [
      'a user who is off owns records',
      "row['IsActive'] !== false) return undefined;",
      "row['IsActive'] !== null) return undefined;"
    ]
  ],
  'local-org/dml/rollups.ts': [
    [
      'filters of a roll-up are passed over',
      '.filter((row) => rollup.filters.every((filter) => passes(org, detail, row, filter)))',
      ''
    ],
    ['a master with a broken rule is saved', 'brokenRules(work.org, work.caller, master, draft, old)', '[]']
  ],
  'local-org/dml/setupObjects.ts': [
    ['an assignment that has ended is active', "!isPast(org, draft['ExpirationDate'])", 'true'],
    ['a new user is not in UserLogin', 'if (!old) addLogin(org, row);', ''],
    [
      'a new user has no profile',
      "if (row['ProfileId'] !== old?.['ProfileId']) assignProfile(org, row);",
      ''
    ],
    [
      'a group keeps what its member grants no more',
      "  ObjectPermissions: (org, row) => recalculateGroupsWith(org, String(row['ParentId'])),\n",
      ''
    ],
    [
      'a user loses the profile',
      "if (set?.['IsOwnedByProfile'] !== true) return [];",
      'if (object) return [];'
    ],
    ["a group's own set is assigned", "type !== 'Profile' && type !== 'Group'", "type !== 'Profile'"]
  ],
  'local-org/dml/permissionSetGroup.ts': [
    [
      'muting leaves user permissions',
      'enables(members, name) && !enables(muting, name)',
      'enables(members, name)'
    ],
    [
      'muting leaves object and field rights',
      'enables(given, name) && !enables(muted, name)',
      'enables(given, name)'
    ],
    ['a group keeps what no member grants', 'else if (old) store.remove(rights.object, old.Id);', '']
  ],
  'local-org/store/store.ts': [
    [
      'what is undone is undone in order',
      'this.changes.splice(savepoint).reverse()',
      'this.changes.splice(savepoint)'
    ],
    ['files of an undone deployment stay', 'else this.setFile(change.path, change.before);', ''],
    ['an index is older than its rows', 'if (index?.version !== version) {', 'if (!index) {'],
    ['what throws stays', '      this.rollback(start);\n      throw error;', '      throw error;'],
    ['a part is written before the whole', 'if (this.depth === 1) this.commit();', 'this.commit();'],
    ['deleted rows come back', '      else removeRow.run(object, id);\n', ''],
    ['an id is given twice', 'for (const [name, value] of this.counters) putCounter.run(name, value);', ''],
    ['a row is not found by 15 characters', '?.get(longId(id) ?? id)', '?.get(id)'],
    ['two processes write one file', 'PRAGMA locking_mode = EXCLUSIVE; ', '']
  ],
  'local-org/store/ids.ts': [
    ['ids with a wrong check are taken', 'id.slice(15).toUpperCase() === long.slice(15)', 'long']
  ]
};
