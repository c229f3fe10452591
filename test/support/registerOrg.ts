import assert from 'node:assert/strict';
import path from 'node:path';
import { deleteRecords, insertRecords, updateRecords } from '../../local-org/dml/dml.ts';
import type { NewRecord, SaveResult } from '../../local-org/dml/dml.ts';
import type { Caller, OrgState } from '../../local-org/org.ts';
import { define } from '../../local-org/security/test/define.ts';
import { runQuery } from '../../local-org/soql/runQuery.ts';
import { idOf } from '../../local-org/store/ids.ts';
import { ROOT } from './command.ts';
import { READ_AT, emptyOrg } from './liveOrg.ts';
import { deployObjects } from './planSoql.ts';

/** Users of the org, by what they are to the entries. */
export const USERS = {
  admin: idOf('005', 1),
  owner: idOf('005', 2),
  backup: idOf('005', 3),
  technical: idOf('005', 4),
  reviewer: idOf('005', 5),
  integration: idOf('005', 6)
} as const;
export type UserName = keyof typeof USERS;

/** The day on which the clock stands at first. */
export const TODAY = READ_AT.slice(0, 10);

const PARTLY = { allOrNone: false };
const OBJECTS = ['RunAsUser__c', 'RunAsApp__c', 'RunAsAppUse__c', 'RunAsReview__c', 'RunAsFinding__c'];

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * An org in memory with the objects of the package alone, and with users who have all rights on them. All is
 * done in user mode.
 */
export class RegisterOrg {
  readonly org: OrgState;
  private day = TODAY;
  private keys = 0;

  private constructor() {
    this.org = { ...emptyOrg(), now: () => new Date(`${this.day}T12:00:00Z`) };
  }

  static async open(): Promise<RegisterOrg> {
    const register = new RegisterOrg();
    await deployObjects(register.org, path.join(ROOT, 'force-app'));
    register.addUsers();
    return register;
  }

  /** Runs with the clock at noon of another day. */
  onDay<T>(day: string, run: () => T): T {
    const before = this.day;
    this.day = day;
    try {
      return run();
    } finally {
      this.day = before;
    }
  }

  insert(object: string, records: readonly NewRecord[], by: UserName = 'admin'): SaveResult[] {
    return insertRecords(this.org, callerOf(by), object, records, PARTLY);
  }

  update(object: string, records: readonly NewRecord[], by: UserName = 'admin'): SaveResult[] {
    return updateRecords(this.org, callerOf(by), object, records, PARTLY);
  }

  delete(id: string, by: UserName = 'admin'): SaveResult {
    return deleteRecords(this.org, callerOf(by), [id], PARTLY)[0]!;
  }

  /** The id of a new record; fails when it is refused. */
  add(object: string, record: NewRecord, by: UserName = 'admin'): string {
    const [result] = this.insert(object, [record], by);
    assert.deepEqual(result?.errors, []);
    return result.id!;
  }

  /** Changes a record; fails when it is refused. */
  change(object: string, id: string, values: NewRecord, by: UserName = 'admin'): void {
    const [result] = this.update(object, [{ ...values, Id: id }], by);
    assert.deepEqual(result?.errors, []);
  }

  /** One field of a record, as SOQL answers the user. */
  read(object: string, id: string, field: string, by: UserName = 'admin'): unknown {
    const { records } = runQuery(this.org, callerOf(by), `SELECT ${field} FROM ${object} WHERE Id = '${id}'`);
    assert.equal(records.length, 1, `${object} ${id}`);
    return records[0]?.[field];
  }

  /** The id of a new entry, of a user that does not exist unless said otherwise. */
  entry(values: NewRecord = {}, by: UserName = 'admin'): string {
    return this.add('RunAsUser__c', { UserKey__c: this.userKey(), ...values }, by);
  }

  /** A key that no entry has. */
  userKey(): string {
    return `username:user${++this.keys}@acme.example`;
  }

  private addUsers(): void {
    const { store, schema } = this.org;
    store.transaction(() => {
      for (const [name, Id] of Object.entries(USERS)) {
        store.put('User', { Id, Name: name, Username: `${name}@Acme.example`, IsActive: true });
      }
    });
    const grants = OBJECTS.flatMap((name) => [
      ...['read', 'create', 'edit', 'delete'].map((right) => `${name}.${right}`),
      ...schema
        .object(name)!
        .fields.filter(({ permissionable }) => permissionable)
        .flatMap((field) => [`${name}.${field.name}.read`, `${name}.${field.name}.edit`])
    ]);
    const assignments = Object.values(USERS).map((user) => ({ to: 'Register', user }));
    define(this.org, { sets: { Register: { grants } }, assignments });
  }
}

function callerOf(name: UserName): Caller {
  return { userId: USERS[name], mode: 'user' };
}

/** The errors of a refused record as `field: message`. */
export function refusals(result: SaveResult | undefined): string[] {
  return (result?.errors ?? []).map(({ fields, message }) => `${fields.join()}: ${message}`);
}
