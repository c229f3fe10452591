import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../org.ts';
import { requireApiEnabled, requireMetadataAccess } from './apiAccess.ts';
import { define } from './test/define.ts';
import { USER_ID, callerIn, emptyOrg } from './test/fixture.ts';

function orgWith(...grants: string[]): OrgState {
  const org = emptyOrg();
  define(org, { sets: { Set: { grants } }, assignments: [{ to: 'Set' }] });
  return org;
}

describe('requireApiEnabled', () => {
  it('asks for API Enabled and for nothing stronger', () => {
    requireApiEnabled(orgWith('ApiEnabled'), USER_ID);
    assert.throws(() => requireApiEnabled(orgWith('ModifyAllData', 'ApiUserOnly'), USER_ID), {
      errorCode: 'API_DISABLED_FOR_ORG',
      message: 'The REST API is not enabled for this Organization.'
    });
  });
});

describe('requireMetadataAccess', () => {
  it('is satisfied with Modify Metadata or Modify All Data', () => {
    requireMetadataAccess(orgWith('ModifyMetadata'), callerIn('user'));
    requireMetadataAccess(orgWith('ModifyAllData'), callerIn('user'));
    requireMetadataAccess(orgWith(), callerIn('system'));
  });

  it('refuses everybody else, with Customize Application too', () => {
    assert.throws(
      () => requireMetadataAccess(orgWith('CustomizeApplication', 'ApiEnabled'), callerIn('user')),
      {
        errorCode: 'INSUFFICIENT_ACCESS',
        message:
          'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
      }
    );
  });
});
