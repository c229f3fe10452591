import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig } from '@salesforce/code-analyzer-core';
import type { Violation } from '@salesforce/code-analyzer-core';
import { createEnginePlugin as createPmd } from '@salesforce/code-analyzer-pmd-engine';
import { createEnginePlugin as createGraphEngine } from '@salesforce/code-analyzer-sfge-engine';
import { ROOT } from '../support/command.ts';

/** The graph engine took 16 to 29 s on two cores. */
export const ANALYSIS_LIMIT_MS = 5 * 60_000;

/** All rules of PMD on Apex are on, but for these. */
const PMD_RULES_OFF: Readonly<Record<string, string>> = {
  ApexDoc:
    'It wants @param, @return and a comment also where names and types say it all: see CONTRIBUTING.md.'
};

const JAVA = 'java';
const JAVA_ARCHIVES = path.join(ROOT, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*');
const NOTHING_FOUND = 0;
const ISSUES_FOUND = 4;

/** @throws Error where there is no Java: the analysis of Apex must not pass because it did not run. */
export function requireJava(): void {
  try {
    execFileSync(JAVA, ['-version'], { stdio: 'ignore' });
  } catch (cause) {
    throw new Error('`npm run test:long` needs Java 11 or later on the path, for the analysis of Apex.', {
      cause
    });
  }
}

interface ApexLsOutput {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly { readonly start: { readonly line: number }; readonly message: string }[];
  }[];
}

/**
 * What apex-ls finds wrong in the package folders of an SFDX project: `Name.cls:line message`.
 *
 * @throws Error when it did not come to an answer
 */
export function apexLsIssues(project: string): string[] {
  const options = ['-n', '-f', 'json', '-w', project];
  const { status, stdout, stderr } = spawnSync(
    JAVA,
    ['-cp', JAVA_ARCHIVES, 'io.github.apexdevtools.apexls.CheckForIssues', ...options],
    { encoding: 'utf8', timeout: ANALYSIS_LIMIT_MS }
  );
  if (status !== NOTHING_FOUND && status !== ISSUES_FOUND) {
    throw new Error(`apex-ls ended with ${status}: ${stderr}${stdout}`);
  }
  return parseOutput(stdout).files.flatMap((file) =>
    file.messages.map(({ start, message }) => `${path.basename(file.path)}:${start.line} ${message}`)
  );
}

function parseOutput(text: string): ApexLsOutput {
  try {
    return JSON.parse(text) as ApexLsOutput;
  } catch (cause) {
    throw new Error(`apex-ls printed what is no JSON: ${text}`, { cause });
  }
}

/** What PMD finds: `Rule Name.cls:line message`. An engine that fails is a finding too. */
export function pmdFindings(folder: string): Promise<string[]> {
  return findings('pmd', folder);
}

/** What the graph engine finds by following the data from each method that a page can call. */
export function graphEngineFindings(folder: string): Promise<string[]> {
  return findings('sfge', folder);
}

async function findings(engine: 'pmd' | 'sfge', folder: string): Promise<string[]> {
  const logs = mkdtempSync(path.join(tmpdir(), 'run-as-register-analysis-'));
  try {
    const analyzer = new CodeAnalyzer(analyzerConfig(logs));
    await analyzer.addEnginePlugin(engine === 'pmd' ? createPmd() : createGraphEngine());
    const workspace = await analyzer.createWorkspace([folder]);
    const rules = await analyzer.selectRules([engine], { workspace });
    if (rules.getCount() === 0) throw new Error(`${engine} has no rule for ${folder}.`);
    const results = await analyzer.run(rules, { workspace });
    return results.getViolations().map(shown);
  } finally {
    rmSync(logs, { recursive: true, force: true });
  }
}

function analyzerConfig(logs: string): CodeAnalyzerConfig {
  const off = Object.keys(PMD_RULES_OFF).map((rule) => [rule, { disabled: true }]);
  return CodeAnalyzerConfig.fromObject({
    log_folder: logs,
    root_working_folder: logs,
    engines: { pmd: { rule_languages: ['apex'] } },
    rules: { pmd: Object.fromEntries(off) as object }
  });
}

function shown(violation: Violation): string {
  const place = violation.getPrimaryLocation();
  const file = path.basename(place.getFile() ?? '');
  return `${violation.getRule().getName()} ${file}:${place.getStartLine() ?? ''} ${violation.getMessage()}`;
}
