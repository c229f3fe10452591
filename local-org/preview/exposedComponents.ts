import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

const root = path.resolve(import.meta.dirname, '../..');
const LOADERS = 'frame/componentLoaders';
const VIRTUAL = `\0${LOADERS}`;

/** The package's components whose meta file exposes them: what pages, tabs and addresses can name. */
export function exposedComponents(): string[] {
  return globSync('force-app/**/lwc/*/*.js-meta.xml', { cwd: root })
    .filter((file) => readFileSync(path.join(root, file), 'utf8').includes('<isExposed>true</isExposed>'))
    .map((file) => path.basename(file, '.js-meta.xml'))
    .sort();
}

/** Answers `frame/componentLoaders`: what imports each of them when a page first shows it. */
export function componentLoaders(): Plugin {
  return {
    name: 'component-loaders',
    resolveId: { order: 'pre', handler: (id) => (id === LOADERS ? VIRTUAL : null) },
    load: (id) => {
      if (id !== VIRTUAL) return null;
      const loaders = exposedComponents().map((name) => `${JSON.stringify(name)}: () => import('c/${name}')`);
      return `export const COMPONENT_LOADERS = { ${loaders.join(', ')} };`;
    }
  };
}
