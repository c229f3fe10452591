import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { elementsOf, parseXml, textOf } from '../../local-org/metadata/xml.ts';
import type { XmlElement } from '../../local-org/metadata/xml.ts';
import { ROOT } from '../support/command.ts';

const PACKAGE = path.join(ROOT, 'force-app/main');

interface Expected {
  /** By object: any of Read, Create, Edit. */
  readonly objects: Readonly<Record<string, string>>;
  /** Fields that may be written, by object. */
  readonly edits: Readonly<Record<string, string>>;
  readonly classes: string;
  readonly custom: string;
  readonly user?: string;
  readonly tabs: string;
}

const REGISTER_TABS = 'RunAsApp__c RunAsFinding__c RunAsReview__c RunAsUser__c Run_As_Users';
const REVIEW_EDITS = 'Decision__c DueOn__c Rationale__c Reviewer__c';

/** Written by hand: who may do what. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  RunAsViewer: {
    objects: {
      RunAsAppUse__c: 'R',
      RunAsApp__c: 'R',
      RunAsFinding__c: 'R',
      RunAsReview__c: 'R',
      RunAsUser__c: 'R'
    },
    edits: {},
    classes: 'RunAsReader RunAsSnapshots',
    custom: 'RunAsView',
    tabs: REGISTER_TABS
  },
  RunAsReviewer: {
    objects: {
      RunAsAppUse__c: 'R',
      RunAsApp__c: 'R',
      RunAsFinding__c: 'RE',
      RunAsReview__c: 'RCE',
      RunAsUser__c: 'R'
    },
    edits: { RunAsFinding__c: 'AcceptedReason__c AcceptedUntil__c', RunAsReview__c: REVIEW_EDITS },
    classes: 'RunAsReader RunAsSnapshots',
    custom: 'RunAsReview RunAsView',
    tabs: REGISTER_TABS
  },
  RunAsAdmin: {
    objects: {
      RunAsAppUse__c: 'RCE',
      RunAsApp__c: 'RCE',
      RunAsFinding__c: 'RCE',
      RunAsReview__c: 'RCE',
      RunAsUser__c: 'RCE'
    },
    edits: {
      RunAsAppUse__c: 'Flow__c LastUsedOn__c Provenance__c',
      RunAsApp__c:
        'ExpiresOn__c IpRelaxation__c IsVendorManaged__c PermittedUsers__c Scopes__c SecretRotatedOn__c SecretRotationDays__c VendorCriticality__c VendorName__c',
      RunAsFinding__c:
        'AcceptedReason__c AcceptedUntil__c Controls__c Evidence__c FindingKey__c FirstSeenOn__c LastSeenOn__c Rule__c Severity__c',
      RunAsReview__c: REVIEW_EDITS,
      RunAsUser__c:
        'AccessBound__c AccessGrade__c BackupOwner__c BusinessOwner__c Criticality__c CurrentAccess__c DataClassification__c ExpiresOn__c Justification__c Kind__c LastLoginOn__c LastScannedOn__c MonitoringContact__c PermittedActions__c Purpose__c RevocationContact__c RevocationRunbook__c RotationContact__c SameAccessAs__c TechnicalOwner__c User__c'
    },
    classes: 'RunAsReader RunAsReviews RunAsSnapshots RunAsWriter',
    custom: 'RunAsManage RunAsReview RunAsView',
    tabs: REGISTER_TABS
  },
  RunAsScanner: {
    objects: {},
    edits: {},
    classes: 'RunAsReader',
    custom: 'RunAsScan',
    user: 'ViewRoles ViewSetup',
    tabs: 'Run_As_Users'
  }
};

/** What the register alone writes. */
const STAMPED = [
  'RunAsFinding__c.AcceptedBy__c',
  'RunAsReview__c.AccessFingerprint__c',
  'RunAsReview__c.CompletedBy__c',
  'RunAsReview__c.CompletedOn__c',
  'RunAsReview__c.SnapshotFile__c',
  'RunAsReview__c.SnapshotHash__c',
  'RunAsUser__c.ApprovedAccess__c'
];

interface FieldFile {
  readonly name: string;
  /** The platform refuses a set that lists required or master-detail fields. */
  readonly isListable: boolean;
  readonly isComputed: boolean;
}

const FIELDS = globSync('*/objects/*__c/fields/*-meta.xml', { cwd: PACKAGE })
  .filter((file) => /\/RunAs\w+__c\//.test(file))
  .map(fieldOf);
const SETS = new Map(
  globSync('default/permissionsets/*-meta.xml', { cwd: PACKAGE }).map((file) => [
    path.basename(file).split('.')[0]!,
    parseXml(readFileSync(path.join(PACKAGE, file)), 'PermissionSet')
  ])
);

function fieldOf(file: string): FieldFile {
  const content = parseXml(readFileSync(path.join(PACKAGE, file)), 'CustomField');
  const object = /objects\/(\w+)\//.exec(file)?.[1] ?? '';
  const type = textOf(content, 'type');
  return {
    name: `${object}.${textOf(content, 'fullName') ?? ''}`,
    isListable: textOf(content, 'required') !== 'true' && type !== 'MasterDetail',
    isComputed: textOf(content, 'formula') !== undefined || type === 'Summary'
  };
}

/** A text of each element of that name, in the order of the file. */
function textsOf(content: XmlElement, element: string, text: string): string[] {
  return elementsOf(content, element).map((one) => textOf(one, text) ?? '');
}

/** The same, of those that are switched on. */
function grantedOf(content: XmlElement, element: string, text: string): string {
  const isOn = (one: XmlElement): boolean => textOf(one, 'enabled') === 'true' || element === 'tabSettings';
  return elementsOf(content, element)
    .filter(isOn)
    .map((one) => textOf(one, text) ?? '')
    .sort()
    .join(' ');
}

function objectRights(content: XmlElement): Record<string, string> {
  const letters = [
    ['allowRead', 'R'],
    ['allowCreate', 'C'],
    ['allowEdit', 'E'],
    ['allowDelete', 'Delete'],
    ['viewAllFields', 'ViewAllFields'],
    ['viewAllRecords', 'ViewAll'],
    ['modifyAllRecords', 'ModifyAll']
  ] as const;
  return Object.fromEntries(
    elementsOf(content, 'objectPermissions').map((one) => [
      textOf(one, 'object') ?? '',
      letters.flatMap(([element, letter]) => (textOf(one, element) === 'true' ? letter : '')).join('')
    ])
  );
}

function editableFields(content: XmlElement): string[] {
  return elementsOf(content, 'fieldPermissions')
    .filter((one) => textOf(one, 'editable') === 'true')
    .map((one) => textOf(one, 'field') ?? '')
    .sort();
}

describe('the permission sets of the package', () => {
  it('are those that are known here', () => {
    assert.deepEqual([...SETS.keys()].sort(), Object.keys(EXPECTED).sort());
  });

  for (const [name, expected] of Object.entries(EXPECTED)) {
    const content = SETS.get(name)!;

    it(`${name} gives on objects what it should`, () => {
      assert.deepEqual(objectRights(content), expected.objects);
    });

    it(`${name} lists each field that can be listed once, to read it`, () => {
      const isOfRegister = Object.keys(expected.objects).length > 0;
      const listable = isOfRegister ? FIELDS.filter((field) => field.isListable) : [];
      const listed = textsOf(content, 'fieldPermissions', 'field');
      assert.deepEqual(listed, [...listed].sort(), 'in the order of the alphabet');
      assert.deepEqual(listed, listable.map((field) => field.name).sort());
      const readable = textsOf(content, 'fieldPermissions', 'readable');
      assert.deepEqual([...new Set(readable)], isOfRegister ? ['true'] : []);
    });

    it(`${name} lets write what it should`, () => {
      const edits = Object.entries(expected.edits).flatMap(([object, fields]) =>
        fields.split(' ').map((field) => `${object}.${field}`)
      );
      assert.deepEqual(editableFields(content), edits.sort());
    });

    it(`${name} lets nobody write what is computed or stamped`, () => {
      const readOnly = [...FIELDS.filter((field) => field.isComputed).map((field) => field.name), ...STAMPED];
      const editable = new Set(editableFields(content));
      assert.deepEqual(
        readOnly.filter((field) => editable.has(field)),
        []
      );
    });

    it(`${name} opens its classes, custom permissions, rights and tabs`, () => {
      const found = {
        classes: grantedOf(content, 'classAccesses', 'apexClass'),
        custom: grantedOf(content, 'customPermissions', 'name'),
        user: grantedOf(content, 'userPermissions', 'name'),
        tabs: grantedOf(content, 'tabSettings', 'tab')
      };
      const { classes, custom, user = '', tabs } = expected;
      assert.deepEqual(found, { classes, custom, user, tabs });
      assert.deepEqual([...new Set(textsOf(content, 'tabSettings', 'visibility'))], ['Visible']);
      assert.deepEqual(textsOf(content, 'applicationVisibilities', 'application'), ['Run_As_Register']);
    });

    it(`${name} says what it is for, and is active without more ado`, () => {
      assert.match(textOf(content, 'label') ?? '', /^Run-As [A-Z][a-z]+$/);
      assert.match(textOf(content, 'description') ?? '', /^[A-Z].{20,240}\.$/s);
      assert.equal(textOf(content, 'hasActivationRequired'), 'false');
    });
  }

  it('are of classes that pages call, all of them', () => {
    const called = globSync('*/classes/*.cls', { cwd: PACKAGE })
      .filter((file) => /@AuraEnabled\s+public static/.test(readFileSync(path.join(PACKAGE, file), 'utf8')))
      .map((file) => path.basename(file, '.cls'));
    const opened = new Set(Object.values(EXPECTED).flatMap(({ classes }) => classes.split(' ')));
    assert.deepEqual(called.sort(), [...opened].sort());
  });

  it('give each custom permission of the package', () => {
    const files = globSync('*/customPermissions/*-meta.xml', { cwd: PACKAGE });
    const given = new Set(Object.values(EXPECTED).flatMap(({ custom }) => custom.split(' ')));
    assert.deepEqual(files.map((file) => path.basename(file).split('.')[0]!).sort(), [...given].sort());
  });

  it('name the stamped fields that there are', () => {
    const names = new Set(FIELDS.map((field) => field.name));
    assert.deepEqual(
      STAMPED.filter((name) => !names.has(name)),
      []
    );
  });
});
