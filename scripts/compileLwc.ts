import ts from 'typescript';

/** A component's TypeScript as the JavaScript that the platform compiles: types go, decorators stay. */
export function compileLwc(source: string, fileName: string): string {
  return ts.transpileModule(source, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      experimentalDecorators: false
    }
  }).outputText;
}
