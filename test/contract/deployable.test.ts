import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { compileLwc } from '../../scripts/compileLwc.ts';

const root = path.resolve(import.meta.dirname, '../..');
const PLATFORM_LIMIT = 131_072;

/** What `npm run build` leaves for `sf project deploy start`. */
describe('what would be deployed', () => {
  const bundles = globSync('force-app/**/lwc/*/', { cwd: root })
    .map((folder) => folder.replace(/\/$/, ''))
    .filter((folder) => !path.basename(folder).startsWith('__'));

  it('has a script and a meta file in each bundle', () => {
    assert.ok(bundles.length >= 15);
    for (const bundle of bundles) {
      const name = path.basename(bundle);
      assert.ok(
        existsSync(path.join(root, bundle, `${name}.js`)),
        `${bundle} has no script: run npm run build`
      );
      assert.ok(existsSync(path.join(root, bundle, `${name}.js-meta.xml`)), `${bundle} has no meta file`);
    }
  });

  it('has each script as its source compiles', () => {
    for (const file of globSync('force-app/**/lwc/*/*.ts', { cwd: root })) {
      const source = path.join(root, file);
      const script = readFileSync(source.replace(/\.ts$/, '.js'), 'utf8');
      assert.equal(script, compileLwc(readFileSync(source, 'utf8'), source), `${file}: run npm run build`);
    }
  });

  it('holds no TypeScript and no test', () => {
    const components = ComponentSet.fromSource(path.join(root, 'force-app')).getSourceComponents().toArray();
    const files = components.flatMap((component) => component.walkContent());
    assert.ok(files.some((file) => file.endsWith('runAsCore.js')));
    assert.deepEqual(
      files.filter((file) => file.endsWith('.ts') || file.includes('__tests__')),
      []
    );
  });

  it('keeps each file of a component under the limit of the platform, as it is deployed', () => {
    const files = globSync('force-app/main/**/lwc/*/*.*', { cwd: root }).filter(
      (file) => path.extname(file) !== '.ts'
    );
    assert.ok(files.length > 2 * bundles.length);
    const large = files.filter((file) => readFileSync(path.join(root, file), 'utf8').length > PLATFORM_LIMIT);
    assert.deepEqual(large, []);
  });

  it('has the core with the notice of what it contains', () => {
    const core = readFileSync(path.join(root, 'force-app/main/shared/lwc/runAsCore/runAsCore.js'), 'utf8');
    assert.match(core, /The MIT License[^]*Paul Miller/);
  });

  it('has the reader with its notices, and imports the core from its own module', () => {
    const reader = readFileSync(path.join(root, 'force-app/main/shared/lwc/runAsOrg/runAsOrg.js'), 'utf8');
    for (const name of ['p-limit', 'yocto-queue']) {
      assert.match(reader, new RegExp(`Contains ${name}\\.[^]*?MIT License[^]*?Sindre Sorhus`));
    }
    const imported = [...reader.matchAll(/\bfrom *["'`]([^"'`]+)["'`]/g)].map(([, name]) => name);
    assert.deepEqual(imported, ['c/runAsCore']);
    assert.doesNotMatch(reader, /\bimport *\(|\brequire *\(/);
  });

  it('has the charts with their notices, and imports nothing', () => {
    const charts = readFileSync(
      path.join(root, 'force-app/main/shared/lwc/runAsCharts/runAsCharts.js'),
      'utf8'
    );
    for (const name of ['d3-scale', 'd3-shape', 'internmap']) {
      assert.match(charts, new RegExp(`Contains ${name}\\.[^]*?Mike Bostock`));
    }
    assert.doesNotMatch(charts, /\bimport\b *[{("'`]/);
  });

  it('defines each label that a component or Apex uses, and no other', () => {
    const labels = readFileSync(
      path.join(root, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
      'utf8'
    );
    const defined = [...labels.matchAll(/<fullName>([^<]+)</g)].map(([, name]) => name).sort();
    const sources = globSync('force-app/**/{lwc/*/*.ts,classes/*.cls}', { cwd: root }).map((file) =>
      readFileSync(path.join(root, file), 'utf8')
    );
    const used = sources.flatMap((text) =>
      [...text.matchAll(/'@salesforce\/label\/c\.([^']+)'|\bSystem\.Label\.(\w+)/g)].map(
        ([, imported, named]) => imported ?? named
      )
    );
    assert.deepEqual([...new Set(used)].sort(), defined);
  });
});
