import { ApiError } from '../../apiError.ts';
import { longId } from '../../store/ids.ts';
import type { ObjectType } from '../../schema/types.ts';
import { pageReferenceOf } from './lightningUrl.ts';
import type { ReadReference } from './lightningUrl.ts';
import { appsWithTab, viewOverride } from './app.ts';
import { componentItem } from './component.ts';
import type { PageContext } from './context.ts';
import { flexiPageBody } from './flexiPage.ts';
import { objectHome } from './objectHome.ts';
import type { PageBody, PageItem, PageModel } from './pageModel.ts';
import { oneRegion, problemBody } from './problems.ts';
import { readRecord } from './record.ts';
import { standardItem } from './standardComponent.ts';
import type { RecordParts } from './standardComponent.ts';
import { tabPage } from './tab.ts';

/** What is at an address for this user in this app; a page that says so when nothing is. */
export function pageAt(context: PageContext, app: string | null, address: string): PageModel {
  const reference = pageReferenceOf(address);
  try {
    return (reference && referredPage(context, app, reference)) ?? nothing(address);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refusal(error);
  }
}

function referredPage(
  context: PageContext,
  app: string | null,
  { type, attributes, state }: ReadReference
): PageModel | undefined {
  switch (type) {
    case 'standard__navItemPage': {
      const name = attributes['apiName'] ?? '';
      return tabPage(context, name, appsWithTab(context.org, name));
    }
    case 'standard__recordPage':
      return onObject(context, attributes, (object) => recordPage(context, app, object, attributes));
    case 'standard__objectPage':
      return onObject(context, attributes, (object) => listPage(context, object, state));
    case 'standard__component':
      return componentPage(context, attributes['componentName'] ?? '');
    default:
      return undefined;
  }
}

function onObject(
  context: PageContext,
  attributes: ReadReference['attributes'],
  page: (object: ObjectType) => PageModel | undefined
): PageModel | undefined {
  const object = context.org.schema.object(attributes['objectApiName'] ?? '');
  return object && page(object);
}

function listPage(
  context: PageContext,
  object: ObjectType,
  state: ReadReference['state']
): PageModel | undefined {
  const list = objectHome(context, object, state['filterName'] ?? 'All');
  return list && { title: object.labelPlural, body: { kind: 'list', list } };
}

function recordPage(
  context: PageContext,
  app: string | null,
  object: ObjectType,
  attributes: ReadReference['attributes']
): PageModel | undefined {
  const id = longId(attributes['recordId'] ?? '');
  const record = id === undefined ? undefined : readRecord(context, object, id);
  if (!record) return undefined;
  const title = `${record.name} | ${object.label}`;
  const override = viewOverride(context.org, app, object.name);
  if (typeof override === 'object') return { title, body: problemBody(override) };
  if (override === 'standard') return { title, body: standardRecordPage(record) };
  const use = { type: 'RecordPage', record, file: `objects/${object.name}.object` } as const;
  const body = flexiPageBody(context.components, override, { ...use, element: 'actionOverrides content' });
  return { title, body };
}

/** Where no Lightning page is assigned. The platform's has related lists beside. */
function standardRecordPage(record: RecordParts): PageBody {
  const item = (name: string): PageItem =>
    standardItem({ name, properties: [], file: `objects/${record.object.name}.object`, record });
  const header = { name: 'header', twelfths: 12, items: [item('force:highlightsPanel')] };
  const details = { name: 'main', twelfths: 12, items: [item('force:detailPanel')] };
  return { kind: 'regions', rows: [[header], [details]] };
}

function componentPage(context: PageContext, name: string): PageModel {
  const use = { target: 'lightning__UrlAddressable', properties: [], file: `/lightning/cmp/${name}` };
  const item = componentItem(context.components, {
    ...use,
    name: name.replace(/^c__/, ''),
    element: 'componentName'
  });
  return { title: name, body: oneRegion('main', [item]) };
}

function nothing(address: string): PageModel {
  const text = `Nothing is at ${address}, or you may not see it. The local org models the pages of tabs, records, object homes and components.`;
  return { title: 'Page not found', body: { kind: 'nothing', text } };
}

function refusal(error: ApiError): PageModel {
  return {
    title: 'The page cannot be shown',
    body: { kind: 'nothing', text: `${error.errorCode}: ${error.message}` }
  };
}
