import path from 'node:path';
import { buildLwcModules } from '../scripts/lwcModules.ts';
import { deploySource } from './metadata/deploySource.ts';
import type { OrgState } from './org.ts';
import { putSourcePages } from './preview/sourcePages.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../force-app');

/**
 * Deploys the package as it lies on disk. What does not deploy is told, and its pages are put there all the
 * same, so that the frame shows what is wrong with them.
 *
 * @returns whether all of it was deployed.
 */
export async function deployPackage(org: OrgState, onProgress: (text: string) => void): Promise<boolean> {
  onProgress('Deploying the package');
  await buildLwcModules();
  const { success, errorMessage, details } = await deploySource(org, PACKAGE);
  if (success) return true;
  const problems = details.componentFailures.map(
    ({ fileName, problem }) => `${fileName}: ${problem ?? 'not deployed'}`
  );
  for (const problem of errorMessage ? [errorMessage, ...problems] : problems) onProgress(problem);
  putSourcePages(org.store, PACKAGE);
  return false;
}
