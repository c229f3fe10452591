import type { OrgState } from '../org.ts';
import type { Rights } from '../security/rights.ts';
import type { PlatformContext } from './modules/platformContext.ts';

const PREFIX = 'Permissions';

/** What the page is told about its user. */
export function platformContext(org: OrgState, rights: Rights, userId: string): PlatformContext {
  const user = org.store.row('User', userId);
  const names = org.schema.object('PermissionSet')?.fields.map(({ name }) => name) ?? [];
  const customPermissions = org.store.rows('CustomPermission').map((row) => text(row['DeveloperName'], ''));
  return {
    userId,
    userPermissions: names
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
      .filter((name) => rights.hasUserPermission(name)),
    customPermissions: customPermissions.filter((name) => rights.hasCustomPermission(name)),
    language: languageTag(text(user?.['LanguageLocaleKey'], 'en_US')),
    locale: languageTag(text(user?.['LocaleSidKey'], 'en_US')),
    timeZone: text(user?.['TimeZoneSidKey'], 'UTC'),
    currency: 'USD'
  };
}

function languageTag(key: string): string {
  return key.replaceAll('_', '-');
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
