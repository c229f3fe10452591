import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LOCALE_FORMATS, localeFormats } from './localeFormats.ts';

function formats(locale: string, currency: string): Readonly<Record<string, string | number>> {
  return localeFormats({ language: locale, locale, currency, timeZone: 'UTC' });
}

it('the formats of en-US are those that base components bring', () => {
  const found = formats('en-US', 'USD');
  assert.equal(found['dateTime.shortDateFormat'], 'M/d/yyyy');
  assert.equal(found['dateTime.mediumDateFormat'], 'MMM d, yyyy');
  assert.equal(found['dateTime.longDateTimeFormat'], 'MMMM d, yyyy h:mm:ss a');
  assert.equal(found['dateTime.shortTimeFormat'], 'h:mm a');
  assert.equal(found['number.decimalSeparator'], '.');
  assert.equal(found['number.currencySymbol'], '$');
  assert.deepEqual([found.firstDayOfWeek, found.dir], [1, 'ltr']);
});

it('another locale has its own', () => {
  const found = formats('de-DE', 'EUR');
  assert.equal(found['dateTime.shortDateFormat'], 'd.M.yyyy');
  assert.equal(found['dateTime.mediumDateFormat'], 'dd.MM.yyyy');
  assert.equal(found['dateTime.longDateFormat'], 'd. MMMM yyyy');
  assert.equal(found['dateTime.mediumTimeFormat'], 'HH:mm:ss');
  assert.deepEqual([found['number.decimalSeparator'], found['number.groupingSeparator']], [',', '.']);
  assert.equal(found.firstDayOfWeek, 2);
  assert.equal(formats('ar-EG', 'EGP').dir, 'rtl');
});

it('every name that is answered has a value in each locale', () => {
  for (const locale of ['en-US', 'de-DE', 'ja-JP', 'fr-FR']) {
    const found = formats(locale, 'USD');
    for (const name of LOCALE_FORMATS) assert.notEqual(found[name] ?? '', '', `${locale} ${name}`);
  }
});
