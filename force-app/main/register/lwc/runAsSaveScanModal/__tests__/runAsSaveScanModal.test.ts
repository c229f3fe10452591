import { audit } from 'c/runAsCore';
import type { RegisterEntryRow, ToSave } from 'c/runAsCore';
import { readWholeRegister, saveScan } from 'c/runAsRegister';
import type { SavedScan, WholeRegister } from 'c/runAsRegister';
import RunAsSaveScanModal from 'c/runAsSaveScanModal';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({ saveScan: jest.fn(), readWholeRegister: jest.fn() }));

const save = jest.mocked(saveScan);
const readRegister = jest.mocked(readWholeRegister);
const AUDITED = audit(ORG_SNAPSHOT, '2026-11-21T10:00:00Z');

async function modal(...entries: readonly RegisterEntryRow[]): Promise<HTMLElement> {
  readRegister.mockResolvedValue({ entries, uses: [] });
  const element = await mount('c-run-as-save-scan-modal', RunAsSaveScanModal, { scan: () => AUDITED });
  await rendered();
  return element;
}

function effect(element: HTMLElement): ToSave {
  return (one(element, 'c-run-as-save-scan-effect') as HTMLElement & { toSave: ToSave }).toSave;
}

function button(element: HTMLElement): HTMLElement {
  return all(element, 'lightning-button').at(-1)!;
}

describe('c-run-as-save-scan-modal', () => {
  beforeEach(() => save.mockReset());

  it('states first what it writes: to known entries alone, unless new ones are wanted', async () => {
    const element = await modal(registerEntry());
    expect(effect(element).entries.map(({ username, isNew }) => [username, isNew])).toEqual([
      ['orders@acme.example', false]
    ]);
    fire(one(element, 'lightning-input'), 'change', { checked: true });
    await rendered();
    expect(
      effect(element)
        .entries.map(({ username, isNew }) => [username, isNew])
        .sort()
    ).toEqual([
      ['old@acme.example', true],
      ['orders@acme.example', false]
    ]);
  });

  it('proposes all of them to a register that has none', async () => {
    const element = await modal();
    expect(effect(element).entries).toHaveLength(2);
  });

  it('plans by the register as it is by now, and offers nothing until it is read', async () => {
    const { promise, resolve } = Promise.withResolvers<WholeRegister>();
    readRegister.mockReturnValue(promise);
    const element = await mount('c-run-as-save-scan-modal', RunAsSaveScanModal, { scan: () => AUDITED });
    expect(textOf(one(element, '[role=status]'))).toBe('c.RunAs_Save_Reading');
    expect(all(element, 'c-run-as-save-scan-effect')).toHaveLength(0);
    expect((button(element) as HTMLButtonElement).disabled).toBe(true);
    resolve({ entries: [registerEntry({ CurrentAccess__c: '1/older' })], uses: [] });
    await rendered();
    expect(all(element, '[role=status]')).toHaveLength(0);
    expect((button(element) as HTMLButtonElement).disabled).toBe(false);
  });

  it('says why the register could not be read, and saves nothing', async () => {
    readRegister.mockRejectedValue(new Error('<b>Gone.</b>'));
    const element = await mount('c-run-as-save-scan-modal', RunAsSaveScanModal, { scan: () => AUDITED });
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toBe('<b>Gone.</b>');
    expect((button(element) as HTMLButtonElement).disabled).toBe(true);
    expect(save).not.toHaveBeenCalled();
  });

  it('saves, cannot be closed meanwhile, and shows what was not saved and why', async () => {
    const { promise, resolve } = Promise.withResolvers<SavedScan>();
    save.mockReturnValue(promise);
    const element = (await modal(registerEntry())) as HTMLElement & { disableClose?: boolean };
    const saved = jest.fn();
    element.addEventListener('saved', saved);
    button(element).click();
    await rendered();
    expect(element.disableClose).toBe(true);
    resolve({ saved: 0, failed: [{ username: '<b>orders</b>', error: 'Row was locked.' }] });
    await rendered();
    expect(element.disableClose).toBe(false);
    expect(saved).toHaveBeenCalledTimes(1);
    const result = one(element, 'c-run-as-save-scan-result');
    expect(textOf(result.shadowRoot!)).toContain('Save_ResultFailed');
    expect(all(result, 'li')).toHaveLength(1);
    expect(all(result, 'b')).toHaveLength(0);
  });
});
