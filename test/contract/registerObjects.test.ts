import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { NewRecord } from '../../local-org/dml/dml.ts';
import { deployFiles, problemsOf, rowsOf, xml } from '../../local-org/metadata/test/org.ts';
import type { Field, ObjectType } from '../../local-org/schema/types.ts';
import { RegisterOrg, TODAY, USERS, daysAfter, refusals } from '../support/registerOrg.ts';

describe('the objects of the register', () => {
  let register: RegisterOrg;
  before(async () => {
    register = await RegisterOrg.open();
  });

  let keys = 0;
  const BASE: Readonly<Record<string, () => NewRecord>> = {
    RunAsUser__c: () => ({ UserKey__c: register.userKey() }),
    RunAsApp__c: () => ({ AppKey__c: `name:App ${++keys}`, AppKind__c: 'Unknown' }),
    RunAsAppUse__c: () => ({
      RunAsUser__c: register.entry(),
      RunAsApp__c: register.add('RunAsApp__c', BASE['RunAsApp__c']!()),
      UseKey__c: `use ${++keys}`
    }),
    RunAsReview__c: () => ({ RunAsUser__c: register.entry() }),
    RunAsFinding__c: () => ({
      RunAsUser__c: register.entry(),
      FindingKey__c: `finding ${++keys}`,
      Rule__c: 'R001',
      Severity__c: 'High'
    })
  };
  const refused = (object: string, values: NewRecord): string[] =>
    refusals(register.insert(object, [{ ...BASE[object]!(), ...values }])[0]);
  const objects = (): ObjectType[] => Object.keys(BASE).map((name) => register.org.schema.object(name)!);

  for (const [object, required] of [
    ['RunAsUser__c', ['UserKey__c', 'Status__c', 'ReviewIntervalDays__c']],
    ['RunAsApp__c', ['AppKey__c', 'AppKind__c']],
    ['RunAsAppUse__c', ['RunAsUser__c', 'RunAsApp__c', 'UseKey__c']],
    ['RunAsReview__c', ['RunAsUser__c', 'Status__c', 'Reason__c']],
    ['RunAsFinding__c', ['RunAsUser__c', 'Status__c']]
  ] as const) {
    it(`${object} takes no record without ${required.join(', ')}`, () => {
      for (const field of required) {
        const expected = [`${field}: Required fields are missing: [${field}]`];
        assert.deepEqual(refused(object, { [field]: null }), expected);
      }
    });
  }

  for (const [object, field, value] of [
    ['RunAsUser__c', 'UserKey__c', 'username:sync@acme.example'],
    ['RunAsApp__c', 'AppKey__c', 'name:Order Sync'],
    ['RunAsAppUse__c', 'UseKey__c', 'username:sync@acme.example|name:Order Sync'],
    ['RunAsFinding__c', 'FindingKey__c', 'username:sync@acme.example|R001']
  ] as const) {
    it(`${object}.${field} is an external id that comes once, in whatever case`, () => {
      const { externalId, unique } = register.org.schema.field(register.org.schema.object(object)!, field)!;
      assert.deepEqual([externalId, unique], [true, true]);
      assert.deepEqual(refused(object, { [field]: value }), []);
      for (const again of [value, value.replace('ync', 'YNC')]) {
        assert.match(refused(object, { [field]: again }).join(), new RegExp(`^${field}: duplicate value`));
      }
    });
  }

  it('takes each value of each picklist, and no other', () => {
    for (const object of objects()) {
      for (const field of object.fields.filter(({ picklist }) => picklist)) {
        assert.ok(field.restrictedPicklist);
        assert.match(
          refused(object.name, { [field.name]: 'Other value' }).join(),
          /bad value for restricted/
        );
        for (const value of valuesOf(field)) {
          const problems = refused(object.name, { [field.name]: value }).filter((one) =>
            /bad value/.test(one)
          );
          assert.deepEqual(problems, [], `${object.name}.${field.name} ${value}`);
        }
      }
    }
  });

  it('takes what the org sets for a rule', async () => {
    const value = (field: string, type: string, text: string): string =>
      `<values><field>${field}</field><value xsi:type="xsd:${type}">${text}</value></values>`;
    const record = `<label>Dormant</label>
      ${value('Rule__c', 'string', 'R001')}${value('IsEnabled__c', 'boolean', 'false')}
      ${value('Severity__c', 'string', 'Low')}${value('Threshold__c', 'double', '60.0')}`;
    const file = xml('CustomMetadata', record).replace(
      '<CustomMetadata ',
      '<CustomMetadata xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" '
    );
    const files = { 'customMetadata/RunAsRule.Dormant.md': file };
    const result = await deployFiles(register.org, files, ['CustomMetadata']);
    assert.deepEqual(problemsOf(result), []);
    const expected = { Rule__c: 'R001', IsEnabled__c: false, Severity__c: 'Low', Threshold__c: 60 };
    assert.deepEqual(rowsOf(register.org, 'RunAsRule__mdt', Object.keys(expected)), [expected]);
  });

  it('has defaults that make a new record whole', () => {
    const id = register.entry({ Name: 'sync@acme.example' });
    assert.equal(register.read('RunAsUser__c', id, 'Status__c'), 'Proposed');
    assert.equal(register.read('RunAsUser__c', id, 'ReviewIntervalDays__c'), 90);
    const review = register.add('RunAsReview__c', { RunAsUser__c: id });
    assert.equal(register.read('RunAsReview__c', review, 'Status__c'), 'Open');
    assert.equal(register.read('RunAsReview__c', review, 'Reason__c'), 'Manual');
    assert.match(String(register.read('RunAsReview__c', review, 'Name')), /^R-\d{6}$/);
  });

  it('takes 200 records in one call, and sums them up', () => {
    const entries = Array.from({ length: 200 }, () => ({ UserKey__c: register.userKey() }));
    const ids = register.insert('RunAsUser__c', entries).map(({ id }) => id!);
    const review = { Status__c: 'Completed', Decision__c: 'Certify', Rationale__c: 'Needed.' };
    const completed = { ...review, CompletedOn__c: TODAY, CompletedBy__c: USERS.reviewer };
    const reviews = ids.map((RunAsUser__c) => ({ ...completed, RunAsUser__c }));
    assert.deepEqual(register.insert('RunAsReview__c', reviews).flatMap(refusals), []);
    const findings = ids.map((_, i) => ({
      RunAsUser__c: ids[0],
      FindingKey__c: `bulk ${i}`,
      Rule__c: `R${i}`,
      Severity__c: i === 7 ? 'Critical' : 'Low'
    }));
    assert.deepEqual(register.insert('RunAsFinding__c', findings).flatMap(refusals), []);
    assert.equal(register.read('RunAsUser__c', ids[0]!, 'OpenFindings__c'), 200);
    assert.equal(register.read('RunAsUser__c', ids[0]!, 'WorstSeverity__c'), 'Critical');
    assert.equal(register.read('RunAsUser__c', ids[199]!, 'NextReviewOn__c'), daysAfter(TODAY, 90));
  });

  it('loses with an entry its uses, reviews and findings, and keeps the app', () => {
    const use = BASE['RunAsAppUse__c']!();
    const RunAsUser__c = String(use['RunAsUser__c']);
    register.add('RunAsAppUse__c', use);
    register.add('RunAsReview__c', { RunAsUser__c });
    register.add('RunAsFinding__c', { ...BASE['RunAsFinding__c']!(), RunAsUser__c });
    assert.match(refusals(register.delete(String(use['RunAsApp__c']))).join(), /associated with/);
    assert.equal(register.delete(RunAsUser__c).success, true);
    for (const detail of ['RunAsAppUse__c', 'RunAsReview__c', 'RunAsFinding__c']) {
      assert.deepEqual(register.org.store.find(detail, 'RunAsUser__c', RunAsUser__c), [], detail);
    }
    assert.equal(register.delete(String(use['RunAsApp__c'])).success, true);
  });
});

function valuesOf(field: Field): string[] {
  return (field.picklist ?? []).map(({ value }) => value);
}
