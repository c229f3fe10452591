/** What the pages import as `c/runAsOrg`: the reading of an org through Apex. It imports nothing of Node. */
export { ApexCatalogue } from './live/apexCatalogue.ts';
export type { ApexReadRequest, ApexRows, RunAsReaderMethods } from './live/apexCatalogue.ts';
export { lightningError } from './live/lightningError.ts';
export { OrgReadError } from './live/orgClient.ts';
export { readAccess } from './live/readAccess.ts';
export type { ReadAccessOptions } from './live/readAccess.ts';
export { readOrg } from './live/readOrg.ts';
export type { ReadOrgOptions } from './live/readOrg.ts';
export { readPageRows, readUserLogins } from './live/readPages.ts';
export type { UserLogins } from './live/readPages.ts';
