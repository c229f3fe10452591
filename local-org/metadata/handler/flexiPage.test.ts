import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../../org.ts';
import {
  BUNDLE_META,
  bundle,
  deployFiles,
  manifestOf,
  newOrg,
  objectXml,
  problemsOf,
  xml
} from '../test/org.ts';
import type { Files } from '../test/org.ts';

const TYPES = ['CustomObject', 'LightningComponentBundle', 'FlexiPage'];
const DETAIL = objectXml(
  `<fields><fullName>Entry__c</fullName><label>Entry</label><referenceTo>Entry__c</referenceTo><relationshipName>Details</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead></fields>`,
  'ControlledByParent'
);
const META = xml(
  'LightningComponentBundle',
  `${BUNDLE_META.replace('<targets>', '<targets><target>lightning__RecordPage</target>')}
   <targetConfigs><targetConfig targets="lightning__AppPage,lightning__RecordPage">
     <objects><object>Entry__c</object></objects>
     <property name="title" type="String" required="true"/><property name="size" type="Integer"/>
     <property name="isOpen" type="Boolean"/></targetConfig></targetConfigs>`
);

type Properties = Readonly<Record<string, string>>;

function instance(name: string, properties: Properties, identifier = name): string {
  const all = Object.entries(properties).map(
    ([key, value]) =>
      `<componentInstanceProperties><name>${key}</name><value>${value}</value></componentInstanceProperties>`
  );
  return `<itemInstances><componentInstance>${all.join('')}<componentName>${name}</componentName><identifier>${identifier}</identifier></componentInstance></itemInstances>`;
}
function region(name: string, items: string, type = 'Region'): string {
  return `<flexiPageRegions>${items}<name>${name}</name><type>${type}</type></flexiPageRegions>`;
}
const page = (regions: string, object = 'Entry__c'): Files => ({
  'flexipages/Entry.flexipage': xml(
    'FlexiPage',
    `${regions}<masterLabel>Entry</masterLabel><sobjectType>${object}</sobjectType><template><name>flexipage:recordHomeSingleColTemplateDesktop</name></template><type>RecordPage</type>`
  )
});

const HELLO = instance('c:hello', { title: 'Hi', size: '3', isOpen: 'true' });
const HISTORY = {
  parentFieldApiName: 'Entry__c.Id',
  relatedListApiName: 'Histories',
  rowsToDisplay: '10'
};
const LIST = 'force:relatedListSingleContainer';
const OBJECTS: Files = {
  'objects/Entry__c.object': objectXml(),
  'objects/Other__c.object': objectXml(),
  'objects/Detail__c.object': DETAIL,
  ...bundle('hello', { 'lwc/hello/hello.js-meta.xml': META })
};

const deployed = async (files: Files): Promise<string[]> =>
  problemsOf(await deployFiles(newOrg(), { ...OBJECTS, ...files }, TYPES));

describe('A Lightning page of a record', () => {
  it('is deployed with what it names', async () => {
    const regions = [
      region('header', instance('force:highlightsPanel', { collapsed: 'false' })),
      region('main', HELLO + instance('flexipage:tabset', { tabs: 'tabs' })),
      region('tabs', instance('flexipage:tab', { title: 'More', body: 'more', active: 'true' }), 'Facet'),
      region(
        'more',
        instance(LIST, HISTORY) + instance(LIST, { ...HISTORY, relatedListApiName: 'Details__r' }, 'second'),
        'Facet'
      )
    ];
    assert.deepEqual(await deployed(page(regions.join(''))), []);
  });

  const WRONG: readonly [what: string, regions: string, expected: string, object?: string][] = [
    ['a region that its template has not', region('sidebar', HELLO), 'has no region sidebar'],
    ['a region twice', region('main', HELLO) + region('main', ''), 'two regions named main'],
    [
      'an identifier twice',
      region('main', HELLO + instance('force:detailPanel', {}, 'c:hello')),
      'two components with the identifier c:hello'
    ],
    [
      'a facet that is not there',
      region('main', instance('flexipage:tabset', { tabs: 'ghost' })),
      'no facet ghost'
    ],
    [
      'a property that ours has not',
      region('main', instance('c:hello', { title: 'x', ghost: '1' })),
      'no property ghost'
    ],
    [
      'a property of another type',
      region('main', instance('c:hello', { title: 'x', size: 'big' })),
      'size of c:hello does not take the value big'
    ],
    [
      'a property that is missing',
      region('main', instance('c:hello', {})),
      'c:hello needs the property title'
    ],
    [
      'a property that the standard one has not',
      region('main', instance('force:detailPanel', { ghost: '1' })),
      'force:detailPanel has no property ghost'
    ],
    [
      'an object that the component is not made for',
      region('main', HELLO),
      'c:hello is not made for pages of Other__c',
      'Other__c'
    ],
    [
      'a related list that is not there',
      region('main', instance(LIST, { ...HISTORY, relatedListApiName: 'Ghosts__r' })),
      'Cannot find related list:Ghosts__r'
    ],
    [
      'a related list of another object',
      region('main', instance(LIST, HISTORY)),
      'belongs to Other__c.Id',
      'Other__c'
    ]
  ];
  for (const [what, regions, expected, object] of WRONG) {
    it(`is refused for ${what}`, async () => {
      const found = await deployed(page(regions, object));
      assert.equal(found.length, 1, found.join('\n'));
      assert.ok(found[0]?.startsWith('FlexiPage Entry: ') && found[0].includes(expected), found[0]);
    });
  }
});

describe('A Lightning page in the place of an action', () => {
  const override = (content: string): string =>
    `<actionOverrides><actionName>View</actionName><content>${content}</content><formFactor>Large</formFactor><type>Flexipage</type></actionOverrides>`;
  const files = (content: string, object = 'Entry__c'): Files => ({
    ...page(region('main', HELLO), object),
    'objects/Entry__c.object': objectXml(override(content))
  });

  async function orgWithPage(): Promise<OrgState> {
    const org = newOrg();
    assert.deepEqual(problemsOf(await deployFiles(org, { ...OBJECTS, ...files('Entry') }, TYPES)), []);
    return org;
  }

  const ACTIVE: readonly (readonly [string, string, RegExp])[] = [
    ['FlexiPage', 'Entry', /^FlexiPage Entry: You can't delete an active Lightning Page/],
    ['CustomObject', 'Entry__c', /^CustomObject Entry__c: The Lightning page Entry of Entry__c is active/],
    ['LightningComponentBundle', 'hello', /hello/]
  ];
  for (const [type, name, expected] of ACTIVE) {
    it(`is deployed with the object, and active: the ${type} is not deleted`, async () => {
      const deletion = { 'destructiveChanges.xml': manifestOf({ [type]: [name] }) };
      const [problem, ...more] = problemsOf(await deployFiles(await orgWithPage(), deletion, []));
      assert.match(problem ?? '', expected);
      assert.deepEqual(more, []);
    });
  }

  it('is deleted with the object by a deployment that takes the override back first', async () => {
    const org = await orgWithPage();
    const standard =
      '<actionOverrides><actionName>View</actionName><formFactor>Large</formFactor><type>Default</type></actionOverrides>';
    const removal = {
      'objects/Entry__c.object': objectXml(standard),
      'destructiveChangesPost.xml': manifestOf({
        CustomObject: ['Detail__c', 'Entry__c'],
        FlexiPage: ['Entry']
      })
    };
    assert.deepEqual(problemsOf(await deployFiles(org, removal, TYPES)), []);
    assert.equal(org.schema.object('Entry__c'), undefined);
  });

  for (const rollbackOnError of [true, false]) {
    it(`leaves nothing when it is not there, with rollbackOnError ${rollbackOnError}`, async () => {
      const org = newOrg();
      const result = await deployFiles(org, { ...OBJECTS, ...files('Ghost') }, TYPES, { rollbackOnError });
      assert.deepEqual(problemsOf(result), [
        'CustomObject Entry__c: In field: content - no FlexiPage named Ghost found'
      ]);
      assert.equal(result.status, 'Failed');
      assert.deepEqual([org.schema.object('Entry__c'), org.store.files().length], [undefined, 0]);
    });
  }

  it('is refused when it is of another object', async () => {
    const html = {
      ...bundle('hello'),
      ...page(region('main', instance('force:detailPanel', {})), 'Other__c')
    };
    const found = await deployed({ ...html, 'objects/Entry__c.object': objectXml(override('Entry')) });
    assert.deepEqual(found, [
      'CustomObject Entry__c: The Lightning page Entry is no record page of Entry__c'
    ]);
  });
});
