import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRightName } from '../../src/core/index.ts';
import { rightsOf } from './rights.ts';
import type { Rights } from './rights.ts';
import { EXPECTATIONS } from './test/expectations.ts';
import { GROUP_EXPECTATIONS } from './test/groupExpectations.ts';
import { define } from './test/define.ts';
import { USER_ID, emptyOrg } from './test/fixture.ts';

describe('what permission sets allow and deny', () => {
  for (const { name, org: definition, allowed, denied } of [...EXPECTATIONS, ...GROUP_EXPECTATIONS]) {
    it(name, () => {
      const org = emptyOrg();
      define(org, definition);
      const rights = rightsOf(org, USER_ID);
      const unexpectedlyDenied = allowed.filter((right) => !holds(rights, right));
      const unexpectedlyAllowed = denied.filter((right) => holds(rights, right));
      assert.deepEqual({ unexpectedlyDenied, unexpectedlyAllowed }, NONE);
    });
  }
});

const NONE = { unexpectedlyDenied: [], unexpectedlyAllowed: [] };

function holds(rights: Rights, name: string): boolean {
  const right = parseRightName(name);
  assert.ok(right, name);
  switch (right.part) {
    case 'userPermissions':
      return rights.hasUserPermission(right.name);
    case 'setupEntities':
      return rights.hasCustomPermission(right.name);
    case 'objects':
      assert.ok(right.access !== 'viewAllFields');
      return rights.object(right.name)[right.access];
    case 'fields': {
      const [object = '', field = ''] = right.name.split('.');
      return rights.field(object, field)[right.access];
    }
  }
}
