import { DmlTransaction } from '../../dml/dml.ts';
import type { Execution } from '../execution.ts';
import { Usage } from '../limits.ts';
import { ApexId, ApexSObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import type { LibraryType } from './native.ts';

/** What a test had used before `startTest`, which has limits of its own; undefined after `stopTest`. */
const usedBefore = new WeakMap<Execution, Usage | undefined>();

/** Apex Reference Guide, "Test Class". */
export const TEST: LibraryType = {
  statics: {
    'starttest/0': (execution) => {
      requireTest(execution);
      if (usedBefore.has(execution)) throw execution.notModelled('a second Test.startTest');
      usedBefore.set(execution, execution.usage);
      execution.usage = new Usage();
      return null;
    },
    'stoptest/0': (execution) => {
      requireTest(execution);
      const before = usedBefore.get(execution);
      if (!before) throw execution.notModelled('Test.stopTest without Test.startTest');
      execution.usage = before;
      usedBefore.set(execution, undefined);
      return null;
    }
  }
};

/** `System.runAs`: as that user, with setup and other records apart from what was saved before. */
export function runAs<Result>(execution: Execution, user: ApexValue, work: () => Result): Result {
  requireTest(execution);
  const id = user instanceof ApexSObject && user.object.name === 'User' ? user.values.get('Id') : undefined;
  if (!(id instanceof ApexId)) throw execution.notModelled('System.runAs of anything but a saved user');
  // Each call counts so (Apex Developer Guide, "Using the runAs Method").
  execution.spend('dmlStatements', 1);
  const { userId, dml } = execution;
  Object.assign(execution, { userId: id.value, dml: new DmlTransaction() });
  try {
    return work();
  } finally {
    Object.assign(execution, { userId, dml });
  }
}

function requireTest(execution: Execution): void {
  if (!execution.isTest) throw execution.notModelled('what only a test may do');
}
