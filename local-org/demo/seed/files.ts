import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readUsersFiles } from '../../../src/org/users/usersFile.ts';
import type { ListedUser } from '../../../src/org/users/listedUser.ts';
import type { EvidenceKind } from '../../../src/core/index.ts';

/** The demo organisation's folder, an SFDX project. */
export const DEMO_FOLDER = path.join(import.meta.dirname, '..');
const DOMAIN = '@alderfinch.example';

/** A user beside those of `users.json`. */
export interface Person {
  readonly username: string;
  readonly name: string;
  readonly profile: string;
  readonly permissionSet?: string;
  readonly lastLoginDate?: string;
  readonly title?: string;
  readonly department?: string;
}

export type LoginKind = 'clientCredentials' | 'api' | 'password' | 'saml' | 'mobile';

/** Who came in and how; users are named without their domain. */
export interface Activity {
  readonly logins: readonly {
    readonly kind: LoginKind;
    readonly users: readonly string[];
    readonly application?: string;
  }[];
  readonly tokens: readonly {
    readonly user: string;
    readonly appName: string;
    readonly hoursAgo: number;
    readonly useCount: number;
  }[];
  readonly jobs: readonly {
    readonly owner: string;
    readonly name: string;
    readonly jobType: string;
    readonly cron: string;
  }[];
  readonly agents: readonly {
    readonly user: string;
    readonly developerName: string;
    readonly label: string;
    readonly type: string;
    readonly agentType: string;
  }[];
}

/** What the register must find of a user, written by hand and not by the code that finds it. */
export interface Truth {
  readonly username: string;
  readonly archetype: string;
  readonly evidence: readonly EvidenceKind[];
  /** Kinds of evidence that no row of the org shows: the run-as user of a connected app. */
  readonly onlyInMetadata?: readonly EvidenceKind[];
}

/** The users of the saved query results, with what is assigned to them. */
export function listedUsers(): readonly ListedUser[] {
  return readUsersFiles(['users.json', 'assignments.json'].map((file) => path.join(DEMO_FOLDER, file)));
}

export const people = (): readonly Person[] => read('people.json') as readonly Person[];
export const activity = (): Activity => read('activity.json') as Activity;
export const truth = (): readonly Truth[] => read('truth.json') as readonly Truth[];

export function usernameOf(local: string): string {
  return local + DOMAIN;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(DEMO_FOLDER, file), 'utf8'));
}
