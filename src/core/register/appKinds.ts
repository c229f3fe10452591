import type { AppKind, IdentityApp } from '../identity/evidence.ts';
import { APP_KIND_VALUES } from './appKey.ts';
import type { AppUseRow } from './registerRows.ts';

type NamedApp = Pick<IdentityApp, 'name' | 'kind'>;

const KINDS: readonly AppKind[] = ['connectedApp', 'externalClientApp', 'unknown'];

/**
 * Kinds of the apps that act as one identity, each once. An app counts as of unknown kind where neither the scan nor
 * the register knows better; and where neither knows an app there may be one of any kind, since few of the sources
 * that tell are read with few rights.
 */
export function appKindsOf(apps: readonly NamedApp[], uses: readonly AppUseRow[]): AppKind[] {
  if (apps.length === 0 && uses.length === 0) return ['unknown'];
  const all = [...apps, ...uses.map(recordedApp)];
  const known = new Set(all.filter(({ kind }) => kind !== 'unknown').map(({ name }) => name));
  return KINDS.filter((kind) =>
    all.some((app) => app.kind === kind && (kind !== 'unknown' || !known.has(app.name)))
  );
}

function recordedApp({ RunAsApp__r: app }: AppUseRow): NamedApp {
  const kind = KINDS.find((one) => APP_KIND_VALUES[one] === app?.AppKind__c) ?? 'unknown';
  return { name: app?.Name ?? '', kind };
}
