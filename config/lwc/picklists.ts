import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { rendered } from './mount';

/** Answers every wire of picklist values with these labels, by field and value. */
export async function tellPicklists(
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>
): Promise<void> {
  const picklistFieldValues = Object.fromEntries(
    Object.entries(labels).map(([field, values]) => [
      field,
      { values: Object.entries(values).map(([value, label]) => ({ value, label })) }
    ])
  );
  (getPicklistValuesByRecordType as unknown as { emit(data: unknown): void }).emit({ picklistFieldValues });
  await rendered();
}
