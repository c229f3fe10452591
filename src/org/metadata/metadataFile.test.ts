import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Gap } from '../../core/index.ts';
import { folderWith, xmlOf } from '../../../test/support/folder.ts';
import {
  UnusableFileError,
  commaSeparated,
  elementsOf,
  readMetadataFile,
  textOf,
  textsOf
} from './metadataFile.ts';
import type { XmlElement } from './metadataFile.ts';

const NAME = 'Loader.profile-meta.xml';

function read(t: TestContext, content: string): XmlElement {
  return readMetadataFile(path.join(folderWith(t, { [NAME]: content }), NAME), `profiles/${NAME}`, 'Profile');
}

function gapOf(t: TestContext, content: string): Gap {
  try {
    read(t, content);
  } catch (error) {
    assert.ok(error instanceof UnusableFileError);
    assert.equal(error.gap.params['path'], `profiles/${NAME}`);
    return error.gap;
  }
  return assert.fail('the file was read');
}

describe('readMetadataFile', () => {
  it('reads text as it stands, and children as lists', (t) => {
    const content = read(t, xmlOf('Profile', '<label> 007 </label><custom>true</custom><label>b</label>'));
    assert.deepEqual(textsOf(content, 'label'), ['007', 'b']);
    assert.equal(textOf(content, 'custom'), 'true');
    assert.equal(textOf(content, 'description'), undefined);
    assert.deepEqual(elementsOf(content, 'custom'), [{}]);
  });

  it('reads a byte order mark, comments, character data and attributes as XML means them', (t) => {
    const body = '<a x="1">R&amp;D &#233;</a><b><![CDATA[<x>]]></b><!-- <c>no</c> --><d>o<!-- n -->k</d>';
    const content = read(t, `\uFEFF${xmlOf('Profile', body)}`);
    const texts = ['a', 'b', 'c', 'd'].map((name) => textOf(content, name));
    assert.deepEqual(texts, ['R&D é', '<x>', undefined, 'ok']);
  });

  it('takes no space round a text for part of it, wherever it stands', (t) => {
    const content = read(t, xmlOf('Profile', '<a> x </a><a><![CDATA[ y ]]></a><b><![CDATA[ z ]]></b>'));
    assert.deepEqual([textsOf(content, 'a'), textOf(content, 'b')], [['x', 'y'], 'z']);
  });

  it('reads ever so many entities: real layouts have thousands', (t) => {
    const body = '<layout>A &amp; B</layout>'.repeat(20_000);
    assert.equal(textsOf(read(t, xmlOf('Profile', body)), 'layout').length, 20_000);
  });

  it('reads a root without children as one that says nothing', (t) => {
    for (const empty of ['<Profile/>', '<Profile></Profile>', '<Profile>text</Profile>', xmlOf('Profile')]) {
      assert.deepEqual(read(t, empty), {}, empty);
    }
  });

  it('gives what it cannot read as a gap', (t) => {
    assert.equal(gapOf(t, '').code, 'fileEmpty');
    assert.equal(gapOf(t, ' \r\n\uFEFF').code, 'fileEmpty');
    assert.deepEqual(gapOf(t, xmlOf('PermissionSet')), {
      code: 'fileHasOtherRoot',
      params: { path: `profiles/${NAME}`, found: 'PermissionSet', expected: 'Profile' }
    });
    assert.equal(gapOf(t, '<!DOCTYPE Profile><Profile/>').code, 'fileHasDoctype');
    assert.equal(gapOf(t, '<Profile/><Profile/>').code, 'fileNotWellFormed');
    const { code, params } = gapOf(t, '<Profile>\n<custom>true</label>\n</Profile>');
    assert.equal(code, 'fileNotWellFormed');
    assert.equal(params['place'], '2:13');
    assert.match(params['reason'] ?? '', /custom.*label.*\.$/);
  });

  it('takes no truncated file for a whole one', (t) => {
    const whole = xmlOf(
      'Profile',
      '<userPermissions><enabled>true</enabled><name>A</name></userPermissions>'
    ).trim();
    for (let length = whole.indexOf('<Profile'); length < whole.length; length += 7) {
      assert.throws(() => read(t, whole.slice(0, length)), UnusableFileError, whole.slice(0, length));
    }
  });

  it('gives a file that is not there, or is a folder, as a gap with the reason', (t) => {
    const folder = folderWith(t, {});
    for (const [file, reason] of [
      [path.join(folder, NAME), 'ENOENT'],
      [folder, 'EISDIR']
    ] as const) {
      assert.throws(
        () => readMetadataFile(file, NAME, 'Profile'),
        (error: UnusableFileError) => {
          assert.deepEqual(error.gap, { code: 'fileNotReadable', params: { path: NAME, reason } });
          return true;
        }
      );
    }
  });
});

describe('commaSeparated', () => {
  it('leaves out what is empty', () => {
    assert.deepEqual(commaSeparated(' A, B ,,C,'), ['A', 'B', 'C']);
    assert.deepEqual(commaSeparated(''), []);
    assert.deepEqual(commaSeparated(undefined), []);
  });
});
