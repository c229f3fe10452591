import type { Execution } from '../execution.ts';
import { ApexDate, ApexDatetime } from '../values.ts';
import { methodsOn, numberIn } from './native.ts';
import type { LibraryType } from './native.ts';

const DAY_MS = 86_400_000;

const FIRST_YEAR = 1700;
const LAST_YEAR = 4000;

/** Neither the host nor the platform has days without end. */
function known(execution: Execution, time: number): number {
  const year = new Date(time).getUTCFullYear();
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return time;
  throw execution.notModelled(`a day before ${FIRST_YEAR} or after ${LAST_YEAR}`);
}

/** Apex Reference Guide, "Datetime Class". */
export const DATETIME: LibraryType = {
  statics: {
    'newinstancegmt/6': (execution, parts) => {
      const [year, month, day, hour, minute, second] = parts.map((part) => numberIn(execution, part));
      if (year! < FIRST_YEAR) throw execution.notModelled(`the year ${year}`);
      return new ApexDatetime(known(execution, Date.UTC(year!, month! - 1, day, hour, minute, second)));
    },
    'now/0': ({ org }) => new ApexDatetime(org.now().getTime())
  },
  methods: methodsOn<ApexDatetime>({
    'adddays/1': (execution, { milliseconds }, [days]) =>
      new ApexDatetime(known(execution, milliseconds + numberIn(execution, days) * DAY_MS)),
    'addseconds/1': (execution, { milliseconds }, [seconds]) =>
      new ApexDatetime(known(execution, milliseconds + numberIn(execution, seconds) * 1000)),
    'gettime/0': (_, { milliseconds }) => BigInt(milliseconds)
  })
};

/** Apex Reference Guide, "Date Class". */
export const DATE: LibraryType = {
  statics: { 'today/0': today },
  methods: methodsOn<ApexDate>({
    'adddays/1': (execution, { iso }, [days]) =>
      dateOf(known(execution, Date.parse(iso) + numberIn(execution, days) * DAY_MS))
  })
};

/** Apex Reference Guide, "System Class". */
export const SYSTEM: LibraryType = {
  statics: {
    'now/0': ({ org }) => new ApexDatetime(org.now().getTime()),
    'today/0': today
  }
};

/** In the time zone of the user, who is in Greenwich here, as for formulas. */
function today({ org }: Execution): ApexDate {
  return dateOf(org.now().getTime());
}

function dateOf(time: number): ApexDate {
  return new ApexDate(new Date(time).toISOString().slice(0, 10));
}
