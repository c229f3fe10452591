import type { FaultsByFile } from './fault.ts';

export const CLI: FaultsByFile = {
  'src/cli/accessQuestion.ts': [
    ['of several files with one name the first is shown', 'if (more.length > 0) {', 'if (more.length > 9) {'],
    [
      'users are asked for by case',
      'one.Username.toLowerCase() === username.toLowerCase()',
      'one.Username === username'
    ],
    ['--object shows every object', 'row.name.toLowerCase() === name)', 'row.name !== name)'],
    ['a typo reads as not held', 'if (id === undefined && !isPublished) {', 'if (id === null) {'],
    [
      'an object that nothing mentions is out of reach',
      'objects.filter((name) => !mentions(snapshot, name))',
      'objects.filter((name) => mentions(snapshot, name))'
    ],
    [
      'profiles are asked for by file name alone',
      "type === 'Profile' ? profileFileNames(name) : [name]",
      '[name]'
    ]
  ],
  'src/cli/instantFlag.ts': [
    ['a date that is none is one of 1970', 'if (instant !== null) return', 'if (text) return']
  ],
  'src/commands/runas/audit.ts': [['--as-of is passed over', "flags['as-of'] ?? now", 'now']],
  'src/cli/registerCommand.ts': [
    ['a strict run with gaps succeeds', 'if (flags.strict && gaps.length > 0) process.exitCode = 1;', '']
  ]
};
