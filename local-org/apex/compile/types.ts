import { ApexLoadError } from '../apexError.ts';
import type { ClassType } from '../classType.ts';
import { EXCEPTIONS } from '../exceptions.ts';
import { isLibraryType } from '../library/library.ts';
import type { Program } from '../program.ts';
import { placeOf } from '../syntax.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { TypeName } from '../typeName.ts';

/** Where a name stands: in which class, among which others. */
interface Within {
  readonly program: Program;
  readonly owner: ClassType;
}

const PARAMETERS: ReadonlyMap<string, number> = new Map([
  ['list', 1],
  ['set', 1],
  ['map', 2]
]);

/**
 * The type with the whole name of its class, where that is one of the package.
 *
 * @throws ApexLoadError for a type that is neither of the package, nor a kind of record, nor in the library.
 */
export function resolveType({ program, owner }: Within, type: TypeName, node: SyntaxNode): TypeName {
  if (type.parameters.length !== (PARAMETERS.get(type.name) ?? 0)) {
    throw new ApexLoadError(`Invalid parameters of the type ${type.shown}`, placeOf(node, owner.file));
  }
  const parameters = type.parameters.map((parameter) => resolveType({ program, owner }, parameter, node));
  const found = program.classNamed(type.name, owner);
  if (found) return { name: found.name.toLowerCase(), shown: found.name, parameters };
  const isKnown = isLibraryType(type.name) || EXCEPTIONS.has(type.name) || program.objectNamed(type.name);
  if (isKnown) return { ...type, parameters };
  const problem = `The local org does not model the type ${type.shown}.`;
  throw new ApexLoadError(problem, placeOf(node, owner.file));
}
