/** A type as it is written: `Map<String, List<Id>>`. */
export interface TypeName {
  /** In lower case, without the namespaces System, Schema and Database that may be left out. */
  readonly name: string;
  /** As it is written, for messages. */
  readonly shown: string;
  readonly parameters: readonly TypeName[];
}

const OMITTED_NAMESPACE = /^(?:system|schema)\.(?=\w)/i;

export function typeName(shown: string, parameters: readonly TypeName[] = []): TypeName {
  const short = shown.replace(OMITTED_NAMESPACE, '');
  return { name: short.toLowerCase(), shown: short, parameters };
}

export const OBJECT = typeName('Object');
export const STRING = typeName('String');
export const INTEGER = typeName('Integer');
export const SOBJECT = typeName('SObject');

export function listOf(element: TypeName): TypeName {
  return typeName('List', [element]);
}

/** `List<String>`, as the platform's messages write a type. */
export function shownType({ shown, parameters }: TypeName): string {
  return parameters.length === 0 ? shown : `${shown}<${parameters.map(shownType).join(',')}>`;
}
