import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isPublishedUserPermission } from '../../src/core/index.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import { ENTITLING_PERMISSIONS, entitlementOf } from './entitlements.ts';

it('The table of entitlements names user permissions that the platform publishes.', () => {
  assert.ok(ENTITLING_PERMISSIONS.size > 10);
  const unknown = [...ENTITLING_PERMISSIONS].filter((name) => !isPublishedUserPermission(name));
  assert.deepEqual(unknown, []);
});

it('A standard object without a line is one with object permissions, and so with permissionable fields.', () => {
  const guarded = STANDARD_OBJECTS.filter((object) => !entitlementOf(object));
  assert.ok(guarded.some(({ name }) => name === 'Account'));
  const unruled = guarded.filter(({ fields }) => !fields.some((field) => field.permissionable));
  assert.deepEqual(
    unruled.map(({ name }) => name),
    []
  );
});
