import RunAsImportModal from 'c/runAsImportModal';
import { readWholeRegister, saveScan } from 'c/runAsRegister';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('c/runAsRegister', () => ({ saveScan: jest.fn(), readWholeRegister: jest.fn() }));

const save = jest.mocked(saveScan);
const readRegister = jest.mocked(readWholeRegister);
const AUDIT = {
  schema: 'runas.audit/1',
  org: { name: 'acme', takenAt: '2026-11-20T09:00:00.000Z' },
  identities: [],
  gaps: []
};

async function modal(text: string, orgName = 'acme', size?: number): Promise<HTMLElement> {
  const element = await mount('c-run-as-import-modal', RunAsImportModal, { orgName });
  const file = { size: size ?? text.length, text: () => Promise.resolve(text) };
  fire(one(element, 'lightning-input'), 'change', { files: [file] });
  await rendered();
  return element;
}

function isOffered(element: HTMLElement): boolean {
  return !(all(element, 'lightning-button').at(-1) as HTMLButtonElement).disabled;
}

describe('c-run-as-import-modal', () => {
  beforeEach(() => readRegister.mockResolvedValue({ entries: [], uses: [] }));

  it('says what is wrong with a file, and offers nothing', async () => {
    for (const text of ['', '{', '[]', '{"status":1,"message":"<b>No.</b>"}', '{"schema":"other/9"}']) {
      const element = await modal(text);
      expect(textOf(one(element, '[role=alert]'))).not.toBe('');
      expect(isOffered(element)).toBe(false);
      expect(all(element, 'b')).toHaveLength(0);
    }
  });

  it('does not read a file that is too large', async () => {
    const element = await modal('{', 'acme', 65 * 1_048_576);
    expect(textOf(one(element, '[role=alert]'))).toContain('Import_TooLarge');
  });

  it('says why the register could not be read, and offers nothing', async () => {
    readRegister.mockRejectedValue(new Error('Gone.'));
    const element = await modal(JSON.stringify(AUDIT));
    expect(textOf(one(element, '[role=alert]'))).toBe('Gone.');
    expect(all(element, 'c-run-as-save-scan-effect')).toHaveLength(0);
    expect(isOffered(element)).toBe(false);
  });

  it('says that a file has nothing to write', async () => {
    const element = await modal(JSON.stringify(AUDIT));
    expect(all(element, '[role=alert]')).toHaveLength(0);
    expect(all(element, 'c-run-as-save-scan-effect')).toHaveLength(1);
    expect(isOffered(element)).toBe(false);
  });

  it.each([
    ['another org', 'other'],
    ['an unknown org', '']
  ])('warns of %s', async (_, orgName) => {
    const element = await modal(JSON.stringify(AUDIT), orgName);
    expect(textOf(one(element, '[role=alert]'))).toContain(orgName ? 'Import_OtherOrg' : 'Import_AnyOrg');
    expect(save).not.toHaveBeenCalled();
  });
});
