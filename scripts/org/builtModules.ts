import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileLwc } from '../compileLwc.ts';
import { Problem } from './problem.ts';
import { ROOT } from './salesforceClient.ts';

/** What the modules without TypeScript of their own are bundled from. */
const BUNDLED = 'src/{charts,core,org}/**/*.ts';

/**
 * @param root the project. @throws Problem when a compiled script of a Lightning web component is missing, or
 * older than its source: `sf` would deploy it, or none, without a word.
 */
export function requireBuilt(root = ROOT): void {
  const problems = globSync('force-app/**/lwc/*/', { cwd: root })
    .sort()
    .flatMap((bundle) => problemsOf(root, bundle));
  if (problems.length === 0) return;
  throw new Problem(
    `Not built, so nothing was deployed:\n${problems.map((one) => `  ${one}`).join('\n')}\nRun \`npm run build\` first.`
  );
}

function problemsOf(root: string, bundle: string): string[] {
  const folder = path.join(root, bundle);
  const name = path.basename(folder);
  const sources = globSync('*.ts', { cwd: folder });
  const scripts = globSync('*.js', { cwd: folder });
  if (!existsSync(path.join(folder, `${name}.js-meta.xml`))) {
    // Git leaves behind what it ignores.
    return scripts.length === 0 ? [] : [`${bundle} has scripts and no meta file; remove the folder`];
  }
  if (sources.length === 0) return bundledProblems(root, path.join(bundle, `${name}.js`));
  const compiled = new Set(sources.map((source) => source.replace(/\.ts$/, '.js')));
  return [
    ...sources.flatMap((source) => sourceProblems(root, path.join(bundle, source))),
    ...scripts
      .filter((script) => !compiled.has(script))
      .map((script) => `${path.join(bundle, script)} has no source; remove it`)
  ];
}

function sourceProblems(root: string, source: string): string[] {
  const script = source.replace(/\.ts$/, '.js');
  if (!existsSync(path.join(root, script))) return [`${script} is missing`];
  const file = path.join(root, source);
  const isFresh =
    readFileSync(path.join(root, script), 'utf8') === compileLwc(readFileSync(file, 'utf8'), file);
  return isFresh ? [] : [`${script} is not what its source compiles to`];
}

function bundledProblems(root: string, script: string): string[] {
  const built = statSync(path.join(root, script), { throwIfNoEntry: false });
  if (!built) return [`${script} is missing`];
  const newer = globSync(BUNDLED, { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .find((file) => statSync(path.join(root, file)).mtimeMs > built.mtimeMs);
  return newer === undefined ? [] : [`${script} is older than ${newer}`];
}
