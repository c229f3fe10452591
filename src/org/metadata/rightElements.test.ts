import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MetadataType } from './findMetadata.ts';
import type { XmlElement } from './metadataFile.ts';
import { hasRightElements, readRights } from './rightElements.ts';
import type { RightRows } from './rightElements.ts';

const PATH = 'sets/Loader.xml';

function rights(content: XmlElement, type: MetadataType = 'PermissionSet'): RightRows {
  return readRights(content, { type, name: 'Loader', file: `/${PATH}`, shown: PATH }, 'row');
}

/** Children that hold one text each, as the XML reader gives them. */
function element(children: Record<string, string>): XmlElement {
  return Object.fromEntries(Object.entries(children).map(([name, text]) => [name, [text]]));
}

describe('readRights', () => {
  it('reads user permissions, also those that are off', () => {
    const { userPermissions, gaps } = rights({
      userPermissions: [
        element({ name: 'ApiEnabled', enabled: 'true' }),
        element({ name: 'ViewSetup', enabled: '0' }),
        element({ name: 'AuthorApex', enabled: '1' })
      ]
    });
    const expected = {
      PermissionsApiEnabled: true,
      PermissionsViewSetup: false,
      PermissionsAuthorApex: true
    };
    assert.deepEqual([userPermissions, gaps], [expected, []]);
  });

  it('gives a field without its object as a gap', () => {
    const { fields, gaps } = rights({ fieldPermissions: [element({ field: 'Phone', readable: 'true' })] });
    assert.deepEqual(fields, []);
    assert.deepEqual(
      gaps.map(({ code, params }) => [code, params['value'], params['expected']]),
      [['valueNotRead', 'Phone', 'Object.Field']]
    );
  });

  it('gives a user permission that does not say whether it is on as a gap', () => {
    const { gaps } = rights({ userPermissions: [element({ name: 'AuthorApex' })] });
    assert.deepEqual(
      gaps.map(({ code, params }) => [code, params['element']]),
      [['valueNotRead', 'userPermissions/enabled']]
    );
  });

  it('takes a permission that is named twice as granted when either grants it', () => {
    const [on, off] = ['true', 'false'].map((enabled) => element({ name: 'ApiEnabled', enabled }));
    for (const both of [
      [on!, off!],
      [off!, on!]
    ]) {
      assert.deepEqual(rights({ userPermissions: both }).userPermissions, { PermissionsApiEnabled: true });
    }
  });

  it('reads every object right', () => {
    const flags = 'allowCreate allowRead allowEdit allowDelete viewAllRecords modifyAllRecords viewAllFields';
    const all = Object.fromEntries(flags.split(' ').map((flag, i) => [flag, i % 2 === 0 ? 'true' : 'false']));
    assert.deepEqual(rights({ objectPermissions: [element({ object: 'Account', ...all })] }).objects, [
      {
        ParentId: 'row',
        SobjectType: 'Account',
        PermissionsCreate: true,
        PermissionsRead: false,
        PermissionsEdit: true,
        PermissionsDelete: false,
        PermissionsViewAllRecords: true,
        PermissionsModifyAllRecords: false,
        PermissionsViewAllFields: true
      }
    ]);
  });

  it('reads field rights under both names of the element', () => {
    const field = element({ field: 'Account.Phone', readable: 'true', editable: 'false', hidden: 'false' });
    const row = { ParentId: 'row', Field: 'Account.Phone', PermissionsRead: true, PermissionsEdit: false };
    for (const name of ['fieldPermissions', 'fieldLevelSecurities']) {
      const { fields, gaps } = rights({ [name]: [field] });
      assert.deepEqual([fields, gaps], [[row], []], name);
    }
  });

  it('reads the setup entities that are on', () => {
    const { setupEntities } = rights({
      classAccesses: [
        element({ apexClass: 'Loader', enabled: 'true' }),
        element({ apexClass: 'Other', enabled: 'false' })
      ],
      pageAccesses: [element({ apexPage: 'Page', enabled: 'true' })],
      flowAccesses: [element({ flow: 'Flow', enabled: 'true' })],
      customPermissions: [element({ name: 'Bypass', enabled: 'true' })]
    });
    assert.deepEqual(
      setupEntities.map(({ type, name }) => `${type}:${name}`),
      ['ApexClass:Loader', 'ApexPage:Page', 'FlowDefinition:Flow', 'CustomPermission:Bypass']
    );
  });

  it('gives an element that it does not know as a gap, and reads the rest', () => {
    const { userPermissions, gaps } = rights({
      label: ['Loader'],
      userPermission: [element({ name: 'ModifyAllData', enabled: 'true' })],
      userPermissions: [element({ name: 'ApiEnabled', enabled: 'true', allowed: 'true' })]
    });
    assert.deepEqual(userPermissions, { PermissionsApiEnabled: true });
    assert.deepEqual(
      gaps.map(({ code, params }) => [code, params['element']]),
      [
        ['elementNotRead', 'userPermission'],
        ['elementNotRead', 'userPermissions/allowed']
      ]
    );
  });

  it('gives a flag that is neither true nor false as a gap, and does not grant it', () => {
    const { objects, gaps } = rights({
      objectPermissions: [element({ object: 'Account', allowRead: 'yes', allowEdit: 'true' })]
    });
    assert.deepEqual(objects, [{ ParentId: 'row', SobjectType: 'Account', PermissionsEdit: true }]);
    const params = {
      path: PATH,
      element: 'objectPermissions/allowRead',
      value: 'yes',
      expected: 'true or false'
    };
    assert.deepEqual(gaps, [{ code: 'valueNotRead', params, rowId: 'row', effect: 'lower' }]);
  });

  it('gives a right that names nothing as a gap', () => {
    const { fields, gaps } = rights({ fieldPermissions: ['text', element({ readable: 'true' })] });
    assert.deepEqual(fields, []);
    assert.deepEqual(
      gaps.map(({ params }) => params['element']),
      ['fieldPermissions/field', 'fieldPermissions/field']
    );
  });

  it('says that what a muting set does not show may be more than is left', () => {
    const [gap] = rights({ muted: ['x'] }, 'MutingPermissionSet').gaps;
    assert.equal(gap?.effect, 'upper');
  });
});

describe('hasRightElements', () => {
  it('tells a set with rights from one that only describes itself', () => {
    assert.ok(hasRightElements({ pageAccesses: [] }));
    assert.ok(!hasRightElements({ label: ['x'], hasActivationRequired: ['false'] }));
  });
});
