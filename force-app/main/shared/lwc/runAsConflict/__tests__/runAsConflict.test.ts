import RunAsConflict from 'c/runAsConflict';
import type { ConflictRow } from 'c/runAsFormModel';
import { all, detailsOf, mount, one, textOf } from '../../../../../../config/lwc/mount';

const ROW: ConflictRow = {
  name: 'Purpose__c',
  label: 'Purpose',
  before: '',
  theirs: '<b>Theirs</b>',
  mine: 'Mine',
  isMine: true,
  isTheirs: true
};

describe('c-run-as-conflict', () => {
  it('shows all three values as text', async () => {
    const element = await mount('c-run-as-conflict', RunAsConflict, { rows: [ROW] });
    const cells = all(element, 'td').map(textOf);
    expect(cells[1]).toBe('<b>Theirs</b>');
    expect(cells[2]).toContain('Mine');
    expect(cells[0]).toContain('NoValue');
  });

  it('offers theirs only for what is mine', async () => {
    const rows = [ROW, { ...ROW, name: 'Kind__c', isMine: false }];
    const element = await mount('c-run-as-conflict', RunAsConflict, { rows });
    expect(all(element, 'lightning-button')).toHaveLength(1);
    const taken = detailsOf(element, 'taketheirs');
    one(element, 'lightning-button').click();
    expect(taken).toEqual([{ name: 'Purpose__c' }]);
  });
});
