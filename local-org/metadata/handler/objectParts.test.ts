import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deployFiles, newOrg, objectXml, problemsOf, xml } from '../test/org.ts';

const FIELDS = `<fields><fullName>Due__c</fullName><label>Due</label><type>Date</type></fields>
  <fields><fullName>Done__c</fullName><defaultValue>false</defaultValue><label>Done</label><type>Checkbox</type></fields>
  <fields><fullName>Notes__c</fullName><label>Notes</label><length>500</length><type>LongTextArea</type><visibleLines>3</visibleLines></fields>
  <fields><fullName>Status__c</fullName><label>Status</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
    <value><fullName>New</fullName><default>true</default><label>New</label></value>
    <value><fullName>Shut, and gone</fullName><default>false</default><label>Shut</label></value></valueSetDefinition></valueSet></fields>`;

const filter = (field: string, operation: string, value?: string): string =>
  `<filters><field>${field}</field><operation>${operation}</operation>${value === undefined ? '' : `<value>${value}</value>`}</filters>`;
const view = (body: string, label = 'Some'): string =>
  `<listViews><fullName>Some</fullName>${body}<filterScope>Everything</filterScope><label>${label}</label></listViews>`;
const compact = (...fields: string[]): string =>
  `<compactLayouts><fullName>Short</fullName>${fields.map((one) => `<fields>${one}</fields>`).join('')}<label>Short</label></compactLayouts>`;
const link = (url: string, type = 'url'): string =>
  `<webLinks><fullName>Go</fullName><availability>online</availability><displayType>link</displayType><linkType>${type}</linkType><openType>newWindow</openType><protected>false</protected>${url && `<url>${url}</url>`}</webLinks>`;

async function deployed(parts: string): Promise<string[]> {
  const files = { 'objects/Entry__c.object': objectXml(FIELDS + parts) };
  return problemsOf(await deployFiles(newOrg(), files, ['CustomObject']));
}

describe('The lists and links of an object', () => {
  it('are deployed with fields, filters and values that are there', async () => {
    const parts = [
      view(
        `<booleanFilter>1 AND (2 OR NOT 3) AND (4 OR 5 OR (6 AND 7))</booleanFilter><columns>NAME</columns><columns>OWNER.ALIAS</columns><columns>Due__c</columns>${[
          filter('Status__c', 'notEqual', '"Shut, and gone",New'),
          filter('Due__c', 'lessOrEqual', 'NEXT_N_DAYS:30'),
          filter('Due__c', 'equals'),
          filter('Done__c', 'equals', '1'),
          filter('Count__c', 'greaterThan', '-2.5'),
          filter('Purpose__c', 'contains', 'a, b'),
          filter('CREATED_DATE', 'greaterOrEqual', '2026-01-31')
        ].join('')}`
      ),
      compact('Name', 'Due__c', 'OwnerId'),
      '<compactLayoutAssignment>Short</compactLayoutAssignment>',
      link(
        '/lightning/x?id={!Entry__c.Id}&amp;n={!URLENCODE(Entry__c.Purpose__c)}&amp;o={!$Organization.Id}'
      ),
      '<searchLayouts><searchResultsAdditionalFields>Due__c</searchResultsAdditionalFields><lookupDialogsAdditionalFields>OWNER.ALIAS</lookupDialogsAdditionalFields></searchLayouts>'
    ];
    assert.deepEqual(await deployed(parts.join('')), []);
  });

  const NAME = '<columns>NAME</columns>';
  const LIST = 'ListView Entry__c.Some: ';
  const WRONG: readonly [what: string, parts: string, expected: string][] = [
    [
      'a column that is not there',
      view('<columns>Ghost__c</columns>'),
      `${LIST}Could not resolve list view column: Ghost__c`
    ],
    [
      'a standard column that there is not',
      view('<columns>GHOST</columns>'),
      `${LIST}Could not resolve list view column: GHOST`
    ],
    ['a column twice', view(NAME + NAME), `${LIST}A column is in the list view twice`],
    [
      'a filter on nothing',
      view(NAME + filter('Ghost__c', 'equals', '1')),
      `${LIST}Could not resolve list view column: Ghost__c`
    ],
    [
      'a filter on a long text',
      view(NAME + filter('Notes__c', 'contains', 'x')),
      `${LIST}The field Notes__c cannot be filtered by`
    ],
    [
      'a value that the picklist has not',
      view(NAME + filter('Status__c', 'equals', 'New,Old')),
      `${LIST}Invalid value for the filter on Status__c: Old`
    ],
    [
      'a value with a comma that is not quoted',
      view(NAME + filter('Status__c', 'equals', 'Shut, and gone')),
      `${LIST}Invalid value for the filter on Status__c: Shut`
    ],
    [
      'a checkbox that is perhaps',
      view(NAME + filter('Done__c', 'equals', 'perhaps')),
      `${LIST}Invalid value for the filter on Done__c: perhaps`
    ],
    [
      'a date that is none',
      view(NAME + filter('Due__c', 'lessThan', 'SOON')),
      `${LIST}Invalid value for the filter on Due__c: SOON`
    ],
    [
      'a number that is none',
      view(NAME + filter('Count__c', 'lessThan', 'few')),
      `${LIST}Invalid value for the filter on Count__c: few`
    ],
    [
      'an operator that the type has not',
      view(NAME + filter('Due__c', 'contains', 'TODAY')),
      `${LIST}The operator contains is not one of a field of type date: Due__c`
    ],
    [
      'a logic over too many filters',
      view(`<booleanFilter>1 OR 2</booleanFilter>${NAME}${filter('Done__c', 'equals', '1')}`),
      `${LIST}The filter logic references an undefined filter: 2`
    ],
    [
      'a logic that leaves a filter out',
      view(
        `<booleanFilter>1</booleanFilter>${NAME}${filter('Done__c', 'equals', '1')}${filter('Due__c', 'equals')}`
      ),
      `${LIST}Some filters are defined but not referenced in the filter logic: 1`
    ],
    [
      'a logic that mixes',
      view(`<booleanFilter>1 OR 2 AND 3</booleanFilter>${NAME}${filter('Done__c', 'equals', '1').repeat(3)}`),
      `${LIST}The filter logic cannot be read, or mixes AND and OR: 1 OR 2 AND 3`
    ],
    [
      'a label that is too long',
      view(NAME, 'x'.repeat(41)),
      `${LIST}The label of a list view has at most 40 characters`
    ],
    [
      'a compact layout of nothing',
      compact('Name', 'Ghost__c'),
      'CompactLayout Entry__c.Short: In field: fields - no CustomField named Entry__c.Ghost__c found'
    ],
    [
      'a compact layout of a long text',
      compact('Notes__c'),
      'CompactLayout Entry__c.Short: A compact layout does not take a field of this type: Notes__c'
    ],
    [
      'a compact layout of too much',
      compact(...Array.from({ length: 11 }, () => 'Name')),
      'CompactLayout Entry__c.Short: A compact layout has at most 10 fields'
    ],
    [
      'a compact layout that is not there',
      '<compactLayoutAssignment>Ghost</compactLayoutAssignment>',
      'CustomObject Entry__c: In field: compactLayoutAssignment - no CompactLayout named Entry__c.Ghost found'
    ],
    [
      'a search layout of nothing',
      '<searchLayouts><searchResultsAdditionalFields>Ghost__c</searchResultsAdditionalFields></searchLayouts>',
      'CustomObject Entry__c: In field: searchLayouts - no CustomField named Entry__c.Ghost__c found'
    ],
    [
      'a link that merges nothing',
      link('/x?{!Entry__c.Ghost__c}'),
      'WebLink Entry__c.Go: Field Entry__c.Ghost__c does not exist. Check spelling.'
    ],
    [
      'a link that merges another object',
      link('/x?{!Account.Id}'),
      'WebLink Entry__c.Go: Field Account.Id does not exist. Check spelling.'
    ],
    ['a link without an address', link(''), 'WebLink Entry__c.Go: Required field is missing: url'],
    [
      'a link to a script',
      link('/x', 'javascript'),
      'WebLink Entry__c.Go: The local org models custom links to addresses alone'
    ]
  ];
  for (const [what, parts, expected] of WRONG) {
    it(`are refused for ${what}`, async () => {
      assert.ok((await deployed(parts)).includes(expected), (await deployed(parts)).join('\n'));
    });
  }

  it('are taken by a standard object', async () => {
    const file = (url: string): Record<string, string> => ({
      'objects/User.object': xml('CustomObject', link(url))
    });
    assert.deepEqual(problemsOf(await deployFiles(newOrg(), file('/x?u={!User.Id}'), ['CustomObject'])), []);
    const wrong = problemsOf(await deployFiles(newOrg(), file('/x?u={!User.Ghost}'), ['CustomObject']));
    assert.deepEqual(wrong, ['WebLink User.Go: Field User.Ghost does not exist. Check spelling.']);
  });
});
