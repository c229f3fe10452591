/** A metadata type of the local org, as describeMetadata tells it, and where its id comes from. */
export interface MetadataType {
  readonly name: string;
  readonly folder: string;
  /** Absent for a bundle, which is a folder. */
  readonly suffix?: string;
  /** The content has a `-meta.xml` file beside it. */
  readonly metaFile?: boolean;
  readonly inFolder?: boolean;
  /** Key prefix of its ids. */
  readonly keyPrefix: string;
  /** Child types by the element that holds them, each found by its `fullName`. */
  readonly children?: Readonly<Record<string, ChildType>>;
}

export interface ChildType {
  readonly name: string;
  readonly keyPrefix: string;
}

const OBJECT_CHILDREN = {
  fields: { name: 'CustomField', keyPrefix: '00N' },
  validationRules: { name: 'ValidationRule', keyPrefix: '03d' },
  listViews: { name: 'ListView', keyPrefix: '00B' },
  webLinks: { name: 'WebLink', keyPrefix: '00b' },
  compactLayouts: { name: 'CompactLayout', keyPrefix: '0AH' }
};

/**
 * In the order in which they are deployed: each after what it may refer to. Folders and suffixes are those
 * of the metadata registry of source-deploy-retrieve; key prefixes are the platform's.
 */
export const METADATA_TYPES: readonly MetadataType[] = [
  {
    name: 'CustomLabels',
    folder: 'labels',
    suffix: 'labels',
    keyPrefix: '101',
    children: { labels: { name: 'CustomLabel', keyPrefix: '101' } }
  },
  { name: 'StaticResource', folder: 'staticresources', suffix: 'resource', metaFile: true, keyPrefix: '081' },
  { name: 'CustomObject', folder: 'objects', suffix: 'object', keyPrefix: '01I', children: OBJECT_CHILDREN },
  { name: 'CustomPermission', folder: 'customPermissions', suffix: 'customPermission', keyPrefix: '0CP' },
  { name: 'ApexClass', folder: 'classes', suffix: 'cls', metaFile: true, keyPrefix: '01p' },
  { name: 'ApexTrigger', folder: 'triggers', suffix: 'trigger', metaFile: true, keyPrefix: '01q' },
  { name: 'CustomMetadata', folder: 'customMetadata', suffix: 'md', keyPrefix: 'm00' },
  { name: 'LightningComponentBundle', folder: 'lwc', keyPrefix: '0Rb' },
  { name: 'QuickAction', folder: 'quickActions', suffix: 'quickAction', keyPrefix: '09D' },
  { name: 'Layout', folder: 'layouts', suffix: 'layout', keyPrefix: '00h' },
  { name: 'FlexiPage', folder: 'flexipages', suffix: 'flexipage', keyPrefix: '0M0' },
  { name: 'CustomTab', folder: 'tabs', suffix: 'tab', keyPrefix: '01r' },
  { name: 'CustomApplication', folder: 'applications', suffix: 'app', keyPrefix: '02u' },
  { name: 'ReportFolder', folder: 'reports', suffix: 'reportFolder', keyPrefix: '00l' },
  { name: 'Report', folder: 'reports', suffix: 'report', inFolder: true, keyPrefix: '00O' },
  { name: 'DashboardFolder', folder: 'dashboards', suffix: 'dashboardFolder', keyPrefix: '00l' },
  { name: 'Dashboard', folder: 'dashboards', suffix: 'dashboard', inFolder: true, keyPrefix: '01Z' },
  {
    name: 'MutingPermissionSet',
    folder: 'mutingpermissionsets',
    suffix: 'mutingpermissionset',
    keyPrefix: '0QM'
  },
  { name: 'PermissionSet', folder: 'permissionsets', suffix: 'permissionset', keyPrefix: '0PS' },
  {
    name: 'PermissionSetGroup',
    folder: 'permissionsetgroups',
    suffix: 'permissionsetgroup',
    keyPrefix: '0PG'
  },
  { name: 'Profile', folder: 'profiles', suffix: 'profile', keyPrefix: '00e' },
  { name: 'ConnectedApp', folder: 'connectedApps', suffix: 'connectedApp', keyPrefix: '0H4' },
  { name: 'ExternalClientApplication', folder: 'externalClientApps', suffix: 'eca', keyPrefix: '0xI' },
  {
    name: 'ExtlClntAppGlobalOauthSettings',
    folder: 'extlClntAppGlobalOauthSets',
    suffix: 'ecaGlblOauth',
    keyPrefix: '0yG'
  },
  {
    name: 'ExtlClntAppOauthSettings',
    folder: 'extlClntAppOauthSettings',
    suffix: 'ecaOauth',
    keyPrefix: '0yS'
  },
  {
    name: 'ExtlClntAppOauthConfigurablePolicies',
    folder: 'extlClntAppOauthPolicies',
    suffix: 'ecaOauthPlcy',
    keyPrefix: '0yP'
  },
  {
    name: 'ExtlClntAppConfigurablePolicies',
    folder: 'extlClntAppPolicies',
    suffix: 'ecaPlcy',
    keyPrefix: '0yC'
  }
];

const BY_NAME = new Map(METADATA_TYPES.map((type) => [type.name, type]));

/** The type of that name. Names are matched exactly, as the platform matches them. */
export function metadataType(name: string): MetadataType | undefined {
  return BY_NAME.get(name);
}

/** The type whose components hold children of that type, and in which element. */
export function parentOf(
  childType: string
): { parent: MetadataType; element: string; child: ChildType } | undefined {
  for (const parent of METADATA_TYPES) {
    for (const [element, child] of Object.entries(parent.children ?? {})) {
      if (child.name === childType) return { parent, element, child };
    }
  }
  return undefined;
}
