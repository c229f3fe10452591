import type { FaultsByFile } from './fault.ts';

export const REPORT: FaultsByFile = {
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
    ],
    [
      'a run-as user whom a person uses is not marked',
      "logins?.isUsedByPerson && 'used by a person'",
      "false && 'used by a person'"
    ],
    ['every kind of evidence is shown for all', '.filter((kind) => found.has(kind))', '']
  ],
  'src/report/json.ts': [
    ['a login that is not in UTC is printed as it stands', 'new Date(instant).toISOString()', 'String(date)'],
    [
      'a user of whom freezing was not read is not frozen',
      'user?.IsFrozen ?? null',
      'user?.IsFrozen ?? false'
    ],
    [
      'the last login of a person is told as one over the API',
      'inUtc(logins?.lastApiAt)',
      'inUtc(logins?.lastInteractiveAt)'
    ],
    [
      'where logins were not read no person is there',
      'logins?.isUsedByPerson ?? null',
      'logins?.isUsedByPerson ?? false'
    ],
    ['the last use of an app is printed as it stands', 'lastUsedAt: inUtc(lastUsedAt)', 'lastUsedAt']
  ]
};
