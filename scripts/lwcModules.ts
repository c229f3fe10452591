import { existsSync, globSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'rolldown';
import { compileLwc } from './compileLwc.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The platform's limit on the source of one module. */
const MODULE_LIMIT = 131_072;
const CORE = path.join(root, 'src/core/index.ts');

interface SourceModule {
  readonly name: string;
  readonly input: string;
  /** Packages that it contains, whose licences ask for their notice. */
  readonly contains: readonly string[];
}

/** What is no component but TypeScript of the program's own, as one module each. */
const SOURCE_MODULES: readonly SourceModule[] = [
  { name: 'runAsCore', input: CORE, contains: ['@noble/hashes'] },
  {
    name: 'runAsOrg',
    input: path.join(root, 'src/org/browser.ts'),
    contains: ['p-limit', 'yocto-queue']
  },
  {
    name: 'runAsCharts',
    input: path.join(root, 'src/charts/index.ts'),
    contains: [
      'd3-array',
      'd3-color',
      'd3-format',
      'd3-interpolate',
      'd3-path',
      'd3-scale',
      'd3-shape',
      'd3-time',
      'd3-time-format',
      'internmap'
    ]
  }
];

/**
 * Compiles what a deployment needs: a .js beside each component's .ts, and the modules of the core, of the
 * reader and of the charts.
 *
 * @returns the characters of each of those modules. @throws Error when the platform would not take one.
 */
export async function buildLwcModules(): Promise<ReadonlyMap<string, number>> {
  for (const file of globSync('force-app/**/lwc/*/*.ts', { cwd: root })) {
    const source = path.join(root, file);
    writeModule(source.replace(/\.ts$/, '.js'), compileLwc(readFileSync(source, 'utf8'), source));
  }
  const sizes = new Map<string, number>();
  for (const module of SOURCE_MODULES) sizes.set(module.name, await buildModule(module));
  return sizes;
}

async function buildModule({ name, input, contains }: SourceModule): Promise<number> {
  const plugins = input === CORE ? [] : [coreApart()];
  const bundle = await rolldown({ input, plugins, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: { legal: false } });
  await bundle.close();
  const module = `${contains.map(noticeOf).join('')}${output[0].code}`;
  if (module.length > MODULE_LIMIT) {
    throw new Error(`${name}.js has ${module.length} characters; the platform takes ${MODULE_LIMIT}`);
  }
  writeModule(path.join(root, `force-app/main/shared/lwc/${name}/${name}.js`), module);
  return module.length;
}

/** Whole or not at all, and only when it differs: a deployment may be reading the file. */
function writeModule(file: string, code: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === code) {
    // It is as new as its sources, by which a deployment tells what is not built.
    const now = new Date();
    utimesSync(file, now, now);
    return;
  }
  const written = `${file}.${process.pid}`;
  writeFileSync(written, code);
  renameSync(written, file);
}

/** The core is a module of its own: bundled twice, its classes would be two. */
function coreApart(): Plugin {
  return {
    name: 'core-apart',
    resolveId(id, importer) {
      const isCore = importer !== undefined && path.resolve(path.dirname(importer), id) === CORE;
      return isCore ? { id: 'c/runAsCore', external: true } : null;
    }
  };
}

function noticeOf(name: string): string {
  const folder = path.join(root, 'node_modules', name);
  const [file = 'LICENSE'] = globSync('{LICENSE,license}', { cwd: folder });
  return `/*! Contains ${name}.\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n*/\n`;
}
