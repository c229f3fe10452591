import { NEWEST_API_VERSION, OLDEST_API_VERSION } from '../org.ts';
import { notModelled } from '../apiError.ts';
import { notFound } from './errors.ts';
import { basePath } from './resource.ts';
import type { Answer, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "Resources by Version", "Limits". */
export const VERSION_RESOURCES: readonly Resource[] = [
  { path: '/', methods: { GET: listResources } },
  { path: '/limits', methods: { GET: showLimits } }
];

const REFUSED = [
  'actions',
  'analytics',
  'apexrest',
  'appMenu',
  'chatter',
  'composite/batch',
  'composite/graph',
  'connect',
  'jobs',
  'parameterizedSearch',
  'process',
  'recent',
  'search',
  'tooling',
  'wave'
];

/** An org without source tracking has no such object; the client's retrieve asks for it. */
const NO_SOURCE_TRACKING: Resource = {
  path: '/tooling/sobjects/SourceMember/describe',
  methods: {
    GET: () => {
      throw notFound();
    }
  }
};

/** Resources of the platform that are known and not modelled. */
export const REFUSED_RESOURCES: readonly Resource[] = [NO_SOURCE_TRACKING, ...REFUSED.map(refusedResource)];

function refusedResource(name: string): Resource {
  const refuse = (): Answer => {
    throw notModelled(`the REST resource /${name}`);
  };
  return { path: `/${name}/**`, methods: { GET: refuse, POST: refuse, PATCH: refuse, DELETE: refuse } };
}

/** REST API Developer Guide, "Versions": public, without a token. */
export function listVersions(): readonly { label: string; url: string; version: string }[] {
  const count = NEWEST_API_VERSION - OLDEST_API_VERSION + 1;
  return Array.from({ length: count }, (_, i) => {
    const version = `${OLDEST_API_VERSION + i}.0`;
    return { label: releaseOf(OLDEST_API_VERSION + i), url: `/services/data/v${version}`, version };
  });
}

/** Three releases a year: 51.0 was Spring '21. */
function releaseOf(version: number): string {
  const releases = version - OLDEST_API_VERSION;
  const season = ['Spring', 'Summer', 'Winter'][releases % 3]!;
  const year = 21 + Math.floor(releases / 3) + (season === 'Winter' ? 1 : 0);
  return `${season} '${year}`;
}

/** The number of a version as addresses have it (`v67.0`); undefined for one that is not served. */
export function versionOf(segment: string): string | undefined {
  const [, number] = /^v(\d{2})\.0$/.exec(segment) ?? [];
  const isServed = Number(number) >= OLDEST_API_VERSION && Number(number) <= NEWEST_API_VERSION;
  return number !== undefined && isServed ? `${number}.0` : undefined;
}

function listResources(session: Session): Answer {
  const names = ['composite', 'limits', 'metadata', 'query', 'sobjects'];
  return {
    status: 200,
    body: Object.fromEntries(names.map((name) => [name, `${basePath(session)}/${name}`]))
  };
}

function showLimits({ requests }: Session): Answer {
  return {
    status: 200,
    body: { DailyApiRequests: { Max: requests.maximum, Remaining: requests.remaining } }
  };
}
