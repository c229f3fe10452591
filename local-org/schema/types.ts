/** Field types as a describe names them (Object Reference, "Field Types"). */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url'
  | 'address'
  | 'base64'
  | 'anyType';

/** One field of an object. A flag that is absent is false, but for those whose comment says otherwise. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly referenceTo?: readonly string[];
  /** Name under which a query follows the reference: `Owner`, `User__r`. */
  readonly relationshipName?: string;
  readonly nillable?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  /** Absent means filterable, sortable, groupable. */
  readonly filterable?: boolean;
  readonly sortable?: boolean;
  readonly groupable?: boolean;
  /** Absent means as its type allows: see `isAggregatable`. */
  readonly aggregatable?: boolean;
  readonly nameField?: boolean;
  readonly idLookup?: boolean;
  readonly externalId?: boolean;
  readonly unique?: boolean;
  readonly caseSensitive?: boolean;
  readonly custom?: boolean;
  /** Field permissions exist for it; a field without is readable with its object. */
  readonly permissionable?: boolean;
  /** Display format of an auto number, as `R-{0000}`. */
  readonly autoNumber?: string;
  /** Formula source; the value is computed when the row is read. */
  readonly formula?: string;
  /** For a formula that yields a blank: as blanks, or as zeros. */
  readonly treatBlanksAs?: 'blank' | 'zero';
  readonly defaultValue?: string | number | boolean;
  /** A default that is a formula. */
  readonly defaultFormula?: string;
  readonly picklist?: readonly PicklistValue[];
  readonly restrictedPicklist?: boolean;
  readonly inlineHelpText?: string;
  readonly description?: string;
  readonly rollup?: Rollup;
  /** On a reference to a master: which one, whether writing needs only read on it, may it be reparented. */
  readonly masterDetail?: {
    readonly order: 0 | 1;
    readonly writeRequiresMasterRead: boolean;
    readonly reparentable: boolean;
  };
  /** What deleting the referenced row does to a lookup; absent is `SetNull`. */
  readonly deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
}

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly defaultValue: boolean;
}

/** A roll-up summary over the detail rows of a master. */
export interface Rollup {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  /** Detail object and its master-detail field. */
  readonly object: string;
  readonly foreignKey: string;
  /** Field of the detail that is summarised; absent for a count. */
  readonly field?: string;
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
}

export interface ValidationRule {
  readonly name: string;
  readonly active: boolean;
  /** The rule is broken when this is true. */
  readonly formula: string;
  readonly message: string;
  readonly field?: string;
}

/** One object with its fields, in the order in which a describe lists them. */
export interface ObjectType {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  /** First three characters of its ids; null where the rows have none. */
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly customSetting?: boolean;
  /** Custom metadata type: rows come by deployment alone. */
  readonly customMetadata?: boolean;
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** A setup object: not in one transaction with others (Apex Developer Guide, "sObjects That Cannot Be Used Together"). */
  readonly setup: boolean;
  readonly fields: readonly Field[];
  readonly validationRules?: readonly ValidationRule[];
  /** Name under which a master or referenced object finds these rows: by the reference field's name. */
  readonly childRelationships?: Readonly<Record<string, string>>;
  readonly sharingModel?: 'ReadWrite' | 'Read' | 'Private' | 'ControlledByParent';
}
