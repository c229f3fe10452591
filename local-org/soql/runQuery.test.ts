import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Caller, OrgState } from '../org.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import { idOf } from '../store/ids.ts';
import { runQuery } from './runQuery.ts';
import type { Values } from './test/fixture.ts';
import { orgWith, plain } from './test/fixture.ts';

const ANN = idOf('005', 1);
const BOB = idOf('005', 2);
const ADMIN_SET = idOf('0PS', 1);
const SET = idOf('0PS', 2);
const GROUP = idOf('0PG', 1);

/** Ann may do all that these rows need, Bob nothing. */
function org(): OrgState {
  const rows: Readonly<Record<string, readonly Values[]>> = {
    User: [
      { Username: 'ann@example.com', Name: 'Ann', IsActive: true },
      { Username: 'bob@example.com', Name: 'Bob', IsActive: true }
    ],
    PermissionSet: [
      {
        Name: 'Admin',
        PermissionsViewSetup: true,
        PermissionsManageUsers: true,
        PermissionsCustomizeApplication: true
      },
      { Name: 'Group', Type: 'Group', PermissionSetGroupId: GROUP }
    ],
    PermissionSetGroup: [{ DeveloperName: 'Everybody', Status: 'Updated' }],
    PermissionSetAssignment: [
      { AssigneeId: ANN, PermissionSetId: ADMIN_SET, IsActive: true },
      { AssigneeId: BOB, PermissionSetId: SET, PermissionSetGroupId: GROUP, IsActive: true }
    ],
    LoginHistory: [
      { UserId: ANN, LoginTime: '2026-11-18T08:00:00.000+0000', Application: 'Feed', Status: 'Success' },
      { UserId: BOB, LoginTime: '2026-11-18T09:00:00.000+0000', Application: 'Feed', Status: 'Success' }
    ],
    UserLogin: [{ UserId: BOB, IsFrozen: true }]
  };
  return orgWith(rows, [...STANDARD_OBJECTS]);
}

const state = org();
const ann: Caller = { userId: ANN, mode: 'user' };
const bob: Caller = { userId: BOB, mode: 'user' };

function records(caller: Caller, soql: string): unknown {
  return plain(runQuery(state, caller, soql).records);
}

describe('A query of the org', () => {
  it('joins an assignment with its set and its group', () => {
    const soql =
      'SELECT AssigneeId, PermissionSet.Name, PermissionSetGroup.DeveloperName, IsActive FROM PermissionSetAssignment ORDER BY Id';
    assert.deepEqual(records(ann, soql), [
      { AssigneeId: ANN, PermissionSet: { Name: 'Admin' }, PermissionSetGroup: null, IsActive: true },
      {
        AssigneeId: BOB,
        PermissionSet: { Name: 'Group' },
        PermissionSetGroup: { DeveloperName: 'Everybody' },
        IsActive: true
      }
    ]);
  });

  it('reads whether a user is frozen through the child relationship', () => {
    assert.deepEqual(records(ann, 'SELECT Name, (SELECT IsFrozen FROM UserLogins) FROM User ORDER BY Name'), [
      { Name: 'Ann', UserLogins: null },
      { Name: 'Bob', UserLogins: { totalSize: 1, done: true, records: [{ IsFrozen: true }] } }
    ]);
  });

  it('gives a caller without the right their own logins only, and none of what is closed to them', () => {
    const logins = 'SELECT COUNT() FROM LoginHistory WHERE LoginTime = TODAY';
    assert.equal(runQuery(state, ann, logins).totalSize, 2);
    assert.equal(runQuery(state, bob, logins).totalSize, 1);
    assert.equal(runQuery(state, bob, `${logins} AND UserId = '${ANN}'`).totalSize, 0);
    assert.throws(() => runQuery(state, bob, 'SELECT Name FROM PermissionSet'), {
      errorCode: 'INVALID_TYPE'
    });
    const system: Caller = { userId: BOB, mode: 'system' };
    assert.equal(runQuery(state, system, 'SELECT Name FROM PermissionSet').totalSize, 2);
    assert.throws(() => runQuery(state, system, 'SELECT Name FROM PermissionSet WITH USER_MODE'), {
      errorCode: 'INVALID_TYPE'
    });
  });

  it('groups logins by what it cannot filter by', () => {
    const soql =
      'SELECT UserId, Application, COUNT(Id) n, MAX(LoginTime) FROM LoginHistory GROUP BY UserId, Application';
    assert.equal(runQuery(state, ann, soql).records.length, 2);
    assert.throws(() => runQuery(state, ann, "SELECT Id FROM LoginHistory WHERE Application = 'Feed'"), {
      errorCode: 'INVALID_FIELD',
      message: /field 'Application' can not be filtered in a query call$/
    });
  });

  it("answers the caller's own user permissions", () => {
    assert.deepEqual(records(ann, 'SELECT PermissionsManageUsers FROM UserPermissionAccess'), [
      { PermissionsManageUsers: true }
    ]);
    assert.deepEqual(records(bob, 'SELECT PermissionsManageUsers FROM UserPermissionAccess'), [
      { PermissionsManageUsers: false }
    ]);
  });

  it('sees what changed since the last one', () => {
    const count = 'SELECT COUNT() FROM PermissionSetAssignment WHERE AssigneeId = :id';
    const binds = { id: BOB };
    assert.equal(runQuery(state, ann, count, { binds }).totalSize, 1);
    const id = idOf('0Pa', 3);
    state.store.transaction(() =>
      state.store.put('PermissionSetAssignment', {
        Id: id,
        AssigneeId: BOB,
        PermissionSetId: ADMIN_SET
      })
    );
    assert.equal(runQuery(state, ann, count, { binds }).totalSize, 2);
    state.store.transaction(() => state.store.remove('PermissionSetAssignment', id));
  });
});
