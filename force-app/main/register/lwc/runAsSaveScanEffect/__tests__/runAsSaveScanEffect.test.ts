import type { ScanNote, ToSave } from 'c/runAsCore';
import RunAsSaveScanEffect from 'c/runAsSaveScanEffect';
import { all, mount, textOf } from '../../../../../../config/lwc/mount';

jest.mock('@salesforce/label/c.RunAs_Save_MoreNotes', () => ({ __esModule: true, default: '{0} more' }), {
  virtual: true
});

function notes(number: number): ScanNote[] {
  return Array.from({ length: number }, () => ({ code: 'keyNotTaken', username: '<b>a@x</b>' }));
}

async function shown(toSave: Partial<ToSave>): Promise<string[]> {
  return all(await mount('c-run-as-save-scan-effect', RunAsSaveScanEffect, { toSave }), 'li').map(textOf);
}

describe('c-run-as-save-scan-effect', () => {
  it('shows notes, and counts the rest as the locale of the user writes numbers', async () => {
    expect((await shown({ notes: notes(1284) })).at(-1)).toBe('1,234 more');
    expect((await shown({ notes: notes(50) })).at(-1)).toContain('Save_Note');
  });

  it('says that there is nothing to write', async () => {
    expect(await shown({})).toEqual(['c.RunAs_Save_Nothing']);
  });
});
