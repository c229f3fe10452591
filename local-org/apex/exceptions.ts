import { ClassType } from './classType.ts';
import { ApexObject } from './values.ts';
import type { ApexValue } from './values.ts';

/** An exception on its way to whoever catches it. */
export class ApexThrown extends Error {
  override readonly name = 'ApexThrown';
  readonly exception: ApexObject;
  readonly trace: string;

  constructor(exception: ApexObject, trace: string) {
    super(messageOf(exception));
    this.exception = exception;
    this.trace = trace;
  }

  /** No `catch` takes some (Apex Developer Guide, "Exceptions That Can't Be Caught"). */
  get isCatchable(): boolean {
    return ![...this.exception.type.lineage()].some((type) => UNCATCHABLE.has(type.name));
  }
}

const UNCATCHABLE: ReadonlySet<string> = new Set([
  'System.AssertException',
  'System.FinalException',
  'System.LimitException'
]);
/** What `getMessage` says of one without a message, and of one for a page until a message is set (docs/limits.md). */
const NO_MESSAGE = 'Script-thrown exception';

export const EXCEPTION = new ClassType('Exception', { file: '' });

/** Exceptions of the platform that the package or this runtime uses, by name in lower case. */
export const EXCEPTIONS: ReadonlyMap<string, ClassType> = new Map(
  [
    'AssertException',
    'AuraHandledException',
    'DmlException',
    'FinalException',
    'IllegalArgumentException',
    'LimitException',
    'ListException',
    'MathException',
    'NullPointerException',
    'QueryException',
    'SObjectException',
    'StringException',
    'TypeException'
  ].map((name) => {
    const type = new ClassType(`System.${name}`, { file: '' });
    type.superType = EXCEPTION;
    return [name.toLowerCase(), type] as const;
  })
);

export function newException(name: string, message: string): ApexObject {
  const type = EXCEPTIONS.get(name.toLowerCase());
  if (!type) throw new Error(`There is no exception ${name}.`);
  return withMessage(new ApexObject(type), message, null);
}

export function withMessage(exception: ApexObject, message: ApexValue, cause: ApexValue): ApexObject {
  exception.fields.set('message', message);
  exception.fields.set('cause', cause);
  return exception;
}

export function isException(value: ApexValue): value is ApexObject {
  return value instanceof ApexObject && value.type.extendsClass(EXCEPTION);
}

/** What `getMessage` answers. */
export function messageOf(exception: ApexObject): string {
  const { fields, type } = exception;
  if (type.name === 'System.AuraHandledException' && fields.get('messageset') !== true) return NO_MESSAGE;
  return shownMessage(exception) ?? NO_MESSAGE;
}

/** What a page is told: of an exception made for it the text it was made with. */
export function shownMessage({ fields }: ApexObject): string | null {
  const message = fields.get('message');
  return typeof message === 'string' ? message : null;
}
