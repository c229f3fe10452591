import type { FaultsByFile } from './fault.ts';

export const REGISTER: FaultsByFile = {
  'src/core/access/accessText.ts': [
    ['parts are compared that one did not read', 'filter((part) => b.parts.has(part))', 'filter(() => true)'],
    ['digests of another version are compared', 'if (a.version !== b.version) return false;', ''],
    [
      'a scan of fewer parts takes the place of a richer one',
      'return isRicher ? taken : null;',
      'return taken;'
    ],
    [
      'a release is drift',
      'return isJudged || saved.ApprovedAccess__c === null ? taken : null;',
      'return isJudged || taken ? taken : null;'
    ],
    [
      'what differs from what was approved passes for the same',
      'SameAccessAs__c: isApproved ? saved.ApprovedAccess__c : null',
      'SameAccessAs__c: saved.ApprovedAccess__c'
    ],
    [
      'access that cannot be compared is not told',
      'if (next === null || current === null || areEqual(next, current)) return false;',
      'if (next !== current) return false;'
    ]
  ],
  'src/core/access/perGrants.ts': [
    ['two resolvers share their answers', 'known.set(resolver, kept);', 'known.get = () => kept;'],
    ['all grants are one', '?? numbers.size', '?? 0']
  ],
  'src/core/register/appKey.ts': [
    ['names that look like ids are ids', "kind !== 'unknown' && APP_ID.test(id)", 'APP_ID.test(id)'],
    ['long names run together', '~${digest}', '~'],
    [
      'an id is taken for another of the same name',
      'if (!key.startsWith(BY_NAME) && !known.key.toLowerCase().startsWith(BY_NAME)) return false;',
      ''
    ],
    ['two kinds of app are one', 'return !isKnown || known.kind === APP_KIND_VALUES[kind];', 'return true;'],
    ['one name of two apps is one app', '(idsByName.get(name)?.length ?? 0) <= 1', 'true']
  ],
  'src/core/register/bulk.ts': [
    ['what is registered is registered again', "(line.isRegistered && 'alreadyRegistered') ||", ''],
    ['the interval has no end', 'days >= least && days <= most', 'days >= least'],
    ['a review is due in the past', "(dueOn < today && 'dueOnPast') ||", ''],
    ['a second review is opened', "(entry && open.has(entry.Id) && 'reviewIsOpen') ||", ''],
    ['a field is saved without the right to it', 'if (!writable) return fields;', 'return fields;'],
    [
      'who is refused is saved all the same',
      "planned.outcome === 'change' ? planned.fields : {}",
      'planned.fields'
    ]
  ],
  'src/core/register/exportLines.ts': [
    ['a formula runs behind spaces and quotes', '/^[\\s"\'\\p{Cc}\\p{Cf}]*[=', '/^[='],
    ['a formula runs behind what is not printed', '\\p{Cc}\\p{Cf}', '\\uFEFF'],
    ['who was in no scan has no gaps', 'identity ? gaps : null', 'gaps'],
    ['quotes end a cell', `safe.replaceAll('"', '""')`, 'safe']
  ],
  'src/core/register/jsonFields.ts': [
    ['texts have no end', 'if (value.length > most) throw new Refusal', 'if (most < 0) throw new Refusal'],
    [
      'what was last used in the future stays so',
      "if (isLater(text, latest)) throw wrong(this.pathOf(name), 'before the time of the audit');",
      ''
    ]
  ],
  'src/core/register/linesOfView.ts': [
    ['blanks come first', 'return a.value === null ? 1 : -1', 'return a.value === null ? -1 : 1'],
    [
      'equal lines stand in any order',
      'return compareText(a.name, b.name) || compareText(a.line.key, b.line.key);',
      'return 0;'
    ],
    ['one word is enough', 'words.every(', 'words.some(']
  ],
  'src/core/register/matchedEntries.ts': [
    [
      'a user is taken for another who had the name',
      '(userIdOf(userKeyOf(identity)) && userIdOf(entry.UserKey__c))',
      "(userKeyOf(identity) === '')"
    ],
    ['an entry that a key names is given by name too', 'if (!taken.has(entry)) byUsername', 'byUsername']
  ],
  'src/core/register/readImportedAudit.ts': [
    ['the id of the org is lost', "org.textOrNull('id') : null", 'null : null'],
    [
      'an identity is saved twice',
      "if (seen.has(name)) throw new Refusal('sameIdentityTwice', { username, path });",
      ''
    ],
    [
      'another schema is read as this one',
      'if (schema !== SCHEMA) {',
      'if (!schema.startsWith(SCHEMA.slice(0, 12))) {'
    ],
    [
      'a failed command is an audit',
      "if (outer.value('status') !== 0) {",
      "if (outer.value('status') === 0.5) {"
    ]
  ],
  'src/core/register/registerLine.ts': [
    ['a saved grade passes for one of this scan', 'isGradeSaved: graded !== null', 'isGradeSaved: false'],
    ['a saved grade without its bound is exact', "savedBound) ?? 'unknown'", "savedBound) ?? 'exact'"],
    [
      'a scan that cannot tell finds harmless what once was',
      'saved !== undefined && isGraver(saved, found);',
      'saved !== undefined;'
    ],
    [
      'a session adds less than is held without',
      'conditionalGrade !== undefined && isGraver(conditionalGrade, grade)',
      'conditionalGrade !== undefined'
    ]
  ],
  'src/core/register/registerView.ts': [
    ['an address without a page shows none', 'Math.max(Number(text) - 1, 0)', 'Number(text) - 1'],
    ['the usual fills the address', 'value ? [[key, value]] : []', '[[key, String(value)]]']
  ],
  'src/core/register/savedScan.ts': [
    [
      'an older scan goes over a newer one',
      '!entry || !isAfter(entry.LastScannedOn__c, takenAt)',
      'takenAt !== null'
    ],
    [
      'a login that was not read is forgotten',
      'isLoginKept ? (entry?.LastLoginOn__c ?? null) : lastLogin',
      'lastLogin ?? null'
    ],
    ['what people recorded is lost', 'new Set([...known, ...values])', 'new Set(values)'],
    ['the last use goes back in time', "(now ?? '') > (then ?? '') ? now : then", 'now'],
    [
      'who cannot be saved is not told',
      "isUserKey(key) ? undefined : { code: 'keyNotTaken', username }",
      'undefined'
    ],
    ['everybody is proposed', 'all.filter(({ entry }) => entry || propose)', 'all.filter(() => true)'],
    [
      'who could read half of the access finds it harmless',
      'if (isWhole || !entry?.AccessGrade__c) return found;',
      'if (isWhole || true) return found;'
    ],
    ['a scan never lowers a grade', "headline.bound === 'exact' || headline.bound === 'upper'", 'false'],
    ['an older scan grades', 'AccessGrade__c: scannedAt === null ? null :', 'AccessGrade__c:'],
    ['half an answer is saved as all of it', 'ACCESS_BOUNDS[headline.bound]', 'ACCESS_BOUNDS.exact'],
    ['the kind of an app is forgotten', 'known && !isKindKnown ? null :', 'isKindKnown && !known ? null :']
  ],
  'src/core/register/tiles.ts': [
    [
      'who never logged in is not dormant',
      'if (line.lastLogin !== null) return',
      'if (line.lastLogin !== 0) return'
    ],
    [
      'what is proposed is overdue',
      "line.isRegistered && line.entry?.ReviewState__c === 'Overdue'",
      "line.entry?.ReviewState__c === 'Overdue'"
    ],
    ['a first review is never due soon', 'return due !== null && due <= lastSoonDay;', 'return false;'],
    [
      'what is highly privileged is not shown as such',
      "line.grade === 'critical' || line.grade === 'high'",
      "line.grade === 'critical'"
    ]
  ],
  'src/core/register/userKey.ts': [
    ['ids of 15 characters are others', 'if (id.length === 18) return id;', 'if (id.length > 0) return id;'],
    ['usernames differ by case', '${BY_USERNAME}${username.toLowerCase()}', '${BY_USERNAME}${username}'],
    ['a character is cut in two', ".replace(/[\\uD800-\\uDBFF]$/, '')", '']
  ],
  'src/org/live/readPages.ts': [
    ['a part of the register passes for all of it', 'if (failure) throw failure.error;', ''],
    [
      'the own logins pass for another user’s',
      "if (gap?.code === 'rightMissing') return { logins: [], gap };",
      ''
    ]
  ]
};
