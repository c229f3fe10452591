import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import { defaultOf, fieldValue, formulaValue, isTrue } from './formula.ts';
import { ENTRY, SCHEMA, testOrg } from './testSchema.ts';

const USER_ID = '005000000000001AAA';
const MANAGER_ID = '005000000000002AAA';
const CALLER: Caller = { userId: USER_ID, mode: 'user' };
const ROW: Row = {
  Id: 'a00000000000001AAA',
  Name: 'svc@example.com',
  Owner__c: USER_ID,
  Status__c: 'Active',
  Kinds__c: 'API;Agent',
  Days__c: 90,
  Share__c: 12.5,
  Due__c: '2026-11-19',
  Seen__c: '2026-11-18T23:30:00.000+0000',
  Done__c: true
};

function orgWithUsers(): OrgState {
  const org = testOrg();
  org.store.transaction(() => {
    org.store.put('User', { Id: USER_ID, Name: 'Ada', IsActive: true, ManagerId: MANAGER_ID });
    org.store.put('User', { Id: MANAGER_ID, Name: 'Grace', IsActive: false });
  });
  return org;
}

const ORG = orgWithUsers();

function valueOf(formula: string, type: Field['type'], row = ROW, more: Partial<Field> = {}): Value {
  const field: Field = { name: 'F__c', label: 'F', type, scale: 2, treatBlanksAs: 'blank', formula, ...more };
  return formulaValue(ORG, ENTRY, row, field, CALLER);
}

function holds(formula: string, row = ROW, old?: Row): boolean {
  return isTrue(ORG, ENTRY, row, formula, { old, isNew: old === undefined, caller: CALLER });
}

const VALUES: readonly (readonly [string, Field['type'], Value])[] = [
  ['Days__c + 0.1 + 0.2', 'double', 90.3],
  ['Days__c / 7', 'double', 12.86],
  ['-1.005', 'double', -1.01],
  ['2 * 3 ^ 2', 'double', 36],
  ['-Days__c + 10 - 3 - 2', 'double', -85],
  ['Share__c * 2', 'double', 0.25],
  ['Share__c * 2', 'percent', 25],
  ['Days__c / 0', 'double', null],
  ['MOD(Days__c, 0)', 'double', null],
  ['MOD(-7, 3) + ROUND(2.5, 0) + CEILING(-1.1) + FLOOR(-1.9) + ABS(-1)', 'double', 0],
  ['MAX(1, Days__c, 3) - MIN(4, 2)', 'double', 88],
  ['DATEVALUE(Seen__c) + Days__c', 'date', '2027-02-16'],
  ['Due__c - DATE(2026, 11, 1)', 'double', 18],
  ['NOW() - Seen__c', 'double', 0.33],
  ['Seen__c + 0.5', 'datetime', '2026-11-19T11:30:00.000+0000'],
  ['TODAY()', 'date', '2026-11-19'],
  ['NOW()', 'datetime', '2026-11-19T07:18:36.000+0000'],
  ['DATE(2026, 2, 30)', 'date', null],
  ['DATEVALUE("2026-02-30")', 'date', null],
  ['ADDMONTHS(DATE(2026, 2, 28), 1)', 'date', '2026-03-31'],
  ['ADDMONTHS(DATE(2026, 1, 30), 1)', 'date', '2026-02-28'],
  ['YEAR(Due__c) * 10000 + MONTH(Due__c) * 100 + DAY(Due__c)', 'double', 20261119],
  ['WEEKDAY(Due__c)', 'double', 5],
  ['CASE(Days__c, 90, "quarter", 365, "year", "")', 'string', 'quarter'],
  ['CASE(Status__c, "Retired", 0, "Active", 4, 1)', 'double', 4],
  ['CASE(Days__c, 1, "one", "")', 'string', null],
  ['IF(Done__c, "done", NULL)', 'string', 'done'],
  ['TEXT(Status__c) & " since " & TEXT(Due__c)', 'string', 'Active since 2026-11-19'],
  ['TEXT(Seen__c)', 'string', '2026-11-18 23:30:00Z'],
  ['TEXT(Days__c)', 'string', '90'],
  ['Note__c & "x"', 'string', 'x'],
  ['UPPER(LEFT(Name, 3)) + MID(Name, 4, 1) + RIGHT(Name, 3)', 'string', 'SVC@com'],
  ['SUBSTITUTE("a$", "$", "$&")', 'string', 'a$&'],
  ['"say \\"hi\\"" /* why */', 'string', 'say "hi"'],
  ['LEN(TRIM(" ab ")) + LEN(Note__c)', 'double', 2],
  ['Id', 'string', 'a00000000000001'],
  ['CASESAFEID(Id)', 'string', 'a00000000000001AAA'],
  ['Owner__r.Name & Owner__r.Manager.Name', 'string', 'AdaGrace'],
  ['BLANKVALUE(Note__c, "none")', 'string', 'none'],
  ['Double__c + 1', 'double', 181]
];

for (const [formula, type, expected] of VALUES) {
  test(`the formula ${formula} yields ${String(expected)} as ${type}`, () => {
    assert.equal(valueOf(formula, type), expected);
  });
}

const CONDITIONS: readonly (readonly [string, boolean])[] = [
  ['!Done__c && FALSE', false],
  ['!(Done__c && FALSE)', true],
  ['NOT Done__c || TRUE', true],
  ['TRUE || FALSE && FALSE', true],
  ['ISPICKVAL(Status__c, "Active") && ISBLANK(Note__c)', true],
  ['ISPICKVAL(Status__c, "active")', false],
  ['INCLUDES(Kinds__c, "Agent")', true],
  ['INCLUDES(Kinds__c, "Age")', false],
  ['Due__c > TODAY() - 1', true],
  ['Due__c >= TODAY() + 1', false],
  ['OR(Owner__c = $User.Id, Name = "x")', true],
  ['Owner__r.ManagerId = $User.ManagerId', true],
  ['Owner__r.Manager.IsActive', false],
  ['Owner__r.ManagerId != null', true],
  ['Anyone__c = ""', true],
  ['REGEX(Name, "\\\\w+@example\\\\.com")', true],
  ['REGEX(Name, "svc")', false],
  ['CONTAINS(Name, "svc") && BEGINS(Name, "svc@")', true],
  ['TEXT(Status__c) <> "Active"', false],
  ["Name = 'svc@example.com'", true]
];

for (const [formula, expected] of CONDITIONS) {
  test(`the condition ${formula} is ${String(expected)}`, () => {
    assert.equal(holds(formula), expected);
  });
}

test('a blank number or date makes a condition blank, which is false however it is turned', () => {
  const blank: Row = { Id: ROW.Id };
  for (const formula of [
    'Days__c > 1',
    'NOT(Days__c > 1)',
    'Days__c = 0',
    'Due__c <> TODAY()',
    'Days__c + 1 > 0'
  ]) {
    assert.equal(holds(formula, blank), false, formula);
  }
  assert.equal(holds('ISBLANK(Days__c) && ISBLANK(Due__c)', blank), true);
  assert.equal(holds('IF(Days__c > 1, FALSE, TRUE)', blank), true);
});

test('blanks are zeros or blanks as the field says', () => {
  const blank: Row = { Id: ROW.Id };
  assert.equal(valueOf('Days__c + 1', 'double', blank, { treatBlanksAs: 'zero' }), 1);
  assert.equal(valueOf('Days__c + 1', 'double', blank, { treatBlanksAs: 'blank' }), null);
  assert.equal(valueOf('IF(ISBLANK(Days__c), 1, 2)', 'double', blank, { treatBlanksAs: 'zero' }), 2);
});

test('an error in the branch that is not taken does no harm', () => {
  assert.equal(valueOf('IF(Days__c > 0, 1, 1 / 0)', 'double'), 1);
});

test('changes are seen against the old row', () => {
  const old: Row = { ...ROW, Status__c: 'Proposed', Due__c: '2026-01-01' };
  assert.equal(holds('ISCHANGED(Status__c)', ROW, old), true);
  assert.equal(holds('ISCHANGED(Name)', ROW, old), false);
  assert.equal(holds('PRIORVALUE(Due__c) < Due__c', ROW, old), true);
  assert.equal(holds('TEXT(PRIORVALUE(Status__c)) = "Proposed"', ROW, old), true);
  assert.equal(holds('ISPICKVAL(PRIORVALUE(Status__c), "Proposed")', ROW, old), true);
  assert.equal(holds('ISNEW()', ROW, old), false);
});

test('of a new row nothing has changed and the values are the prior ones', () => {
  assert.equal(holds('ISCHANGED(Status__c)'), false);
  assert.equal(holds('PRIORVALUE(Due__c) = Due__c'), true);
  assert.equal(holds('ISNEW()'), true);
});

test('a formula that needs the user is refused when it is read for nobody', () => {
  const field: Field = { name: 'F__c', label: 'F', type: 'boolean', formula: 'Owner__c = $User.Id' };
  assert.throws(() => formulaValue(ORG, ENTRY, ROW, field), ApiError);
});

test('a rule that cannot be computed is refused instead of passed', () => {
  assert.throws(() => holds('1 / 0 > 1'), /does not model a rule that fails \(division by zero\)/);
});

test('formula fields that need each other without end are refused', () => {
  const loop = SCHEMA.field(ENTRY, 'Loop__c')!;
  assert.throws(() => fieldValue(ORG, ENTRY, ROW, loop), /refer to one another/);
});

test('the value of a field is what is stored, and a checkbox is never null', () => {
  assert.equal(fieldValue(ORG, ENTRY, ROW, SCHEMA.field(ENTRY, 'name')!), 'svc@example.com');
  assert.equal(fieldValue(ORG, ENTRY, { Id: '' }, SCHEMA.field(ENTRY, 'Done__c')!), false);
  assert.equal(fieldValue(ORG, ENTRY, ROW, SCHEMA.field(ENTRY, 'Double__c')!), 180);
});

test('a default is a value, a formula, or the default of the picklist', () => {
  const base = { name: 'F__c', label: 'F' };
  const options = [
    { value: 'A', label: 'A', active: true, defaultValue: false },
    { value: 'B', label: 'B', active: true, defaultValue: true }
  ];
  assert.equal(defaultOf(ORG, ENTRY, { ...base, type: 'double', defaultValue: 90 }, CALLER), 90);
  assert.equal(
    defaultOf(ORG, ENTRY, { ...base, type: 'date', defaultFormula: 'TODAY() + 30' }, CALLER),
    '2026-12-19'
  );
  assert.equal(defaultOf(ORG, ENTRY, { ...base, type: 'picklist', picklist: options }, CALLER), 'B');
  assert.equal(defaultOf(ORG, ENTRY, { ...base, type: 'boolean' }, CALLER), false);
  assert.equal(defaultOf(ORG, ENTRY, { ...base, type: 'string' }, CALLER), null);
});
