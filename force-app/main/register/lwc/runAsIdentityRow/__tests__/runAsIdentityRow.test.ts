import { registerLines } from 'c/runAsCore';
import type { RegisterLine } from 'c/runAsCore';
import { identityRow } from 'c/runAsIdentityRow';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock(
  '@salesforce/label/c.RunAs_Access_AndMore',
  () => ({ __esModule: true, default: '{0} and {1} more' }),
  {
    virtual: true
  }
);

function rowOf(changes: Partial<RegisterLine> = {}): IdentityRow {
  const [line] = registerLines(null, [registerEntry({ OpenFindings__c: 1234 })], []);
  return identityRow(
    { ...line!, ...changes },
    { url: '', appKinds: [], isSelected: false, isRegisterRead: true, isScanned: true }
  );
}

describe('a row of the list', () => {
  it('counts open findings as the locale of the user writes numbers', () => {
    expect(rowOf().findings).toBe('1,234');
    expect(rowOf({ entry: null }).findings).toBe('');
  });

  it('counts the apps that it does not name in the same way', () => {
    const apps = Array.from({ length: 1236 }, (_, index) => `App ${index}`);
    expect(rowOf({ apps }).apps).toBe('App 0, App 1 and 1,234 more');
    expect(rowOf({ apps: apps.slice(0, 2) }).apps).toBe('App 0, App 1');
  });
});
