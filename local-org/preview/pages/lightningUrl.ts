import type { PageReference } from '../modules/frameRouter.ts';

/*
 * Addresses of Lightning Experience and the page references they stand for. Forms: LWC Developer Guide,
 * "PageReference Types", and the addresses of Lightning Experience itself. Without Node or DOM, so that the
 * server reads an address as the page does.
 */

const API_NAME = '[A-Za-z][A-Za-z0-9_]*';
const ID = '[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?';

/** Attributes that the frame reads; a page reference may bear others. */
type Attributes = Readonly<Record<string, string>>;

/** Each form of address, the type it refers to, and the attributes of its parts in their order. */
const FORMS: readonly {
  readonly form: RegExp;
  readonly type: string;
  readonly parts: readonly string[];
  readonly fixed?: Attributes;
}[] = [
  {
    form: new RegExp(`^/lightning/n/((?:standard-)?${API_NAME})$`),
    type: 'standard__navItemPage',
    parts: ['apiName']
  },
  {
    form: new RegExp(`^/lightning/r/(${API_NAME})/(${ID})/view$`),
    type: 'standard__recordPage',
    parts: ['objectApiName', 'recordId'],
    fixed: { actionName: 'view' }
  },
  {
    form: new RegExp(`^/lightning/o/(${API_NAME})/(list|home)$`),
    type: 'standard__objectPage',
    parts: ['objectApiName', 'actionName']
  },
  {
    form: new RegExp(`^/lightning/cmp/(c__${API_NAME})$`),
    type: 'standard__component',
    parts: ['componentName']
  },
  {
    form: new RegExp(`^/lightning/app/(c__${API_NAME})$`),
    type: 'standard__app',
    parts: ['appTarget']
  }
];

/** A page reference that an address was read into: its attributes and state are texts. */
export interface ReadReference extends PageReference {
  readonly attributes: Attributes;
  readonly state: Attributes;
}

/** What an address refers to; undefined when it has none of the forms. */
export function pageReferenceOf(address: string): ReadReference | undefined {
  const [path = '', search = ''] = address.split('?', 2);
  for (const { form, type, parts, fixed } of FORMS) {
    const found = form.exec(path);
    if (!found) continue;
    const attributes = Object.fromEntries(parts.map((part, index) => [part, found[index + 1] ?? '']));
    return {
      type,
      attributes: { ...attributes, ...fixed },
      state: Object.fromEntries(new URLSearchParams(search))
    };
  }
  return undefined;
}

/**
 * An address without the parameters of a component's own, `c__…`. Another value of theirs does not make
 * another page: the component stays, and is told by `CurrentPageReference`.
 */
export function pageOf(address: string): string {
  const [path = '', search = ''] = address.split('?', 2);
  const others = [...new URLSearchParams(search)].filter(([name]) => !name.startsWith('c__'));
  return others.length === 0 ? path : `${path}?${new URLSearchParams(others).toString()}`;
}

/** The address of a page reference; undefined when the frame does not model it. */
export function addressOf(reference: PageReference): string | undefined {
  const path = pathOf(reference.type, texts(reference.attributes));
  if (path === undefined || pageReferenceOf(path) === undefined) return undefined;
  const search = new URLSearchParams(texts(reference.state ?? {})).toString();
  return search ? `${path}?${search}` : path;
}

function pathOf(type: string, attributes: Attributes): string | undefined {
  const { apiName = '', objectApiName = '', recordId = '', actionName } = attributes;
  switch (type) {
    case 'standard__navItemPage':
      return tabUrl(apiName);
    case 'standard__recordPage':
      return actionName === 'view' ? recordUrl(objectApiName, recordId) : undefined;
    case 'standard__objectPage':
      return actionName === 'list' || actionName === 'home' ? objectHomeUrl(objectApiName) : undefined;
    case 'standard__component':
      return `/lightning/cmp/${attributes['componentName'] ?? ''}`;
    case 'standard__app':
      return `/lightning/app/${attributes['appTarget'] ?? ''}`;
    default:
      return undefined;
  }
}

function texts(values: Readonly<Record<string, unknown>>): Attributes {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : []
    )
  );
}

export function tabUrl(name: string): string {
  return `/lightning/n/${name}`;
}

export function recordUrl(object: string, id: string): string {
  return `/lightning/r/${object}/${id}/view`;
}

export function objectHomeUrl(object: string): string {
  return `/lightning/o/${object}/list`;
}
