import { ApiError, notModelled } from '../../apiError.ts';
import { booleanOf, elementsOf, textOf, textsOf } from '../../../src/org/metadata/metadataFile.ts';
import type { XmlElement } from '../../../src/org/metadata/metadataFile.ts';
import { describeMetadata, listMetadata } from '../../metadata/listMetadata.ts';
import type { DeployOptions, RetrieveRequest } from '../../metadata/types.ts';
import type { Caller } from '../../org.ts';
import { requireMetadataAccess } from '../../security/apiAccess.ts';
import {
  deploymentState,
  requireModelledOptions,
  retrievalState,
  startDeployment,
  startRetrieval
} from './deployments.ts';
import type { MetadataJobs } from './deployments.ts';
import type { SoapCall } from './envelope.ts';

type Operation = (jobs: MetadataJobs, caller: Caller, args: XmlElement) => unknown;

/** The operations of the Metadata API that the client's deploy and retrieve commands call. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  deploy: (jobs, caller, args) => {
    const zip = Buffer.from(required(args, 'ZipFile'), 'base64');
    const [options = {}] = elementsOf(args, 'DeployOptions');
    return queued(startDeployment(jobs, caller, zip, deployOptionsOf(options)));
  },
  checkDeployStatus: (jobs, caller, args) =>
    deploymentState(
      jobs,
      caller,
      required(args, 'asyncProcessId'),
      booleanOf(args, 'includeDetails') ?? false
    ),
  retrieve: (jobs, caller, args) => {
    const [request] = elementsOf(args, 'request');
    if (!request) throw new ApiError('REQUIRED_FIELD_MISSING', 'The element <request> is missing.');
    return queued(startRetrieval(jobs, caller, retrieveRequestOf(request)));
  },
  checkRetrieveStatus: (jobs, caller, args) => retrievalState(jobs, caller, required(args, 'asyncProcessId')),
  describeMetadata: ({ org }, caller) => {
    requireMetadataAccess(org, caller);
    return describeMetadata();
  },
  listMetadata: ({ org }, caller, args) => {
    requireMetadataAccess(org, caller);
    const queries = elementsOf(args, 'queries').map((query) => {
      const folder = textOf(query, 'folder');
      return { type: required(query, 'type'), ...(folder === undefined ? {} : { folder }) };
    });
    return listMetadata(org, caller, queries);
  }
};

/** @throws ApiError NOT_MODELLED for an operation that is not modelled. */
export function callMetadata(jobs: MetadataJobs, caller: Caller, call: SoapCall): unknown {
  const operation = Object.hasOwn(OPERATIONS, call.operation) ? OPERATIONS[call.operation] : undefined;
  if (!operation) throw notModelled(`the operation ${call.operation} of the Metadata API`);
  return operation(jobs, caller, call.arguments);
}

/** An `AsyncResult`. */
function queued(id: string): unknown {
  return { done: false, id, state: 'Queued' };
}

function required(element: XmlElement, name: string): string {
  const text = textOf(element, name);
  if (text === undefined) throw new ApiError('REQUIRED_FIELD_MISSING', `The element <${name}> is missing.`);
  return text;
}

function deployOptionsOf(element: XmlElement): DeployOptions {
  requireModelledOptions(
    Object.fromEntries(Object.keys(element).map((name) => [name, textOf(element, name)]))
  );
  const flags = ['checkOnly', 'ignoreWarnings', 'purgeOnDelete', 'rollbackOnError', 'singlePackage'] as const;
  const testLevel = textOf(element, 'testLevel');
  return {
    ...Object.fromEntries(
      flags.flatMap((name) => (name in element ? [[name, booleanOf(element, name)]] : []))
    ),
    ...(testLevel === undefined ? {} : { testLevel }),
    runTests: textsOf(element, 'runTests')
  };
}

function retrieveRequestOf(element: XmlElement): RetrieveRequest {
  if ('rootTypesWithDependencies' in element) throw notModelled('rootTypesWithDependencies of a retrieval');
  const [unpackaged] = elementsOf(element, 'unpackaged');
  const types = (unpackaged ? elementsOf(unpackaged, 'types') : []).map((type) => ({
    name: required(type, 'name'),
    members: textsOf(type, 'members')
  }));
  const apiVersion = textOf(element, 'apiVersion');
  const version = unpackaged && textOf(unpackaged, 'version');
  return {
    ...(apiVersion === undefined ? {} : { apiVersion }),
    singlePackage: booleanOf(element, 'singlePackage') ?? false,
    packageNames: textsOf(element, 'packageNames'),
    specificFiles: textsOf(element, 'specificFiles'),
    ...(unpackaged ? { unpackaged: { types, ...(version === undefined ? {} : { version }) } } : {})
  };
}
