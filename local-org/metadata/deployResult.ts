import type { Caller, OrgState } from '../org.ts';
import { timestamp } from './kept.ts';
import type { Outcome } from './outcome.ts';
import type { DeployMessage, DeployOptions, DeployResult } from './types.ts';

export interface Deployed {
  readonly org: OrgState;
  readonly caller: Caller;
  readonly now: Date;
  readonly options: DeployOptions;
  readonly outcome?: Pick<Outcome, 'failures' | 'successes'>;
  /** Why nothing was deployed at all. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** The counts and states of a finished deployment. */
export function deployResult(deployed: Deployed): DeployResult {
  const { org, caller, options, outcome = { failures: [], successes: [] }, error } = deployed;
  const counted = (messages: readonly DeployMessage[]): number =>
    messages.filter(({ componentType }) => componentType).length;
  const errors = outcome.failures.length;
  const rollbackOnError = options.rollbackOnError ?? true;
  const isPartial = errors > 0 && !rollbackOnError && counted(outcome.successes) > 0;
  const status =
    error || (errors > 0 && !isPartial) ? 'Failed' : isPartial ? 'SucceededPartial' : 'Succeeded';
  const time = timestamp(deployed.now);
  return {
    id: org.store.nextId('0Af'),
    checkOnly: options.checkOnly ?? false,
    completedDate: timestamp(org.now()),
    createdBy: caller.userId,
    createdByName: userName(org, caller.userId),
    createdDate: time,
    details: {
      componentFailures: outcome.failures,
      componentSuccesses: outcome.successes,
      runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 }
    },
    done: true,
    ...(error && { errorMessage: error.message, errorStatusCode: error.code }),
    ignoreWarnings: options.ignoreWarnings ?? false,
    lastModifiedDate: timestamp(org.now()),
    numberComponentErrors: errors,
    numberComponentsDeployed: counted(outcome.successes),
    numberComponentsTotal: counted(outcome.successes) + errors,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError,
    runTestsEnabled: false,
    startDate: time,
    status,
    success: status !== 'Failed'
  };
}

/** The name of a user as results tell it. */
export function userName(org: OrgState, userId: string): string {
  return String(org.store.row('User', userId)?.['Name'] ?? '');
}
