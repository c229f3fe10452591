import type { ToSave } from '../../../src/core/index.ts';
import type { Value } from '../../store/store.ts';
import type { WrittenApp } from './registerFile.ts';
import { DAY, dayOf, putNumbered, putRow, stored } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** Longest that an entry of the demo has been there; its apps were written with it. */
const REGISTERED_DAYS_AGO = 430;

/** The apps that the scanned users of these entries use, with what people wrote of their vendors. */
export function seedApps(
  seeding: Seeding,
  { apps, uses }: ToSave,
  written: readonly WrittenApp[],
  entries: ReadonlyMap<string, string>
): void {
  const ofEntries = uses.filter(({ username }) => entries.has(username));
  const used = new Set(ofEntries.map(({ appKey }) => appKey));
  const unknown = new Set(written.map(({ name }) => name));
  const createdAt = seeding.now - REGISTERED_DAYS_AGO * DAY;
  const ids = new Map<string, string>();
  for (const { appKey, name, fields } of apps.filter((app) => used.has(app.appKey))) {
    const about = written.find((one) => one.name === name);
    unknown.delete(name);
    const values = { ...fields, AppKind__c: fields.AppKind__c ?? 'Unknown', OwnerId: seeding.adminId };
    ids.set(appKey, putRow(seeding, 'RunAsApp__c', { ...values, ...aboutApp(seeding, about) }, createdAt));
  }
  const [missing] = unknown;
  if (missing !== undefined) throw new Error(`No entry of the demo uses the app \`${missing}\`.`);
  for (const { username, appKey, fields } of ofEntries) {
    const { LastUsedOn__c: used } = fields;
    const LastUsedOn__c = used === null ? null : stored(Date.parse(used));
    const RunAsUser__c = entries.get(username)!;
    const values = { ...fields, LastUsedOn__c, RunAsUser__c, RunAsApp__c: ids.get(appKey)! };
    putNumbered(seeding, 'RunAsAppUse__c', values, createdAt);
  }
}

function aboutApp(seeding: Seeding, app: WrittenApp | undefined): Record<string, Value> {
  if (!app) return {};
  const { secretRotatedDaysAgo: rotated, expiresInDays: expires } = app;
  return {
    VendorName__c: app.vendor ?? null,
    VendorCriticality__c: app.vendorCriticality ?? null,
    IsVendorManaged__c: app.isVendorManaged,
    SecretRotatedOn__c: rotated === undefined ? null : dayOf(seeding, -rotated),
    SecretRotationDays__c: app.secretRotationDays,
    PermittedUsers__c: app.permittedUsers,
    IpRelaxation__c: app.ipRelaxation,
    Scopes__c: app.scopes,
    ExpiresOn__c: expires === undefined ? null : dayOf(seeding, expires)
  };
}
