import { componentItem } from './component.ts';
import type { Components } from './component.ts';
import type { PageItem, TabsetTab } from './pageModel.ts';
import { problemItem } from './problems.ts';
import { isStandardComponent, standardItem } from './standardComponent.ts';
import type { RecordParts } from './standardComponent.ts';
import { children, otherElements, text } from './xml.ts';
import type { MetadataFile, XmlElement } from './xml.ts';

const STANDARD_TITLES: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related'
};

/** What a page is opened with. */
export interface FlexiPageUse {
  readonly type: 'AppPage' | 'RecordPage';
  readonly record?: RecordParts;
  /** The file and element that name the page. */
  readonly file: string;
  readonly element: string;
}

/** What reading one page needs. */
export interface Reading extends FlexiPageUse {
  readonly components: Components;
  readonly page: MetadataFile;
  readonly facets: ReadonlyMap<string, XmlElement>;
  /** Facets that are being read, so that one that contains itself ends. */
  readonly inside: readonly string[];
}

/** What stands in a region or a facet. */
export function regionItems(reading: Reading, region: XmlElement): PageItem[] {
  const { page } = reading;
  const mode = text(region, 'mode');
  // An org refuses the mode of a page that has no parent, as public projects report.
  if (mode !== undefined && text(page.root, 'parentFlexiPage') === undefined) {
    return [card(page, 'mode', mode, 'A region has a mode only in a page with a parentFlexiPage.')];
  }
  return children(region, 'itemInstances').flatMap((instance) => [
    ...otherElements(instance, ['componentInstance']).map((one) => notModelledCard(page, one)),
    ...children(instance, 'componentInstance').map((one) => instanceItem(reading, one))
  ]);
}

function instanceItem(reading: Reading, instance: XmlElement): PageItem {
  const { page, record, type, components } = reading;
  const name = text(instance, 'componentName') ?? '';
  const [other] = otherElements(instance, ['componentInstanceProperties', 'componentName', 'identifier']);
  if (other !== undefined) return notModelledCard(page, other, name);
  const properties = propertiesOf(instance);
  if (name === 'flexipage:tabset') return tabset(reading, properties);
  if (isStandardComponent(name)) return standardItem({ name, properties, file: page.path, record });
  // A component of ours is named with the default namespace or without it.
  const own = name.startsWith('c:') ? name.slice(2) : name;
  if (own.includes(':')) return card(page, 'componentName', name, 'The frame does not model this component.');
  const use = {
    name: own,
    target: `lightning__${type}`,
    properties,
    file: page.path,
    element: 'componentName'
  };
  const ofRecord = record && { object: record.object.name, id: record.id };
  return componentItem(components, ofRecord ? { ...use, record: ofRecord } : use);
}

interface Property {
  readonly name: string;
  readonly value: string;
}

function tabset(reading: Reading, properties: readonly Property[]): PageItem {
  const { page } = reading;
  const other = properties.find(({ name }) => name !== 'tabs' && name !== 'label');
  if (other) return card(page, 'flexipage:tabset', other.name, 'The frame does not model this property.');
  const facet = valueOf(properties, 'tabs');
  const found = openFacet(reading, facet);
  if (!found) return card(page, 'tabs', facet, 'The page has no such facet, or it contains itself.');
  const tabs = children(found.facet, 'itemInstances')
    .flatMap((instance) => children(instance, 'componentInstance'))
    .map((one) => tab(found.reading, one));
  return { kind: 'tabset', tabs };
}

function tab(reading: Reading, instance: XmlElement): TabsetTab {
  const { page } = reading;
  const properties = propertiesOf(instance);
  const title = valueOf(properties, 'title');
  const shown = {
    label: STANDARD_TITLES[title] ?? title,
    isActive: valueOf(properties, 'active') === 'true'
  };
  const name = text(instance, 'componentName') ?? '';
  if (name !== 'flexipage:tab') {
    const item = card(page, 'componentName', name, 'A facet of tabs contains flexipage:tab alone.');
    return { ...shown, items: [item] };
  }
  const body = valueOf(properties, 'body');
  const found = openFacet(reading, body);
  const items = found
    ? regionItems(found.reading, found.facet)
    : [card(page, 'body', body, 'The page has no such facet, or it contains itself.')];
  const isUnknownTitle = title.startsWith('Standard.') && !(title in STANDARD_TITLES);
  if (isUnknownTitle)
    items.unshift(card(page, 'title', title, 'The frame does not model this standard title.'));
  return { ...shown, items };
}

function openFacet(reading: Reading, name: string): { facet: XmlElement; reading: Reading } | undefined {
  const facet = reading.facets.get(name);
  if (!facet || reading.inside.includes(name)) return undefined;
  return { facet, reading: { ...reading, inside: [...reading.inside, name] } };
}

function propertiesOf(instance: XmlElement): Property[] {
  return children(instance, 'componentInstanceProperties').map((one) => ({
    name: text(one, 'name') ?? '',
    value: text(one, 'value') ?? ''
  }));
}

function valueOf(properties: readonly Property[], name: string): string {
  return properties.find((one) => one.name === name)?.value ?? '';
}

/** A card that refuses an element by its name. */
export function notModelledCard(page: MetadataFile, element: string, value = ''): PageItem {
  return card(page, element, value, 'The frame does not model this element.');
}

export function card(page: MetadataFile, element: string, value: string, message: string): PageItem {
  return problemItem({ file: page.path, element, value, message });
}
