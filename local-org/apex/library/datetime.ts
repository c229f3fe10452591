import { ApexDate, ApexDatetime } from '../values.ts';
import { methodsOn, numberIn } from './native.ts';
import type { LibraryType } from './native.ts';

const DAY_MS = 86_400_000;

/** Apex Reference Guide, "Datetime Class". */
export const DATETIME: LibraryType = {
  statics: {
    'newinstancegmt/6': (execution, parts) => {
      const [year, month, day, hour, minute, second] = parts.map((part) => numberIn(execution, part));
      return new ApexDatetime(Date.UTC(year!, month! - 1, day, hour, minute, second));
    },
    'now/0': ({ org }) => new ApexDatetime(org.now().getTime())
  },
  methods: methodsOn<ApexDatetime>({
    'adddays/1': (execution, { milliseconds }, [days]) =>
      new ApexDatetime(milliseconds + numberIn(execution, days) * DAY_MS),
    'gettime/0': (_, { milliseconds }) => BigInt(milliseconds)
  })
};

/** Apex Reference Guide, "Date Class"; days are those of GMT, the time zone of every user here. */
export const DATE: LibraryType = {
  statics: { 'today/0': ({ org }) => new ApexDate(org.now().toISOString().slice(0, 10)) },
  methods: methodsOn<ApexDate>({
    'adddays/1': (execution, { iso }, [days]) => {
      const time = Date.parse(iso) + numberIn(execution, days) * DAY_MS;
      return new ApexDate(new Date(time).toISOString().slice(0, 10));
    }
  })
};
