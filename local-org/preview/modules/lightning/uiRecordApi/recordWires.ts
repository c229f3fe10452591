import { fieldParameter } from '../../apiNames.ts';
import { fetchUiApi } from '../../fetchUiApi.ts';
import { wireAdapter } from '../../wireAdapter.ts';
import type { WireConfig } from '../../wireAdapter.ts';
import type { UiRecord } from './recordValues.ts';

/** For so long Lightning Data Service gives a record out again; the guide promises no number. */
const MAX_AGE = 30_000;

interface Batch {
  readonly hasErrors: boolean;
  readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
}

/** `{ recordId, fields, optionalFields }`; at least one of the two lists (LWC guide, `getRecord`). */
export const getRecord = wireAdapter<UiRecord>((config) => {
  const { recordId } = config;
  const parameters = parametersOf(config);
  if (typeof recordId !== 'string' || parameters === undefined) return undefined;
  const path = `/records/${encodeURIComponent(recordId)}?${parameters}`;
  return { key: path, load: () => fetchUiApi({ path }), maxAge: MAX_AGE, recordIds: [recordId] };
});

/** `{ records: [{ recordIds, fields, optionalFields }] }` (LWC guide, `getRecords`). */
export const getRecords = wireAdapter<Batch>((config) => {
  if (!Array.isArray(config.records)) return undefined;
  const records = config.records as readonly WireConfig[];
  const paths = records.map(batchPath);
  if (paths.includes(undefined)) return undefined;
  return {
    key: paths.join(' '),
    load: () => batches(paths as string[]),
    maxAge: MAX_AGE,
    recordIds: records.flatMap(({ recordIds }) => recordIds as string[])
  };
});

function batchPath(config: WireConfig): string | undefined {
  const { recordIds } = config;
  const parameters = parametersOf(config);
  if (!Array.isArray(recordIds) || recordIds.length === 0 || parameters === undefined) return undefined;
  return `/records/batch/${recordIds.map((id) => encodeURIComponent(String(id))).join(',')}?${parameters}`;
}

async function batches(paths: readonly string[]): Promise<Batch> {
  const found = (await Promise.all(paths.map((path) => fetchUiApi({ path })))) as Batch[];
  return Object.freeze({
    hasErrors: found.some(({ hasErrors }) => hasErrors),
    results: Object.freeze(found.flatMap(({ results }) => results))
  });
}

/** Layouts are passed on too: the server refuses them by name. */
function parametersOf(config: WireConfig): string | undefined {
  const parameters = new URLSearchParams();
  for (const name of ['fields', 'optionalFields'] as const) {
    const text = fieldParameter(config[name]);
    if (text !== '') parameters.set(name, text);
  }
  for (const name of ['layoutTypes', 'modes'] as const) {
    const given = config[name];
    if (typeof given === 'string') parameters.set(name, given);
    else if (Array.isArray(given)) parameters.set(name, given.join(','));
  }
  return parameters.size === 0 ? undefined : parameters.toString();
}
