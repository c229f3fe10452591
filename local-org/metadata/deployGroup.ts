import type { Component } from './component.ts';
import type { Deployment, Problem, ReadComponent } from './deployment.ts';
import { handlerOf } from './handlers.ts';
import { loadSchema } from './loadSchema.ts';
import type { Messages, Outcome } from './outcome.ts';
import { failuresOf, successesOf } from './outcome.ts';
import type { Placed } from './place.ts';
import { place } from './place.ts';
import { readComponent } from './readComponent.ts';

interface Attempt {
  readonly placed: Placed;
  readonly sent: ReadComponent;
  readonly problems: readonly Problem[];
}

/**
 * Deploys components of one type together, for they may refer to each other: all are placed, and each is
 * checked against what is then there. With wrong ones among them it is done again without those, until the
 * rest stands by itself.
 */
export function deployGroup(
  deployment: Deployment,
  components: readonly Component[],
  messages: Messages,
  outcome: Outcome
): void {
  let left: ReadComponent[] = [];
  for (const component of components) {
    const reading = readComponent(component);
    if (reading.component) left.push(reading.component);
    else
      for (const failure of failuresOf(messages, component, reading.problems)) outcome.failures.push(failure);
  }
  while (left.length > 0) {
    const attempts = attempt(deployment, left);
    if (attempts.every(({ problems }) => problems.length === 0)) {
      outcome.successes.push(...attempts.flatMap(({ placed, sent }) => successesOf(messages, placed, sent)));
      return;
    }
    for (const { sent, problems } of attempts) {
      for (const failure of failuresOf(messages, sent, problems)) outcome.failures.push(failure);
    }
    left = attempts.flatMap(({ sent, problems }) => (problems.length === 0 ? sent : []));
  }
}

/** Places, checks and applies all of them; with a problem anywhere, nothing of it stays. */
function attempt(deployment: Deployment, components: readonly ReadComponent[]): Attempt[] {
  const { org } = deployment;
  const savepoint = org.store.savepoint();
  const { schema } = org;
  const placed = components.map((sent) => ({ sent, placed: place(deployment, sent) }));
  if (components[0]?.type.name === 'CustomObject') org.schema = loadSchema(org.store);
  const attempts = placed.map((one) => ({ ...one, problems: problemsOf(deployment, one.placed.component) }));
  if (attempts.some(({ problems }) => problems.length > 0)) {
    org.store.rollback(savepoint);
    org.schema = schema;
    return attempts;
  }
  for (const { component, id } of placed.map((one) => one.placed)) {
    handlerOf(component.type.name).apply?.(component, id, deployment);
  }
  return attempts;
}

function problemsOf(deployment: Deployment, component: ReadComponent): Problem[] {
  const { check, references } = handlerOf(component.type.name);
  return [...(check?.(component, deployment) ?? []), ...(references?.(component, deployment) ?? [])];
}
