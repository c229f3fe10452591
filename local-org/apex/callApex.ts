import type { OrgState } from '../org.ts';
import { rightsOf } from '../security/rights.ts';
import { ApexLoadError } from './apexError.ts';
import { toJson } from './aura.ts';
import { argumentsOf } from './auraParameters.ts';
import type { ClassType, Method } from './classType.ts';
import { ApexThrown, shownMessage } from './exceptions.ts';
import { Execution } from './execution.ts';
import { invoke, staticsOf } from './invoke.ts';
import type { Limits, Usage } from './limits.ts';
import { loadProgram } from './loadProgram.ts';
import type { Program } from './program.ts';

/** As a component gets it in `error.body` (LWC guide, "Handle Errors"). */
export interface ApexError {
  readonly message: string;
  readonly exceptionType?: string;
  readonly isUserDefinedException?: boolean;
  readonly stackTrace?: string;
}

/** What a call came to, and what it used of the limits. */
export type ApexAnswer =
  { readonly value: unknown; readonly usage: Usage } | { readonly error: ApexError; readonly usage?: Usage };

/**
 * Calls an `@AuraEnabled` method as a page does: by that user, in a transaction of its own, which an exception
 * undoes.
 *
 * @param parameters by name.
 */
export function callApex(
  org: OrgState,
  userId: string,
  className: string,
  methodName: string,
  parameters: Readonly<Record<string, unknown>>,
  limits: Partial<Limits> = {}
): ApexAnswer {
  const execution = new Execution({ org, userId, limits });
  try {
    const program = loadProgram(org);
    const { type, method } = methodFor(program, className, methodName);
    if (!rightsOf(org, userId).hasApexClass(type.name)) {
      return { error: { message: `You do not have access to the Apex class named '${type.name}'.` } };
    }
    return org.store.transaction(() => {
      staticsOf(execution, type);
      const value = invoke(execution, method, null, argumentsOf(execution, program, method, parameters));
      return { value: toJson(execution, value), usage: execution.usage };
    });
  } catch (error) {
    // An answer, or a parameter, may be nested more deeply than the host's stack.
    return {
      error: errorOf(error instanceof RangeError ? execution.hostLimit(error) : error),
      usage: execution.usage
    };
  }
}

function methodFor(
  program: Program,
  className: string,
  methodName: string
): { type: ClassType; method: Method } {
  const type = program.classNamed(className);
  if (type) program.requireLoaded([type]);
  const methods = type?.methodsNamed(methodName.toLowerCase()) ?? [];
  const method = methods.find(({ annotations, isStatic }) => isStatic && annotations.has('auraenabled'));
  if (type && method) return { type, method };
  throw new NoSuchMethod(`No apex action available for ${className}.${methodName}`);
}

class NoSuchMethod extends Error {}

/** @throws whatever is a fault of this program, and no answer of Apex. */
function errorOf(error: unknown): ApexError {
  if (error instanceof ApexThrown) return thrownError(error);
  if (error instanceof ApexLoadError || error instanceof NoSuchMethod) return { message: error.message };
  throw error;
}

function thrownError({ exception, trace }: ApexThrown): ApexError {
  const message = shownMessage(exception) ?? '';
  // What is made for a page carries its message and nothing else.
  if (exception.type.name === 'System.AuraHandledException') return { message };
  const isUserDefinedException = exception.type.file !== '';
  return { message, exceptionType: exception.type.name, isUserDefinedException, stackTrace: trace };
}
