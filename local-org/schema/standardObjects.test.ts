import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Schema } from './schema.ts';
import { STANDARD_OBJECTS } from './standardObjects.ts';
import type { Field, ObjectType } from './types.ts';

const schema = new Schema(STANDARD_OBJECTS);
/** Parents that references name, and of which the stand-in has no rows. */
const WITHOUT_ROWS = new Set(['AuthProvider', 'ContentWorkspace', 'LoginGeo', 'Network', 'SamlSsoConfig']);

function object(name: string): ObjectType {
  const found = schema.object(name);
  assert.ok(found, name);
  return found;
}

function field(objectName: string, name: string): Field {
  const found = schema.field(object(objectName), name);
  assert.ok(found, `${objectName}.${name}`);
  return found;
}

test('every object begins with its id and names each field once', () => {
  for (const { name, fields } of STANDARD_OBJECTS) {
    assert.equal(fields[0]?.type, 'id', name);
    assert.equal(new Set(fields.map((one) => one.name.toLowerCase())).size, fields.length, name);
  }
});

test('no two objects share a key prefix, and each is three characters', () => {
  const prefixes = STANDARD_OBJECTS.flatMap((one) => one.keyPrefix ?? []);
  assert.deepEqual(
    prefixes.filter((prefix) => !/^[0-9A-Za-z]{3}$/.test(prefix)),
    []
  );
  assert.equal(new Set(prefixes).size, prefixes.length);
});

test('every reference has a relationship name and a target that exists', () => {
  for (const { name, fields } of STANDARD_OBJECTS) {
    for (const one of fields.filter(({ type }) => type === 'reference')) {
      assert.ok(one.relationshipName, `${name}.${one.name}`);
      const unknown = one.referenceTo?.filter(
        (target) => !schema.object(target) && !WITHOUT_ROWS.has(target)
      );
      assert.deepEqual(unknown, [], `${name}.${one.name}`);
    }
  }
});

test('only what an object lets be written is writable field by field', () => {
  for (const { name, fields, createable, updateable } of STANDARD_OBJECTS) {
    assert.equal(
      fields.some((one) => one.createable),
      createable,
      `${name} createable`
    );
    assert.ok(updateable || !fields.some((one) => one.updateable), `${name} updateable`);
  }
});

test('permission sets, muting sets and the callers own access have one column for each user permission', () => {
  const columns = (name: string) =>
    object(name).fields.flatMap((one) => (one.name.startsWith('Permissions') ? one.name : []));
  assert.ok(columns('PermissionSet').length > 1000);
  assert.deepEqual(columns('MutingPermissionSet'), columns('PermissionSet'));
  assert.deepEqual(columns('UserPermissionAccess'), columns('PermissionSet'));
  assert.equal(field('PermissionSet', 'PermissionsModifyAllData').updateable, true);
  assert.equal(field('UserPermissionAccess', 'PermissionsModifyAllData').updateable, undefined);
});

test('a login is filtered by the twelve documented fields alone', () => {
  const filterable = object('LoginHistory').fields.flatMap((one) =>
    one.filterable === false ? [] : one.name
  );
  const documented =
    'AuthenticationServiceId CipherSuite CountryIso Id LoginTime LoginType LoginUrl NetworkId OptionsIsGet ' +
    'OptionsIsPost TlsProtocol UserId';
  assert.deepEqual(filterable.sort(), documented.split(' '));
  assert.equal(field('LoginHistory', 'Application').groupable, undefined);
  assert.equal(field('LoginHistory', 'LoginTime').groupable, false);
});

test('the policy of an external client app is read and never written', () => {
  const policy = object('ExtlClntAppOauthPlcyCnfg');
  assert.deepEqual([policy.createable, policy.updateable, policy.deletable], [false, false, false]);
  assert.equal(field('ExtlClntAppOauthPlcyCnfg', 'ClientCredentialsFlowUser').type, 'email');
});

test('a user finds its logins, its assignments and its manager by their relationship names', () => {
  const names = schema.childRelationships(object('User')).map((one) => `${one.name} ${one.child.name}`);
  assert.ok(names.includes('UserLogins UserLogin'));
  assert.ok(names.includes('PermissionSetAssignments PermissionSetAssignment'));
  assert.equal(schema.parentRelationship(object('User'), 'manager')?.name, 'ManagerId');
});

test('the objects of user administration are setup objects, and records are not', () => {
  const setup = STANDARD_OBJECTS.flatMap((one) => (one.setup ? one.name : []));
  for (const name of ['User', 'PermissionSetAssignment', 'SetupEntityAccess', 'AuthSession']) {
    assert.ok(setup.includes(name), name);
  }
  for (const name of ['Account', 'ContentVersion', 'UserLogin']) assert.ok(!setup.includes(name), name);
});
