import assert from 'node:assert/strict';
import { callApex } from '../../local-org/apex/callApex.ts';
import type { ApexAnswer } from '../../local-org/apex/callApex.ts';
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { insertRecords } from '../../local-org/dml/dml.ts';
import type { NewRecord } from '../../local-org/dml/dml.ts';
import { API_VERSION } from '../../local-org/org.ts';
import type { OrgState } from '../../local-org/org.ts';
import { define } from '../../local-org/security/test/define.ts';
import { serveLocalOrg } from '../../local-org/server.ts';
import type { LocalOrgServer } from '../../local-org/server.ts';
import { deployedDemo } from './deployedDemo.ts';

/** The set of the package that each holds, and none of them anything else beside the profile Standard User. */
const SETS = {
  admin: 'RunAsAdmin',
  reviewer: 'RunAsReviewer',
  viewer: 'RunAsViewer',
  scanner: 'RunAsScanner',
  nobody: null,
  /** Holds what no set of the package gives: every right to the objects, and to write every field. */
  careless: 'Careless'
} as const;
export type Role = keyof typeof SETS;

export const OBJECTS = ['RunAsUser__c', 'RunAsApp__c', 'RunAsAppUse__c', 'RunAsReview__c', 'RunAsFinding__c'];

/** The REST API, or the API of the pages. */
export const APIS = ['rest', 'ui'] as const;
export type Api = (typeof APIS)[number];

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const BASE = `/services/data/v${API_VERSION}`;

/** The whole package in an org of its own, with a user for each of its permission sets. */
export class RoleOrg {
  readonly org: OrgState;
  private readonly server: LocalOrgServer;
  private readonly tokens = new Map<Role, string>();
  private keys = 0;

  private constructor(org: OrgState, server: LocalOrgServer) {
    this.org = org;
    this.server = server;
  }

  static async open(): Promise<RoleOrg> {
    const org = await deployedDemo({ isLive: true });
    addUsers(org);
    const bundle = new Promise<never>(() => undefined);
    const defaultUserId = idOf(org, 'User', 'Username', DEMO_ROLES.admin);
    return new RoleOrg(org, await serveLocalOrg({ org, bundle, defaultUserId, port: 0 }));
  }

  close(): Promise<void> {
    return this.server.close();
  }

  userId(role: Role): string {
    return idOf(this.org, 'User', 'Username', usernameOf(role));
  }

  /** Calls a method of the package's Apex as a page does. */
  apex(role: Role, method: `${string}.${string}`, parameters: Readonly<Record<string, unknown>>): ApexAnswer {
    const [className = '', methodName = ''] = method.split('.');
    return callApex(this.org, this.userId(role), className, methodName, parameters);
  }

  /** Why a call of Apex is refused; null when it is answered. */
  apexRefusal(
    role: Role,
    method: `${string}.${string}`,
    parameters: Readonly<Record<string, unknown>>
  ): string | null {
    const answer = this.apex(role, method, parameters);
    return 'error' in answer ? answer.error.message : null;
  }

  /** What a call of Apex answers; fails when it is refused. */
  apexValue(
    role: Role,
    method: `${string}.${string}`,
    parameters: Readonly<Record<string, unknown>>
  ): unknown {
    const answer = this.apex(role, method, parameters);
    assert.ok('value' in answer, 'error' in answer ? answer.error.message : '');
    return answer.value;
  }

  async read(role: Role, api: Api, object: string, id: string, field = 'Id'): Promise<string | null> {
    const path = {
      rest: `/sobjects/${object}/${id}?fields=${field}`,
      ui: `/ui-api/records/${id}?fields=${object}.${field}`
    }[api];
    return refusalOf(await this.request(role, 'GET', path));
  }

  async create(role: Role, api: Api, object: string, fields: NewRecord): Promise<string | null> {
    const answer =
      api === 'rest'
        ? await this.request(role, 'POST', `/sobjects/${object}`, fields)
        : await this.request(role, 'POST', '/ui-api/records', { apiName: object, fields });
    return refusalOf(answer);
  }

  async update(role: Role, api: Api, object: string, id: string, fields: NewRecord): Promise<string | null> {
    const answer =
      api === 'rest'
        ? await this.request(role, 'PATCH', `/sobjects/${object}/${id}`, fields)
        : await this.request(role, 'PATCH', `/ui-api/records/${id}`, { fields });
    return refusalOf(answer);
  }

  async delete(role: Role, api: Api, object: string, id: string): Promise<string | null> {
    const path = api === 'rest' ? `/sobjects/${object}/${id}` : `/ui-api/records/${id}`;
    return refusalOf(await this.request(role, 'DELETE', path));
  }

  /** The id of a new record that an admin makes, with what it cannot do without. */
  add(object: string, fields: NewRecord = {}): string {
    const caller = { userId: this.userId('admin'), mode: 'user' } as const;
    const record = { ...this.needed(object), ...fields };
    const [result] = insertRecords(this.org, caller, object, [record], { allOrNone: true });
    assert.deepEqual(result?.errors, []);
    return result.id!;
  }

  /** What a record of the object cannot do without. */
  needed(object: string): NewRecord {
    const key = ++this.keys;
    switch (object) {
      case 'RunAsUser__c':
        return {
          Name: `user${key}`,
          UserKey__c: `username:user${key}@acme.example`,
          CurrentAccess__c: 'now'
        };
      case 'RunAsApp__c':
        return { Name: `App ${key}`, AppKey__c: `name:App ${key}`, AppKind__c: 'Unknown' };
      case 'RunAsAppUse__c':
        return {
          RunAsUser__c: this.add('RunAsUser__c'),
          RunAsApp__c: this.add('RunAsApp__c'),
          UseKey__c: `use ${key}`
        };
      case 'RunAsReview__c':
        return { RunAsUser__c: this.add('RunAsUser__c') };
      default:
        return {
          RunAsUser__c: this.add('RunAsUser__c'),
          FindingKey__c: `finding ${key}`,
          Rule__c: 'R001',
          Severity__c: 'High'
        };
    }
  }

  /** A field as it is stored. */
  stored(object: string, id: string, field: string): unknown {
    return this.org.store.row(object, id)?.[field] ?? null;
  }

  private async request(role: Role, method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(this.server.origin + BASE + path, {
      method,
      headers: { authorization: `Bearer ${this.tokenOf(role)}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) })
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** Of a session of the pages, so that only the rights to the objects count. */
  private tokenOf(role: Role): string {
    const token = this.tokens.get(role) ?? this.server.tokens.issue(this.userId(role), 'pages');
    this.tokens.set(role, token);
    return token;
  }
}

function usernameOf(role: Role): string {
  return `${role}@runasregister.test`;
}

function addUsers(org: OrgState): void {
  const admin = { userId: idOf(org, 'User', 'Username', DEMO_ROLES.admin), mode: 'user' } as const;
  const ProfileId = idOf(org, 'Profile', 'Name', 'Standard User');
  for (const [role, set] of Object.entries(SETS) as [Role, string | null][]) {
    const Username = usernameOf(role);
    const user = {
      Username,
      ProfileId,
      LastName: role,
      Alias: role.slice(0, 8),
      Email: Username,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      LocaleSidKey: 'en_US',
      TimeZoneSidKey: 'GMT'
    };
    const [added] = insertRecords(org, admin, 'User', [user], { allOrNone: true });
    assert.deepEqual(added?.errors, []);
    if (set === 'Careless') grantAll(org, added.id!);
    else if (set !== null) {
      const assignment = { AssigneeId: added.id!, PermissionSetId: idOf(org, 'PermissionSet', 'Name', set) };
      const [assigned] = insertRecords(org, admin, 'PermissionSetAssignment', [assignment], {
        allOrNone: true
      });
      assert.deepEqual(assigned?.errors, []);
    }
  }
}

function grantAll(org: OrgState, user: string): void {
  const grants = OBJECTS.flatMap((name) => [
    ...['read', 'create', 'edit', 'delete', 'modifyAll'].map((right) => `${name}.${right}`),
    ...org.schema
      .object(name)!
      .fields.filter(({ permissionable }) => permissionable)
      .flatMap((field) => [`${name}.${field.name}.read`, `${name}.${field.name}.edit`])
  ]);
  define(org, { sets: { Careless: { grants } }, assignments: [{ to: 'Careless', user }] });
}

function idOf({ store }: OrgState, object: string, field: string, value: string): string {
  const [row] = store.find(object, field, value);
  assert.ok(row, `${object} ${value}`);
  return row.Id;
}

/** The messages of an answer that is no success; null for one that is. */
function refusalOf({ status, body }: Answer): string | null {
  if (status < 300) return null;
  return messagesOf(body).join(' ');
}

function messagesOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(messagesOf);
  if (typeof body !== 'object' || body === null) return [];
  const { message, output } = body as { message?: string; output?: unknown };
  const below = Object.values(output ?? {}).flatMap((part: unknown) =>
    messagesOf(Array.isArray(part) ? part : Object.values(part ?? {}).flat())
  );
  return below.length > 0 ? below : [message ?? ''];
}
