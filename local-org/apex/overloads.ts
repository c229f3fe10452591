import type { Method } from './classType.ts';
import { isInstance, libraryType } from './conversion.ts';
import type { Program } from './program.ts';
import type { TypeName } from './typeName.ts';
import { ApexId } from './values.ts';
import type { ApexValue } from './values.ts';

/** The method whose parameters fit the values best; of equals the first, which overrides those after it; undefined of none. */
export function chooseOverload(
  program: Program,
  methods: readonly Method[],
  given: readonly ApexValue[]
): Method | undefined {
  let best = methods[0];
  let most = -1;
  for (const method of methods.length > 1 ? methods : []) {
    const fit = given.reduce<number>((sum, value, i) => sum + fitOf(program, value, method, i), 0);
    if (fit > most) [best, most] = [method, fit];
  }
  return best;
}

const NO_FIT = -1_000;

function fitOf(program: Program, value: ApexValue, method: Method, i: number): number {
  const type = resolved(program, method, method.parameters[i]!.type);
  if (value === null) return 1;
  if (type.name === 'object') return 1;
  if (type.name === libraryType(value)) return 4;
  if (isInstance(value, type, program)) return 3;
  const isWidened =
    (value instanceof ApexId && type.name === 'string') || (typeof value === 'string' && type.name === 'id');
  return isWidened ? 2 : NO_FIT;
}

function resolved(program: Program, { owner }: Method, type: TypeName): TypeName {
  const found = program.classNamed(type.name, owner);
  return found ? { ...type, name: found.name.toLowerCase() } : type;
}
