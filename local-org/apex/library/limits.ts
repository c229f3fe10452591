import type { LimitName } from '../limits.ts';
import type { LibraryType, NativeStatic } from './native.ts';

const NAMES: Readonly<Record<string, LimitName>> = {
  queries: 'queries',
  queryrows: 'queryRows',
  dmlstatements: 'dmlStatements',
  dmlrows: 'dmlRows',
  cputime: 'cpuTime'
};

/** Apex Reference Guide, "Limits Class". */
export const LIMITS_TYPE: LibraryType = {
  statics: {
    ...Object.fromEntries(
      Object.entries(NAMES).flatMap(([name, limit]): [string, NativeStatic][] => [
        [`get${name}/0`, ({ usage }) => Math.floor(usage[limit])],
        [`getlimit${name}/0`, ({ limits }) => limits[limit]]
      ])
    ),
    'getheapsize/0': (execution) => execution.heapSize(),
    'getlimitheapsize/0': ({ limits }) => limits.heapSize
  }
};
