import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/command.ts';

const DATES = /<lightning-formatted-date-time\b[^>]*>/g;

/** Without a time zone of its own a date is shown in the browser's. */
describe('each date on the pages', () => {
  const templates = globSync('force-app/main/**/lwc/*/*.html', { cwd: ROOT }).flatMap((file) => {
    const dates = readFileSync(path.join(ROOT, file), 'utf8').match(DATES) ?? [];
    return dates.length > 0 ? [{ file, dates }] : [];
  });

  it('is a day of the calendar, or in the time zone of the user', () => {
    assert.ok(templates.length >= 10);
    for (const { file, dates } of templates)
      for (const date of dates)
        assert.match(date, /\stime-zone=(?:"UTC"|\{timeZone\})\s/, `${file}: ${date}`);
  });

  it('gets the time zone of the user from the one place that has it', () => {
    for (const { file, dates } of templates) {
      if (!dates.some((date) => date.includes('{timeZone}'))) continue;
      const source = readFileSync(path.join(ROOT, file.replace(/\.html$/, '.ts')), 'utf8');
      assert.match(source, /import \{[^}]*\btimeZone\b[^}]*\} from 'c\/runAsFormats';/, file);
      assert.match(source, /readonly timeZone = timeZone;/, file);
    }
    const direct = globSync('force-app/main/**/lwc/*/*.ts', { cwd: ROOT }).filter((file) =>
      readFileSync(path.join(ROOT, file), 'utf8').includes("'@salesforce/i18n/timeZone'")
    );
    assert.deepEqual(
      direct.map((file) => path.basename(file)),
      ['runAsFormats.ts']
    );
  });
});
