import { CORE } from './seededFaults/core.ts';
import type { SeededFault } from './seededFaults/fault.ts';
import { IDENTITY } from './seededFaults/identity.ts';
import {
  LOCAL_ORG_FAULTS,
  LOCAL_ORG_METADATA,
  LOCAL_ORG_PREVIEW,
  LOCAL_ORG_REST
} from './seededFaults/localOrgApi.ts';
import { LOCAL_ORG_DML, LOCAL_ORG_SECURITY, LOCAL_ORG_SOQL } from './seededFaults/localOrgRows.ts';
import { ORG } from './seededFaults/org.ts';
import { ORG_LIVE } from './seededFaults/orgLive.ts';
import { REGISTER } from './seededFaults/register.ts';
import { REPORT } from './seededFaults/report.ts';

const AREAS = [
  CORE,
  IDENTITY,
  REGISTER,
  ORG,
  ORG_LIVE,
  REPORT,
  LOCAL_ORG_SECURITY,
  LOCAL_ORG_SOQL,
  LOCAL_ORG_DML,
  LOCAL_ORG_METADATA,
  LOCAL_ORG_REST,
  LOCAL_ORG_FAULTS,
  LOCAL_ORG_PREVIEW
];

export const SEEDED_FAULTS: readonly SeededFault[] = AREAS.flatMap((area) =>
  Object.entries(area).flatMap(([file, edits]) =>
    edits.map(([why, find, replace]) => ({ file, find, replace, why }))
  )
);
