// A module that is declared cannot import.
/* eslint-disable @typescript-eslint/consistent-type-imports */

/** Lightning Data Service, as far as the pages use it (LWC Developer Guide, "lightning/ui*Api Wire Adapters"). */
declare module 'lightning/uiRecordApi' {
  export interface UiFieldValue {
    /** As the user writes it; of a parent record its name. Null where the value is shown as it is. */
    readonly displayValue: string | null;
    readonly value: unknown;
  }

  export interface UiRecord {
    readonly apiName: string;
    readonly id: string;
    readonly lastModifiedDate: string | null;
    readonly fields: Readonly<Record<string, UiFieldValue | undefined>>;
  }

  export interface RecordInput {
    readonly apiName?: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }

  interface RecordConfig {
    readonly recordId: string | undefined;
    readonly fields?: readonly string[];
    readonly optionalFields?: readonly string[];
  }

  /** Both are undefined while it loads. */
  export interface WireResult<Data> {
    readonly data: Data | undefined;
    readonly error: unknown;
  }

  export const getRecord: import('lwc').WireAdapterConstructor<RecordConfig, WireResult<UiRecord>>;
  export function createRecord(input: RecordInput): Promise<UiRecord>;
  /** @param clientOptions `ifUnmodifiedSince`: a record that changed after this time is not saved. */
  export function updateRecord(
    input: RecordInput,
    clientOptions?: { readonly ifUnmodifiedSince?: string }
  ): Promise<UiRecord>;
  export function notifyRecordUpdateAvailable(items: readonly { readonly recordId: string }[]): Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
  export interface FieldInfo {
    readonly apiName: string;
    readonly label: string;
    readonly dataType: string;
    readonly inlineHelpText: string | null;
    readonly length: number;
    readonly required: boolean;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly relationshipName: string | null;
  }

  export interface ObjectInfo {
    readonly apiName: string;
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly defaultRecordTypeId: string;
    /** Those that the user may read. */
    readonly fields: Readonly<Record<string, FieldInfo | undefined>>;
  }

  export interface PicklistValues {
    readonly defaultValue: { readonly value: string } | null;
    readonly values: readonly { readonly label: string; readonly value: string }[];
  }

  export type PicklistsByField = Readonly<Record<string, PicklistValues | undefined>>;

  interface ByRecordType {
    readonly objectApiName: string;
    readonly recordTypeId: string | undefined;
  }

  export const getObjectInfo: import('lwc').WireAdapterConstructor<
    { readonly objectApiName: string },
    import('lightning/uiRecordApi').WireResult<ObjectInfo>
  >;
  export const getPicklistValuesByRecordType: import('lwc').WireAdapterConstructor<
    ByRecordType,
    import('lightning/uiRecordApi').WireResult<{ readonly picklistFieldValues: PicklistsByField }>
  >;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(detail: {
      readonly title: string;
      readonly message?: string;
      readonly variant?: 'info' | 'success' | 'warning' | 'error';
      readonly mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
