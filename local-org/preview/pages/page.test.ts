import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../../apiError.ts';
import { lightningApp } from './app.ts';
import { frameAt } from './frame.ts';
import { pageAt } from './page.ts';
import { BOARD_META, BOARD_TAB, RECORD, contextWith, instance, lines, region, xml } from './testOrg.ts';

const RECORD_ADDRESS = `/lightning/r/Thing__c/${RECORD}/view`;

function recordPage(regions: string, object = 'Thing__c'): string {
  const template = '<template><name>flexipage:recordHomeTemplateDesktop</name></template>';
  const rest = `<masterLabel>T</masterLabel><sobjectType>${object}</sobjectType>${template}<type>RecordPage</type>`;
  return xml('FlexiPage', regions + rest);
}

function override(content: string, more = ''): string {
  return `<actionOverrides><actionName>View</actionName><content>${content}</content><formFactor>Large</formFactor><type>Flexipage</type>${more}</actionOverrides>`;
}

describe('pages of records', () => {
  it('are the page that the app assigns, before the one that the object does, before the standard one', () => {
    const page = (name: string): Record<string, string> => ({
      [`flexipages/${name}.flexipage`]: recordPage(region('main', instance('board'))),
      'lwc/board/board.js-meta.xml': BOARD_META
    });
    const object = { 'objects/Thing__c.object': xml('CustomObject', override('Gone')) };
    const app = {
      'applications/A.app': xml(
        'CustomApplication',
        `<uiType>Lightning</uiType>${override('Mine', '<pageOrSobjectType>Thing__c</pageOrSobjectType>')}`
      )
    };
    const shown = (files: Readonly<Record<string, string>>, name: string | null): string[] =>
      lines(pageAt(contextWith(files), name, RECORD_ADDRESS).body);
    const own = `main: board {"recordId":"${RECORD}","objectApiName":"Thing__c"}`;
    assert.deepEqual(shown({ ...page('Mine'), ...object, ...app }, 'A'), [own]);
    assert.deepEqual(shown({ ...page('Mine'), ...object, ...app }, null), [
      'problems: ! objects/Thing__c.object actionOverrides content = Gone'
    ]);
    assert.deepEqual(shown(page('Mine'), null), [
      'header: highlights of Saw',
      'main: details Size=7 Part of=Kit'
    ]);
  });

  it('are refused for another object than theirs, and so is a component', () => {
    const at = (page: string, metaFile = BOARD_META): string[] => {
      const files = {
        'objects/Thing__c.object': xml('CustomObject', override('P')),
        'flexipages/P.flexipage': page,
        'lwc/board/board.js-meta.xml': metaFile
      };
      return lines(pageAt(contextWith(files), null, RECORD_ADDRESS).body);
    };
    assert.deepEqual(at(recordPage('', 'Other__c')), [
      'problems: ! flexipages/P.flexipage sobjectType = Other__c'
    ]);
    const other = BOARD_META.replace('<object>Thing__c', '<object>Other__c');
    assert.deepEqual(at(recordPage(region('main', instance('board'))), other), [
      'main: ! flexipages/P.flexipage componentName = board'
    ]);
  });

  it('highlight the fields of the compact layout that the object assigns, without those hidden from the user', () => {
    const layout = (name: string, ...fields: string[]): string =>
      `<compactLayouts><fullName>${name}</fullName>${fields.map((one) => `<fields>${one}</fields>`).join('')}</compactLayouts>`;
    const highlights = (...parts: string[]): unknown => {
      const files = {
        'objects/Thing__c.object': xml('CustomObject', override('P') + parts.join('')),
        'flexipages/P.flexipage': recordPage(region('header', instance('force:highlightsPanel')))
      };
      const { body } = pageAt(contextWith(files), null, RECORD_ADDRESS);
      const [item] = body.kind === 'regions' ? (body.rows[0]?.[0]?.items ?? []) : [];
      return item?.kind === 'highlights' && item.fields.map(({ label }) => label);
    };
    const own = layout('Own', 'Name', 'Part__c', 'Secret__c', 'Size__c');
    const assigned = '<compactLayoutAssignment>Own</compactLayoutAssignment>';
    assert.deepEqual(highlights(assigned, own), ['Part of', 'Size']);
    assert.deepEqual(highlights(own), ['Size', 'Part of']);
  });

  it('say that the local org keeps no field history, and refuse other related lists', () => {
    const list = (name: string): string =>
      instance('force:relatedListSingleContainer', { relatedListApiName: name, rowsToDisplay: '10' });
    const files = {
      'objects/Thing__c.object': xml('CustomObject', override('P')),
      'flexipages/P.flexipage': recordPage(region('main', list('Histories') + list('Parts__r')))
    };
    assert.deepEqual(lines(pageAt(contextWith(files), null, RECORD_ADDRESS).body), [
      'main: absent: An org lists here which tracked fields changed. The local org keeps no field history.',
      'main: ! flexipages/P.flexipage componentName = force:relatedListSingleContainer'
    ]);
  });

  it('do not exist for a record that is not there, an unknown object or a malformed id', () => {
    for (const address of [
      '/lightning/r/Thing__c/a00000000000002AAA/view',
      '/lightning/r/Nothing__c/a00000000000001AAA/view',
      "/lightning/r/Thing__c/a0000000000000'/view",
      `/lightning/r/Thing__c/${RECORD}/edit`
    ]) {
      assert.equal(pageAt(contextWith({}), null, address).title, 'Page not found', address);
    }
  });
});

describe('object homes', () => {
  it('list the records, with the columns of the deployed list view All', () => {
    const view =
      '<listViews><fullName>All</fullName><columns>NAME</columns><columns>Size__c</columns><columns>OWNER.ALIAS</columns></listViews>';
    const context = contextWith({ 'objects/Thing__c.object': xml('CustomObject', view) });
    const { body } = pageAt(context, null, '/lightning/o/Thing__c/list?filterName=All');
    assert.ok(body.kind === 'list');
    assert.deepEqual(body.list.rows, [{ Id: RECORD, Name: 'Saw', Size__c: 7 }]);
    assert.deepEqual(
      body.list.columns.map(({ label }) => label),
      ['Thing Name', 'Size']
    );
    assert.deepEqual(
      body.list.problems.map(({ value }) => value),
      ['OWNER.ALIAS']
    );
  });

  it('list what a list view lets through, with links to the others', () => {
    const view = (name: string, filter: string): string =>
      `<listViews><fullName>${name}</fullName><columns>Part__c</columns>${filter}<label>${name} things</label></listViews>`;
    const filter = '<filters><field>Size__c</field><operation>lessThan</operation><value>3</value></filters>';
    const views = view('Small', filter) + view('All', '') + view('Odd', filter.replace('lessThan', 'within'));
    const context = contextWith({ 'objects/Thing__c.object': xml('CustomObject', views) });
    const asked: string[] = [];
    const query = (soql: string): ReturnType<typeof context.query> => {
      asked.push(soql);
      return context.query(soql);
    };
    const { body } = pageAt({ ...context, query }, null, '/lightning/o/Thing__c/list?filterName=Small');
    assert.ok(body.kind === 'list');
    assert.deepEqual(asked, [
      'SELECT Id, Name, Part__c, Part__r.Name FROM Thing__c WHERE ((Size__c < 3)) ORDER BY Name LIMIT 200',
      'SELECT COUNT() FROM Thing__c WHERE ((Size__c < 3))'
    ]);
    assert.deepEqual(body.list.rows, [{ Id: RECORD, Name: 'Saw', Part__c: 'Kit' }]);
    assert.deepEqual(
      body.list.views.map(({ label, isShown }) => [label, isShown]),
      [
        ['All things', false],
        ['Odd things', false],
        ['Small things', true]
      ]
    );
    const odd = pageAt(context, null, '/lightning/o/Thing__c/list?filterName=Odd').body;
    assert.ok(odd.kind === 'list');
    assert.deepEqual([odd.list.rows, odd.list.problems.map(({ value }) => value)], [[], ['Size__c']]);
    const none = pageAt(context, null, '/lightning/o/Thing__c/list?filterName=None');
    assert.equal(none.title, 'Page not found');
  });

  it('say what the org refuses', () => {
    const context = contextWith({});
    const query = (): never => {
      throw new ApiError('INVALID_TYPE', "sObject type 'Thing__c' is not supported.");
    };
    const { title, body } = pageAt({ ...context, query }, null, '/lightning/o/Thing__c/list');
    assert.equal(title, 'The page cannot be shown');
    assert.ok(body.kind === 'nothing' && body.text.startsWith('INVALID_TYPE: '));
  });
});

describe('apps and tabs', () => {
  const APP =
    '<formFactors>Large</formFactors><label>Mine</label><navType>Standard</navType><uiType>Lightning</uiType>';

  it('are sound when everything they name is there', () => {
    const { org, userId } = contextWith({
      'applications/Mine.app': xml('CustomApplication', `${APP}<tabs>Board</tabs><tabs>Thing__c</tabs>`),
      'tabs/Board.tab': BOARD_TAB,
      'tabs/Thing__c.tab': xml(
        'CustomTab',
        '<customObject>true</customObject><motif>Custom20: Airplane</motif>'
      )
    });
    const { tabs, problems, app } = frameAt(org, userId, null);
    assert.equal(app?.label, 'Mine');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      tabs.map(({ label, url, icon, hasProblem }) => [label, url, icon, hasProblem]),
      [
        ['Board', '/lightning/n/Board', 'standard:apps', false],
        ['Things', '/lightning/o/Thing__c/list', 'custom:custom20', false]
      ]
    );
  });

  it('name what is missing or not modelled', () => {
    const { org } = contextWith({
      'applications/Mine.app': xml(
        'CustomApplication',
        `${APP.replace('Standard', 'Console')}<utilityBar>Bar</utilityBar><tabs>Gone</tabs><tabs>Two</tabs><tabs>Web</tabs><tabs>No__c</tabs>`
      ),
      'tabs/Two.tab': xml('CustomTab', '<flexiPage>A</flexiPage><lwcComponent>b</lwcComponent>'),
      'tabs/Web.tab': xml('CustomTab', '<url>https://acme.example</url>'),
      'tabs/No__c.tab': xml('CustomTab', '<customObject>true</customObject>')
    });
    const app = lightningApp(org, 'Mine');
    assert.deepEqual(
      app?.problems.map(({ element, value }) => `${element} = ${value}`),
      ['utilityBar = Bar', 'navType = Console']
    );
    assert.deepEqual(
      app.tabs.map(({ hasProblem }) => hasProblem),
      [true, true, true, true]
    );
  });

  it('leave out an app of Salesforce Classic', () => {
    const { org, userId } = contextWith({
      'applications/Old.app': xml('CustomApplication', '<label>Old</label><uiType>Aloha</uiType>')
    });
    assert.deepEqual(frameAt(org, userId, 'Old').apps, []);
    assert.equal(frameAt(org, userId, 'Old').app, null);
  });
});
