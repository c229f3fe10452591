import type { Store } from '../store/store.ts';
import type { Component } from './component.ts';
import type { DeployOptions } from './types.ts';

/** Options that would change what a deployment does, and are not modelled. */
const NOT_MODELLED = ['allowMissingFiles', 'autoUpdatePackage', 'performRetrieve', 'runAllTests'];

/** Why a deployment with these options is not done: Apex tests do not run within it, and no count may pretend it. */
export function testRefusal(
  store: Store,
  components: readonly Component[],
  options: DeployOptions
): string | undefined {
  const asked = options as Readonly<Record<string, unknown>>;
  const option = NOT_MODELLED.find((name) => asked[name] === true);
  if (option !== undefined) return `The local org does not model the deploy option ${option}.`;
  const { testLevel = 'NoTestRun', runTests = [] } = options;
  if (runTests.length === 0 && (testLevel === 'NoTestRun' || !hasTests(store, components))) return undefined;
  const level = runTests.length > 0 ? `runTests ${runTests.join(', ')}` : `testLevel ${testLevel}`;
  return `The local org does not run Apex tests within a deployment, and this one asks for ${level}. Deploy with NoTestRun, then run \`sf apex run test --wait 5\`.`;
}

function hasTests(store: Store, components: readonly Component[]): boolean {
  const sent = components.flatMap(({ files }) => [...files].map(([path, content]) => ({ path, content })));
  return [...sent, ...store.files()].some(
    ({ path, content }) => path.endsWith('.cls') && /@istest\b/i.test(new TextDecoder().decode(content))
  );
}
