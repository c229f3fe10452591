import type { Components } from './component.ts';
import type { PageBody, PageItem, Region } from './pageModel.ts';
import { oneRegion, problemBody } from './problems.ts';
import { card, notModelledCard, regionItems } from './regionItems.ts';
import type { FlexiPageUse, Reading } from './regionItems.ts';
import { TEMPLATES } from './templates.ts';
import { children, metadataFile, otherElements, text } from './xml.ts';
import type { MetadataFile, XmlElement } from './xml.ts';

/** Elements of a file that the frame models; each other is a card of its own (Metadata API, FlexiPage). */
const MODELLED = [
  'description',
  'flexiPageRegions',
  'masterLabel',
  'parentFlexiPage',
  'sobjectType',
  'template',
  'type'
];
/** A Lightning page's regions with their components; what is wrong stands in its place as a card. */
export function flexiPageBody(components: Components, name: string, use: FlexiPageUse): PageBody {
  const page = metadataFile(components.org, `flexipages/${name}.flexipage`, 'FlexiPage');
  if (!page) {
    const { file, element } = use;
    return problemBody({
      file,
      element,
      value: name,
      message: 'No Lightning page of this name is deployed.'
    });
  }
  const regions = children(page.root, 'flexiPageRegions');
  const facets = regions.filter((region) => text(region, 'type') === 'Facet');
  const reading: Reading = {
    ...use,
    components,
    page,
    facets: new Map(facets.map((facet) => [text(facet, 'name') ?? '', facet])),
    inside: []
  };
  const wrongUse = useProblem(reading);
  if (wrongUse) return oneRegion('problems', [wrongUse]);
  return regionRows(
    reading,
    regions.filter((region) => !facets.includes(region))
  );
}

function useProblem({ page, type, record }: Reading): PageItem | undefined {
  const is = text(page.root, 'type') ?? '';
  if (is !== type) return card(page, 'type', is, `The page is opened as ${type}.`);
  const object = text(page.root, 'sobjectType');
  if (record && object !== record.object.name) {
    return card(page, 'sobjectType', object ?? '', `The page is opened for ${record.object.name}.`);
  }
  return undefined;
}

function regionRows(reading: Reading, regions: readonly XmlElement[]): PageBody {
  const { page, type } = reading;
  const name = children(page.root, 'template').flatMap((one) => text(one, 'name') ?? [])[0] ?? '';
  const template = TEMPLATES.get(name);
  if (template?.type !== type) {
    return oneRegion('problems', [
      card(page, 'template', name, `The frame does not model this template for ${type}.`)
    ]);
  }
  const shown = template.rows.map((row) =>
    row.map(([region, twelfths]): Region => {
      const found = regions.filter((one) => text(one, 'name') === region);
      return { name: region, twelfths, items: found.flatMap((one) => regionItems(reading, one)) };
    })
  );
  const problems = [
    ...otherElements(page.root, MODELLED).map((one) => notModelledCard(page, one)),
    ...unknownRegions(page, name, shown.flat(), regions)
  ];
  return {
    kind: 'regions',
    rows: problems.length > 0 ? [[{ name: 'problems', twelfths: 12, items: problems }], ...shown] : shown
  };
}

function unknownRegions(
  page: MetadataFile,
  template: string,
  known: readonly Region[],
  regions: readonly XmlElement[]
): PageItem[] {
  const names = new Set(known.map(({ name }) => name));
  return regions
    .map((region) => text(region, 'name') ?? '')
    .filter((name) => !names.has(name))
    .map((name) => card(page, 'flexiPageRegions', name, `The template ${template} has no such region.`));
}
