import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { elementsOf, parseXml, textOf } from '../../local-org/metadata/xml.ts';
import type { XmlElement } from '../../local-org/metadata/xml.ts';
import { ROOT } from '../support/command.ts';

const PACKAGE = path.join(ROOT, 'force-app');

/** The fields of the register by their type, as docs and imports rely on them. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RunAsUser__c: {
    Lookup: 'User__c BusinessOwner__c BackupOwner__c TechnicalOwner__c',
    Text: 'UserKey__c RotationContact__c RevocationContact__c MonitoringContact__c CurrentAccess__c ApprovedAccess__c SameAccessAs__c',
    TextArea: 'Purpose__c',
    LongTextArea: 'Justification__c PermittedActions__c RevocationRunbook__c',
    Picklist: 'Kind__c AccessGrade__c AccessBound__c Criticality__c DataClassification__c Status__c',
    Number: 'ReviewIntervalDays__c',
    Date: 'ExpiresOn__c',
    DateTime: 'LastLoginOn__c LastScannedOn__c',
    Summary: 'LastReviewedOn__c OpenFindings__c WorstSeverityRank__c NextAcceptanceEnd__c',
    'formula Checkbox': 'IsMine__c HasDrifted__c',
    'formula Date': 'NextReviewOn__c',
    'formula Text': 'ReviewState__c WorstSeverity__c'
  },
  RunAsApp__c: {
    Text: 'AppKey__c VendorName__c',
    LongTextArea: 'Scopes__c',
    Picklist: 'AppKind__c VendorCriticality__c PermittedUsers__c IpRelaxation__c',
    Checkbox: 'IsVendorManaged__c',
    Number: 'SecretRotationDays__c',
    Date: 'SecretRotatedOn__c ExpiresOn__c',
    'formula Date': 'SecretDueOn__c'
  },
  RunAsAppUse__c: {
    MasterDetail: 'RunAsUser__c',
    Lookup: 'RunAsApp__c',
    Text: 'UseKey__c',
    MultiselectPicklist: 'Flow__c Provenance__c',
    DateTime: 'LastUsedOn__c'
  },
  RunAsReview__c: {
    MasterDetail: 'RunAsUser__c',
    Lookup: 'Reviewer__c CompletedBy__c',
    Date: 'DueOn__c CompletedOn__c',
    Picklist: 'Decision__c Reason__c Status__c',
    LongTextArea: 'Rationale__c',
    Text: 'AccessFingerprint__c SnapshotFile__c SnapshotHash__c',
    'formula Checkbox': 'IsMine__c'
  },
  RunAsFinding__c: {
    MasterDetail: 'RunAsUser__c',
    Text: 'FindingKey__c Rule__c Controls__c',
    Picklist: 'Severity__c Status__c',
    'formula Number': 'SeverityRank__c',
    LongTextArea: 'Evidence__c AcceptedReason__c',
    DateTime: 'FirstSeenOn__c LastSeenOn__c',
    Lookup: 'AcceptedBy__c',
    Date: 'AcceptedUntil__c'
  },
  RunAsRule__mdt: {
    Text: 'Rule__c',
    Checkbox: 'IsEnabled__c',
    Picklist: 'Severity__c',
    Number: 'Threshold__c'
  }
};

interface Part {
  readonly object: string;
  readonly file: string;
  readonly content: XmlElement;
}

function partsOf(folder: string, root: string): Part[] {
  return globSync(`main/*/objects/*/${folder}*-meta.xml`, { cwd: PACKAGE }).map((file) => ({
    object: /objects\/(\w+)\//.exec(file)?.[1] ?? '',
    file,
    content: parseXml(readFileSync(path.join(PACKAGE, file)), root)
  }));
}

const FIELD_PARTS = partsOf('fields/', 'CustomField');
const RULE_PARTS = partsOf('validationRules/', 'ValidationRule');
const OBJECT_PARTS = partsOf('', 'CustomObject');

function nameOf({ content }: Part): string {
  return textOf(content, 'fullName') ?? '';
}

function typeOf({ content }: Part): string {
  const type = textOf(content, 'type') ?? '';
  return content['formula'] ? `formula ${type}` : type;
}

/** Text of an element; fails when there is none, or more than the platform shows. */
function saying({ content, file }: Part, element: string, most: number): string {
  const text = textOf(content, element) ?? '';
  assert.ok(text.length > 0 && text.length <= most, `${file}: ${element} of ${text.length} characters`);
  assert.match(text, /^[A-Z].*\.$/s, `${file}: ${element}`);
  return text;
}

describe('the objects of the register, as files', () => {
  it('have the fields that they should have, of their types', () => {
    const found: Record<string, Record<string, string[]>> = {};
    for (const part of FIELD_PARTS) {
      const types = (found[part.object] ??= {});
      (types[typeOf(part)] ??= []).push(nameOf(part));
    }
    for (const types of Object.values(found)) for (const names of Object.values(types)) names.sort();
    const expected = Object.entries(FIELDS).map(([object, types]) => {
      return [
        object,
        Object.fromEntries(Object.entries(types).map(([type, names]) => [type, names.split(' ').sort()]))
      ];
    });
    assert.deepEqual(found, Object.fromEntries(expected));
  });

  it('say of each field what it is, what to enter and how sensitive it is', () => {
    for (const part of FIELD_PARTS) {
      saying(part, 'description', 1000);
      saying(part, 'inlineHelpText', 255);
      const sensitivity = textOf(part.content, 'securityClassification') ?? '';
      assert.match(sensitivity, /^(?:Public|Internal|Confidential|Restricted)$/, part.file);
      assert.equal(textOf(part.content, 'businessStatus'), 'Active', part.file);
    }
  });

  it('are described, and are shared as open to staff and closed to everybody else', () => {
    assert.equal(OBJECT_PARTS.length, Object.keys(FIELDS).length);
    for (const part of OBJECT_PARTS) {
      saying(part, 'description', 1000);
      if (part.object.endsWith('__mdt')) continue;
      const isDetail = FIELD_PARTS.some(
        (one) => one.object === part.object && typeOf(one) === 'MasterDetail'
      );
      const sharing = ['sharingModel', 'externalSharingModel'].map((name) => textOf(part.content, name));
      const expected = isDetail ? ['ControlledByParent', 'ControlledByParent'] : ['ReadWrite', 'Private'];
      assert.deepEqual(sharing, expected, part.file);
    }
  });

  it('let whoever may read an entry write its details, and do not move these', () => {
    for (const part of FIELD_PARTS.filter((one) => typeOf(one) === 'MasterDetail')) {
      assert.equal(textOf(part.content, 'writeRequiresMasterRead'), 'true', part.file);
      assert.equal(textOf(part.content, 'reparentableMasterDetail'), 'false', part.file);
    }
  });

  it('track at most 20 fields of an object, and none that is computed', () => {
    const isTracked = ({ content }: Part): boolean => textOf(content, 'trackHistory') === 'true';
    for (const object of OBJECT_PARTS) {
      const [name] = elementsOf(object.content, 'nameField');
      const tracked = FIELD_PARTS.filter((part) => part.object === object.object && isTracked(part));
      const isNameTracked = name !== undefined && textOf(name, 'trackHistory') === 'true';
      assert.ok(tracked.length + (isNameTracked ? 1 : 0) <= 20, object.object);
      assert.deepEqual(
        tracked.map(typeOf).filter((type) => /^(?:formula|Summary)/.test(type)),
        []
      );
    }
  });

  it('refer to users under names of their own, and outlive them', () => {
    const lookups = FIELD_PARTS.filter(({ content }) => textOf(content, 'referenceTo') === 'User');
    const names = lookups.map(({ content }) => textOf(content, 'relationshipName'));
    assert.equal(new Set(names).size, names.length);
    for (const { content, file } of lookups)
      assert.equal(textOf(content, 'deleteConstraint'), 'SetNull', file);
  });

  it('restrict each picklist to its values', () => {
    for (const { content, file } of FIELD_PARTS.filter((part) => /Picklist/i.test(typeOf(part)))) {
      assert.equal(textOf(elementsOf(content, 'valueSet')[0]!, 'restricted'), 'true', file);
    }
  });

  it('have rules that say what is wrong and what to do, and that look at what changes', () => {
    for (const part of RULE_PARTS) {
      saying(part, 'description', 255);
      assert.match(saying(part, 'errorMessage', 255), /[.;,] \S/, part.file);
      assert.equal(textOf(part.content, 'active'), 'true', part.file);
      assert.match(textOf(part.content, 'errorConditionFormula') ?? '', /\bIS(?:NEW|CHANGED)\(/, part.file);
      assertShown(part);
    }
  });

  it('compute from what the platform lets a formula and a roll-up read', () => {
    const computed = FIELD_PARTS.filter((part) => typeOf(part).startsWith('formula'));
    for (const part of computed) {
      const formula = textOf(part.content, 'formula') ?? '';
      const others = FIELD_PARTS.filter((one) => one.object === part.object && formula.includes(nameOf(one)));
      assert.deepEqual(others.filter((one) => typeOf(one) === 'LongTextArea').map(nameOf), [], part.file);
    }
    for (const { content, file } of FIELD_PARTS.filter((part) => typeOf(part) === 'Summary')) {
      const [object, name] = (textOf(content, 'summarizedField') ?? '').split('.');
      const source = computed.find((part) => part.object === object && nameOf(part) === name);
      const formula = source ? textOf(source.content, 'formula') : '';
      assert.doesNotMatch(formula ?? '', /\b(?:TODAY|NOW)\(|__r\.|\$/, file);
    }
  });

  it('come without records of custom metadata, which an upgrade would overwrite', () => {
    assert.deepEqual(globSync('**/*.md-meta.xml', { cwd: PACKAGE }), []);
  });

  /** The platform shows an error on a field that can be edited, or above all fields. */
  function assertShown({ object, content, file }: Part): void {
    const name = textOf(content, 'errorDisplayField');
    if (name === undefined) return;
    const field = FIELD_PARTS.find((part) => part.object === object && nameOf(part) === name);
    assert.ok(field && !/^(?:formula|Summary)/.test(typeOf(field)), `${file}: ${name}`);
  }
});
