import { createRequire } from 'node:module';
import type * as compiler from '@lwc/compiler';
import type { Component } from '../component.ts';
import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { LIGHTNING_MODULES } from '../elements.ts';
import { booleanOf, textOf } from '../xml.ts';
import { KNOWN_TARGETS, targetsOf } from './bundleTargets.ts';
import { importProblem } from './importProblem.ts';

/** Loaded when a bundle is deployed: it takes longer than all the rest. */
const require = createRequire(import.meta.url);

/** LWC Developer Guide, "Component Folder": the source of one module. */
const MODULE_LIMIT = 131_072;
/** Of a diagnostic of the LWC compiler; 0 is fatal. */
const ERROR_LEVEL = 1;
const NAME = /^[a-z](?:_?[A-Za-z0-9])*$/;
const COMPILED = /\.(?:js|html|css)$/;
const OTHER = /\.(?:svg|json|js-meta\.xml)$/;

interface Compiled {
  readonly problems: readonly Problem[];
  /** What the compiled modules import, with the file that does. */
  readonly imports: readonly { readonly path: string; readonly specifier: string }[];
}

const COMPILATIONS = new WeakMap<ReadonlyMap<string, Uint8Array>, Compiled>();

/** Metadata API Developer Guide, "LightningComponentBundle": what the LWC compiler does not take is not deployed. */
export const LIGHTNING_COMPONENT_BUNDLE: TypeHandler = {
  check: (component) => [
    ...nameProblems(component),
    ...targetsOf(component.content).flatMap(targetProblems),
    ...exposureProblems(booleanOf(component.content, 'isExposed') === true, targetsOf(component.content)),
    ...versionProblems(textOf(component.content, 'apiVersion')),
    ...compiled(component).problems
  ],
  references: (component, deployment) =>
    compiled(component).imports.flatMap(({ path, specifier }) =>
      importProblems(component, path, specifier, deployment)
    )
};

function nameProblems({ fullName, files }: Component): Problem[] {
  const problems: Problem[] = [];
  if (!NAME.test(fullName)) {
    problems.push({
      problem: `'${fullName}' is no name of a bundle: it begins with a small letter, then letters, digits and single underscores`
    });
  }
  if (!files.has(`lwc/${fullName}/${fullName}.js`)) {
    problems.push({
      problem: `Cannot find Lightning Component Bundle ${fullName}: the file ${fullName}.js is missing`
    });
  }
  const strange = [...files.keys()].filter((path) => !COMPILED.test(path) && !OTHER.test(path));
  return [...problems, ...strange.map((path) => ({ problem: `${path} has no place in a bundle`, path }))];
}

function targetProblems(target: string): Problem[] {
  return KNOWN_TARGETS.has(target) ? [] : [{ problem: `Invalid target '${target}'`, at: target }];
}

function exposureProblems(isExposed: boolean, targets: readonly string[]): Problem[] {
  if (isExposed || targets.length === 0) return [];
  return [{ problem: 'A bundle with targets needs isExposed true', at: '<isExposed>' }];
}

function versionProblems(version: string | undefined): Problem[] {
  return version === undefined ? [{ problem: 'Required field is missing: apiVersion' }] : [];
}

function compiled({ fullName, files }: Component): Compiled {
  const known = COMPILATIONS.get(files);
  if (known) return known;
  const parts = [...files]
    .filter(([path]) => COMPILED.test(path))
    .map(([path, bytes]) => compileFile(fullName, path, bytes));
  const result = {
    problems: parts.flatMap(({ problems }) => problems),
    imports: parts.flatMap(({ imports }) => imports)
  };
  COMPILATIONS.set(files, result);
  return result;
}

function compileFile(name: string, path: string, bytes: Uint8Array): Compiled {
  const source = new TextDecoder().decode(bytes);
  if (path.endsWith('.js') && source.length > MODULE_LIMIT) {
    const problem = `The module has ${source.length} characters; at most ${MODULE_LIMIT} are taken`;
    return { problems: [{ problem, path }], imports: [] };
  }
  const { transformSync } = require('@lwc/compiler') as typeof compiler;
  try {
    const { code, warnings } = transformSync(source, path, { name, namespace: 'c' });
    const errors = (warnings ?? []).filter(({ level }: { readonly level: number }) => level <= ERROR_LEVEL);
    const specifiers = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(["'])((?:(?!\1).)+)\1/g)];
    return {
      problems: errors.map(({ message }) => ({ problem: message, path })),
      imports: specifiers.map(([, , specifier = '']) => ({ path, specifier }))
    };
  } catch (error) {
    const { message, location } = error as Error & { location?: { line?: number; column?: number } };
    return {
      problems: [{ problem: message, path, line: location?.line, column: location?.column }],
      imports: []
    };
  }
}

function importProblems(
  component: Component,
  path: string,
  specifier: string,
  deployment: Deployment
): Problem[] {
  if (specifier.startsWith('.')) return relativeProblems(component, path, specifier);
  if (specifier.startsWith('lightning/')) {
    const isKnown = LIGHTNING_MODULES.has(specifier.slice('lightning/'.length));
    return isKnown
      ? []
      : [{ problem: `No MODULE named markup://${specifier.replace('/', ':')} found`, path }];
  }
  const problem = importProblem(specifier, deployment);
  return problem === undefined
    ? []
    : [{ problem: `${problem} : [${component.fullName}]`, path, at: specifier }];
}

/** Templates and stylesheets are imported whether they are there or not; the compiler makes the empty ones. */
function relativeProblems({ files, fullName }: Component, path: string, specifier: string): Problem[] {
  const target = specifier.split('?')[0]!.replace(/^\.\//, '');
  if (/\.(?:css|html)$/.test(target) || target.endsWith('.scoped.css')) return [];
  const file = `lwc/${fullName}/${target.endsWith('.js') ? target : `${target}.js`}`;
  return files.has(file) ? [] : [{ problem: `Invalid reference ${specifier}: there is no ${file}`, path }];
}
