import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { ROOT } from '../support/command.ts';

const CORE = path.join(ROOT, 'src/core');
/** A file of the core that is on no disk. */
const VIRTUAL = path.join(CORE, 'virtual.ts');

function coreConfig(): ts.ParsedCommandLine {
  const file = path.join(CORE, 'tsconfig.json');
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => assert.fail(`${file} cannot be read`)
  };
  return ts.getParsedCommandLineOfConfigFile(file, {}, host) ?? assert.fail(`${file} is not there`);
}

describe('src/core cannot reach the clock, chance, the machine or the platform', () => {
  let options: ts.CompilerOptions;
  let library: string;
  let base: ts.CompilerHost;
  let program: ts.Program | undefined;

  before(() => {
    const config = coreConfig();
    options = config.options;
    library = config.fileNames.find((file) => file.endsWith('coreLib.d.ts')) ?? '';
    if (!existsSync(library)) execFileSync(process.execPath, [path.join(ROOT, 'scripts/coreLib.ts')]);
    base = ts.createCompilerHost(options);
  });

  /** The compiler's complaints about a file of the core with this text. */
  function errorsOf(text: string): string[] {
    const host: ts.CompilerHost = {
      ...base,
      fileExists: (file) => file === VIRTUAL || base.fileExists(file),
      readFile: (file) => (file === VIRTUAL ? text : base.readFile(file)),
      getSourceFile: (file, target, ...rest) =>
        file === VIRTUAL
          ? ts.createSourceFile(file, `${text}\nexport {};\n`, target)
          : (program?.getSourceFile(file) ?? base.getSourceFile(file, target, ...rest))
    };
    program = ts.createProgram([library, VIRTUAL], options, host, program);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }

  for (const [text, complaint] of [
    ['export const a = Date.now();', /'now' does not exist/],
    ['export const a = new Date();', /Expected 1-7 arguments, but got 0|No overload expects 0 arguments/],
    ['export const a = Date();', /not callable/],
    ['export const a = Math.random();', /'random' does not exist/],
    ['export const a = process;', /Cannot find name 'process'/],
    ['export const a = window;', /Cannot find name 'window'/],
    ['export const a = document;', /Cannot find name 'document'/],
    ['export const a = console;', /Cannot find name 'console'/],
    ['export const a = fetch;', /Cannot find name 'fetch'/],
    ['setTimeout(() => undefined, 1);', /Cannot find name 'setTimeout'/],
    [
      "import { readFileSync } from 'node:fs'; export const a = readFileSync;",
      /Cannot find module 'node:fs'/
    ],
    ["import 'node:fs';", /node:fs/],
    ["import apex from '@salesforce/apex'; export const a = apex;", /Cannot find module '@salesforce\/apex'/],
    ["import '@salesforce/apex';", /@salesforce\/apex/]
  ] as const) {
    it(`does not compile: ${text}`, () => {
      const errors = errorsOf(text);
      assert.ok(
        errors.some((error) => complaint.test(error)),
        errors.join('\n') || 'it compiles'
      );
    });
  }

  for (const text of [
    'export const a = new Date(0).toISOString();',
    "export const a = Date.parse('2026-11-21');",
    'export const a = Math.max(1, 2);',
    'export const a = new Set([1]).union(new Set([2]));',
    "import { parseInstant } from './model/instant.ts'; export const a = parseInstant('');"
  ]) {
    it(`compiles: ${text}`, () => {
      assert.deepEqual(errorsOf(text), []);
    });
  }
});
