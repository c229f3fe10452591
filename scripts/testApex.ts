/** `npm run test:apex`: every Apex test of the package on a local org in memory, and what of each class they run. */
import { runTests } from '../local-org/apex/runTests.ts';
import type { ClassCoverage, TestResult } from '../local-org/apex/testRun.ts';
import { seedDemo, DEMO_ROLES } from '../local-org/demo/seedDemo.ts';
import { deployPackage } from '../local-org/deployPackage.ts';
import { loadSchema } from '../local-org/metadata/loadSchema.ts';
import { Store } from '../local-org/store/store.ts';

/** What the platform asks of all classes together before it takes a package (Apex Developer Guide, "Code Coverage"). */
const LEAST_COVERAGE = 0.75;

/** The standard profiles as an org names them to somebody whose language is German: no test may know them by name. */
const GERMAN_PROFILES: Readonly<Record<string, string>> = {
  'Minimum Access - Salesforce': 'Minimaler Zugriff - Salesforce',
  'Standard User': 'Standardbenutzer',
  'System Administrator': 'Systemadministrator'
};

const store = new Store(':memory:');
const org = { store, schema: loadSchema(store), now: () => new Date() };
await seedDemo(org);
const isDeployed = await deployPackage(org, console.log);
const [admin] = store.find('User', 'Username', DEMO_ROLES.admin);
if (!isDeployed || !admin) {
  console.error('The package did not deploy, so its tests cannot run.');
  process.exit(1);
}

translateProfiles();
const started = performance.now();
const { results, coverage } = runTests(org, admin.Id);
const seconds = (performance.now() - started) / 1000;

for (const result of results) printResult(result);
console.log();
for (const one of coverage) printCoverage(one);
const failed = results.filter(({ outcome }) => outcome === 'Fail').length;
const share = shareOf({
  covered: coverage.flatMap(({ covered }) => covered),
  uncovered: coverage.flatMap(({ uncovered }) => uncovered)
});
console.log(
  `\n${results.length - failed} passed, ${failed} failed; ${percent(share)} of lines; ${seconds.toFixed(1)} s`
);
if (share < LEAST_COVERAGE) console.error(`The platform asks for ${percent(LEAST_COVERAGE)} of lines.`);
process.exitCode = failed === 0 && results.length > 0 && share >= LEAST_COVERAGE ? 0 : 1;

function translateProfiles(): void {
  store.transaction(() => {
    for (const [english, german] of Object.entries(GERMAN_PROFILES))
      for (const row of store.find('Profile', 'Name', english))
        store.put('Profile', { ...row, Name: german });
  });
}

function printResult({
  className,
  methodName,
  outcome,
  message,
  stackTrace,
  milliseconds
}: TestResult): void {
  console.log(`${outcome}  ${className}.${methodName}  ${milliseconds} ms`);
  if (message !== null)
    console.log(`      ${message}\n      ${(stackTrace ?? '').replaceAll('\n', '\n      ')}`);
}

function printCoverage({ className, covered, uncovered }: ClassCoverage): void {
  const lines = uncovered.length === 0 ? '' : `  not run: ${uncovered.join(', ')}`;
  console.log(`${percent(shareOf({ covered, uncovered })).padStart(4)}  ${className}${lines}`);
}

function shareOf({ covered, uncovered }: Pick<ClassCoverage, 'covered' | 'uncovered'>): number {
  const all = covered.length + uncovered.length;
  return all === 0 ? 1 : covered.length / all;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}
