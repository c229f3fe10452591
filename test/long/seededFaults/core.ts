import type { FaultsByFile } from './fault.ts';

export const CORE: FaultsByFile = {
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
    ['what a session must activate is held', 'if (!grant.conditional) held', 'if (grant.rights) held'],
    [
      'what a session must activate is lost',
      'conditional = conditional.copy().addAll(grant.rights)',
      'conditional = conditional.copy()'
    ],
    [
      'one user takes the conditional rights of another',
      'conditional.copy().addAll(grant.rights)',
      'conditional.addAll(grant.rights)'
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
    ['grants stand in the order of rows', 'grants.sort(byContent)', 'grants'],
    ['who may activate API Only User holds it', '!conditional && rights.has(id)', 'rights.has(id)'],
    [
      'an assignment that has ended makes a holder',
      'assignments.filter((assignment) => this.counts(assignment, []))',
      'assignments'
    ],
    ['a user holds through the grants of others', '[...through.intersection(granting)]', '[...granting]'],
    [
      'nobody holds a permission through a group',
      '[...this.grants.sets.values(), ...this.grants.groups.values()]',
      '[...this.grants.sets.values()]'
    ],
    [
      'a part that is left to later is a gap',
      'parts.map((part) => RIGHT_TABLES[part])',
      'ACCESS_PARTS.map((part) => RIGHT_TABLES[part])'
    ],
    ['a part that is left to later is read', 'snapshot.parts ?? ACCESS_PARTS', 'ACCESS_PARTS']
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
      'return grantedSet(aggregate, isConditional',
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
    ],
    [
      'objects that are left to later are none',
      "resolver.parts.includes('objects') ? rowsOf(rights, 'objects') : null",
      "rowsOf(rights, 'objects')"
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
      'access.grants.filter(({ rights }) => rights.has(id))',
      'access.grants'
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
      'digest(userPermissionsOf(table).sort(compareText))',
      'digest(userPermissionsOf(table))'
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
    ['the basis passes over the names', ' && a.names === b.names', ''],
    ['what was not read then is a gain', 'parts.has(partOf(key)) && (isSameRelease', '(isSameRelease'],
    [
      'a part that one did not read is compared',
      'part in a.fingerprint.parts && part in b.fingerprint.parts',
      'part in a.fingerprint.parts'
    ],
    [
      'a part that was not read has a fingerprint',
      'Object.fromEntries(parts.map((part)',
      'Object.fromEntries(ACCESS_PARTS.map((part)'
    ]
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
    ['gaps of the source are dropped', '...snapshot.gaps, ', ''],
    [
      'a username has no user where some users were not read',
      "if (rows.User && !partialTables.includes('User')) {",
      'if (rows.User) {'
    ]
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
    ['a message asks for what its gap does not give', "what: '{path}:{place}'", "what: '{path}:{line}'"],
    ['what a gap hides is told as a code', 'HIDDEN_TEXTS[code as Hidden]', 'code']
  ]
};
