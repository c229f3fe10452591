import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployFiles, newOrg, objectXml, problemsOf, xml } from '../test/org.ts';
import type { Files } from '../test/org.ts';

const FIELD = '<label>F</label>';
const MASTER = `<fields><fullName>Entry__c</fullName>${FIELD}<referenceTo>Entry__c</referenceTo><relationshipName>Details</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead></fields>
  <fields><fullName>Long__c</fullName>${FIELD}<length>500</length><type>LongTextArea</type><visibleLines>3</visibleLines></fields>`;
const MORE = `<fields><fullName>Key__c</fullName>${FIELD}<length>18</length><required>true</required><type>Text</type></fields>
  <fields><fullName>Twice__c</fullName>${FIELD}<formula>Count__c * 2</formula><precision>18</precision><scale>0</scale><type>Number</type></fields>
  <webLinks><fullName>Go</fullName><availability>online</availability><displayType>link</displayType><linkType>url</linkType><openType>newWindow</openType><protected>false</protected><url>/x</url></webLinks>`;
const OBJECTS: Files = {
  'objects/Entry__c.object': objectXml(MORE),
  'objects/Detail__c.object': objectXml(MASTER, 'ControlledByParent')
};
const GOOD: readonly (readonly [string, string])[] = [
  ['Name', 'Required'],
  ['Key__c', 'Required'],
  ['Purpose__c', 'Edit'],
  ['Twice__c', 'Readonly'],
  ['CreatedById', 'Readonly']
];

function layout(fields: readonly (readonly [string, string])[], more = ''): string {
  const items = fields.map(
    ([field, behavior]) =>
      `<layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems>`
  );
  return xml(
    'Layout',
    `<layoutSections><layoutColumns>${items.join('')}</layoutColumns><style>OneColumn</style></layoutSections>${more}`
  );
}
const related = (list: string, fields: string): string =>
  `<relatedLists><fields>NAME</fields>${fields}<relatedList>${list}</relatedList></relatedLists>`;
const swap = (field: string, ...by: (readonly [string, string])[]): string =>
  layout(GOOD.flatMap((one) => (one[0] === field ? by : [one])));

async function deployed(file: string): Promise<string[]> {
  const files = { ...OBJECTS, 'layouts/Entry__c-Entry Layout.layout': file };
  return problemsOf(await deployFiles(newOrg(), files, ['CustomObject', 'Layout']));
}

describe('A page layout', () => {
  it('is deployed with fields, related lists and buttons that are there', async () => {
    const lists = related('Detail__c.Entry__c', '<fields>Count__c</fields><sortField>Count__c</sortField>');
    const more = `<customButtons>Go</customButtons>${lists}${related('RelatedFileList', '')}`;
    assert.deepEqual(await deployed(layout(GOOD, more)), []);
  });

  const WRONG: readonly [what: string, file: string, expected: string][] = [
    [
      'a field that is not there',
      layout([...GOOD, ['Ghost__c', 'Edit']]),
      'In field: field - no CustomField named Entry__c.Ghost__c found'
    ],
    [
      'a field twice',
      layout([...GOOD, ['Purpose__c', 'Edit']]),
      'The field Purpose__c is on the layout twice'
    ],
    ['no name', swap('Name'), 'Layout must contain an item for required layout field: Name'],
    ['no required field', swap('Key__c'), 'Layout must contain an item for required layout field: Key__c'],
    ['a required field that is not', swap('Key__c', ['Key__c', 'Edit']), 'Field:Key__c must be Required'],
    ['a formula that people edit', swap('Twice__c', ['Twice__c', 'Edit']), 'Field:Twice__c must be Readonly'],
    [
      'a related list that is not there',
      layout(GOOD, related('Detail__c.Ghost__c', '')),
      'Cannot find related list:Detail__c.Ghost__c'
    ],
    [
      'a related list of something else',
      layout(GOOD, related('Entry__c.Purpose__c', '')),
      'Cannot find related list:Entry__c.Purpose__c'
    ],
    [
      'a column that the list has not',
      layout(GOOD, related('Detail__c.Entry__c', '<fields>Ghost__c</fields>')),
      'Invalid field:Ghost__c in related list:Detail__c.Entry__c'
    ],
    [
      'a list sorted by a long text',
      layout(GOOD, related('Detail__c.Entry__c', '<sortField>Long__c</sortField>')),
      'The related list Detail__c.Entry__c cannot be sorted by Long__c'
    ],
    [
      'a button that is not there',
      layout(GOOD, '<customButtons>Ghost</customButtons>'),
      'In field: customButtons - no WebLink named Entry__c.Ghost found'
    ]
  ];
  for (const [what, file, expected] of WRONG) {
    it(`is refused for ${what}`, async () => {
      assert.deepEqual(await deployed(file), [`Layout Entry__c-Entry Layout: ${expected}`]);
    });
  }

  it('is refused for an object that is not there', async () => {
    const files = { 'layouts/Ghost__c-Ghost Layout.layout': layout(GOOD) };
    const found = problemsOf(await deployFiles(newOrg(), files, ['Layout']));
    assert.deepEqual(found, [
      'Layout Ghost__c-Ghost Layout: In field: layout - no CustomObject named Ghost__c found'
    ]);
  });
});
