/** What `@salesforce/schema/Account.Name` gives. */
export interface FieldReference {
  readonly objectApiName: string;
  readonly fieldApiName: string;
}

/** A field as `Object.Field`, or as imported from `@salesforce/schema`. */
export function qualifiedField(field: unknown): string {
  if (typeof field === 'string') return field;
  const { objectApiName, fieldApiName } = (field ?? {}) as Partial<FieldReference>;
  if (typeof objectApiName === 'string' && typeof fieldApiName === 'string') {
    return `${objectApiName}.${fieldApiName}`;
  }
  throw new TypeError('Value is not a string or FieldId.');
}

/** An object by name, or as imported from `@salesforce/schema`. */
export function objectName(object: unknown): string {
  if (typeof object === 'string') return object;
  const { objectApiName } = (object ?? {}) as Partial<FieldReference>;
  if (typeof objectApiName === 'string') return objectApiName;
  throw new TypeError('Value is not a string or ObjectId.');
}

/** `Account` and `Owner.Name` of `Account.Owner.Name`. */
export function splitField(name: string): [object: string, path: string] {
  const dot = name.indexOf('.');
  if (dot < 1) throw new TypeError('Value does not include an object API name.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** A list of fields, or one of them, as the parameter of an address: the same fields give the same text. */
export function fieldParameter(fields: unknown): string {
  if (fields === undefined || fields === null) return '';
  const list: readonly unknown[] = Array.isArray(fields) ? fields : [fields];
  return [...new Set(list.map(qualifiedField))].sort().join(',');
}
