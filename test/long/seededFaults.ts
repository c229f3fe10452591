/** One deliberate fault: in `file` the text `find`, which occurs there once, becomes `replace`. */
export interface SeededFault {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What the product would then do wrong. */
  readonly why: string;
}

type Edit = readonly [why: string, find: string, replace: string];

const CORE: Readonly<Record<string, readonly Edit[]>> = {
  'src/core/model/printable.ts': [
    ['control characters reach the terminal', String.raw`[\p{Cc}\p{Cf}`, String.raw`[\p{Cf}`],
    ['characters that turn text reach the terminal', String.raw`\p{Cc}\p{Cf}`, String.raw`\p{Cc}`]
  ],
  'src/core/access/resolve.ts': [
    ['a table that was not read is no gap', 'rows[table] === undefined', 'false'],
    ['a gap without a row bends nothing', 'rowId === undefined && effect !== undefined', 'false'],
    ['an assignment that ends at the time of the audit counts', 'end > this.asOf', 'end >= this.asOf'],
    ['the expiry is compared the wrong way', 'end > this.asOf', 'end < this.asOf'],
    ['an end that cannot be read drops the assignment', 'return end === null ||', 'return end !== null &&'],
    [
      'an end that cannot be read makes the access a lower bound',
      "value: expiration },\n    effect: 'upper'",
      "value: expiration },\n    effect: 'lower'"
    ],
    ['inactive assignments count', 'assignment.IsActive === false || ', ''],
    ['revoked assignments count', ' || assignment.IsRevoked === true', ''],
    ['what a session must activate is held', 'if (!part.conditional) held', 'if (part.rights) held'],
    [
      'what a session must activate is lost',
      'conditional = conditional.copy().addAll(part.rights)',
      'conditional = conditional.copy()'
    ],
    [
      'one user takes the conditional rights of another',
      'conditional.copy().addAll(part.rights)',
      'conditional.addAll(part.rights)'
    ],
    [
      'a right that is held is conditional too',
      'if (conditional !== this.nothing) conditional.removeAll(held);',
      ''
    ],
    ['the bound is always exact', 'grants, bound: boundOf(all)', "grants, bound: 'exact'"],
    ['the gaps of grants are dropped', 'hasGaps ||= grant.gaps.length > 0;', ''],
    [
      'a gap that is added leaves the bound',
      '{ ...access, gaps, bound: boundOf(gaps) }',
      '{ ...access, gaps }'
    ],
    [
      'a user without a profile has no gap',
      'if (!mayLackProfile(access)) return access;',
      'if (access) return access;'
    ],
    [
      'an assigned set that was not read is passed over',
      'if (!grant) gaps.push(...this.unreadGaps(assignment));',
      'if (!grant) continue;'
    ],
    [
      'an assigned set that was not read makes the access an upper bound',
      "params: { name: assignedName(assignment) }, effect: 'lower'",
      "params: { name: assignedName(assignment) }, effect: 'upper'"
    ],
    [
      'an assigned group gives nothing',
      'return group ?? this.grants.sets',
      'return group && undefined || this.grants.sets'
    ],
    [
      'a set that is assigned twice is listed twice',
      'else if (!grants.includes(grant)) grants',
      'else grants'
    ],
    ['grants stand in the order of rows', 'grants.sort(byContent)', 'grants']
  ],
  'src/core/access/grants.ts': [
    ['muting is ignored', '.copy().removeAll(muted)', '.copy()'],
    ['muting takes from other groups too', '.copy().removeAll(muted)', '.removeAll(muted)'],
    [
      'the last muting set alone mutes',
      'muted.addAll(rightsOf(id, context))',
      'muted.removeAll(muted).addAll(rightsOf(id, context))'
    ],
    [
      'the aggregate and its members are united',
      'return part(aggregate, isConditional',
      'return part(sets.reduce((all, set) => all.addAll(set.stored), aggregate.copy()), isConditional'
    ],
    [
      'the aggregate is passed over',
      'context.aggregates.get(group.Id)',
      'context.aggregates.get(`no ${group.Id}`)'
    ],
    ['a member explains what the aggregate lacks', 'stored.copy().retainAll(aggregate)', 'stored.copy()'],
    ['a stale group is not marked', "!== 'Updated'", "=== 'no status'"],
    ['a computed group without a status is stale', "(aggregate ? 'not known' : 'Updated')", "'not known'"],
    ['a stale group leaves the access exact', 'if (possiblyStale) gaps.push(staleGap(group));', ''],
    [
      'a group that a session must activate is held',
      'group.HasActivationRequired === true || aggregate',
      'aggregate'
    ],
    ['a set that a session must activate is held', 'row.HasActivationRequired === true, []', 'false, []'],
    ['what was not read of a group is no gap', '...(aggregate ? [] : members.gaps)', ''],
    ['a group with its aggregate needs its members', '...(aggregate ? [] : members.gaps)', '...members.gaps'],
    [
      'gaps of the aggregate are dropped',
      'if (aggregate) gaps.push(...(context.gapsOfRow.get(aggregate.Id) ?? []));',
      ''
    ],
    [
      'gaps of a member are dropped',
      'context.mutingSets.has(id)) return context.gapsOfRow.get(id) ?? []',
      'context.mutingSets.has(id)) return []'
    ],
    ['gaps of a set are dropped', '...(context.gapsOfRow.get(row.Id) ?? []),', ''],
    ['of the gaps of one row the last is kept', '[...(byRow.get(gap.rowId) ?? []), gap]', '[gap]'],
    [
      'a muting set that was not read makes the access a lower bound',
      "muting: member }, effect: 'upper'",
      "muting: member }, effect: 'lower'"
    ],
    ['a profile bears the name of its set', 'profileName ?? qualifiedName(row)', 'qualifiedName(row)']
  ],
  'src/core/access/implications.ts': [
    [
      'Modify All Data does not reach objects without a row',
      "name: 'ModifyAllData' }, modifyAll",
      "name: 'ModifyAllData' }, []"
    ],
    [
      'Modify All Data reaches fields',
      'allFields.push(id);',
      'allFields.push(id);\n      modifyAll.push(id);'
    ],
    [
      'Modify All Data gives View All Fields',
      "right.part === 'objects' && right.access !== 'viewAllFields'",
      "right.part === 'objects'"
    ],
    [
      'View All Data gives edit',
      "right.access === 'viewAll')",
      "right.access === 'viewAll' || right.access === 'edit')"
    ],
    [
      'View All Fields (Global) reaches nothing',
      "name: 'ViewAllFieldsGlobal' }, allFields",
      "name: 'ViewAllFieldsGlobal' }, []"
    ],
    [
      'View All Fields of one object reaches the fields of all',
      "access: 'viewAllFields' }, fields)",
      "access: 'viewAllFields' }, allFields)"
    ],
    ['a right that is granted by name has another as its reason', 'if (rights.has(id)) return undefined;', '']
  ],
  'src/core/access/grantedRights.ts': [
    ['user permissions that are off are granted', 'if (isGranted) ids', 'ids'],
    ['user permissions that are off are not known', "typeof value === 'boolean'", 'value === true'],
    [
      'user permissions are not muted',
      '...(rows.PermissionSet ?? []), ...(rows.MutingPermissionSet ?? [])',
      '...(rows.PermissionSet ?? [])'
    ],
    [
      'View All Records is taken for Modify All Records',
      "modifyAll: 'PermissionsModifyAllRecords'",
      "modifyAll: 'PermissionsViewAllRecords'"
    ],
    ['an object known from a field alone has no rights', "if (object !== '') objectIds(object);", ''],
    [
      'an entity without a name is no gap',
      'if (name === undefined) listOf(gaps, row.ParentId).push(entityNotNamed(row));',
      ''
    ],
    ['the namespace is dropped', 'return NamespacePrefix ?', "return NamespacePrefix === '' ?"],
    ['setup entities of every kind are shown', '.filter(isShown)', '']
  ],
  'src/core/access/right.ts': [
    ['names are compared with regard to case', 'right.name.toLowerCase()', 'right.name'],
    [
      'of several spellings the first row decides',
      'if (compareText(shown.name, this.rights[known]!.name) < 0) this.rights[known] = shown;',
      ''
    ],
    [
      'user permissions are not shown as published',
      'publishedSpelling(right.name) ?? right.name',
      'right.name'
    ]
  ],
  'src/core/access/bitSet.ts': [
    ['to remove adds what was not there', '&= ~other.words[i]!', '^= other.words[i]!'],
    ['a copy is tied to the original', 'this.words.slice()', 'this.words'],
    ['members beyond the first word are lost', 'i * BITS + (31', '(31']
  ],
  'src/core/access/grade.ts': [
    [
      'the order of grades is turned round',
      "'critical', 'high', 'medium', 'none'",
      "'none', 'medium', 'high', 'critical'"
    ]
  ],
  'src/core/access/userPermissionGrades.ts': [
    ['grades are found in one casing only', 'RANK_BY_NAME.get(name.toLowerCase())', 'RANK_BY_NAME.get(name)'],
    [
      'high grades rank before critical ones',
      "...graded('critical', CRITICAL),\n  ...graded('high', HIGH),",
      "...graded('high', HIGH),\n  ...graded('critical', CRITICAL),"
    ]
  ],
  'src/core/access/report.ts': [
    [
      'the conditional grade leaves the conditional rights out',
      'resolver.grade(access.held.copy().addAll(access.conditional))',
      'resolver.grade(access.held)'
    ],
    ['half an answer without a graded right is graded none', "bound === 'lower' || ", ''],
    [
      'API only is certain though a right may be missing',
      "access.bound === (isHeld ? 'lower' : 'upper')",
      "access.bound !== 'unknown'"
    ],
    ['View All Data is shown as Modify All Data', "? 'view' : 'none'", "? 'modify' : 'none'"],
    ['a name that no list knows is not marked', '!isPublishedUserPermission(right.name)', 'false'],
    [
      'a right on an object that is held only when activated is shown as held',
      '`${isConditional} ${right.name',
      '`${right.name'
    ],
    [
      'user permissions stand by name, not by severity',
      'severityRank(a.name) - severityRank(b.name) || byName',
      'byName'
    ],
    [
      'a list shows held user permissions alone',
      '...list(access.held, false), ...list(access.conditional, true)',
      '...list(access.held, false)'
    ]
  ],
  'src/core/access/grantPaths.ts': [
    ['grant paths lose the member', '({ member: name, stored })', '({ member: null, stored, name })'],
    ['grant paths name one member only', 'return members.map(', 'return members.slice(0, 1).map('],
    ['grant paths do not say that a session must activate them', '...(conditional && { conditional }),', ''],
    ['grant paths do not say that a group is stale', '...(possiblyStale && { possiblyStale })', ''],
    [
      'grant paths do not name the right through which they reach',
      '...(reason && { by: rightLabel(reason) }),',
      ''
    ],
    ['a removal keeps the removed grant', 'filter((other) => !grants.includes(other))', 'filter(() => true)'],
    [
      'a removal is given for grants that do not bring the right',
      'parts.some(({ rights }) => rights.has(id))',
      'parts.length > 0'
    ],
    ['a removal passes over rights that a session must activate', '    .addAll(before.conditional)\n', ''],
    ['a removal leaves the grade', 'grade: resolver.grade(rest.held)', 'grade: resolver.grade(access.held)'],
    [
      'a right that a session must activate is not held',
      "? 'conditional' : 'notHeld'",
      "? 'notHeld' : 'notHeld'"
    ]
  ],
  'src/core/access/fingerprint.ts': [
    ['access that is not exact has a fingerprint', "access.bound !== 'exact'", "access.bound === 'unknown'"],
    [
      'the fingerprint depends on the order of rights',
      '[...keys, ...ifActivated].sort(compareText)',
      '[...keys, ...ifActivated]'
    ],
    [
      'the basis depends on the order of rows',
      'digest(table.keys().sort(compareText))',
      'digest(table.keys())'
    ],
    [
      'the fingerprint depends on the names of grants',
      'digest(keys.get(part) ?? [])',
      'digest([...(keys.get(part) ?? []), ...access.grants.map(({ name }) => name)])'
    ],
    [
      'a change passes over rights that a session must activate',
      '[...keys, ...ifActivated].sort',
      '[...keys].sort'
    ],
    ['a right that a session must activate equals one that is held', 'CONDITIONAL + rightKey', 'rightKey'],
    ['names that a release adds are a gain', 'isSameRelease || partOf', 'true || partOf'],
    ['across releases no user permission is compared', 'known.has(baseOf(key))', 'known.has(`no ${key}`)'],
    [
      'across releases a change of activated rights is passed over',
      'known.has(baseOf(key))',
      'known.has(key)'
    ],
    ['only names that were granted were known', 'new Set([...seen, ...published])', 'new Set(seen)'],
    [
      'a new object is a gain of who sees all',
      'gained: missing(after.granted,',
      'gained: missing(after.rights,'
    ],
    ['what is lost is not told', 'lost: missing(before.granted, after.rights)', 'lost: []'],
    ['the basis passes over the API version', 'a.apiVersion === b.apiVersion && ', ''],
    ['the basis passes over the names', ' && a.names === b.names', '']
  ],
  'src/core/access/rightName.ts': [
    [
      'object rights are found in one casing only',
      'access.toLowerCase() === text.toLowerCase()',
      'access === text'
    ],
    [
      'a short name is not completed',
      'return inObject ?? fromSegments(dotted)',
      'return fromSegments(dotted)'
    ]
  ],
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
    ]
  ],
  'src/core/audit.ts': [
    ['an app that is open to all pre-authorises', 'apps.every(({ id }) => closed.has(id)) &&', ''],
    ['a set of a muting group is held whole', '!mutable.has(ParentId)', 'true'],
    [
      'a username without a user has no gap',
      'return withGap(resolver.ofAssignments([]), noUserGap(username))',
      'return resolver.ofAssignments([])'
    ],
    [
      'of two sets that an app admits both are held for certain',
      "isCertain ? 'lower' : 'unknown'",
      "isCertain ? 'lower' : 'lower'"
    ],
    ['gaps of identities are not gaps of the audit', 'found.gaps, ...own', 'found.gaps'],
    ['gaps of the source are dropped', '...snapshot.gaps, ', '']
  ],
  'src/core/model/gap.ts': [
    [
      'at least and at most together are one of them',
      'effects.size === 1 && only !== undefined ? only',
      'only !== undefined ? only'
    ],
    ['gaps of one code are one gap', '[gap.code, params, gap.effect]', '[gap.code, gap.effect]']
  ],
  'src/core/model/instant.ts': [
    ['a day that no calendar has is a date', ' || !isCalendarDate(date)', ''],
    ['time zones are passed over', "'$1:$2'", "'Z'"]
  ],
  'src/core/messages.ts': [
    ['a message asks for what its gap does not give', "what: '{path}:{place}'", "what: '{path}:{line}'"]
  ]
};

const ORG: Readonly<Record<string, readonly Edit[]>> = {
  'src/org/metadata/findMetadata.ts': [
    ['names are not URL-decoded', 'return decodeURIComponent(name);', 'return name;'],
    ['a malformed escape ends the run', '} catch {\n    return name;', '} catch (error) {\n    throw error;'],
    [
      'what `.forceignore` hides is no gap',
      'gaps.push({ code: found.code',
      "if (found.code !== 'fileIgnored') gaps.push({ code: found.code"
    ],
    [
      'what `.forceignore` hides is said to be misplaced',
      'resolver.forceIgnoredPaths.has(file)',
      'resolver.forceIgnoredPaths.has(`no ${file}`)'
    ],
    [
      'a file in a place of another type is no gap',
      'gaps.push({ code: found.code',
      "if (found.code !== 'fileNotRecognised') gaps.push({ code: found.code"
    ],
    ['third-party code is read', 'node_modules|', 'no_modules|'],
    ['links to files are passed over', ' || (entry.isSymbolicLink() && isFileOrBroken(file))', ''],
    ['a broken link is passed over', '} catch {\n    return true;', '} catch {\n    return false;'],
    ['only the metadata format is read', String.raw`file.replace(/-meta\.xml$/, '')`, 'file']
  ],
  'src/org/metadata/metadataFile.ts': [
    ['numeric entities are read as they stand', 'htmlEntities: true', 'htmlEntities: false'],
    ['texts become numbers', 'parseTagValue: false', 'parseTagValue: true'],
    ['a document type is accepted', 'if (/<!DOCTYPE/i', 'if (/<!NOTYPE/i'],
    ['there is no limit of size', 'const LIMIT_MB = 32;', 'const LIMIT_MB = 32_000;'],
    [
      'an empty file is accepted',
      "if (xml.trim() === '') throw new UnusableFileError('fileEmpty', { path });",
      "if (xml.trim() === '') return {};"
    ],
    ['another root is accepted', 'if (found !== root) throw', "if (found === '') throw"],
    ['a second root is passed over', ' || body.length > 1', ''],
    ['elements that are not closed are accepted', 'SyntaxValidator.validate(xml);', ''],
    ['spaces round a text are kept', '? value.trim() : undefined', '? value : undefined'],
    ['names in one element are parted by another sign', "    .split(',')", "    .split(';')"]
  ],
  'src/org/metadata/nameIndex.ts': [
    ['several files with one name are no gap', 'sharing.length > 1', 'sharing.length > 9'],
    [
      'several files with one name are one row',
      'isUnique(file.type, file.name) ? id :',
      'isUnique(file.type, file.name) ? id : id ||'
    ],
    [
      'of several files with one name the first is meant',
      'found.map((file) => this.idOf(file))',
      '[this.idOf(found[0]!)]'
    ],
    ['names are compared with regard to case', "normalize('NFC').toLowerCase()", "normalize('NFC')"],
    ['the union of several files is a lower bound', "effect: 'upper'", "effect: 'lower'"]
  ],
  'src/org/metadata/rightElements.ts': [
    [
      'an element that is not known is passed over',
      'if (!WITHOUT_RIGHTS.has(name)) note',
      "if (name === '') note"
    ],
    [
      'what a muting set does not show makes the access a lower bound',
      "'MutingPermissionSet' ? 'upper'",
      "'MutingPermissionSet' ? 'lower'"
    ],
    [
      'field rights under their old name are passed over',
      "of('fieldPermissions', 'fieldLevelSecurities')",
      "of('fieldPermissions')"
    ],
    ['setup entities that are off are granted', "shape.entity && flags['enabled'] ?", 'shape.entity ?'],
    [
      'of a permission that is named twice the last word counts',
      "||= flags['enabled']",
      "= flags['enabled']"
    ],
    [
      'a flag that is neither true nor false is no gap',
      'if (flag !== null) return [[column, flag] as const];',
      'return [[column, flag === true] as const];'
    ],
    [
      'a right that names nothing is no gap',
      "note('valueNotRead', { element: `${element}/${shape.key}`, value: '', expected: 'a name' });",
      ''
    ],
    [
      'editable fields are read as readable',
      "['editable', 'PermissionsEdit']",
      "['editable', 'PermissionsRead']"
    ],
    ['Modify All Records is passed over', "  ['modifyAllRecords', 'PermissionsModifyAllRecords'],\n", '']
  ],
  'src/org/metadata/standardProfiles.ts': [
    ['the label of the administrator profile is not known', "  ['system administrator', 'Admin'],\n", ''],
    ['labels of profiles are found in one casing only', '.get(name.toLowerCase())', '.get(name)']
  ],
  'src/org/metadata/apps.ts': [
    [
      'a connected app that names a user, but no switch, is off',
      "'isClientCredentialEnabled', file, gaps) ?? user !== null",
      "'isClientCredentialEnabled', file, gaps) ?? false"
    ],
    [
      'a policy that names a user, but no switch, is off',
      "IsClientCredentialsFlowEnabled: flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? null",
      "IsClientCredentialsFlowEnabled: flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? false"
    ],
    [
      'an app whose switch was not read is off',
      "'isEnabled', file, gaps) ?? true",
      "'isEnabled', file, gaps) ?? false"
    ],
    [
      'a flow whose switch was not read is off',
      "const isOn = flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? null;",
      "const isOn = flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? false;"
    ],
    [
      'a switch that is off is read as on',
      'if (flag !== null) return flag;',
      'if (flag !== null) return flag === undefined ? flag : true;'
    ],
    ['a switch that is neither true nor false is no gap', 'gaps.push({ code', 'void ({ code'],
    [
      'profiles that a policy admits are passed over',
      "commaSeparated(textOf(content, 'commaSeparatedProfile'))",
      '[]'
    ],
    [
      'permission sets that a connected app admits are passed over',
      "textsOf(content, 'permissionSetName')",
      '[]'
    ]
  ],
  'src/org/sourceFolder.ts': [
    ['gaps of the search are dropped', '...found.gaps, ...rows.gaps', '...rows.gaps'],
    [
      'a file that cannot be used is passed over',
      'rows.gaps.push({ ...error.gap, ...effectOfUnread(file.type) });',
      ''
    ],
    [
      'a file that cannot be used ends the run',
      'if (!(error instanceof UnusableFileError)) throw error;',
      'if (error) throw error;'
    ],
    ['an empty list of users is read as none', 'if (options.users) rows', 'if (options.users?.length) rows'],
    ['the API version is lost', 'project.sourceApiVersion ?? null', 'null']
  ],
  'src/org/sourceRows.ts': [
    ['the frozen flag is lost', '...(user.isFrozen !== undefined && { IsFrozen: user.isFrozen }),', ''],
    ['the active flag is lost', '...(user.isActive !== undefined && { IsActive: user.isActive }),', ''],
    [
      'a login that was not read is one that never was',
      '...(user.lastLoginDate !== undefined && { LastLoginDate: user.lastLoginDate })',
      'LastLoginDate: user.lastLoginDate ?? null'
    ],
    [
      'an assignment that is not active is read as active',
      '...(assignment.isActive !== undefined && { IsActive: assignment.isActive }),',
      ''
    ],
    [
      'an assignment that is revoked is read as not revoked',
      '...(assignment.isRevoked !== undefined && { IsRevoked: assignment.isRevoked }),',
      ''
    ],
    ['the end of an assignment is lost', 'assignment.expirationDate ?? null', 'null'],
    [
      'an assigned name that no file bears is passed over',
      'if (!this.names.has(kind, name)) this.nameNotFound(listed);',
      ''
    ],
    [
      'of several muting sets with one name the first mutes',
      '? found : `one of ${found}`',
      '? found : found'
    ],
    [
      'a set that a session must activate is read as held',
      'HasActivationRequired: this.isSession(file, content),\n      ...this.rights',
      'HasActivationRequired: false,\n      ...this.rights'
    ],
    [
      'a group that a session must activate is read as held',
      'HasActivationRequired: this.isSession(file, content)\n',
      'HasActivationRequired: false\n'
    ],
    ['the status of a group is lost', "Status: textOf(content, 'status') ?? null", 'Status: null'],
    [
      'muting sets of a group are passed over',
      "for (const name of textsOf(content, 'mutingPermissionSets')) this.muting(id, name);",
      ''
    ],
    [
      'whom a connected app admits is lost',
      "this.admit('ConnectedApplication', file.name, admission, file);",
      ''
    ],
    [
      'whom an external client app admits is lost',
      "this.admit('ExternalClientApplication', appName(file, content), admission, file);",
      ''
    ],
    ['an admitted profile is not found under its label', 'this.profileFile(listed.name)', 'listed.name'],
    [
      'settings of an app that was not read are no gap',
      "this.gaps.push({ code: 'appNotRead'",
      "void ({ code: 'appNotRead'"
    ],
    [
      'settings belong to an app of their own name',
      "textOf(content, 'externalClientApplication') || file.name",
      'file.name'
    ],
    ['gaps of rights are dropped', 'this.gaps.push(...rights.gaps);', ''],
    [
      'a decomposed set with rights of its own is taken for whole',
      '!hasRightElements(content) || this.hasSiblings(file)',
      '!hasRightElements(content)'
    ]
  ],
  'src/org/users/usersFile.ts': [
    ['lists in a CSV are parted by another sign', "place).split(';')", "place).split('|')"],
    ['empty names of a list are kept', ".filter((name) => name !== '')", ''],
    [
      'an empty login in a CSV is one that never was',
      "'LastLoginDate', place) ?? undefined)",
      "'LastLoginDate', place) ?? null)"
    ],
    [
      'a line with too many values is accepted',
      'record.length !== columns.length',
      'record.length < columns.length'
    ],
    ['a user that is listed twice is accepted', 'first && same.length > 1', 'first && same.length > 9'],
    [
      'two spellings of a username are two users',
      'Map.groupBy(users, ({ username }) => username.toLowerCase())',
      'Map.groupBy(users, ({ username }) => username)'
    ],
    [
      'a column that is missing is read as empty',
      'if (missing.length === 0) return;',
      'if (missing) return;'
    ],
    ['a file without users is accepted', 'if (users.length === 0) {', 'if (users.length < 0) {']
  ],
  'src/org/users/listedUser.ts': [
    [
      'a value that was not read is false',
      "if (text === '') return undefined;",
      "if (text === '') return false;"
    ],
    ['a date that is none is accepted', "text === '' || parseInstant(text) !== null", "text === '' || text"],
    [
      'a flag that is neither true nor false is false',
      'if (/^(?:true|false)$/i.test(text)) return',
      'if (text) return'
    ]
  ],
  'src/org/users/queriedUsers.ts': [
    ['the namespace of a package is dropped', 'prefix && name ?', 'false ?'],
    ['ids of 15 and 18 characters are not joined', 'id.slice(0, 15)', 'id'],
    ['the frozen flag is lost', 'logins?.records?.[0]?.IsFrozen', 'undefined'],
    [
      'a login that was not queried is one that never was',
      'lastLogin === undefined ? undefined : dateValue',
      'dateValue'
    ],
    [
      'a part of the records is taken for all',
      'if (result?.done === false) {',
      'if (result?.done === null) {'
    ],
    ['a failed query is an empty answer', 'status !== undefined && status !== 0', 'status === undefined'],
    [
      'an assignment of a group is read as one of its set',
      "kind: group ? 'PermissionSetGroup' : kind",
      'kind'
    ],
    [
      'an assignment that is revoked is read as not revoked',
      "booleanValue(record['IsRevoked'], 'IsRevoked', place) ?? false",
      'false'
    ],
    ['the profile is assigned twice', 'profile && !hasProfile ?', 'profile ?'],
    [
      'answers without the end of assignments are accepted',
      'if (unasked) throw',
      "if (unasked === '') throw"
    ],
    [
      'users without the answer on assignments are accepted',
      'if (users > 0 && assignments > 0) return;',
      'if (users > 0) return;'
    ],
    ['all users have all assignments', "byAssignee.get(idIn(user, 'Id')) ?? []", 'assignments']
  ]
};

const REPORT: Readonly<Record<string, readonly Edit[]>> = {
  'src/report/outputFile.ts': [
    ['everybody can read the file', '0o600', '0o644'],
    [
      'the file is written in place',
      "writeFileSync(part, content, { mode: MODE, flag: 'wx' });\n    renameSync(part, target);",
      'writeFileSync(target, content, { mode: MODE });'
    ],
    ['a part is left behind by a write that fails', 'rmSync(part, { force: true });', ''],
    ['a device is replaced by a file', '?.isFile() === false', '?.isDirectory() === true']
  ],
  'src/report/text.ts': [
    ['a path can rewrite the terminal', 'return printable(\n', 'return String(\n'],
    ['a path loses its member', '${member === null', '${member !== undefined']
  ],
  'src/report/auditTable.ts': [
    ['a frozen user is not marked', "user?.IsFrozen && 'frozen'", "false && 'frozen'"],
    [
      'a user who can use pages is not marked',
      "apiOnly === false && 'not API-only'",
      "apiOnly === null && 'not API-only'"
    ],
    [
      'a login that was not read is one that never was',
      " || user.LastLoginDate === undefined) return 'not read'",
      ") return 'not read'"
    ],
    [
      'a bound is not marked',
      "const mark = grade === 'unknown' ? '' : BOUND_MARKS[bound]",
      "const mark = grade === 'unknown' ? BOUND_MARKS[bound] : ''"
    ],
    [
      'a username can rewrite the terminal',
      'printable(userText(identity, headline))',
      'userText(identity, headline)'
    ]
  ],
  'src/report/json.ts': [
    ['a login that is not in UTC is printed as it stands', 'new Date(instant).toISOString()', 'String(date)'],
    [
      'a user of whom freezing was not read is not frozen',
      'user?.IsFrozen ?? null',
      'user?.IsFrozen ?? false'
    ]
  ]
};

export const SEEDED_FAULTS: readonly SeededFault[] = [CORE, ORG, REPORT].flatMap((area) =>
  Object.entries(area).flatMap(([file, edits]) =>
    edits.map(([why, find, replace]) => ({ file, find, replace, why }))
  )
);
