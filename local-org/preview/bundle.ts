import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import rollupPlugin from '@lwc/rollup-plugin';
import { rolldown } from 'rolldown';
import type { OutputOptions, Plugin } from 'rolldown';
import { customLabelModules, stripTypes } from './platformModules.ts';

// The package is CommonJS whose types say it is not: what they call `default` is the module itself.
const lwc = rollupPlugin as unknown as (options: RollupLwcOptions) => Plugin;
const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'build/preview');

/** Not the part that another start is still writing. */
const FINISHED = /^vendor-[0-9a-f]{16}$/;

/** Bare specifiers of the vendor part, and the file of each: an import map for the page. */
export type ImportMap = Readonly<Record<string, string>>;

export interface PreviewBundle {
  /** Folder of the vendor modules, served below /vendor/; the app's below /app/. */
  readonly vendor: string;
  readonly app: string;
  readonly imports: ImportMap;
}

/**
 * Bundles the components as the platform would run them: Lightning Base Components and the engine apart,
 * kept until the lockfile changes, so that a change of ours takes a second or two.
 */
export async function bundlePreview(progress: (text: string) => void): Promise<PreviewBundle> {
  const specifiers = vendorSpecifiers();
  const vendor = path.join(cache, `vendor-${vendorKey(specifiers)}`);
  if (!existsSync(vendor)) {
    progress('Bundling Lightning Base Components (once for each lockfile)');
    await bundleVendor(specifiers, vendor);
  }
  progress('Bundling the dashboard');
  const app = path.join(cache, 'app');
  await bundleApp(specifiers, app);
  const imports = Object.fromEntries(specifiers.map((one) => [one, `/vendor/${entryName(one)}.js`]));
  return { vendor, app, imports };
}

/** What our templates and the page use of the platform. */
function vendorSpecifiers(): string[] {
  const templates = globSync('{force-app/**/lwc,local-org/preview/page}/**/*.html', { cwd: root });
  const text = templates.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const tags = [...text.matchAll(/<lightning-([a-z-]+)/g)].map(
    ([, tag = '']) => `lightning/${camelCase(tag)}`
  );
  return ['@lwc/synthetic-shadow', 'lwc', ...new Set(tags)].sort();
}

function vendorKey(specifiers: readonly string[]): string {
  const inputs = [readFileSync(path.join(root, 'package-lock.json')), readFileSync(import.meta.filename)];
  const hash = createHash('sha256').update(specifiers.join(' '));
  for (const input of inputs) hash.update(input);
  return hash.digest('hex').slice(0, 16);
}

async function bundleVendor(specifiers: readonly string[], folder: string): Promise<void> {
  const input = Object.fromEntries(specifiers.map((one) => [entryName(one), `entry:${one}`]));
  const part = `${folder}.${process.pid}`;
  await bundle(input, part, [vendorEntries(), lwcModules([])], []);
  for (const old of globSync('vendor-*', { cwd: cache })) {
    if (FINISHED.test(old)) rmSync(path.join(cache, old), { recursive: true, force: true });
  }
  // Another start may have finished the same bundle in the meantime; either one will do.
  if (existsSync(folder)) rmSync(part, { recursive: true });
  else renameSync(part, folder);
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

async function bundleApp(specifiers: readonly string[], folder: string): Promise<void> {
  const ours = globSync('force-app/**/lwc/*/*.ts', { cwd: root })
    .filter((file) => path.basename(path.dirname(file)) === path.basename(file, '.ts'))
    .map((file) => ({ name: `c/${path.basename(file, '.ts')}`, path: path.join(root, file) }));
  const core = { name: 'c/runAsCore', path: path.join(root, 'src/core/index.ts') };
  const input = { main: path.join(import.meta.dirname, 'page/main.ts') };
  mkdirSync(folder, { recursive: true });
  await bundle(input, folder, [customLabelModules(), stripTypes(), lwcModules([...ours, core])], specifiers);
}

function lwcModules(ours: readonly { name: string; path: string }[]): Plugin {
  return lwc({
    rootDir: path.join(import.meta.dirname, 'page'),
    modules: [...ours, { npm: 'lightning-base-components' }],
    enableDynamicComponents: true,
    enableLwcOn: true,
    exclude: [`${import.meta.dirname}/page/*.ts`]
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
