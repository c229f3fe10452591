import { putRow } from './seeding.ts';
import type { Seeding } from './seeding.ts';

/** Licences by name, each with its key; the keys other than SFDC are not confirmed by a public source. */
const LICENCES = {
  Salesforce: 'SFDC',
  'Salesforce Integration': 'SFDC_INTEGRATION',
  'Einstein Agent': 'EINSTEIN_AGENT'
} as const;
type Licence = keyof typeof LICENCES;

interface StandardProfile {
  readonly name: string;
  readonly licence: Licence;
  readonly permissions: readonly string[];
}

/** Profiles that every org has; a deployment changes what those of the source grant. */
const PROFILES: readonly StandardProfile[] = [
  {
    name: 'System Administrator',
    licence: 'Salesforce',
    permissions: ['ModifyAllData', 'ViewAllData', 'ViewSetup']
  },
  { name: 'Standard User', licence: 'Salesforce', permissions: [] },
  {
    name: 'Minimum Access - Salesforce',
    licence: 'Salesforce',
    permissions: ['ActivitiesAccess', 'ViewHelpLink']
  },
  {
    name: 'Minimum Access - API Only Integrations',
    licence: 'Salesforce Integration',
    permissions: ['ApiEnabled', 'ApiUserOnly']
  },
  { name: 'Einstein Agent User', licence: 'Einstein Agent', permissions: ['ApiEnabled'] }
];

const ROLES = ['Sales', 'Service', 'Operations', 'Finance', 'IT'];

/** The org itself, its licences, its standard profiles with their permission sets, and its roles. */
export function seedCompany(seeding: Seeding): void {
  putRow(seeding, 'Organization', {
    Name: 'Alder Finch',
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'DEU1',
    IsSandbox: false,
    Country: 'GB',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'Europe/London',
    LanguageLocaleKey: 'en_US'
  });
  const licences = new Map(
    Object.entries(LICENCES).map(([name, key]) => [name, seedLicence(seeding, name, key)])
  );
  for (const profile of PROFILES) seedProfile(seeding, profile, licences.get(profile.licence)!);
  const top = putRow(seeding, 'UserRole', { Name: 'Management', DeveloperName: 'Management' });
  for (const name of ROLES)
    putRow(seeding, 'UserRole', { Name: name, DeveloperName: name, ParentRoleId: top });
}

function seedLicence(seeding: Seeding, name: string, key: string): string {
  return putRow(seeding, 'UserLicense', {
    Name: name,
    MasterLabel: name,
    LicenseDefinitionKey: key,
    Status: 'Active',
    TotalLicenses: 200,
    UsedLicenses: 0
  });
}

function seedProfile(seeding: Seeding, { name, permissions }: StandardProfile, licenceId: string): void {
  const profileId = putRow(seeding, 'Profile', {
    Name: name,
    UserLicenseId: licenceId,
    UserType: 'Standard'
  });
  putRow(seeding, 'PermissionSet', {
    Name: `X${profileId}`,
    Label: name,
    ProfileId: profileId,
    IsOwnedByProfile: true,
    IsCustom: false,
    Type: 'Profile',
    LicenseId: licenceId,
    ...Object.fromEntries(permissions.map((permission) => [`Permissions${permission}`, true]))
  });
}
