import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundle, deployFiles, newOrg, objectXml, problemsOf, xml } from '../test/org.ts';
import type { Files } from '../test/org.ts';

const TYPES = [
  'CustomObject',
  'LightningComponentBundle',
  'FlexiPage',
  'CustomTab',
  'CustomApplication',
  'QuickAction'
];

const TEMPLATES: Readonly<Record<string, string>> = {
  AppPage: 'flexipage:defaultAppHomeTemplate',
  RecordPage: 'flexipage:recordHomeSingleColTemplateDesktop'
};
function page(component: string, type = 'AppPage', more = ''): string {
  return xml(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>${component}</componentName></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions>
     <masterLabel>Home</masterLabel>${more}<template><name>${TEMPLATES[type] ?? 'home:desktopTemplate'}</name></template><type>${type}</type>`
  );
}
const action = (body: string): string =>
  xml('QuickAction', `<label>Do</label><optionsCreateFeedItem>false</optionsCreateFeedItem>${body}`);

const GOOD: Files = {
  'objects/Entry__c.object': objectXml(),
  ...bundle('hello'),
  'flexipages/Home.flexipage': page('c:hello'),
  'flexipages/Entry.flexipage': page(
    'force:highlightsPanel',
    'RecordPage',
    '<sobjectType>Entry__c</sobjectType>'
  ),
  'tabs/Entry__c.tab': xml('CustomTab', '<customObject>true</customObject><motif>Custom1: Heart</motif>'),
  'tabs/Home.tab': xml(
    'CustomTab',
    '<flexiPage>Home</flexiPage><label>Home</label><motif>Custom1: Heart</motif>'
  ),
  'tabs/Hello.tab': xml(
    'CustomTab',
    '<label>Hello</label><lwcComponent>hello</lwcComponent><motif>Custom1: Heart</motif>'
  ),
  'applications/Desk.app': xml(
    'CustomApplication',
    '<label>Desk</label><tabs>Home</tabs><tabs>Entry__c</tabs><tabs>standard-report</tabs>'
  ),
  'quickActions/Entry__c.Do.quickAction': action('<targetObject>Entry__c</targetObject><type>Create</type>')
};

describe('The pages of an app', () => {
  it('are deployed with what they name', async () => {
    assert.deepEqual(problemsOf(await deployFiles(newOrg(), GOOD, TYPES)), []);
  });

  const WRONG: readonly [name: string, files: Files, expected: string][] = [
    [
      'a page with a component that is not there',
      { 'flexipages/Home.flexipage': page('c:ghost') },
      "FlexiPage Home: We couldn't retrieve the design time component information for component c:ghost."
    ],
    [
      'a page with a standard component that there is not',
      { 'flexipages/Home.flexipage': page('force:ghost') },
      "FlexiPage Home: We couldn't retrieve the design time component information for component force:ghost."
    ],
    [
      'a page that the component is not made for',
      { 'flexipages/Home.flexipage': page('hello', 'HomePage') },
      'FlexiPage Home: The component c:hello is not exposed for the target lightning__HomePage'
    ],
    [
      'a page of an object that is not there',
      {
        'flexipages/Entry.flexipage': page(
          'force:detailPanel',
          'RecordPage',
          '<sobjectType>Ghost__c</sobjectType>'
        )
      },
      'FlexiPage Entry: In field: sobjectType - no CustomObject named Ghost__c found'
    ],
    [
      'a page of a type that is not modelled',
      { 'flexipages/Home.flexipage': page('hello', 'MailAppAppPage') },
      'FlexiPage Home: The local org does not model Lightning pages of type MailAppAppPage'
    ],
    [
      'a tab of a page that is not there',
      { 'tabs/Home.tab': xml('CustomTab', '<flexiPage>Ghost</flexiPage><label>Home</label>') },
      'CustomTab Home: In field: flexiPage - no FlexiPage named Ghost found'
    ],
    [
      'a tab of an object that is not there',
      { 'tabs/Ghost__c.tab': xml('CustomTab', '<customObject>true</customObject>') },
      'CustomTab Ghost__c: In field: customObject - no CustomObject named Ghost__c found'
    ],
    [
      'an app with a tab that is not there',
      { 'applications/Desk.app': xml('CustomApplication', '<label>Desk</label><tabs>Ghost</tabs>') },
      'CustomApplication Desk: In field: tab - no CustomTab named Ghost found'
    ],
    [
      'an app with a utility bar that is not there',
      {
        'applications/Desk.app': xml('CustomApplication', '<label>Desk</label><utilityBar>Ghost</utilityBar>')
      },
      'CustomApplication Desk: In field: flexiPage - no FlexiPage named Ghost found'
    ],
    [
      'an action with a component not made for it',
      {
        'quickActions/Entry__c.Do.quickAction': action(
          '<lightningWebComponent>hello</lightningWebComponent><type>LightningWebComponent</type>'
        )
      },
      'QuickAction Entry__c.Do: The component c:hello is not exposed for the target lightning__RecordAction'
    ]
  ];
  for (const [name, files, expected] of WRONG) {
    it(`are refused for ${name}`, async () => {
      const found = problemsOf(await deployFiles(newOrg(), { ...GOOD, ...files }, TYPES));
      assert.ok(found.includes(expected), found.join('\n'));
    });
  }
});
