import { rightsOf } from '../../security/rights.ts';
import { ApexId } from '../values.ts';
import { textIn } from './native.ts';
import type { LibraryType } from './native.ts';

/** Apex Reference Guide, "FeatureManagement Class". */
export const FEATURE_MANAGEMENT: LibraryType = {
  statics: {
    'checkpermission/1': (execution, [name]) =>
      rightsOf(execution.org, execution.userId).hasCustomPermission(textIn(execution, name))
  }
};

/** Apex Reference Guide, "UserInfo Class". */
export const USER_INFO: LibraryType = {
  statics: { 'getuserid/0': ({ userId }) => new ApexId(userId) }
};
