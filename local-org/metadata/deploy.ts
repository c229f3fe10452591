import type { Caller, OrgState } from '../org.ts';
import { requireMetadataAccess } from '../security/apiAccess.ts';
import { keyOf } from './component.ts';
import type { Component } from './component.ts';
import { deployGroup } from './deployGroup.ts';
import type { Deployment } from './deployment.ts';
import { destroy } from './destroy.ts';
import { deployResult } from './deployResult.ts';
import { handlerOf } from './handlers.ts';
import { filesOf } from './kept.ts';
import { METADATA_TYPES } from './metadataTypes.ts';
import type { Messages, Outcome } from './outcome.ts';
import { failuresOf, messagesFor } from './outcome.ts';
import { readComponent } from './readComponent.ts';
import { readPackage } from './package.ts';
import type { SentPackage } from './package.ts';
import { testRefusal } from './testLevel.ts';
import type { DeployOptions, DeployResult } from './types.ts';
import { ZipError, readZip } from '../../src/org/zip.ts';

/** Undoes a deployment that is not to stay. */
class RolledBack extends Error {}

/**
 * Deploys a package in metadata format: package.xml and the files it names, as one transaction.
 *
 * @throws ApiError when the caller may not deploy; every other failure is told by the result.
 */
export async function deploy(
  org: OrgState,
  caller: Caller,
  zip: Uint8Array,
  options: DeployOptions
): Promise<DeployResult> {
  requireMetadataAccess(org, caller);
  const asked = { org, caller, now: org.now(), options };
  try {
    const sent = readPackage(await readZip(zip));
    const refusal = testRefusal(org.store, sent.components, options);
    if (refusal !== undefined)
      return deployResult({ ...asked, error: { code: 'NOT_MODELLED', message: refusal } });
    return deployResult({ ...asked, outcome: deployPackage({ org, caller, now: asked.now }, sent, options) });
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return deployResult({ ...asked, error: { code: error.code, message: error.message } });
  }
}

function deployPackage(deployment: Deployment, sent: SentPackage, options: DeployOptions): Outcome {
  const { org } = deployment;
  const { schema } = org;
  const outcome: Outcome = { failures: [], successes: [], isVoid: false };
  try {
    org.store.transaction(() => {
      deployAll(deployment, sent, outcome);
      const isPartial = options.rollbackOnError === false && !outcome.isVoid;
      if (options.checkOnly === true || (outcome.failures.length > 0 && !isPartial)) throw new RolledBack();
    });
  } catch (error) {
    org.schema = schema;
    if (!(error instanceof RolledBack)) throw error;
  }
  return outcome;
}

function deployAll(deployment: Deployment, sent: SentPackage, outcome: Outcome): void {
  const messages = messagesFor(deployment, sent.prefix);
  outcome.failures.push(...sent.problems.map((problem) => messages.failure(problem, problem, problem.line)));
  if (sent.problems.some(({ type }) => type === '')) return;
  if (sent.before) destroy(deployment, sent.before, 'destructiveChanges.xml', messages, outcome);
  deployComponents(deployment, sent, messages, outcome);
  if (sent.after) destroy(deployment, sent.after, 'destructiveChangesPost.xml', messages, outcome);
  const manifest = { type: '', fullName: 'package.xml', path: 'package.xml' };
  outcome.successes.push(messages.success(manifest, { changed: true }));
}

function deployComponents(
  deployment: Deployment,
  sent: SentPackage,
  messages: Messages,
  outcome: Outcome
): void {
  const wrong = new Set(sent.problems.map(({ type, fullName }) => keyOf(type, fullName)));
  const right = sent.components.filter(({ type, fullName }) => !wrong.has(keyOf(type.name, fullName)));
  const byType = Map.groupBy(right, ({ type }) => type);
  for (const type of METADATA_TYPES) {
    deployGroup(deployment, byType.get(type) ?? [], messages, outcome);
  }
  const late = right.flatMap((component) => lateFailures(deployment, component, messages));
  if (late.length === 0) return;
  // What was deployed after a wrong component may rest on it, so nothing stays, whatever was asked.
  outcome.isVoid = true;
  outcome.successes.length = 0;
  outcome.failures.push(...late);
}

/** What a component that was deployed refers to and is not there now that all is deployed. */
function lateFailures(deployment: Deployment, sent: Component, messages: Messages): Outcome['failures'] {
  const ask = handlerOf(sent.type.name).lateReferences;
  const kept = filesOf(deployment.org.store, sent.type, sent.fullName);
  if (!ask || kept.size === 0) return [];
  const reading = readComponent({ ...sent, files: kept });
  return reading.component ? failuresOf(messages, sent, ask(reading.component, deployment)) : [];
}
