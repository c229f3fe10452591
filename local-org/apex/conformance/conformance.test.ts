import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blobs } from './blobs.ts';
import { classes } from './classes.ts';
import { collections } from './collections.ts';
import { comparisons } from './comparisons.ts';
import type { ProgramCase, Rule, TestClassCase, Thrown } from './conformanceCase.ts';
import { controlFlow } from './controlFlow.ts';
import { datetimes } from './datetimes.ts';
import { describeResults } from './describe.ts';
import { dml } from './dml.ts';
import { exceptions } from './exceptions.ts';
import { governorLimits } from './governorLimits.ts';
import { LIBRARY_KEYS } from '../library/library.ts';
import { evaluate, runTestClass, thrownBy } from './harness.ts';
import { numbers } from './numbers.ts';
import { partialDml } from './partialDml.ts';
import { queries } from './queries.ts';
import { serialisation } from './serialisation.ts';
import { sobjects } from './sobjects.ts';
import { strings } from './strings.ts';
import { testFramework } from './testFramework.ts';
import { triggers } from './triggers.ts';

const PROGRAMS: Readonly<Record<string, readonly ProgramCase[]>> = {
  numbers,
  strings,
  comparisons,
  collections,
  'control flow': controlFlow,
  classes,
  exceptions,
  sobjects,
  queries,
  dml,
  'saving what can be saved': partialDml,
  triggers,
  blobs,
  datetimes,
  'governor limits': governorLimits,
  serialisation,
  describe: describeResults
};
const THEMES: Readonly<Record<string, readonly Rule[]>> = { ...PROGRAMS, 'test framework': testFramework };

for (const [theme, cases] of Object.entries(PROGRAMS)) {
  describe(theme, () => {
    for (const one of cases) it(one.name, () => check(one));
  });
}

describe('test framework', () => {
  for (const one of testFramework) it(one.name, () => checkTestClass(one));
});

it('each library method has a case', () => {
  const code = JSON.stringify(THEMES).toLowerCase();
  const names = [...new Set(LIBRARY_KEYS.map((key) => key.split('/')[0]!))];
  assert.deepEqual(
    names.filter((name) => !new RegExp(`\\b${name}\\s*\\(`).test(code)),
    []
  );
});

it('each case has a name of its own, a source, and one outcome', () => {
  for (const [theme, cases] of Object.entries(THEMES)) {
    const names = cases.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)], theme);
    for (const { name, rule, source } of cases) {
      assert.match(
        source,
        /^(Apex (Developer|Reference) Guide, "|Observed in an org: |Quoted from orgs: )/,
        name
      );
      assert.notEqual(rule, '', name);
    }
  }
  for (const one of Object.values(PROGRAMS).flat()) {
    assert.notEqual('expected' in one, 'throws' in one, one.name);
  }
});

function check(one: ProgramCase): void {
  if (one.refused) assert.throws(() => evaluate(one), one.refused);
  else if (one.throws) assertThrown(thrownBy(one), one.throws);
  else assert.deepEqual(evaluate(one), one.expected, one.rule);
}

function assertThrown(
  thrown: { readonly type: string; readonly message: string },
  { type, message }: Thrown
): void {
  assert.equal(thrown.type, type, thrown.message);
  if (typeof message === 'string') assert.equal(thrown.message, message);
  else assert.match(thrown.message, message);
}

function checkTestClass({ testClass, classes: others = [], outcomes, rule }: TestClassCase): void {
  const messages = runTestClass(testClass, others);
  assert.deepEqual(Object.keys(messages).sort(), Object.keys(outcomes).sort(), rule);
  for (const [method, outcome] of Object.entries(outcomes)) {
    const message = messages[method] ?? null;
    if (outcome instanceof RegExp) assert.match(message ?? 'It passed.', outcome);
    else assert.equal(message, outcome, `${method}: ${rule}`);
  }
}
