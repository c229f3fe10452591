/**
 * Writes elements.json: which elements the metadata types of the local org have, after the types that
 * Salesforce generates from the Metadata API's WSDL. Run it when `@salesforce/types` changes:
 * `node local-org/metadata/generateElements.ts`.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { METADATA_TYPES } from './metadataTypes.ts';

const require = createRequire(import.meta.url);
const declarations = path.join(path.dirname(require.resolve('@salesforce/types/metadata')), 'metadata.d.ts');
const source = ts.createSourceFile(declarations, readFileSync(declarations, 'utf8'), ts.ScriptTarget.Latest);
const aliases = new Map(
  source.statements.filter(ts.isTypeAliasDeclaration).map((one) => [one.name.text, one.type])
);

/** By name: its elements, each as `type`, `type?` (optional) or `type[]`. */
const types: Record<string, Record<string, string>> = {};
const enums: Record<string, string[]> = {};

function addType(name: string): void {
  const node = aliases.get(name);
  if (!node || name in types || name in enums) return;
  if (ts.isUnionTypeNode(node)) {
    const values = node.types.flatMap((one) =>
      ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : []
    );
    if (values.length === node.types.length) enums[name] = values;
    return;
  }
  const elements: Record<string, string> = (types[name] = {});
  addMembers(node, elements);
  if (Object.keys(elements).length === 0) Reflect.deleteProperty(types, name);
}

function addMembers(node: ts.TypeNode, elements: Record<string, string>): void {
  if (ts.isIntersectionTypeNode(node)) {
    for (const part of node.types) addMembers(part, elements);
  } else if (ts.isTypeReferenceNode(node)) {
    const alias = aliases.get(node.typeName.getText(source));
    if (alias) addMembers(alias, elements);
  } else if (ts.isTypeLiteralNode(node)) {
    for (const member of node.members.filter(ts.isPropertySignature)) {
      elements[member.name.getText(source)] = shapeOf(member);
    }
  }
}

function shapeOf({ type, questionToken }: ts.PropertySignature): string {
  if (!type) return 'any?';
  const isList = ts.isArrayTypeNode(type);
  const name = (isList ? type.elementType : type).getText(source);
  addType(name);
  return name + (isList ? '[]' : questionToken ? '?' : '');
}

for (const { name } of METADATA_TYPES) {
  addType(name);
  if (!(name in types)) throw new Error(`${declarations} has no type ${name}.`);
}
// Modules of the platform that components import: the stubs of the platform's own test runner.
const stubs = path.join(
  path.dirname(require.resolve('@salesforce/sfdx-lwc-jest/package.json')),
  'src/lightning-stubs'
);
// Base components that the test runner has no stub of (Component Reference).
const UNSTUBBED = ['modal', 'select'];
const lightningModules = [...new Set([...readdirSync(stubs), ...UNSTUBBED])].sort();

const file = path.join(import.meta.dirname, 'elements.json');
const json = JSON.stringify({ types, enums, lightningModules });
writeFileSync(file, await format(json, { ...(await resolveConfig(file)), parser: 'json' }));
