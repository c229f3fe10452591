/**
 * What a deployment and a retrieval are asked and answer, in the shapes of the Metadata API (Metadata API
 * Developer Guide, "DeployOptions", "DeployResult", "RetrieveRequest", "RetrieveResult", "FileProperties").
 * Dates are ISO 8601, ids have 18 characters.
 */

/** The options that are modelled; the others must not be asked for (deploy refuses them by name). */
export interface DeployOptions {
  readonly checkOnly?: boolean;
  readonly ignoreWarnings?: boolean;
  readonly purgeOnDelete?: boolean;
  /** Absent is true: all or nothing. */
  readonly rollbackOnError?: boolean;
  readonly runTests?: readonly string[];
  readonly singlePackage?: boolean;
  readonly testLevel?: string;
}

export interface DeployMessage {
  readonly changed: boolean;
  readonly columnNumber?: number;
  /** Empty for package.xml itself. */
  readonly componentType: string;
  readonly created: boolean;
  readonly createdDate: string;
  readonly deleted: boolean;
  /** Path inside the zip, with the package folder where there is one. */
  readonly fileName: string;
  readonly fullName: string;
  readonly id?: string;
  readonly lineNumber?: number;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly success: boolean;
}

export interface RunTestResult {
  readonly numFailures: number;
  readonly numTestsRun: number;
  readonly totalTime: number;
}

export interface DeployDetails {
  readonly componentFailures: readonly DeployMessage[];
  readonly componentSuccesses: readonly DeployMessage[];
  readonly runTestResult: RunTestResult;
}

export interface DeployResult {
  readonly id: string;
  readonly checkOnly: boolean;
  readonly completedDate: string;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly details: DeployDetails;
  readonly done: true;
  readonly errorMessage?: string;
  readonly errorStatusCode?: string;
  readonly ignoreWarnings: boolean;
  readonly lastModifiedDate: string;
  readonly numberComponentErrors: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentsTotal: number;
  readonly numberTestErrors: number;
  readonly numberTestsCompleted: number;
  readonly numberTestsTotal: number;
  readonly rollbackOnError: boolean;
  readonly runTestsEnabled: boolean;
  readonly startDate: string;
  readonly status: 'Succeeded' | 'SucceededPartial' | 'Failed';
  readonly success: boolean;
}

/** A `types` element of a package.xml. */
export interface PackageTypeMembers {
  readonly name: string;
  readonly members: readonly string[];
}

export interface RetrieveRequest {
  readonly apiVersion?: string | number;
  readonly singlePackage?: boolean;
  readonly unpackaged?: { readonly types: readonly PackageTypeMembers[]; readonly version?: string };
  /** Refused when it names any. */
  readonly packageNames?: readonly string[];
  readonly specificFiles?: readonly string[];
}

export interface FileProperties {
  readonly createdById: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly fileName: string;
  readonly fullName: string;
  readonly id: string;
  readonly lastModifiedById: string;
  readonly lastModifiedByName: string;
  readonly lastModifiedDate: string;
  readonly manageableState: 'unmanaged';
  readonly namespacePrefix: string;
  readonly type: string;
}

export interface RetrieveMessage {
  readonly fileName: string;
  readonly problem: string;
}

export interface RetrieveResult {
  readonly id: string;
  readonly done: true;
  readonly errorMessage?: string;
  readonly errorStatusCode?: string;
  readonly fileProperties: readonly FileProperties[];
  readonly messages: readonly RetrieveMessage[];
  readonly status: 'Succeeded' | 'Failed';
  readonly success: boolean;
  /** The bytes of the zip; the caller encodes them. */
  readonly zipFile: Uint8Array;
}

export interface ListMetadataQuery {
  readonly type: string;
  readonly folder?: string;
}

export interface DescribeMetadataObject {
  readonly childXmlNames: readonly string[];
  readonly directoryName: string;
  readonly inFolder: boolean;
  readonly metaFile: boolean;
  readonly suffix?: string;
  readonly xmlName: string;
}

export interface DescribeMetadataResult {
  readonly metadataObjects: readonly DescribeMetadataObject[];
  readonly organizationNamespace: string;
  readonly partialSaveAllowed: boolean;
  readonly testRequired: boolean;
}
