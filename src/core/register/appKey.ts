import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AppKind, IdentityApp } from '../identity/evidence.ts';
import type { AppUseRow } from './registerRows.ts';
import { shortened } from './userKey.ts';

/** Values of `AppKind__c`. */
export const APP_KIND_VALUES: Record<AppKind, string> = {
  connectedApp: 'Connected app',
  externalClientApp: 'External client app',
  unknown: 'Unknown'
};

/** An app of the register. */
export interface KnownApp {
  readonly key: string;
  readonly name: string;
  readonly kind: string | null;
}

type NamedApp = Pick<IdentityApp, 'id' | 'name' | 'kind'>;

const APP_ID = /^0[A-Za-z0-9]{17}$/;
const BY_NAME = 'name:';
const KEY_LENGTH = 100;
const DIGEST_LENGTH = 12;

/**
 * What tells an app from every other in the register: its 18-character id, or `name:` and its name in lower case
 * where no id is known. A name that is too long for the field is cut and ends with a digest of the whole.
 */
export function appKeyOf({ id, name, kind }: NamedApp): string {
  if (kind !== 'unknown' && APP_ID.test(id)) return id;
  const key = `${BY_NAME}${appName(name).toLowerCase()}`;
  if (key.length <= KEY_LENGTH) return key;
  const digest = bytesToHex(sha256(utf8ToBytes(key.toWellFormed()))).slice(0, DIGEST_LENGTH);
  return `${shortened(key, KEY_LENGTH - DIGEST_LENGTH - 1)}~${digest}`;
}

/** A name on one line, as the register keeps it; whole. */
export function appName(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

/** The apps that the register is seen to hold: those that are in use. */
export function knownApps(uses: readonly AppUseRow[]): KnownApp[] {
  const apps = uses.flatMap(({ RunAsApp__r: app }) =>
    app?.AppKey__c ? [{ key: app.AppKey__c, name: app.Name ?? '', kind: app.AppKind__c }] : []
  );
  return [...new Map(apps.map((app) => [app.key.toLowerCase(), app])).values()];
}

/**
 * Gives each app of a scan its key in the register. The same app may be known there by its name alone, from a scan
 * that knew no more, or by its id while this scan knows the name alone. It is found by name then, if the name is
 * one app's only.
 */
export function appMatcher(
  known: readonly KnownApp[],
  scanned: readonly NamedApp[]
): (app: NamedApp) => { readonly key: string; readonly app: KnownApp | undefined } {
  const byKey = new Map(known.map((app) => [app.key.toLowerCase(), app]));
  const byName = Map.groupBy(known, ({ name }) => nameKey(name));
  const idsByName = Map.groupBy(new Map(scanned.map((app) => [appKeyOf(app), app])).values(), ({ name }) =>
    nameKey(name)
  );
  return (app) => {
    const key = appKeyOf(app);
    const same = byKey.get(key.toLowerCase());
    if (same) return { key: same.key, app: same };
    const name = nameKey(app.name);
    const [found, ...others] = byName.get(name) ?? [];
    const isOne = found && others.length === 0 && (idsByName.get(name)?.length ?? 0) <= 1;
    if (!isOne || !mayBeSame(key, app, found)) return { key, app: undefined };
    return { key: found.key, app: found };
  };
}

/** Two ids are two apps, and so are two kinds; whose kind nobody knows may be of either. */
function mayBeSame(key: string, { kind }: NamedApp, known: KnownApp): boolean {
  if (!key.startsWith(BY_NAME) && !known.key.toLowerCase().startsWith(BY_NAME)) return false;
  const isKnown = kind !== 'unknown' && known.kind !== null && known.kind !== APP_KIND_VALUES.unknown;
  return !isKnown || known.kind === APP_KIND_VALUES[kind];
}

function nameKey(name: string): string {
  return shortened(appName(name), 80).toLowerCase();
}
