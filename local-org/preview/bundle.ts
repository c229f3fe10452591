import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import rollupPlugin from '@lwc/rollup-plugin';
import { rolldown } from 'rolldown';
import type { OutputOptions, Plugin } from 'rolldown';
import { componentLoaders, exposedComponents } from './exposedComponents.ts';
import type { Schema } from '../schema/schema.ts';
import { keptFolder } from './keptFolder.ts';
import { localeModules, platformModules, stripTypes } from './platformModules.ts';

// The package is CommonJS whose types say it is not: what they call `default` is the module itself.
const lwc = rollupPlugin as unknown as (options: RollupLwcOptions) => Plugin;
const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'build/preview');
const PAGE = path.join(import.meta.dirname, 'page');
/** Modules of the platform that no package provides, as `lightning/navigation`. */
const MODULES = path.join(import.meta.dirname, 'modules');
const BASE_COMPONENTS = path.join(root, 'node_modules/lightning-base-components/src');
const SOURCES = 'force-app/**/lwc/**,src/{charts,core,org}/**,local-org/preview/{page,modules}/**';
/** Not bundled: served anew for each user. */
const CONTEXT = 'local-org/context';

/** Bare specifiers of the vendor part, and the file of each: an import map for the page. */
export type ImportMap = Readonly<Record<string, string>>;

export interface PreviewBundle {
  /** Folder of the vendor modules, served below /vendor/; the app's below /app/. */
  readonly vendor: string;
  readonly app: string;
  readonly imports: ImportMap;
  /** Names of the components that a page can show. */
  readonly components: readonly string[];
}

/**
 * Bundles the components as the platform would run them: Lightning Base Components and the engine apart,
 * kept until the lockfile changes, so that a change of ours takes a second or two.
 *
 * @param schema what the components' `@salesforce/schema/*` imports are checked against, if given.
 */
export async function bundlePreview(
  progress: (text: string) => void,
  schema?: Schema
): Promise<PreviewBundle> {
  const specifiers = vendorSpecifiers();
  const tools = [path.join(root, 'package-lock.json'), import.meta.filename];
  const vendorSources = { texts: specifiers, files: [...tools, ...localeSources()] };
  const vendor = await keptFolder(cache, 'vendor', vendorSources, (folder) => {
    progress('Bundling Lightning Base Components (once for each lockfile)');
    return bundleVendor(specifiers, folder);
  });
  const sources = { texts: [vendor, namesOf(schema)], files: [...tools, ...appSources()] };
  const app = await keptFolder(cache, 'app', sources, (folder) => {
    progress('Bundling the pages');
    return bundleApp(specifiers, folder, schema);
  });
  const files = specifiers.map((one) => [one, `/vendor/${entryName(one)}.js`] as const);
  const imports = { ...Object.fromEntries(files), [CONTEXT]: '/local-org/context.js' };
  return { vendor, app, imports, components: exposedComponents() };
}

/** What base components are told of the user's locale by. */
function localeSources(): string[] {
  const own = ['platformModules.ts', 'salesforceModule.ts'].map((file) =>
    path.join(import.meta.dirname, file)
  );
  const modules = ['localeCalendar.ts', 'localeFormats.ts'].map((file) => path.join(MODULES, file));
  return [...own, ...modules];
}

function namesOf(schema: Schema | undefined): string {
  const objects = schema?.objects ?? [];
  return JSON.stringify(objects.map(({ name, fields }) => [name, fields.map((field) => field.name)]));
}

/** Whatever a plugin may read; compiled scripts and tests are not of the page. */
function appSources(): string[] {
  const sources = globSync('{force-app,src/charts,src/core,src/org,local-org/preview}/**/*.*', { cwd: root });
  return [...sources, 'scripts/compileLwc.ts']
    .filter((file) => !/__tests__|\.test\.ts$|^force-app.*\.js$/.test(file))
    .map((file) => path.join(root, file))
    .sort();
}

/** What our templates and modules use of the platform's packages. */
function vendorSpecifiers(): string[] {
  const files = globSync(`{${SOURCES}}/*.{ts,html}`, {
    cwd: root,
    exclude: (file) => file.endsWith('.test.ts')
  });
  const text = files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const tags = [...text.matchAll(/<lightning-([a-z-]+)/g)].map(([, tag = '']) => camelCase(tag));
  const imported = [...text.matchAll(/from 'lightning\/(\w+)'/g)].map(([, name = '']) => name);
  const names = [...new Set([...tags, ...imported])].filter(isOfPackage);
  return ['@lwc/synthetic-shadow', 'lwc', ...names.map((name) => `lightning/${name}`)].sort();
}

function isOfPackage(name: string): boolean {
  const isIn = (folder: string): boolean => existsSync(path.join(folder, 'lightning', name));
  return isIn(BASE_COMPONENTS) && !isIn(MODULES);
}

function bundleVendor(specifiers: readonly string[], folder: string): Promise<void> {
  const input = Object.fromEntries(specifiers.map((one) => [entryName(one), `entry:${one}`]));
  const plugins = [vendorEntries(), localeModules(), stripTypes(), lwcModules([])];
  return bundle(input, folder, plugins, [CONTEXT]);
}

/** Re-exports a package, so that each has one file whatever its own layout. */
function vendorEntries(): Plugin {
  const prefix = 'entry:';
  return {
    name: 'vendor-entries',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const specifier = id.slice(prefix.length + 1);
      if (specifier === '@lwc/synthetic-shadow') return `import '${specifier}';`;
      return `export * from '${specifier}';${specifier === 'lwc' ? '' : `export { default } from '${specifier}';`}`;
    }
  };
}

function bundleApp(specifiers: readonly string[], folder: string, schema?: Schema): Promise<void> {
  const ours = globSync('force-app/**/lwc/*/*.ts', { cwd: root })
    .filter((file) => path.basename(path.dirname(file)) === path.basename(file, '.ts'))
    .map((file) => ({ name: `c/${path.basename(file, '.ts')}`, path: path.join(root, file) }));
  const core = { name: 'c/runAsCore', path: path.join(root, 'src/core/index.ts') };
  const org = { name: 'c/runAsOrg', path: path.join(root, 'src/org/browser.ts') };
  const charts = { name: 'c/runAsCharts', path: path.join(root, 'src/charts/index.ts') };
  const modules = [...ours, core, org, charts, { dir: path.join(PAGE, 'lwc') }, { dir: MODULES }];
  const plugins = [
    componentLoaders(),
    platformModules(schema ? { schema } : {}),
    stripTypes(),
    lwcModules(modules)
  ];
  return bundle({ main: path.join(PAGE, 'main.ts') }, folder, plugins, [...specifiers, CONTEXT]);
}

function lwcModules(ours: NonNullable<RollupLwcOptions['modules']>): Plugin {
  return lwc({
    rootDir: PAGE,
    modules: [...ours, { npm: 'lightning-base-components' }],
    enableDynamicComponents: true,
    enableLwcOn: true,
    exclude: [PAGE, MODULES, path.join(import.meta.dirname, 'pages')].map((folder) => `${folder}/*.ts`)
  });
}

async function bundle(
  input: Record<string, string>,
  folder: string,
  plugins: Plugin[],
  external: readonly string[]
): Promise<void> {
  const output: OutputOptions = {
    dir: folder,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[hash].js'
  };
  const built = await rolldown({
    input,
    cwd: root,
    platform: 'browser',
    external: [...external],
    moduleTypes: { '.html': 'js', '.css': 'js', '.ts': 'js' },
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' } },
    plugins,
    checks: { bundlerTimings: false },
    onLog: (level, log, report) => {
      // Base components import icons in circles and style sheets that do not exist; the platform's do too.
      if (level === 'warn' && /LWC1|EVAL|CIRCULAR|CSS file/.test(`${log.code ?? ''} ${log.message}`)) return;
      report(level, log);
    }
  });
  await built.write(output);
  await built.close();
}

function entryName(specifier: string): string {
  return specifier.replace('@', '').replaceAll('/', '_');
}

function camelCase(tag: string): string {
  return tag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
