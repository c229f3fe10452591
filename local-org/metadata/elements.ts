import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { XmlElement, XmlValue } from './xml.ts';

interface Elements {
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly lightningModules: readonly string[];
}

/** Made by generateElements.ts. */
const ELEMENTS = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'elements.json'), 'utf8')
) as Elements;

/** Modules `lightning/…` that a component may import. */
export const LIGHTNING_MODULES: ReadonlySet<string> = new Set(ELEMENTS.lightningModules);

/** The values of an enumeration of the Metadata API. */
export function enumerated(name: string): readonly string[] {
  return ELEMENTS.enums[name] ?? [];
}

/** What is wrong with an element, and a text by which it is found in its file. */
export interface ElementProblem {
  readonly problem: string;
  readonly at: string;
}

/**
 * What an element has that its type has not, or lacks. Texts are the platform's where they are known.
 *
 * @param type name of a type in elements.json; of another nothing is known, and nothing is wrong.
 */
export function elementProblems(content: XmlElement, type: string): ElementProblem[] {
  const shapes = ELEMENTS.types[type];
  if (!shapes) return [];
  const missing = Object.entries(shapes).flatMap(([name, shape]) =>
    isOptional(shape) || content[name] ? [] : [{ problem: `Required field is missing: ${name}`, at: '' }]
  );
  const wrong = Object.entries(content).flatMap(([name, values]) => {
    if (name === '#text') return [];
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) return [unknownElement(name, type)];
    if (values.length > 1 && !shape.endsWith('[]'))
      return [{ problem: `Duplicate field: ${name}`, at: `<${name}>` }];
    return values.flatMap((value) => valueProblems(value, name, shape.replace(/(\[\]|\?)$/, '')));
  });
  return [...wrong, ...missing];
}

/** A required boolean that is absent is false: files of public projects that are deployed leave some out. */
function isOptional(shape: string): boolean {
  return /[?\]]$/.test(shape) || shape === 'boolean';
}

function unknownElement(name: string, type: string): ElementProblem {
  return {
    problem: `Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}${name} invalid at this location in type ${type}`,
    at: `<${name}`
  };
}

function valueProblems(value: XmlValue, name: string, type: string): ElementProblem[] {
  if (typeof value !== 'string') return elementProblems(value, type);
  const wrong = (what: string): ElementProblem[] => [
    {
      problem: `Error parsing file: '${value}' is not a valid value for ${name}: ${what}`,
      at: `<${name}>${value}`
    }
  ];
  if (type === 'boolean') return /^(true|false|0|1)$/i.test(value) ? [] : wrong('true or false');
  if (type === 'number') return /^[-+]?\d+(\.\d+)?$/.test(value) ? [] : wrong('a number');
  const values = ELEMENTS.enums[type];
  if (values && !values.includes(value)) return wrong(`one of ${values.slice(0, 12).join(', ')}`);
  if (ELEMENTS.types[type] && value.trim() !== '') return wrong(`the elements of ${type}`);
  return [];
}
