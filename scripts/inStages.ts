/** Runs npm scripts one after the other, says how long each took, and stops at the first that fails. */
import { spawnSync } from 'node:child_process';

const [name = '', ...scripts] = process.argv.slice(2);
const started = performance.now();

for (const script of scripts) {
  const before = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    shell: process.platform === 'win32'
  });
  console.log(`${script}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds(before)}`);
  if (status !== 0) {
    console.error(`${name} stopped at ${script}`);
    process.exit(status ?? 1);
  }
}
console.log(`${name}: ${scripts.length} of ${scripts.length} stages passed in ${seconds(started)}`);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
