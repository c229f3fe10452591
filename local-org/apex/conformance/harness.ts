import type { OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import { STANDARD_OBJECTS } from '../../schema/standardObjects.ts';
import { Store } from '../../store/store.ts';
import type { Value } from '../../store/store.ts';
import { toJson } from '../aura.ts';
import { ApexThrown, messageOf } from '../exceptions.ts';
import { Execution } from '../execution.ts';
import { invoke, staticsOf } from '../invoke.ts';
import { loadProgram } from '../loadProgram.ts';
import { Program } from '../program.ts';
import { runTests } from '../runTests.ts';
import type { ApexSource } from '../syntax.ts';
import { installApexTriggers } from '../triggers/runner.ts';
import type { ProgramCase } from './conformanceCase.ts';

type Code = Pick<ProgramCase, 'code' | 'members' | 'classes' | 'triggers' | 'limits'>;

/** When the code runs, by the clock of its org. */
export const NOW = new Date('2026-11-22T08:00:00.000Z');
const EVERYTHING = [
  'ApiEnabled',
  'AssignPermissionSets',
  'ManageProfilesPermissionsets',
  'ManageUsers',
  'ModifyAllData',
  'ViewAllData',
  'ViewSetup'
];
const READ = ['Account', 'User', 'PermissionSet'];

const { org, userId } = newOrg();
installApexTriggers(org);

/**
 * What `run` returns, as a page gets it. What the code saves is undone.
 *
 * @throws ApexThrown for an exception that the code leaves, and whatever refuses the code.
 */
export function evaluate({ code, members = '', classes = [], triggers = [], limits = {} }: Code): unknown {
  const snippet = `public class Snippet {\n${members}\npublic static Object run() {\n${code}\n}\n}`;
  return undone(() => {
    const program =
      triggers.length > 0 ? deployed([snippet, ...classes, ...triggers]) : loaded([snippet, ...classes]);
    const type = program.classNamed('Snippet')!;
    const execution = new Execution({ org, userId, limits });
    staticsOf(execution, type);
    return toJson(execution, invoke(execution, type.methodsNamed('run')[0]!, null, []));
  });
}

function loaded(texts: readonly string[]): Program {
  return withoutErrors(new Program(org, texts.map(sourceOf)));
}

/** Triggers run where they are deployed. */
function deployed(texts: readonly string[]): Program {
  for (const { file, text } of texts.map(sourceOf)) {
    const folder = file.endsWith('.trigger') ? 'triggers' : 'classes';
    org.store.putFile(`${folder}/${file}`, new TextEncoder().encode(text));
  }
  return withoutErrors(loadProgram(org));
}

function withoutErrors(program: Program): Program {
  for (const error of program.errors.values()) throw error;
  return program;
}

/** The exception that the code leaves. @throws Error when it leaves none. */
export function thrownBy(code: Code): { readonly type: string; readonly message: string } {
  let value: unknown;
  try {
    value = evaluate(code);
  } catch (error) {
    if (!(error instanceof ApexThrown)) throw error;
    return { type: error.exception.type.name, message: messageOf(error.exception) };
  }
  throw new Error(`It returned ${JSON.stringify(value)}.`);
}

/** By test method, the message of its failure; null when it passed. */
export function runTestClass(
  testClass: string,
  classes: readonly string[]
): Readonly<Record<string, string | null>> {
  return undone(() => {
    for (const { file, text } of [testClass, ...classes].map(sourceOf)) {
      org.store.putFile(`classes/${file}`, new TextEncoder().encode(text));
    }
    const { results } = runTests(org, userId);
    return Object.fromEntries(results.map(({ methodName, message }) => [methodName, message]));
  });
}

function sourceOf(text: string): ApexSource {
  const [, kind = '', name = ''] = /\b(class|trigger) (\w+)/.exec(text) ?? [];
  return { file: `${name}.${kind === 'trigger' ? 'trigger' : 'cls'}`, text };
}

class Undo extends Error {}

function undone<Result>(work: () => Result): Result {
  let result: { readonly value: Result } | undefined;
  try {
    org.store.transaction(() => {
      result = { value: work() };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return result!.value;
}

/** An org of an administrator and the profile Standard User. */
function newOrg(): { readonly org: OrgState; readonly userId: string } {
  const store = new Store(':memory:');
  const schema = new Schema(STANDARD_OBJECTS);
  const put = (object: string, fields: Readonly<Record<string, Value>>): string => {
    const Id = store.nextId(schema.object(object)?.keyPrefix ?? '000');
    store.put(object, { Id, ...fields });
    return Id;
  };
  const profile = (Name: string, permissions: readonly string[]): { ProfileId: string; setId: string } => {
    const ProfileId = put('Profile', { Name, UserType: 'Standard' });
    const granted = Object.fromEntries(permissions.map((one) => [`Permissions${one}`, true]));
    const setId = put('PermissionSet', {
      Name: ProfileId,
      ProfileId,
      IsOwnedByProfile: true,
      Type: 'Profile',
      ...granted
    });
    return { ProfileId, setId };
  };
  return store.transaction(() => {
    put('Organization', { Name: 'Snippets' });
    profile('Standard User', []);
    const { ProfileId, setId } = profile('System Administrator', EVERYTHING);
    const Username = 'admin@example.com';
    const user = put('User', {
      Username,
      LastName: 'Admin',
      Email: Username,
      IsActive: true,
      UserType: 'Standard',
      ProfileId
    });
    put('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: setId, IsActive: true });
    // Modify All Data reaches no field that has field permissions.
    for (const object of READ) {
      for (const { name, permissionable } of schema.object(object)!.fields) {
        if (permissionable !== true) continue;
        put('FieldPermissions', {
          ParentId: setId,
          SobjectType: object,
          Field: `${object}.${name}`,
          PermissionsRead: true,
          PermissionsEdit: true
        });
      }
    }
    return { org: { store, schema, now: () => NOW }, userId: user };
  });
}
