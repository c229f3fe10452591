import type { ProgramCase } from './conformanceCase.ts';
import { guide, reference } from './sources.ts';

const DATETIME = reference('Datetime Class');

export const datetimes: readonly ProgramCase[] = [
  {
    name: 'today is a day',
    rule: 'Of the user, in the time zone of the user (GMT here); Date and System have it.',
    source: reference('Date Class'),
    code: `return new List<Object>{ Date.today(), System.today() == Date.today(), System.now() == Datetime.now() };`,
    expected: ['2026-11-22', true, true]
  },
  {
    name: 'addDays of a day',
    rule: 'Months and years follow; the day before stays.',
    source: reference('Date Class'),
    code: `Date a = Date.today(); return new List<Date>{ a.addDays(9), a.addDays(-365), a };`,
    expected: ['2026-12-01', '2025-11-22', '2026-11-22']
  },
  {
    name: 'addSeconds makes a new time',
    rule: 'Negative numbers go back.',
    source: DATETIME,
    code: `Datetime a = Datetime.newInstanceGmt(2026, 11, 2, 3, 4, 5); return new List<Datetime>{ a.addSeconds(56), a.addSeconds(-5) };`,
    expected: ['2026-11-02T03:05:01.000Z', '2026-11-02T03:04:00.000Z']
  },
  {
    name: 'a time in GMT from its parts',
    rule: 'Year, month from 1, day, hour, minute, second.',
    source: DATETIME,
    code: `Datetime one = Datetime.newInstanceGmt(2026, 11, 2, 3, 4, 5); return one;`,
    expected: '2026-11-02T03:04:05.000Z'
  },
  {
    name: 'now goes on',
    rule: 'A later call is no earlier time.',
    source: DATETIME,
    code: `Datetime a = Datetime.now(); Datetime b = Datetime.now(); return a <= b;`,
    expected: true
  },
  {
    name: 'addDays makes a new time',
    rule: 'The time before stays; negative numbers go back.',
    source: DATETIME,
    code: `Datetime a = Datetime.now(); Datetime b = a.addDays(2); Datetime c = b.addDays(-3);
      return new List<Object>{ (b.getTime() - a.getTime()) / 3600000, a.getTime() - c.getTime() };`,
    expected: [48, 86400000]
  },
  {
    name: 'times are compared',
    rule: 'Earlier is less; equal times are equal.',
    source: guide('Expression Operators'),
    code: `Datetime a = Datetime.now(); Datetime b = a.addDays(1); Datetime none;
      return new List<Boolean>{ a < b, b <= a, b.addDays(-1) == a, a > none, none == null };`,
    expected: [true, false, true, false, true]
  },
  {
    name: 'a time of a text',
    rule: 'valueOf reads year to second, in the time zone of the user (GMT here).',
    source: DATETIME,
    code: `return Datetime.valueOf('2026-11-22 10:30:00');`,
    expected: '2026-11-22T10:30:00.000Z',
    refused: /does not model Datetime\.valueOf/
  },
  {
    name: 'a time without a value has no methods',
    rule: 'A method of null is an exception.',
    source: guide('Variables'),
    code: `Datetime none; return none.addDays(2);`,
    throws: { type: 'System.NullPointerException', message: 'Attempt to de-reference a null object' }
  },
  {
    name: 'a row keeps its time to the second',
    rule: 'A time of a query is a Datetime.',
    source: DATETIME,
    code: `insert new Account(Name = 'A'); Account a = [SELECT CreatedDate FROM Account WHERE Name = 'A'];
      Object made = a.get('CreatedDate');
      return new List<Boolean>{ made instanceof Datetime, a.CreatedDate <= Datetime.now().addDays(1) };`,
    expected: [true, true]
  }
];
