import { parseInstant } from '../../core/index.ts';
import { UsersFileError } from './usersFileError.ts';

/** A user and what is assigned to it, by name. */
export interface ListedUser {
  readonly id: string;
  readonly username: string;
  readonly name: string | null;
  readonly isActive: boolean | undefined;
  readonly isFrozen: boolean | undefined;
  readonly userType: string | null;
  /** Null: never logged in. Undefined: not read. */
  readonly lastLoginDate: string | null | undefined;
  readonly assigned: readonly ListedAssignment[];
}

export interface ListedAssignment {
  readonly kind: 'Profile' | 'PermissionSet' | 'PermissionSetGroup';
  readonly name: string;
  readonly isActive?: boolean;
  readonly isRevoked?: boolean;
  readonly expirationDate?: string | null;
  /** Where the users file names it, for messages. */
  readonly place: string;
}

export function textValue(value: unknown, column: string, place: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  throw new UsersFileError(place, `has ${JSON.stringify(value)} as \`${column}\``, 'Give a text.');
}

export function booleanValue(value: unknown, column: string, place: string): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textValue(value, column, place);
  if (text === '') return undefined;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  throw new UsersFileError(place, `has \`${text}\` as \`${column}\``, 'Give true, false or nothing.');
}

export function dateValue(text: string, column: string, place: string): string | null {
  if (text === '' || parseInstant(text) !== null) return text || null;
  throw new UsersFileError(place, `has \`${text}\` as \`${column}\``, 'Give an ISO 8601 date, or nothing.');
}
