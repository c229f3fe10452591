import type { OrgState } from '../org.ts';
import type { PackageFile } from '../store/store.ts';
import { Program } from './program.ts';
import type { ApexSource } from './syntax.ts';

const SOURCE_FILE = /^(?:classes\/([^/]+\.cls)|triggers\/([^/]+\.trigger))$/;
const INACTIVE = /<status>\s*Inactive\s*<\/status>/;

interface Loaded {
  readonly contents: readonly (Uint8Array | undefined)[];
  readonly schema: OrgState['schema'];
  readonly program: Program;
}

const loaded = new WeakMap<OrgState, Loaded>();

/** The classes and triggers that were deployed to the org, loaded once for each deployment. */
export function loadProgram(org: OrgState): Program {
  const files = org.store.files().filter(({ path }) => SOURCE_FILE.test(path));
  const contents = files.flatMap(({ path, content }) => [content, metaOf(org, path)]);
  const known = loaded.get(org);
  const isSame =
    known?.schema === org.schema &&
    known.contents.length === contents.length &&
    contents.every((content, i) => content === known.contents[i]);
  if (isSame) return known.program;
  const sources = files.map((file, i) => sourceOf(file, contents[2 * i + 1]));
  const program = new Program(org, sources);
  loaded.set(org, { contents, schema: org.schema, program });
  return program;
}

/** What stands beside a trigger says whether it is active. */
function metaOf({ store }: OrgState, path: string): Uint8Array | undefined {
  return path.endsWith('.trigger') ? store.file(`${path}-meta.xml`) : undefined;
}

function sourceOf({ path, content }: PackageFile, meta: Uint8Array | undefined): ApexSource {
  const [, className, triggerName] = SOURCE_FILE.exec(path)!;
  const isActive = !(meta && INACTIVE.test(new TextDecoder().decode(meta)));
  return { file: (className ?? triggerName)!, text: new TextDecoder().decode(content), isActive };
}
