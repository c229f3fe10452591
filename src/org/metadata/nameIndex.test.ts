import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MetadataFile, MetadataType } from './findMetadata.ts';
import { NameIndex } from './nameIndex.ts';

function file(type: MetadataType, name: string, folder = 'main'): MetadataFile {
  const shown = `${folder}/${name}.xml`;
  return { type, name, file: `/${shown}`, shown };
}

describe('NameIndex', () => {
  const alone = file('PermissionSet', 'Loader');
  const [one, two] = [file('Profile', 'Admin', 'a'), file('Profile', 'ADMIN', 'b')];
  const names = new NameIndex([alone, one, two]);

  it('names a file by type and name, without regard to case', () => {
    assert.equal(names.idOf(alone), 'PermissionSet:loader');
    assert.deepEqual(names.idsOf('PermissionSet', 'LOADER'), ['PermissionSet:loader']);
    assert.ok(names.has('PermissionSet', 'loader'));
    assert.ok(names.isUnique('PermissionSet', 'loader'));
  });

  it('keeps the types apart', () => {
    assert.ok(!names.has('Profile', 'Loader'));
    assert.ok(!names.has('PermissionSetGroup', 'Loader'));
  });

  it('gives each of several files with one name a row of its own', () => {
    assert.deepEqual(names.idsOf('Profile', 'admin'), [
      'Profile:admin@a/Admin.xml',
      'Profile:admin@b/ADMIN.xml'
    ]);
    assert.ok(!names.isUnique('Profile', 'Admin'));
    assert.deepEqual(names.filesOf('Profile', 'Admin'), [one, two]);
  });

  it('gives a name that was not found the id of a row that is not there', () => {
    assert.deepEqual(names.idsOf('PermissionSet', 'Nobody'), ['PermissionSet:nobody']);
    assert.deepEqual(names.filesOf('PermissionSet', 'Nobody'), []);
  });

  it('has a gap for each file that shares its name', () => {
    const paths = 'a/Admin.xml, b/ADMIN.xml';
    assert.deepEqual(names.gaps(), [
      {
        code: 'nameNotUnique',
        params: { type: 'Profile', name: 'Admin', paths },
        rowId: 'Profile:admin@a/Admin.xml',
        effect: 'upper'
      },
      {
        code: 'nameNotUnique',
        params: { type: 'Profile', name: 'ADMIN', paths },
        rowId: 'Profile:admin@b/ADMIN.xml',
        effect: 'upper'
      }
    ]);
    assert.deepEqual(new NameIndex([alone]).gaps(), []);
  });
});
