import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { compileLwc } from './compileLwc.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The platform's limit on the source of one module. */
const MODULE_LIMIT = 131_072;

/**
 * Compiles what a deployment needs: a .js beside each component's .ts, and the core as one module.
 *
 * @returns the characters of the core's module. @throws Error when the platform would not take it.
 */
export async function buildLwcModules(): Promise<number> {
  for (const file of globSync('force-app/**/lwc/*/*.ts', { cwd: root })) {
    const source = path.join(root, file);
    writeFileSync(source.replace(/\.ts$/, '.js'), compileLwc(readFileSync(source, 'utf8'), source));
  }
  const bundle = await rolldown({ input: path.join(root, 'src/core/index.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: { legal: false } });
  await bundle.close();
  const notice = readFileSync(path.join(root, 'node_modules/@noble/hashes/LICENSE'), 'utf8').trim();
  const module = `/*! Contains @noble/hashes.\n\n${notice}\n*/\n${output[0].code}`;
  if (module.length > MODULE_LIMIT) {
    throw new Error(`runAsCore.js has ${module.length} characters; the platform takes ${MODULE_LIMIT}`);
  }
  writeFileSync(path.join(root, 'force-app/main/shared/lwc/runAsCore/runAsCore.js'), module);
  return module.length;
}
