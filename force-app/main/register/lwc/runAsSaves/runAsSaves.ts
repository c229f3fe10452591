import noResults from '@salesforce/label/c.RunAs_Save_NoResults';
import { problemText } from 'c/runAsSaveProblem';

/** What became of one record, as the Apex class `RunAsSaveResult` tells it. */
export interface SaveResult {
  readonly recordId: string | null;
  readonly isCreated: boolean;
  /** Why it was not saved, in the platform's words; null when it was. */
  readonly error: string | null;
  /** Not saved because somebody changed or deleted the record since the page showed it. */
  readonly isConflict: boolean;
}

/** A record as it is sent: field names and values. */
export type RecordFields = Readonly<Record<string, unknown>>;
export type OnSaved = (done: number, total: number) => void;

/** As many records as one call of Apex takes. */
const CHUNK = 200;

/**
 * Saves records, so many a call. One call after the other: side by side they would lock the same parents.
 *
 * @returns a result for each record, at its place. Those of a call that fails bear its error; it never rejects.
 */
export async function saveInChunks<T>(
  records: readonly T[],
  save: (chunk: T[]) => Promise<SaveResult[]>,
  onSaved: OnSaved = () => undefined
): Promise<SaveResult[]> {
  const chunks = Array.from({ length: Math.ceil(records.length / CHUNK) }, (_, i) =>
    records.slice(i * CHUNK, (i + 1) * CHUNK)
  );
  return chunks.reduce(async (before, chunk) => {
    const earlier = await before;
    const results = [...earlier, ...(await resultsOf(chunk, save))];
    onSaved(results.length, records.length);
    return results;
  }, Promise.resolve<SaveResult[]>([]));
}

export function isSaved({ error, isConflict }: SaveResult): boolean {
  return error === null && !isConflict;
}

async function resultsOf<T>(chunk: T[], save: (chunk: T[]) => Promise<SaveResult[]>): Promise<SaveResult[]> {
  const refused = (error: string): SaveResult[] =>
    chunk.map(() => ({ recordId: null, isCreated: false, error, isConflict: false }));
  try {
    const results = await save(chunk);
    if (!Array.isArray(results) || results.length !== chunk.length) return refused(noResults);
    return results.map(wholeResult);
  } catch (error) {
    return refused(problemText(error));
  }
}

/** Lightning leaves out what is null. */
function wholeResult({ recordId, isCreated, error, isConflict }: Partial<SaveResult>): SaveResult {
  return {
    recordId: recordId ?? null,
    isCreated: isCreated ?? false,
    error: error ?? null,
    isConflict: isConflict ?? false
  };
}
