import { areEqual } from '../equality.ts';
import type { Execution } from '../execution.ts';
import { shownText } from '../shownText.ts';
import type { ApexValue } from '../values.ts';
import type { LibraryType } from './native.ts';

/** Apex Reference Guide, "Assert Class"; the last argument says what was expected to hold. */
export const ASSERT: LibraryType = {
  statics: {
    ...withMessage('areequal', 2, ([expected = null, actual = null]) =>
      isSame(expected, actual) ? undefined : `Expected: ${shownText(expected)}, Actual: ${shownText(actual)}`
    ),
    ...withMessage('arenotequal', 2, ([unexpected = null, actual = null]) =>
      isSame(unexpected, actual) ? `Same value: ${shownText(actual)}` : undefined
    ),
    ...withMessage('istrue', 1, ([value]) => (value === true ? undefined : 'Expected: true, Actual: false')),
    ...withMessage('isfalse', 1, ([value]) =>
      value === false ? undefined : 'Expected: false, Actual: true'
    ),
    ...withMessage('isnull', 1, ([value = null]) =>
      value === null ? undefined : `Expected: null, Actual: ${shownText(value)}`
    ),
    ...withMessage('isnotnull', 1, ([value = null]) => (value === null ? 'Same value: null' : undefined)),
    'fail/0': (execution) => {
      throw failed(execution, undefined, undefined);
    },
    'fail/1': (execution, [message]) => {
      throw failed(execution, message, undefined);
    }
  }
};

/** Unlike `==` it looks at the case of texts. */
function isSame(a: ApexValue, b: ApexValue): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a === b : areEqual(a, b);
}

function withMessage(
  name: string,
  values: number,
  problem: (values: readonly ApexValue[]) => string | undefined
): NonNullable<LibraryType['statics']> {
  const check = (execution: Execution, given: readonly ApexValue[]): null => {
    const found = problem(given);
    if (found !== undefined) throw failed(execution, given[values], found);
    return null;
  };
  return { [`${name}/${values}`]: check, [`${name}/${values + 1}`]: check };
}

function failed(execution: Execution, message: ApexValue | undefined, problem: string | undefined): Error {
  const parts = [message === undefined ? undefined : shownText(message), problem];
  const said = parts.filter((part) => part !== undefined).join(': ');
  return execution.raise('AssertException', said === '' ? 'Assertion Failed' : `Assertion Failed: ${said}`);
}
