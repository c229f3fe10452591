import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { deploySource } from '../../local-org/metadata/deploySource.ts';
import { elementProblems } from '../../local-org/metadata/elements.ts';
import { parseXml } from '../../local-org/metadata/xml.ts';
import type { XmlElement } from '../../local-org/metadata/xml.ts';
import { ROOT } from '../support/command.ts';
import { emptyOrg } from '../support/liveOrg.ts';

const PACKAGE = path.join(ROOT, 'force-app');
const FILES = globSync('**/*-meta.xml', { cwd: PACKAGE }).map((file) => path.join(PACKAGE, file));

interface MetadataFile {
  readonly type: string;
  readonly content: XmlElement;
}

function read(file: string): MetadataFile {
  const bytes = readFileSync(file);
  const [, type = ''] = /<([A-Za-z]+)[\s>]/.exec(bytes.toString('utf8')) ?? [];
  return { type, content: parseXml(bytes, type) };
}

const problems = ({ type, content }: MetadataFile): string[] =>
  elementProblems(content, type).map(({ problem }) => `${type}: ${problem}`);

/** What `sf` would deploy of the package. */
const components = ComponentSet.fromSource(PACKAGE).getSourceComponents().toArray();
const componentFiles = components
  .flatMap((component) => [component, ...component.getChildren()])
  .flatMap(({ xml }) => xml ?? []);

describe('the metadata of the package', () => {
  it('is of types whose elements are known, and has no others', () => {
    assert.ok(FILES.length > 100, `${FILES.length} files found`);
    for (const file of FILES) {
      const { type, content } = read(file);
      assert.deepEqual(problems({ type, content }), [], file);
      assert.equal(problems({ type, content: { ...content, noSuchElement: [''] } }).length, 1, type);
    }
  });

  it('would be told of an element that is misspelt, has no such value, or comes twice', () => {
    const content = { fullName: ['A__c'], label: ['A'], type: ['Text'] };
    for (const wrong of [{ lable: ['A'] }, { required: ['yes'] }, { type: ['Txt'] }, { label: ['A', 'B'] }]) {
      assert.equal(problems({ type: 'CustomField', content: { ...content, ...wrong } }).length, 1);
    }
  });

  it('would be told of an element that is missing, and of what is wrong deep inside', () => {
    const view = (filters: XmlElement): XmlElement => ({
      filterScope: ['Everything'],
      label: ['All'],
      filters: [filters]
    });
    const found = (filters: XmlElement): string[] => problems({ type: 'ListView', content: view(filters) });
    assert.deepEqual(found({ field: ['NAME'], operation: ['equals'] }), []);
    assert.deepEqual(found({ field: ['NAME'] }), ['ListView: Required field is missing: operation']);
    assert.match(
      found({ field: ['NAME'], operation: ['is'] }).join(),
      /'is' is not a valid value for operation/
    );
    assert.match(found({ field: ['NAME'], operation: ['equals'], worth: ['1'] }).join(), /worth invalid/);
  });

  it('is all taken by sf', () => {
    // Labels share a file.
    assert.deepEqual([...new Set(componentFiles)].sort(), FILES.toSorted());
  });

  it('bears the names of its files', () => {
    for (const file of FILES) {
      const [fullName] = read(file).content['fullName'] ?? [];
      if (fullName !== undefined) assert.equal(path.basename(file).split('.')[0], fullName, file);
    }
  });

  it('converts to what the Metadata API takes', async () => {
    const converter = new MetadataConverter();
    const { zipBuffer } = await converter.convert(components, 'metadata', { type: 'zip' });
    assert.ok(zipBuffer && zipBuffer.length > 0);
  });

  it('deploys as a whole to an org that has nothing', async () => {
    const { details, errorMessage, success } = await deploySource(emptyOrg(), PACKAGE);
    const failures = details.componentFailures.map(
      ({ fileName, problem }) => `${fileName}: ${problem ?? ''}`
    );
    assert.deepEqual([errorMessage, failures], [undefined, []]);
    assert.equal(success, true);
  });
});
