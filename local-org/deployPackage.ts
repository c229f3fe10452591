import path from 'node:path';
import { buildLwcModules } from '../scripts/lwcModules.ts';
import { deploySource } from './metadata/deploySource.ts';
import type { OrgState } from './org.ts';
import { putSourcePages } from './preview/sourcePages.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../force-app');

/**
 * Deploys the package as it lies on disk. What does not deploy is told, and its pages are put there all the
 * same, so that the frame shows what is wrong with them.
 */
export async function deployPackage(org: OrgState, onProgress: (text: string) => void): Promise<void> {
  onProgress('Deploying the package');
  await buildLwcModules();
  const { success, errorMessage, details } = await deploySource(org, PACKAGE);
  if (success) return;
  const problems = details.componentFailures.map(
    ({ fileName, problem }) => `${fileName}: ${problem ?? 'not deployed'}`
  );
  for (const problem of errorMessage ? [errorMessage, ...problems] : problems) onProgress(problem);
  putSourcePages(org.store, PACKAGE);
}
