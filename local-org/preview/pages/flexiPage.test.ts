import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageAt } from './page.ts';
import { BOARD_META, BOARD_TAB, contextWith, instance, lines, meta, region, xml } from './testOrg.ts';

function appPage(regions: string, more = '<type>AppPage</type>'): string {
  const template = '<template><name>flexipage:defaultAppHomeTemplate</name></template>';
  return xml('FlexiPage', `${regions}<masterLabel>Board</masterLabel>${template}${more}`);
}

/** What the tab Board shows, whose page has these regions. */
function board(regions: string, more?: string): string[] {
  const files = {
    'tabs/Board.tab': BOARD_TAB,
    'flexipages/Board.flexipage': appPage(regions, more),
    'lwc/board/board.js-meta.xml': BOARD_META
  };
  return lines(pageAt(contextWith(files), null, '/lightning/n/Board').body);
}

function item(properties: Readonly<Record<string, string>>, name = 'board'): string {
  return region('main', instance(name, properties));
}

describe('components of a Lightning page', () => {
  it('get their design properties in their types', () => {
    const shown = board(
      item({ title: 'A & B'.replace('&', '&amp;'), size: '9', isOpen: 'true', shape: 'round' })
    );
    assert.deepEqual(shown, ['main: board {"title":"A & B","size":9,"isOpen":true,"shape":"round"}']);
  });

  it('may be named with the default namespace', () => {
    assert.deepEqual(board(item({ title: 'x' }, 'c:board')), ['main: board {"title":"x"}']);
  });

  for (const [name, value] of [
    ['colour', 'red'],
    ['size', '10'],
    ['size', '1.5'],
    ['size', ''],
    ['isOpen', 'yes'],
    ['shape', 'oval'],
    ['about', 'Name']
  ] as const) {
    it(`are refused for the property ${name} = ${value}`, () => {
      const place = 'flexipages/Board.flexipage property';
      assert.deepEqual(board(item({ title: 'x', [name]: value })), [`main: ! ${place} = ${name} = ${value}`]);
    });
  }

  it('are refused without a property that is required', () => {
    assert.deepEqual(board(item({})), ['main: ! flexipages/Board.flexipage property = title']);
  });

  it('are refused when they are unknown, of another namespace, or without code', () => {
    for (const name of ['nowhere', 'other:board', 'c:nowhere']) {
      const value = name.replace('c:', '');
      assert.deepEqual(board(item({ title: 'x' }, name)), [
        `main: ! flexipages/Board.flexipage componentName = ${value}`
      ]);
    }
    const files = {
      'tabs/Other.tab': xml('CustomTab', '<label>Other</label><lwcComponent>other</lwcComponent>'),
      'lwc/other/other.js-meta.xml': meta(['lightning__Tab'])
    };
    const { body } = pageAt(contextWith(files), null, '/lightning/n/Other');
    assert.deepEqual(lines(body), ['main: ! tabs/Other.tab lwcComponent = other']);
  });

  it('are refused where their meta file does not name the target, or does not expose them', () => {
    const tab = xml('CustomTab', '<label>Board</label><lwcComponent>board</lwcComponent>');
    for (const [metaFile, isShown] of [
      [meta(['lightning__Tab']), true],
      [meta(['lightning__AppPage']), false],
      [meta(['lightning__Tab']).replace('true', 'false'), false]
    ] as const) {
      const files = { 'tabs/Board.tab': tab, 'lwc/board/board.js-meta.xml': metaFile };
      const { body } = pageAt(contextWith(files), null, '/lightning/n/Board');
      const expected = isShown ? 'main: board {}' : 'main: ! tabs/Board.tab lwcComponent = board';
      assert.deepEqual(lines(body), [expected]);
    }
  });
});

describe('Lightning pages', () => {
  it('show what is not modelled as cards, and the rest beside them', () => {
    const shown = board(
      region('main', instance('board', { title: 'x' }, '<visibilityRule><criteria/></visibilityRule>')) +
        region('attic', '') +
        region('main', '<itemInstances><fieldInstance/></itemInstances>') +
        region('main', instance('board', { title: 'y' })),
      '<type>AppPage</type><events/>'
    );
    assert.deepEqual(shown, [
      'problems: ! flexipages/Board.flexipage events = ',
      'problems: ! flexipages/Board.flexipage flexiPageRegions = attic',
      'main: ! flexipages/Board.flexipage visibilityRule = board',
      'main: ! flexipages/Board.flexipage fieldInstance = ',
      'main: board {"title":"y"}'
    ]);
  });

  it('are refused when they are missing, of another kind, or of an unknown template', () => {
    const at = (files: Readonly<Record<string, string>>): string[] =>
      lines(pageAt(contextWith({ 'tabs/Board.tab': BOARD_TAB, ...files }), null, '/lightning/n/Board').body);
    const page = appPage('');
    assert.deepEqual(at({}), ['problems: ! tabs/Board.tab flexiPage = Board']);
    assert.deepEqual(at({ 'flexipages/Board.flexipage': page.replace('AppPage', 'HomePage') }), [
      'problems: ! flexipages/Board.flexipage type = HomePage'
    ]);
    assert.deepEqual(at({ 'flexipages/Board.flexipage': page.replace('defaultAppHome', 'odd') }), [
      'problems: ! flexipages/Board.flexipage template = flexipage:oddTemplate'
    ]);
  });

  it('refuse a mode without a parent page', () => {
    assert.deepEqual(
      board('<flexiPageRegions><mode>Replace</mode><name>main</name><type>Region</type></flexiPageRegions>'),
      ['main: ! flexipages/Board.flexipage mode = Replace']
    );
  });

  it('end where a facet contains itself', () => {
    const tabs =
      region('main', instance('flexipage:tabset', { tabs: 'loop' })) +
      region('loop', instance('flexipage:tab', { title: 'One', body: 'loop' }), 'Facet');
    assert.deepEqual(board(tabs), ['main: [One: ! flexipages/Board.flexipage body = loop]']);
  });
});
