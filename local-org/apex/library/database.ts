import type { Caller } from '../../org.ts';
import type { Execution } from '../execution.ts';
import { countRows, queryRows, withoutTexts } from '../queries.ts';
import { ApexMap, PlatformObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { textIn } from './native.ts';
import type { LibraryType } from './native.ts';

/** Apex Reference Guide, "Database Class". */
export const DATABASE: LibraryType = {
  statics: {
    'countquerywithbinds/3': (execution, [soql, binds, level]) =>
      countRows(execution, textIn(execution, soql), bindsOf(execution, binds), modeOf(execution, level)),
    'query/1': (execution, [soql]) => {
      const text = textIn(execution, soql);
      // The variables of the caller are not known here.
      if (/:\s*\w/.test(withoutTexts(text))) throw execution.notModelled('binds in Database.query');
      return queryRows(execution, text, new Map(), 'user');
    },
    'querywithbinds/3': (execution, [soql, binds, level]) =>
      queryRows(execution, textIn(execution, soql), bindsOf(execution, binds), modeOf(execution, level))
  }
};

function bindsOf(execution: Execution, binds: ApexValue | undefined): Map<string, ApexValue> {
  if (!(binds instanceof ApexMap)) throw execution.raise('NullPointerException', 'Argument cannot be null.');
  return new Map([...binds.pairs()].map(([key, value]) => [textIn(execution, key), value]));
}

function modeOf(execution: Execution, level: ApexValue | undefined): Caller['mode'] {
  if (!(level instanceof PlatformObject))
    throw execution.raise('NullPointerException', 'Argument cannot be null.');
  return level.name === 'USER_MODE' ? 'user' : 'system';
}
