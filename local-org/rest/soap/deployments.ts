import { ApiError, notModelled } from '../../apiError.ts';
import { deploy } from '../../metadata/deploy.ts';
import { retrieve } from '../../metadata/retrieve.ts';
import type { DeployOptions, DeployResult, RetrieveRequest, RetrieveResult } from '../../metadata/types.ts';
import type { Caller, OrgState } from '../../org.ts';
import { requireMetadataAccess } from '../../security/apiAccess.ts';
import { longId } from '../../store/ids.ts';
import { Operations } from './operations.ts';
import type { OperationState } from './operations.ts';

const DEPLOY_KEY_PREFIX = '0Af';
const RETRIEVE_KEY_PREFIX = '09S';
const KEPT_DEPLOYMENTS = 50;
/** Each holds a zip. */
const KEPT_RETRIEVALS = 5;

/** The deployments and retrievals of one org, asked for by SOAP or by REST. */
export interface MetadataJobs {
  readonly org: OrgState;
  readonly deployments: Operations<DeployResult>;
  readonly retrievals: Operations<RetrieveResult>;
}

export function metadataJobs(org: OrgState): MetadataJobs {
  return {
    org,
    deployments: new Operations(org.store, DEPLOY_KEY_PREFIX, KEPT_DEPLOYMENTS),
    retrievals: new Operations(org.store, RETRIEVE_KEY_PREFIX, KEPT_RETRIEVALS)
  };
}

/** @returns the id of the deployment. @throws ApiError when the caller may not deploy. */
export function startDeployment(
  { org, deployments }: MetadataJobs,
  caller: Caller,
  zip: Uint8Array,
  options: DeployOptions
): string {
  requireMetadataAccess(org, caller);
  return deployments.start(caller.userId, () => deploy(org, caller, zip, options));
}

/** @returns the id of the retrieval. @throws ApiError when the caller may not retrieve. */
export function startRetrieval(
  { org, retrievals }: MetadataJobs,
  caller: Caller,
  request: RetrieveRequest
): string {
  requireMetadataAccess(org, caller);
  return retrievals.start(caller.userId, () => retrieve(org, caller, request));
}

/** A `DeployResult`, also of a deployment that has not ended. The details are left out unless asked for. */
export function deploymentState(
  { deployments }: MetadataJobs,
  { userId }: Caller,
  asked: string,
  includeDetails: boolean
): unknown {
  const id = longId(asked) ?? asked;
  const state = deployments.state(userId, id);
  if (state.status !== 'Done') return unfinished(id, state);
  const { details, ...summary } = state.result;
  return includeDetails ? { ...summary, id, details } : { ...summary, id };
}

/** A `RetrieveResult`, its zip in base64. */
export function retrievalState({ retrievals }: MetadataJobs, { userId }: Caller, asked: string): unknown {
  const id = longId(asked) ?? asked;
  const state = retrievals.state(userId, id);
  if (state.status !== 'Done') return unfinished(id, state);
  return { ...state.result, id, zipFile: Buffer.from(state.result.zipFile).toString('base64') };
}

function unfinished(id: string, state: OperationState<unknown>): unknown {
  if (state.status !== 'Failed') return { id, done: false, success: false, status: state.status };
  const { error } = state;
  const code = error instanceof ApiError ? error.errorCode : 'UNKNOWN_EXCEPTION';
  const errorMessage = error instanceof Error ? error.message : String(error);
  return { id, done: true, success: false, status: 'Failed', errorStatusCode: code, errorMessage };
}

const MODELLED_OPTIONS: ReadonlySet<string> = new Set<keyof DeployOptions>([
  'checkOnly',
  'ignoreWarnings',
  'purgeOnDelete',
  'rollbackOnError',
  'runTests',
  'singlePackage',
  'testLevel'
]);

/** @throws ApiError NOT_MODELLED for an option that is set and not modelled. */
export function requireModelledOptions(options: Readonly<Record<string, unknown>>): void {
  const isOff = (value: unknown) =>
    value === undefined || value === null || value === false || value === 'false';
  const other = Object.keys(options).find((name) => !MODELLED_OPTIONS.has(name) && !isOff(options[name]));
  if (other !== undefined) throw notModelled(`the deploy option ${other}`);
}
