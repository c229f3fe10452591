import type { OrgState } from '../org.ts';
import { Program } from './program.ts';
import type { ApexSource } from './syntax.ts';

const CLASS_FILE = /^classes\/([^/]+\.cls)$/;

interface Loaded {
  readonly contents: readonly Uint8Array[];
  readonly schema: OrgState['schema'];
  readonly program: Program;
}

const loaded = new WeakMap<OrgState, Loaded>();

/** The classes that were deployed to the org, loaded once for each deployment. */
export function loadProgram(org: OrgState): Program {
  const files = org.store.files().filter(({ path }) => CLASS_FILE.test(path));
  const known = loaded.get(org);
  const isSame =
    known?.schema === org.schema &&
    known.contents.length === files.length &&
    files.every(({ content }, i) => content === known.contents[i]);
  if (isSame) return known.program;
  const program = new Program(org, files.map(sourceOf));
  loaded.set(org, { contents: files.map(({ content }) => content), schema: org.schema, program });
  return program;
}

function sourceOf({ path, content }: { readonly path: string; readonly content: Uint8Array }): ApexSource {
  return { file: CLASS_FILE.exec(path)![1]!, text: new TextDecoder().decode(content) };
}
