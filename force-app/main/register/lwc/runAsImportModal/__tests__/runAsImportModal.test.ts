import RunAsImportModal from 'c/runAsImportModal';
import { readWholeRegister, saveScan } from 'c/runAsRegister';
import type { WholeRegister } from 'c/runAsRegister';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

jest.mock('c/runAsRegister', () => ({ saveScan: jest.fn(), readWholeRegister: jest.fn() }));

jest.mock(
  '@salesforce/label/c.RunAs_Import_TooLarge',
  () => ({ __esModule: true, default: '{0} of {1} MB' }),
  {
    virtual: true
  }
);

const save = jest.mocked(saveScan);
const readRegister = jest.mocked(readWholeRegister);
const AUDIT = {
  schema: 'runas.audit/1',
  org: { name: 'acme', takenAt: '2026-11-20T09:00:00.000Z' },
  identities: [],
  gaps: []
};

const ORG_ID = '00Dxx0000001gERea2';

async function modal(text: string, orgName = 'acme', size?: number): Promise<HTMLElement> {
  const element = await mount('c-run-as-import-modal', RunAsImportModal, { orgName, orgId: ORG_ID });
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

  it('writes numbers and dates of what is wrong as the locale of the user does', async () => {
    const identities = Array.from({ length: 123_456 }, () => 0);
    const many = await modal(JSON.stringify({ ...AUDIT, identities }));
    expect(textOf(one(many, '[role=alert]'))).toContain('has 123,456 identities, and at most ');
    const org = { ...AUDIT.org, takenAt: '2999-12-01T10:00:00Z' };
    const future = await modal(JSON.stringify({ ...AUDIT, org }));
    expect(textOf(one(future, '[role=alert]'))).toMatch(/at Dec 1, 2999, \d+:00/);
  });

  it('does not read a file that is too large', async () => {
    const element = await modal('{', 'acme', 1234 * 1_048_576);
    expect(textOf(one(element, '[role=alert]'))).toBe('1,234 of 64 MB');
  });

  it('says why the register could not be read, and offers nothing', async () => {
    readRegister.mockRejectedValue(new Error('Gone.'));
    const element = await modal(JSON.stringify(AUDIT));
    expect(textOf(one(element, '[role=alert]'))).toBe('Gone.');
    expect(all(element, 'c-run-as-save-scan-effect')).toHaveLength(0);
    expect(isOffered(element)).toBe(false);
  });

  it('drops what an earlier file still brings, a failure included', async () => {
    const { promise, reject } = Promise.withResolvers<WholeRegister>();
    readRegister.mockReturnValueOnce(promise);
    const element = await modal(JSON.stringify(AUDIT));
    expect(textOf(one(element, '[role=status]'))).toContain('Import_Reading');
    const large = { size: 65 * 1_048_576, text: () => Promise.resolve('{') };
    fire(one(element, 'lightning-input'), 'change', { files: [large] });
    await rendered();
    expect(all(element, '[role=status]')).toHaveLength(0);
    reject(new Error('Gone.'));
    await rendered();
    expect(textOf(one(element, '[role=alert]'))).toBe('65 of 64 MB');
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

  it.each([
    ['another org of the same name', '00Dxx0000001gESEA2', 'acme', 'Import_SameName'],
    ['another org of another name', '00Dxx0000001gESEA2', 'other', 'Import_OtherOrg'],
    ['this org', ORG_ID, 'acme', ''],
    ['this org, by its short id', ORG_ID.slice(0, 15), 'acme', ''],
    ['this org, which was renamed', ORG_ID, 'former', ''],
    ['an org that only its name tells', null, 'acme', ''],
    ['an org that only another name tells', null, 'other', 'Import_OtherOrg']
  ])('knows %s', async (_, id, name, label) => {
    const element = await modal(JSON.stringify({ ...AUDIT, org: { ...AUDIT.org, id, name } }));
    const alerts = all(element, '[role=alert]').map(textOf);
    expect(alerts).toHaveLength(label ? 1 : 0);
    expect(alerts.join(' ')).toContain(label);
    expect(all(element, '.warning lightning-input')).toHaveLength(label ? 1 : 0);
  });
});
