import { ApiError } from '../../apiError.ts';
import { saveError } from '../../dml/saveError.ts';
import type { SaveError } from '../../dml/saveError.ts';
import type { DmlTransaction } from '../../dml/transaction.ts';
import { installTriggers } from '../../dml/triggers.ts';
import type { TriggerErrors, TriggerEvent, TriggerRunner } from '../../dml/triggers.ts';
import type { OrgState } from '../../org.ts';
import { ApexLoadError } from '../apexError.ts';
import { ApexThrown, messageOf } from '../exceptions.ts';
import { Execution } from '../execution.ts';
import { invoke } from '../invoke.ts';
import { Usage } from '../limits.ts';
import { loadProgram } from '../loadProgram.ts';
import { contextOf } from './context.ts';
import type { TriggerContext } from './context.ts';
import type { Trigger } from './trigger.ts';

/** Apex Developer Guide, "Execution Governors and Limits": recursion through triggers. */
const DEEPEST = 16;
const NONE: TriggerErrors = new Map();

/** From now on the records of the org are saved with the triggers that are deployed to it. */
export function installApexTriggers(org: OrgState): void {
  installTriggers(org, APEX_TRIGGERS);
}

const APEX_TRIGGERS: TriggerRunner = {
  before: (event) => run(event, true),
  after: (event) => run(event, false),
  hasAny: ({ org, object }) =>
    loadProgram(org).triggers.some(({ objectName }) => isNameOf(object.name, objectName)),
  attempt: (transaction) => {
    const execution = executions.get(transaction);
    const before = Object.assign(new Usage(), execution?.usage);
    let attempts = 1;
    return () => {
      // A further attempt has the limits of the first, and there are three (Apex Developer Guide, "Bulk DML Exception Handling").
      const now = executions.get(transaction);
      if (now) Object.assign(now.usage, before);
      return ++attempts > MOST_ATTEMPTS ? TOO_MANY_ATTEMPTS : undefined;
    };
  }
};

const MOST_ATTEMPTS = 3;
const TOO_MANY_ATTEMPTS = saveError(
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'Too many batch retries in the presence of Apex triggers and partial failures.'
);
/** What runs in a transaction has static state and limits in common. */
const executions = new WeakMap<DmlTransaction, Execution>();

/** Triggers of what is saved in the transaction run in that execution. */
export function setExecution(transaction: DmlTransaction, execution: Execution): void {
  executions.set(transaction, execution);
}

function executionOf({ org, caller, transaction }: TriggerEvent): Execution {
  const known = executions.get(transaction);
  if (known) return known;
  const made = new Execution({ org, userId: caller.userId });
  made.dml = transaction;
  executions.set(transaction, made);
  return made;
}

function run(event: TriggerEvent, isBefore: boolean): TriggerErrors {
  const name = `${isBefore ? 'before' : 'after'} ${event.operation}`;
  const execution = executionOf(event);
  const looped = isBefore ? selfReferences(execution, event) : NONE;
  if (looped.size > 0) return looped;
  const triggers = loadProgram(event.org).triggers.filter(
    ({ objectName, events, isActive }) =>
      isActive && events.has(name) && isNameOf(event.object.name, objectName)
  );
  if (triggers.length === 0) return NONE;
  return within(execution, contextOf(execution, event, isBefore), triggers);
}

function isNameOf(objectName: string, written: string): boolean {
  return objectName.toLowerCase() === written.toLowerCase();
}

function within(execution: Execution, context: TriggerContext, triggers: readonly Trigger[]): TriggerErrors {
  const { depth, triggerDepth } = execution;
  const isByApex = execution.top !== undefined;
  const guarded = context.isBefore
    ? context.oldRecords.flatMap(({ id }) => (execution.beingSaved.has(id) ? [] : id))
    : [];
  Object.assign(execution, { trigger: context, triggerDepth: triggerDepth + 1, depth: 0 });
  try {
    for (const trigger of triggers) {
      for (const id of guarded) execution.beingSaved.set(id, trigger.owner.name);
      const failure = failureOf(execution, trigger, isByApex);
      if (failure !== undefined) return allFail(context, failure);
    }
    if (context.isBefore && context.event.operation !== 'delete') copyBack(execution, context);
    return errorsOf(context);
  } finally {
    Object.assign(execution, { trigger: context.outer, triggerDepth, depth });
    for (const id of guarded) execution.beingSaved.delete(id);
  }
}

/** Why the trigger did not end; undefined when it did. @throws ApexThrown for a limit, where Apex saved the records. */
function failureOf(execution: Execution, trigger: Trigger, isByApex: boolean): string | undefined {
  const { owner, method } = trigger;
  try {
    if (owner.loadError) throw owner.loadError;
    if (execution.triggerDepth > DEEPEST) return `${owner.name}: maximum trigger depth exceeded`;
    invoke(execution, method, null, []);
    return undefined;
  } catch (error) {
    if (error instanceof ApexLoadError && !isByApex) throw new ApiError('NOT_MODELLED', error.message);
    if (!(error instanceof ApexThrown)) throw error;
    const { exception, trace } = error;
    const said = `${exception.type.name}: ${messageOf(exception)}`;
    if (exception.type.name === 'System.LimitException') {
      if (isByApex) throw error;
      return `${owner.name}: ${said}`;
    }
    return `${owner.name}: execution of ${eventName(execution.trigger!)}\n\ncaused by: ${said}\n\n${trace}`;
  }
}

/** `BeforeInsert` */
function eventName({ isBefore, event: { operation } }: TriggerContext): string {
  return `${isBefore ? 'Before' : 'After'}${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
}

function allFail(
  { event: { newRows, oldRows } }: TriggerContext,
  message: string
): Map<number, readonly SaveError[]> {
  const errors = [saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message)];
  return new Map(Array.from({ length: Math.max(newRows.length, oldRows.length) }, (_, i) => [i, errors]));
}

function copyBack(execution: Execution, { event, newRecords }: TriggerContext): void {
  for (const [i, record] of newRecords.entries()) record.copyTo(execution, event.newRows[i]!);
}

function errorsOf({ event, newRecords, oldRecords }: TriggerContext): TriggerErrors {
  const records = event.operation === 'delete' ? oldRecords : newRecords;
  return new Map(records.map(({ errors }, i) => [i, errors]));
}

/** A record is not saved or deleted while a trigger before its own save runs (Apex Developer Guide, "Triggers"). */
function selfReferences(execution: Execution, { newRows, oldRows, operation }: TriggerEvent): TriggerErrors {
  const errors = new Map<number, readonly SaveError[]>();
  if (operation === 'insert' || !execution.trigger) return errors;
  const rows = operation === 'delete' ? oldRows : newRows;
  for (const [i, { Id }] of rows.entries()) {
    const name = execution.beingSaved.get(Id);
    if (name === undefined) continue;
    const message = `Object (id = ${Id.slice(0, 15)}) is currently in trigger ${name}, therefore it cannot recursively update itself`;
    errors.set(i, [saveError('SELF_REFERENCE_FROM_TRIGGER', message)]);
  }
  return errors;
}
