import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';

const SUMMARY = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

/** Failures in full, what was skipped and why, what tests measured, and one line that counts. */
export default async function* testReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0, todo: 0 };
  for await (const event of events) {
    const todo = todoOf(event);
    if (todo !== undefined) {
      counts.todo += 1;
      yield `${todo}\n`;
    } else if (event.type === 'test:pass' && event.data.skip !== undefined) {
      counts.skipped += 1;
      yield `skipped: ${event.data.name} (${String(event.data.skip)})\n`;
    } else if (event.type === 'test:pass' && event.data.details.type !== 'suite') {
      counts.passed += 1;
    } else if (event.type === 'test:fail' && !isOfSubtests(event.data.details.error)) {
      counts.failed += 1;
      const { name, file = '', line = 0, details } = event.data;
      yield `FAILED: ${name} (${file}:${line})\n${inspect(details.error.cause)}\n`;
    } else if (event.type === 'test:diagnostic' && !SUMMARY.test(event.data.message)) {
      yield `${event.data.message}\n`;
    }
  }
  const toDo = counts.todo > 0 ? `, ${counts.todo} to do` : '';
  yield `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped${toDo}\n`;
}

/** A known defect: its test fails, and the run does not. */
function todoOf(event: TestEvent): string | undefined {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return undefined;
  const { name, todo } = event.data;
  return todo === undefined ? undefined : `todo: ${name} (${String(todo)})`;
}

/** A suite fails with its tests, which are told themselves. */
function isOfSubtests(error: Error & { failureType?: string }): boolean {
  return error.failureType === 'subtestsFailed';
}
