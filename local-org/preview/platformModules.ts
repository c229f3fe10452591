import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';
import type { Schema } from '../schema/schema.ts';
import { compileLwc } from '../../scripts/compileLwc.ts';
import { salesforceModule } from './salesforceModule.ts';

const root = path.resolve(import.meta.dirname, '../..');
const LABELS_FILE = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';
const CUSTOM_LABEL = '@salesforce/label/c.';
const I18N = '@salesforce/i18n/';
const VIRTUAL = '\0platform:';
/** What only the platform has: such a module is answered by somebody, or the bundle fails. */
const OF_PLATFORM = /^(?:@salesforce|lightning)\//;

/** Answers a specifier with a module's text; undefined when it has no answer. Throws for what cannot be. */
type ModuleText = (specifier: string) => string | undefined;

/**
 * Answers what components import of the platform: `@salesforce/*` here, `lightning/*` through the modules
 * beside. Base components bring answers for what they import themselves.
 *
 * @param schema what `@salesforce/schema/*` is checked against; without it only its form is.
 * The bundle fails for a module that nobody answers, and says which module imports it.
 */
export function platformModules({ schema }: { readonly schema?: Schema } = {}): Plugin {
  const labels = customLabelText();
  const resources = staticResources();
  const textOf: ModuleText = (id) => labels(id) ?? salesforceModule(id, { schema, resources });
  const texts = new Map<string, string>();
  return {
    name: 'platform-modules',
    resolveId: {
      order: 'pre',
      async handler(id, importer) {
        const text = answered(textOf, id, importer);
        if (text !== undefined) {
          texts.set(VIRTUAL + id, text);
          return VIRTUAL + id;
        }
        if (!OF_PLATFORM.test(id)) return null;
        const found = await this.resolve(id, importer, { skipSelf: true });
        return found ?? notModelled(id, importer);
      }
    },
    load: (id) => texts.get(id) ?? null
  };
}

/** Answers what base components import of the user's locale. */
export function localeModules(): Plugin {
  return {
    name: 'locale-modules',
    resolveId: { order: 'pre', handler: (id) => (localeModule(id) === undefined ? null : VIRTUAL + id) },
    load: (id) => (id.startsWith(VIRTUAL) ? (localeModule(id.slice(VIRTUAL.length)) ?? null) : null)
  };
}

function localeModule(id: string): string | undefined {
  if (!id.startsWith(I18N)) return undefined;
  return salesforceModule(id, { schema: undefined, resources: new Set() });
}

function notModelled(id: string, importer: string | undefined): never {
  throw new Error(`${nameOf(importer)} imports ${id}, which the local org does not model.`);
}

function answered(textOf: ModuleText, id: string, importer: string | undefined): string | undefined {
  try {
    return textOf(id);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${nameOf(importer)} imports ${id}: ${message}`, { cause: error });
  }
}

function nameOf(importer: string | undefined): string {
  return importer === undefined ? 'The page' : path.relative(root, importer.split('?')[0]!);
}

function customLabelText(): ModuleText {
  const labels = customLabels();
  return (id) => {
    if (!id.startsWith(CUSTOM_LABEL)) return undefined;
    const name = id.slice(CUSTOM_LABEL.length);
    const text = labels.get(name);
    if (text === undefined) throw new Error(`${LABELS_FILE} has no label ${name}`);
    return `export default ${JSON.stringify(text)};`;
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

function staticResources(): Set<string> {
  const files = globSync('force-app/**/staticresources/*.resource-meta.xml', { cwd: root });
  return new Set(files.map((file) => path.basename(file, '.resource-meta.xml')));
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
