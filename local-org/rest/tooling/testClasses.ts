import type { ClassType } from '../../apex/classType.ts';
import { loadProgram } from '../../apex/loadProgram.ts';
import { notModelled } from '../../apiError.ts';
import type { OrgState } from '../../org.ts';

export interface TestClass {
  readonly name: string;
  /** As the source spells them. */
  readonly methods: readonly string[];
}

/** The org's classes with test methods, by name in lower case. @throws ApiError for a class that cannot be read. */
export function testClassesOf(org: OrgState): ReadonlyMap<string, TestClass> {
  const program = loadProgram(org);
  const read = new Set(program.topLevel.map(({ file }) => file));
  const unread = [...program.errors].find(([file]) => !read.has(file));
  // INVARIANT: a class that may have tests is never left out of a run without a word.
  if (unread) throw notModelled(`the Apex of ${unread[1].message}`);
  const classes = program.topLevel.filter(({ isTest }) => isTest).map(testClass);
  return new Map(
    classes.filter(({ methods }) => methods.length > 0).map((one) => [one.name.toLowerCase(), one])
  );
}

function testClass({ name, methods }: ClassType): TestClass {
  const tests = [...methods.values()]
    .flat()
    .filter(({ annotations, isStatic }) => isStatic && annotations.has('istest'));
  return { name, methods: tests.map((method) => method.name) };
}
