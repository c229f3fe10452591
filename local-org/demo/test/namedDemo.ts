import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { deploySource } from '../../metadata/deploySource.ts';
import type { OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import { STANDARD_OBJECTS } from '../../schema/standardObjects.ts';
import { Store } from '../../store/store.ts';
import { seedDemo } from '../seedDemo.ts';

export const NOW = new Date('2027-03-04T10:30:00Z');

function emptyOrg(): OrgState {
  return { store: new Store(':memory:'), schema: new Schema(STANDARD_OBJECTS), now: () => NOW };
}

/** Makes rows by the names of the source's files alone: what they grant is not asked for here. */
export const deployNames: typeof deploySource = (org, folder) => {
  const names = (part: string): string[] =>
    readdirSync(path.join(folder, 'force-app/main/default', part)).map((file) =>
      decodeURIComponent(file.split('.')[0]!)
    );
  const put = (object: string, prefix: string, values: Record<string, string | boolean>): string => {
    const Id = org.store.nextId(prefix);
    org.store.put(object, { ...values, Id });
    return Id;
  };
  org.store.transaction(() => {
    for (const name of names('permissionsets')) put('PermissionSet', '0PS', { Name: name });
    for (const name of names('permissionsetgroups')) {
      const group = put('PermissionSetGroup', '0PG', { DeveloperName: name });
      put('PermissionSet', '0PS', { Name: `X${group}`, PermissionSetGroupId: group, Type: 'Group' });
    }
    for (const name of names('profiles')) {
      if (['Admin', 'Standard'].includes(name) || org.store.find('Profile', 'Name', name).length > 0)
        continue;
      const [licence] = org.store.find('UserLicense', 'Name', 'Salesforce');
      const profile = put('Profile', '00e', { Name: name, UserLicenseId: licence!.Id });
      put('PermissionSet', '0PS', { Name: `X${profile}`, ProfileId: profile, IsOwnedByProfile: true });
    }
  });
  return Promise.resolve({ success: true } as Awaited<ReturnType<typeof deploySource>>);
};

/** The demo with all its users, and with sets, profiles and groups that have names alone. */
export async function namedDemo(): Promise<OrgState> {
  const org = emptyOrg();
  await seedDemo(org, deployNames);
  return org;
}
