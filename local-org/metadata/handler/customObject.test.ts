import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployFiles, newOrg, objectXml, problemsOf, xml } from '../test/org.ts';

const DETAIL = 'objects/Detail__c.object';

function field(name: string, type: string, rest = ''): string {
  return `<fields><fullName>${name}</fullName><label>${name}</label><type>${type}</type>${rest}</fields>`;
}

const MASTER = field(
  'Entry__c',
  'MasterDetail',
  '<referenceTo>Entry__c</referenceTo><relationshipName>Details</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><writeRequiresMasterRead>true</writeRequiresMasterRead>'
);
const SUMMARY = '<summaryForeignKey>Detail__c.Entry__c</summaryForeignKey>';
const VALUES = `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
  <value><fullName>New</fullName><default>true</default><label>New</label></value>
  <value><fullName>Old</fullName><default>false</default><label>Gone</label><isActive>false</isActive></value>
  </valueSetDefinition></valueSet>`;

const PARTS = [
  field(
    'Key__c',
    'Text',
    '<externalId>true</externalId><length>18</length><required>true</required><unique>true</unique><caseSensitive>true</caseSensitive>'
  ),
  field('Notes__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>'),
  field('Done__c', 'Checkbox', '<defaultValue>true</defaultValue>'),
  field('Status__c', 'Picklist', VALUES),
  field(
    'User__c',
    'Lookup',
    '<deleteConstraint>Restrict</deleteConstraint><referenceTo>User</referenceTo><relationshipName>Entries</relationshipName>'
  ),
  field(
    'Twice__c',
    'Number',
    '<formula>Count__c * 2</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs><precision>18</precision><scale>0</scale>'
  ),
  field('Due__c', 'Date', '<defaultValue>TODAY()</defaultValue>'),
  field(
    'Last__c',
    'Summary',
    `<summarizedField>Detail__c.On__c</summarizedField>${SUMMARY}<summaryOperation>max</summaryOperation>`
  ),
  `<validationRules><fullName>Positive</fullName><active>true</active><errorConditionFormula>Count__c &lt; 0</errorConditionFormula><errorMessage>Below zero</errorMessage><errorDisplayField>Count__c</errorDisplayField></validationRules>`
].join('');

const BOTH = {
  'objects/Entry__c.object': objectXml(PARTS),
  [DETAIL]: objectXml(
    MASTER +
      field('On__c', 'Date') +
      field('Number__c', 'AutoNumber', '<displayFormat>D-{0000}</displayFormat>'),
    'ControlledByParent'
  )
};

describe('A custom object', () => {
  it('has the fields of its file as a schema tells them', async () => {
    const org = newOrg();
    const result = await deployFiles(org, BOTH, ['CustomObject']);
    assert.deepEqual(problemsOf(result), []);
    const entry = org.schema.object('Entry__c')!;
    const parts = (name: string, keys: readonly string[]): unknown => {
      const found = org.schema.field(entry, name) as unknown as Record<string, unknown>;
      return Object.fromEntries(keys.map((key) => [key, found[key]]));
    };
    assert.deepEqual(
      parts('Key__c', [
        'type',
        'length',
        'nillable',
        'unique',
        'externalId',
        'idLookup',
        'caseSensitive',
        'permissionable'
      ]),
      {
        type: 'string',
        length: 18,
        nillable: false,
        unique: true,
        externalId: true,
        idLookup: true,
        caseSensitive: true,
        permissionable: false
      }
    );
    assert.deepEqual(parts('Notes__c', ['type', 'length', 'filterable', 'sortable']), {
      type: 'textarea',
      length: 1000,
      filterable: false,
      sortable: false
    });
    assert.deepEqual(parts('Done__c', ['type', 'defaultValue', 'nillable', 'permissionable']), {
      type: 'boolean',
      defaultValue: true,
      nillable: false,
      permissionable: true
    });
    assert.deepEqual(parts('Status__c', ['picklist', 'restrictedPicklist']), {
      picklist: [
        { value: 'New', label: 'New', active: true, defaultValue: true },
        { value: 'Old', label: 'Gone', active: false, defaultValue: false }
      ],
      restrictedPicklist: true
    });
    assert.deepEqual(parts('User__c', ['type', 'referenceTo', 'relationshipName', 'deleteConstraint']), {
      type: 'reference',
      referenceTo: ['User'],
      relationshipName: 'User__r',
      deleteConstraint: 'Restrict'
    });
    assert.deepEqual(parts('Twice__c', ['type', 'formula', 'treatBlanksAs', 'createable']), {
      type: 'double',
      formula: 'Count__c * 2',
      treatBlanksAs: 'zero',
      createable: false
    });
    assert.deepEqual(parts('Due__c', ['defaultFormula', 'defaultValue']), {
      defaultFormula: 'TODAY()',
      defaultValue: undefined
    });
    assert.deepEqual(parts('Last__c', ['type', 'rollup', 'updateable']), {
      type: 'date',
      rollup: { operation: 'max', object: 'Detail__c', foreignKey: 'Entry__c', field: 'On__c', filters: [] },
      updateable: false
    });
    assert.deepEqual(entry.validationRules, [
      { name: 'Positive', active: true, formula: 'Count__c < 0', message: 'Below zero', field: 'Count__c' }
    ]);
    assert.deepEqual(
      org.schema.childRelationships(entry).map(({ name, child }) => [name, child.name]),
      [['Details__r', 'Detail__c']]
    );
    const user = org.schema.object('User')!;
    assert.ok(
      org.schema
        .childRelationships(user)
        .some(({ name, child }) => name === 'Entries__r' && child.name === 'Entry__c')
    );
  });

  it('that is a detail has no owner, and its master field is not to be moved', async () => {
    const org = newOrg();
    await deployFiles(org, BOTH, ['CustomObject']);
    const detail = org.schema.object('Detail__c')!;
    assert.equal(org.schema.field(detail, 'OwnerId'), undefined);
    assert.deepEqual(org.schema.field(detail, 'Entry__c')?.masterDetail, {
      order: 0,
      writeRequiresMasterRead: true,
      reparentable: false
    });
    assert.equal(org.schema.field(detail, 'Number__c')?.autoNumber, 'D-{0000}');
    assert.equal(detail.keyPrefix, 'a01');
  });

  it('takes a part of itself later on', async () => {
    const org = newOrg();
    await deployFiles(org, { 'objects/Entry__c.object': objectXml() }, ['CustomObject']);
    const part = xml('CustomObject', field('More__c', 'Checkbox', '<defaultValue>false</defaultValue>'));
    const result = await deployFiles(org, { 'objects/Entry__c.object': part }, ['CustomObject']);
    assert.deepEqual(problemsOf(result), []);
    const entry = org.schema.object('Entry__c')!;
    assert.ok(org.schema.field(entry, 'More__c') && org.schema.field(entry, 'Purpose__c'));
    assert.equal(entry.label, 'Entry');
  });

  it('gives nobody access', async () => {
    const org = newOrg();
    await deployFiles(org, BOTH, ['CustomObject']);
    assert.equal(org.store.count('ObjectPermissions'), 0);
    assert.equal(org.store.count('FieldPermissions'), 0);
  });

  it('extends a standard object', async () => {
    const org = newOrg();
    const file = xml('CustomObject', field('Is_Robot__c', 'Checkbox', '<defaultValue>false</defaultValue>'));
    assert.deepEqual(
      problemsOf(await deployFiles(org, { 'objects/User.object': file }, ['CustomObject'])),
      []
    );
    const user = org.schema.object('User')!;
    assert.ok(org.schema.field(user, 'Is_Robot__c')?.custom);
    assert.ok(org.schema.field(user, 'Username'));
  });
});

const BAD_PARTS: readonly [what: string, part: string, expected: string][] = [
  [
    'a type that is not modelled',
    field('X__c', 'Location', '<scale>2</scale>'),
    'CustomField Entry__c.X__c: The local org does not model fields of type Location'
  ],
  [
    'a name with two underscores',
    field('A__B__c', 'Date'),
    "CustomField Entry__c.A__B__c: The field name 'A__B__c' is not valid, or no custom field's"
  ],
  [
    'a text without a length',
    field('X__c', 'Text'),
    "CustomField Entry__c.X__c: Must specify 'length' for a CustomField of type Text"
  ],
  [
    'a text that is too long',
    field('X__c', 'Text', '<length>256</length>'),
    "CustomField Entry__c.X__c: Can not specify 'length' as 256 for a CustomField of type Text: from 1 to 255"
  ],
  [
    'a checkbox without a default',
    field('X__c', 'Checkbox'),
    "CustomField Entry__c.X__c: Must specify 'defaultValue' for a CustomField of type Checkbox"
  ],
  [
    'a lookup to nothing',
    field('X__c', 'Lookup', '<referenceTo>Ghost__c</referenceTo>'),
    "CustomField Entry__c.X__c: referenceTo value of 'Ghost__c' does not resolve to a valid sObject type"
  ],
  [
    'a required lookup that is set to null',
    field('X__c', 'Lookup', '<referenceTo>User</referenceTo><required>true</required>'),
    'CustomField Entry__c.X__c: field integrity exception: unknown (must specify either cascade delete or restrict delete for required lookup foreign key)'
  ],
  [
    'a picklist value twice',
    field('X__c', 'Picklist', VALUES.replace('Old', 'new')),
    'CustomField Entry__c.X__c: duplicate value found: new is a value of the picklist twice'
  ],
  [
    'a roll-up over no detail',
    field('X__c', 'Summary', `${SUMMARY}<summaryOperation>count</summaryOperation>`),
    'CustomField Entry__c.X__c: summaryForeignKey Detail__c.Entry__c is no master-detail field to Entry__c'
  ],
  [
    'a rule whose field is not there',
    '<validationRules><fullName>R</fullName><active>true</active><errorConditionFormula>true</errorConditionFormula><errorMessage>No</errorMessage><errorDisplayField>Ghost__c</errorDisplayField></validationRules>',
    'ValidationRule Entry__c.R: In field: errorDisplayField - no CustomField named Entry__c.Ghost__c found'
  ],
  [
    'a list view of a field that is not there',
    '<listViews><fullName>All</fullName><columns>NAME</columns><columns>Ghost__c</columns><filterScope>Everything</filterScope><label>All</label></listViews>',
    'ListView Entry__c.All: Could not resolve list view column: Ghost__c'
  ],
  [
    'a master without being controlled by it',
    field('X__c', 'MasterDetail', '<referenceTo>User</referenceTo><relationshipName>Xs</relationshipName>'),
    'CustomObject Entry__c: The detail of a master has the sharingModel ControlledByParent'
  ]
];

describe('A custom object is refused', () => {
  for (const [what, part, expected] of BAD_PARTS) {
    it(`for ${what}`, async () => {
      const result = await deployFiles(newOrg(), { 'objects/Entry__c.object': objectXml(part) }, [
        'CustomObject'
      ]);
      assert.deepEqual(problemsOf(result), [expected]);
    });
  }

  it('for a formula over a field that is not there', async () => {
    const part = field(
      'X__c',
      'Number',
      '<formula>Ghost__c + 1</formula><precision>18</precision><scale>0</scale>'
    );
    const result = await deployFiles(newOrg(), { 'objects/Entry__c.object': objectXml(part) }, [
      'CustomObject'
    ]);
    assert.match(problemsOf(result).join(), /^CustomField Entry__c.X__c: .*Ghost__c/);
  });

  for (const name of ['Thing__e', 'Thing__x', 'Solution']) {
    it(`for being ${name}`, async () => {
      const result = await deployFiles(newOrg(), { [`objects/${name}.object`]: objectXml() }, [
        'CustomObject'
      ]);
      assert.match(problemsOf(result).join(), new RegExp(`does not model .*${name}`));
    });
  }
});

describe('A custom metadata type', () => {
  const TYPE = {
    'objects/Rule__mdt.object': xml(
      'CustomObject',
      `${field('Days__c', 'Number', '<precision>4</precision><scale>0</scale>')}${field('On__c', 'Checkbox', '<defaultValue>false</defaultValue>')}<label>Rule</label><pluralLabel>Rules</pluralLabel>`
    )
  };
  const record = (values: string): Record<string, string> => ({
    'customMetadata/Rule.Stale.md': xml(
      'CustomMetadata',
      `<label>Stale</label><protected>false</protected>${values}`
    )
  });
  const value = (name: string, text: string): string =>
    `<values><field>${name}</field><value>${text}</value></values>`;

  it('gets its rows by deployment', async () => {
    const org = newOrg();
    const files = { ...TYPE, ...record(value('Days__c', '90') + value('On__c', 'true')) };
    assert.deepEqual(problemsOf(await deployFiles(org, files, ['CustomObject', 'CustomMetadata'])), []);
    const [row] = org.store.rows('Rule__mdt');
    assert.deepEqual(
      [row?.['DeveloperName'], row?.['MasterLabel'], row?.['Days__c'], row?.['On__c']],
      ['Stale', 'Stale', 90, true]
    );
    assert.match(row?.Id ?? '', /^m00/);
    await deployFiles(org, record(value('Days__c', '30')), ['CustomMetadata']);
    assert.deepEqual(
      org.store.rows('Rule__mdt').map((one) => [one['Days__c'], one['On__c'] ?? null]),
      [[30, null]]
    );
  });

  it('refuses a record with a field or a value that it does not have', async () => {
    for (const [values, expected] of [
      [value('Ghost__c', '1'), /no CustomField named Rule__mdt.Ghost__c found/],
      [value('Days__c', 'many'), /'many' does not fit the field Days__c/]
    ] as const) {
      const result = await deployFiles(newOrg(), { ...TYPE, ...record(values) }, [
        'CustomObject',
        'CustomMetadata'
      ]);
      assert.match(problemsOf(result).join(), expected);
    }
    const alone = await deployFiles(newOrg(), record(''), ['CustomMetadata']);
    assert.match(problemsOf(alone).join(), /no CustomObject named Rule__mdt found/);
  });
});
