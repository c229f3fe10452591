import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AS_OF, USER_IDS, snapshots } from '../../../test/support/generatedSnapshot.ts';
import { perGrants } from './perGrants.ts';
import { accessHeadline, topRights } from './report.ts';
import { AccessResolver } from './resolve.ts';

describe('perGrants', () => {
  it('changes no answer', () => {
    const headline = perGrants(accessHeadline);
    const rights = perGrants(topRights);
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const resolver = new AccessResolver(snapshot, AS_OF);
        for (const userId of [...USER_IDS, ...USER_IDS]) {
          const access = resolver.ofUser(userId);
          assert.deepEqual(headline(access, resolver), accessHeadline(access, resolver));
          assert.deepEqual(rights(access, resolver), topRights(access, resolver));
        }
      })
    );
  });

  it('computes once for equal grants of one resolver', () => {
    let computed = 0;
    const counted = perGrants(() => ++computed);
    const [first, second] = fc.sample(snapshots, 2).map((snapshot) => new AccessResolver(snapshot, AS_OF));
    const none = first!.ofAssignments([]);
    assert.equal(counted(none, first!), counted(first!.ofAssignments([]), first!));
    assert.equal(computed, 1);
    counted(none, second!);
    assert.equal(computed, 2);
  });
});
