import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaErrors } from './formula.ts';
import { ENTRY, SCHEMA } from './testSchema.ts';

const ERRORS: readonly (readonly [string, RegExp])[] = [
  ['Missing__c', /^Field Missing__c does not exist\. Check spelling\.$/],
  ['Owner__r.Missing__c', /^Field Owner__r\.Missing__c does not exist/],
  ['Anyone__r.Name', /^Field Anyone__r\.Name does not exist/],
  ['FOO(1)', /^Unknown function FOO\. Check spelling\.$/],
  ['VLOOKUP(Name)', /^Unknown function VLOOKUP/],
  ['$Setup.X__c.Y__c', /does not model \$Setup/],
  ['IF(Done__c, 1)', /^Incorrect number of parameters for function 'IF\(\)'\. Expected 3, received 2$/],
  [
    'CASE(Days__c, 1, 2, 3, 4)',
    /^Incorrect number of parameters for function 'CASE\(\)'\. Expected 4, received 5$/
  ],
  ['AND(Days__c)', /^Incorrect parameter type for function 'AND\(\)'\. Expected Boolean, received Number$/],
  ['Name = 1', /^Incorrect parameter type for operator '='\. Expected Text, received Number$/],
  ['Days__c & "x"', /^Incorrect parameter type for operator '&'\. Expected Text, received Number$/],
  ['Due__c > Seen__c', /Expected Date, received Date\/Time/],
  ['Due__c = null', /does not model the comparison .* with NULL/],
  ['Status__c = "Active"', /^Field Status__c is a picklist field\. Picklist fields are only supported/],
  ['IF(Done__c, Status__c, "x")', /Picklist fields are only supported/],
  ['ISPICKVAL(Name, "x")', /Expected Picklist, received Text/],
  ['ISPICKVAL(Status__c, Name)', /Expected Text literal/],
  ['ISCHANGED(Owner__r.Name)', /takes a field of the record itself/],
  ['Place__c', /data type address/],
  ['REGEX(Name, "(")', /not a regular expression/],
  ['(1 + 2', /^Syntax error\. Missing '\)'$/],
  ['1 +', /^Syntax error\. Found end of formula$/],
  ['1 2', /^Syntax error\. Found '2'$/],
  ['"open', /^Syntax error\. Found '"open'$/],
  ['', /^Syntax error\. Found end of formula$/],
  ['('.repeat(200), /nests deeper than 100 levels/],
  [`"${'x'.repeat(4000)}"`, /^Formula is too long \(4002 characters\)/]
];

for (const [formula, message] of ERRORS) {
  test(`the formula ${formula.slice(0, 40)} is refused with ${message.source}`, () => {
    const [error = '', ...more] = formulaErrors(SCHEMA, ENTRY, formula);
    assert.match(error, message);
    assert.deepEqual(more, []);
  });
}

test('what a formula yields has to fit where it stands', () => {
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, 'TODAY()', 'date'), []);
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, '1 + 1', 'date'), [
    'Formula result is data type (Number), incompatible with expected data type (Date).'
  ]);
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, '"Active"', 'picklist'), []);
  assert.equal(formulaErrors(SCHEMA, ENTRY, '"yes"', 'boolean').length, 1);
});

test('only what judges a change may look at the old values', () => {
  const refusal = ['Function PRIORVALUE may not be used in this type of formula'];
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, 'PRIORVALUE(Due__c)', 'date'), refusal);
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, 'PRIORVALUE(Done__c)', 'boolean', false), refusal);
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, 'ISCHANGED(Name)', 'boolean'), []);
});

test('deeply nested conditions are read in no time', () => {
  const nested = Array.from({ length: 40 }).reduce<string>(
    (inner, _, i) => `IF(Days__c = ${i}, "a", ${inner})`,
    '"z"'
  );
  const start = performance.now();
  assert.deepEqual(formulaErrors(SCHEMA, ENTRY, nested), []);
  assert.ok(performance.now() - start < 200);
});
