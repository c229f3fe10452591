import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';
import { compileLwc } from '../../scripts/compileLwc.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LABELS_FILE = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';
const CUSTOM_LABEL = '@salesforce/label/c.';
const VIRTUAL = '\0platform:';

/** Answers `@salesforce/label/c.*` from our source; base components bring answers for what they import. */
export function customLabelModules(): Plugin {
  const labels = customLabels();
  return {
    name: 'custom-labels',
    resolveId: {
      order: 'pre',
      handler: (id) => (id.startsWith(CUSTOM_LABEL) ? VIRTUAL + id : null)
    },
    load: (id) => {
      if (!id.startsWith(VIRTUAL)) return null;
      const name = id.slice(VIRTUAL.length + CUSTOM_LABEL.length);
      const text = labels.get(name);
      if (text === undefined) throw new Error(`${LABELS_FILE} has no label ${name}`);
      return `export default ${JSON.stringify(text)};`;
    }
  };
}

/** By full name, as the components import them. */
function customLabels(): Map<string, string> {
  const xml = readFileSync(path.join(root, LABELS_FILE), 'utf8');
  const found = xml.matchAll(/<fullName>([^<]+)<\/fullName>[^]*?<value>([^<]*)<\/value>/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Removes types before the LWC compiler sees a module; decorators and class fields stay. */
export function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    transform: {
      order: 'pre',
      handler: (code, id) => {
        const [file = ''] = id.split('?');
        if (!file.endsWith('.ts')) return null;
        return { code: compileLwc(code, file), map: null };
      }
    }
  };
}
