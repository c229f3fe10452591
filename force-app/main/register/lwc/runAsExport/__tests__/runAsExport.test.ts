import { registerLines } from 'c/runAsCore';
import { FIRST_VIEW } from 'c/runAsDashboardView';
import { exportLines } from 'c/runAsExport';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

const LINES = registerLines(null, [registerEntry({ Name: '=1+1@x', UserKey__c: 'username:=1+1@x' })], []);
const WHEN = { asOf: '2026-11-20T08:00:00Z', today: '2026-11-22' };

/** Blobs of jsdom have no `text()`. */
function contentOf(blob: Blob): Promise<unknown> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(JSON.parse(reader.result as string));
    reader.readAsText(blob);
  });
}

describe('an export', () => {
  const blobs: Blob[] = [];
  const clicked: string[] = [];
  let revoked: jest.Mock;

  beforeEach(() => {
    blobs.length = 0;
    clicked.length = 0;
    // jsdom has neither.
    revoked = jest.fn();
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${String(blobs.push(blob))}`,
      revokeObjectURL: revoked
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(`${this.href} ${this.download}`);
    });
  });

  it('is a file with the day in its name, and gives up its address', () => {
    exportLines('csv', LINES, FIRST_VIEW, WHEN);
    exportLines('json', LINES, FIRST_VIEW, WHEN);
    expect(clicked).toEqual([
      'blob:1 run-as-register-2026-11-22.csv',
      'blob:2 run-as-register-2026-11-22.json'
    ]);
    expect(blobs.map(({ type }) => type)).toEqual(['application/octet-stream', 'application/json']);
    expect(revoked).toHaveBeenCalledTimes(2);
  });

  it('says of which scan it tells', async () => {
    exportLines('json', LINES, FIRST_VIEW, WHEN);
    exportLines('json', LINES, FIRST_VIEW, { ...WHEN, asOf: undefined });
    const files = await Promise.all(blobs.map(contentOf));
    expect(files).toMatchObject([{ asOf: WHEN.asOf }, { asOf: null }]);
  });
});
