import canManage from '@salesforce/customPermission/RunAsManage';
import canReview from '@salesforce/customPermission/RunAsReview';
import canScan from '@salesforce/customPermission/RunAsScan';
import canView from '@salesforce/customPermission/RunAsView';

/** What the user may do, so that a page offers nothing that would be refused. Apex checks the same itself. */
export const RIGHTS = {
  scan: canScan === true,
  view: canView === true,
  review: canReview === true,
  manage: canManage === true
};
