import { fetchUiApi } from '../../fetchUiApi.ts';
import { refreshRecords } from '../../resourceCache.ts';
import type { RecordInput } from './recordInput.ts';
import type { UiRecord } from './recordValues.ts';

export { getRecord, getRecords } from './recordWires.ts';
export { getFieldDisplayValue, getFieldValue } from './recordValues.ts';
export {
  createRecordInputFilteredByEditedFields,
  generateRecordInputForCreate,
  generateRecordInputForUpdate
} from './recordInput.ts';

/** @throws FetchResponse; so do the others. */
export async function createRecord(recordInput: RecordInput): Promise<UiRecord> {
  return (await fetchUiApi({ method: 'POST', path: '/records', body: recordInput })) as UiRecord;
}

/**
 * @param recordInput its `fields.Id` names the record.
 * @param clientOptions `ifUnmodifiedSince`: the `LastModifiedDate` that the user edited; a record that
 * changed since is not saved.
 */
export async function updateRecord(
  recordInput: RecordInput,
  clientOptions: { readonly ifUnmodifiedSince?: string } = {}
): Promise<UiRecord> {
  const { Id, ...fields } = recordInput.fields;
  if (typeof Id !== 'string') throw new Error('Invalid recordInput');
  const since = clientOptions.ifUnmodifiedSince;
  const record = await fetchUiApi({
    method: 'PATCH',
    path: `/records/${encodeURIComponent(Id)}`,
    body: { ...recordInput, fields },
    ...(since === undefined ? {} : { headers: { 'If-Modified-Since': since } })
  });
  await refreshRecords([Id]);
  return record as UiRecord;
}

export async function deleteRecord(recordId: string): Promise<void> {
  await fetchUiApi({ method: 'DELETE', path: `/records/${encodeURIComponent(recordId)}` });
  await refreshRecords([recordId]);
}

/** Resolves when every wire that shows one of the records has its new data. */
export async function notifyRecordUpdateAvailable(
  items: readonly { readonly recordId: string }[]
): Promise<void> {
  await refreshRecords(items.map(({ recordId }) => recordId));
}

/** The older form, which promises nothing. */
export function getRecordNotifyChange(items: readonly { readonly recordId: string }[]): void {
  void notifyRecordUpdateAvailable(items);
}
