import { deploySource } from '../metadata/deploySource.ts';
import type { OrgState } from '../org.ts';
import { seedCompany } from './seed/company.ts';
import { DEMO_FOLDER, listedUsers } from './seed/files.ts';
import { seedInstalled } from './seed/installed.ts';
import { seedLogins } from './seed/logins.ts';
import { seedRegisterRows } from './seed/register.ts';
import { scanDemo } from './seed/scan.ts';
import { rowBy, type Seeding } from './seed/seeding.ts';
import { seedTraces } from './seed/traces.ts';
import { seedAdministrator, seedPerson, seedUsers } from './seed/users.ts';

/** Users of the demo by what they may do, for whoever acts in the local org. */
export const DEMO_ROLES = {
  /** System Administrator; a person like others, and run-as user of nothing. */
  admin: 'tomasz.wilk@alderfinch.example',
  /** View Setup and View Roles, and nothing else. */
  scanner: 'olga.reiter@alderfinch.example',
  /** No setup right at all. */
  viewer: 'kofi.mensah@alderfinch.example',
  reviewer: 'ines.carvalho@alderfinch.example'
} as const;

/**
 * Makes the demo organisation in an empty org, with times that lie before `org.now()`.
 *
 * @param deploy what deploys its source.
 * @throws Error when the org is not empty, or the source does not deploy.
 */
export async function seedDemo(org: OrgState, deploy: typeof deploySource = deploySource): Promise<void> {
  if (org.store.count('Organization') > 0) throw new Error('The demo is made in an empty org only.');
  const seeding = seedingOf(org);
  org.store.transaction(() => {
    seedCompany(seeding);
    seedAdministrator(seeding, DEMO_ROLES.admin);
    seedInstalled(seeding);
  });
  const { success, errorMessage, details } = await deploy(org, DEMO_FOLDER);
  if (!success) {
    const problems = details.componentFailures.map(
      (one) => `${one.fileName}: ${one.problem ?? 'not deployed'}`
    );
    throw new Error(['The source of the demo did not deploy.', errorMessage ?? '', ...problems].join('\n'));
  }
  org.store.transaction(() => {
    seedUsers(seeding);
    seedLogins(seeding);
    seedTraces(seeding);
  });
}

/**
 * More users than a page or a cautious query takes: each is kept from the pages by its profile.
 *
 * @returns their usernames; the register must list every one, as API-only.
 */
export function seedKiosks(org: OrgState, count: number): string[] {
  const seeding = seedingOf(org);
  rowBy(seeding, 'Profile', 'Name', 'Warehouse Integration');
  const usernames = Array.from(
    { length: count },
    (_, index) => `kiosk.${String(index + 1).padStart(4, '0')}@alderfinch.example`
  );
  org.store.transaction(() => {
    for (const username of usernames) {
      seedPerson(seeding, {
        username,
        name: `Store Kiosk ${username.slice(6, 10)}`,
        profile: 'Warehouse Integration'
      });
    }
  });
  return usernames;
}

/**
 * Fills the register of the deployed package as a year of use would have left it. A register that holds an entry
 * already, and an org without the package, stay as they are.
 *
 * @throws Error when the administrator of the demo may not scan: assign the roles first.
 */
export async function seedRegister(org: OrgState): Promise<void> {
  if (!org.schema.object('RunAsUser__c') || org.store.count('RunAsUser__c') > 0) return;
  const seeding = seedingOf(org);
  const scan = await scanDemo(seeding);
  org.store.transaction(() => seedRegisterRows(seeding, scan));
}

function seedingOf(org: OrgState): Seeding {
  const adminId = listedUsers().find(({ username }) => username === DEMO_ROLES.admin)?.id;
  if (adminId === undefined) throw new Error(`users.json lacks ${DEMO_ROLES.admin}.`);
  return { org, now: org.now().getTime(), adminId };
}
