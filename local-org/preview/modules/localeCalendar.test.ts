import assert from 'node:assert/strict';
import { it } from 'node:test';
import { localeCalendar } from './localeCalendar.ts';

const ENGLISH = {
  gregorian: {
    days: 'kept',
    months: { format: { abbreviated: { 3: 'Mar' }, narrow: { 3: 'M' }, wide: { 3: 'March' } } }
  }
};

it('the months are those of the locale, and the rest stays', () => {
  const { days, months } = localeCalendar(ENGLISH, 'fr-FR').gregorian;
  assert.equal(days, 'kept');
  assert.deepEqual([months.format.abbreviated[3], months.format.wide[3]], ['mars', 'mars']);
  assert.equal(months.format.narrow[3], 'M');
  assert.equal(localeCalendar(ENGLISH, 'de-DE').gregorian.months.format.wide[3], 'März');
  assert.equal(localeCalendar(ENGLISH, 'en-US').gregorian.months.format.abbreviated[3], 'Mar');
});
