import { TEMPLATES } from '../../preview/pages/templates.ts';
import type { Deployment, Problem, ReadComponent, TypeHandler } from '../deployment.ts';
import { notFound } from '../deployment.ts';
import { elementsOf, parseXml, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { bundleProblems, targetConfig } from './bundleTargets.ts';
import { activePages } from './objectParts.ts';

/**
 * Standard components of Lightning pages, as public pages name them, with their properties where those are
 * verified; another component is refused, for it may not exist.
 */
const STANDARD_COMPONENTS: Readonly<Record<string, readonly string[] | undefined>> = {
  ...Object.fromEntries(
    `desktopDashboards:embeddedDashboard flexipage:accordion flexipage:accordionSection flexipage:column
    flexipage:fieldSection flexipage:filterListCard flexipage:reportChart flexipage:richText
    flexipage:visualforcePage force:recordDetailPanelMobile force:relatedListQuickLinksContainer
    forceChatter:recordFeedContainer home:assistant home:eventContainer home:recentRecordContainer
    home:topDealsContainer lst:dynamicRelatedList record_flexipage:dynamicHighlights
    runtime_sales_activities:activityPanel runtime_sales_activities:todayTaskContainer`
      .split(/\s+/)
      .map((name) => [name, undefined])
  ),
  'flexipage:tab': ['active', 'body', 'title'],
  'flexipage:tabset': ['label', 'tabs'],
  'force:detailPanel': [],
  'force:highlightsPanel': [
    'actionNames',
    'collapsed',
    'enableActionsConfiguration',
    'enableActionsInNative',
    'hideChatterActions',
    'numVisibleActions'
  ],
  'force:relatedListContainer': [],
  'force:relatedListSingleContainer': [
    'parentFieldApiName',
    'relatedListApiName',
    'relatedListComponentOverride',
    'relatedListDisplayType',
    'relatedListLabel',
    'rowsToDisplay',
    'showActionBar',
    'sortFieldAlias',
    'sortFieldOrder'
  ]
};

/** Related lists of any record that are not those of a detail. */
const STANDARD_LISTS = ['AttachedContentDocuments', 'CombinedAttachments', 'Histories'];

/** Where a bundle must say it may stand (LWC Developer Guide, "XML Configuration File Elements"). */
const TARGETS: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar'
};

/** Metadata API Developer Guide, "FlexiPage". */
export const FLEXI_PAGE: TypeHandler = {
  remove: (_id, fullName, deployment) => {
    const file = deployment.org.store.file(`flexipages/${fullName}.flexipage`);
    const object = file && textOf(parseXml(file, 'FlexiPage'), 'sobjectType');
    if (object === undefined || !activePages(deployment, object).includes(fullName)) return undefined;
    // The platform's words.
    return "You can't delete an active Lightning Page. Open the page in Lightning App Builder and click Activation to deactivate it.";
  },
  check: ({ content }) => {
    const type = textOf(content, 'type') ?? '';
    if (Object.hasOwn(TARGETS, type))
      return [...regionProblems(content, type), ...identifierProblems(content)];
    return [{ problem: `The local org does not model Lightning pages of type ${type}`, at: '<type>' }];
  },
  references: (page, deployment) => {
    const object = textOf(page.content, 'sobjectType');
    return [
      ...instancesOf(page.content).flatMap((one) => componentProblems(deployment, page, one)),
      ...(object === undefined || deployment.org.schema.object(object)
        ? []
        : [notFound('sobjectType', 'CustomObject', object)])
    ];
  }
};

function instancesOf(content: XmlElement): XmlElement[] {
  return elementsOf(content, 'flexiPageRegions').flatMap((region) => [
    ...elementsOf(region, 'componentInstances'),
    ...elementsOf(region, 'itemInstances').flatMap((item) => elementsOf(item, 'componentInstance'))
  ]);
}

interface Property {
  readonly name: string;
  readonly value: string;
}

function propertiesOf(instance: XmlElement): Property[] {
  return elementsOf(instance, 'componentInstanceProperties').map((one) => ({
    name: textOf(one, 'name') ?? '',
    value: textOf(one, 'value') ?? ''
  }));
}

/** Regions that the page's template has not, and facets that are not there. Templates of other pages are kept. */
function regionProblems(content: XmlElement, type: string): Problem[] {
  const regions = elementsOf(content, 'flexiPageRegions');
  const names = regions.map((region) => textOf(region, 'name') ?? '');
  const template = elementsOf(content, 'template').flatMap((one) => textsOf(one, 'name'))[0] ?? '';
  const known = TEMPLATES.get(template);
  const places = new Set(known?.rows.flat().map(([name]) => name));
  const strange = regions.filter(
    (one) => textOf(one, 'type') === 'Region' && !places.has(textOf(one, 'name') ?? '')
  );
  const facets = instancesOf(content)
    .flatMap(propertiesOf)
    .filter(({ name, value }) => (name === 'body' || name === 'tabs') && !names.includes(value));
  return [
    ...(known && known.type !== type
      ? [{ problem: `The template ${template} is not one of a page of type ${type}`, at: template }]
      : []),
    ...(known ? strange : []).map((one) => {
      const name = textOf(one, 'name') ?? '';
      return { problem: `The template ${template} has no region ${name}`, at: `<name>${name}</name>` };
    }),
    ...names
      .filter((name, at) => names.indexOf(name) < at)
      .map((name) => ({ problem: `The page has two regions named ${name}`, at: `<name>${name}</name>` })),
    ...facets.map(({ value }) => ({ problem: `The page has no facet ${value}`, at: `>${value}<` }))
  ];
}

function identifierProblems(content: XmlElement): Problem[] {
  const identifiers = instancesOf(content).flatMap((one) => textsOf(one, 'identifier'));
  return identifiers
    .filter((one, at) => identifiers.indexOf(one) < at)
    .map((one) => ({ problem: `The page has two components with the identifier ${one}`, at: `>${one}<` }));
}

/** `c:name` and `name` are bundles of the org. */
function componentProblems(deployment: Deployment, page: ReadComponent, instance: XmlElement): Problem[] {
  const name = textOf(instance, 'componentName') ?? '';
  const [namespace, local = ''] = name.includes(':') ? name.split(':') : ['c', name];
  if (namespace === 'c') return ownProblems(deployment, page, local, instance);
  if (!Object.hasOwn(STANDARD_COMPONENTS, name)) {
    return [
      {
        problem: `We couldn't retrieve the design time component information for component ${name}.`,
        at: name
      }
    ];
  }
  const known = STANDARD_COMPONENTS[name];
  const properties = propertiesOf(instance);
  return [
    ...properties
      .filter((one) => known && !known.includes(one.name))
      .map((one) => unknownProperty(name, one)),
    ...(name === 'force:relatedListSingleContainer' ? listProblems(deployment, page, properties) : [])
  ];
}

function ownProblems(
  deployment: Deployment,
  { content }: ReadComponent,
  bundle: string,
  instance: XmlElement
): Problem[] {
  const target = TARGETS[textOf(content, 'type') ?? ''] ?? '';
  const problems = bundleProblems(deployment, bundle, target, textOf(instance, 'componentName') ?? '');
  if (problems.length > 0) return problems;
  const config = targetConfig(deployment, bundle, target);
  const given = propertiesOf(instance);
  const object = textOf(content, 'sobjectType');
  const isForObject = object === undefined || config.objects.length === 0 || config.objects.includes(object);
  return [
    ...given
      .filter(({ name }) => !config.properties.has(name))
      .map((one) => unknownProperty(`c:${bundle}`, one)),
    ...given
      .filter(({ name, value }) => !isOfType(config.properties.get(name)?.type, value))
      .map(({ name, value }) => ({
        problem: `The property ${name} of c:${bundle} does not take the value ${value}`,
        at: `>${name}<`
      })),
    ...[...config.properties]
      .filter(([name, { isRequired }]) => isRequired && !given.some((one) => one.name === name))
      .map(([name]) => ({ problem: `The component c:${bundle} needs the property ${name}` })),
    ...(isForObject ? [] : [{ problem: `The component c:${bundle} is not made for pages of ${object}` }])
  ];
}

function isOfType(type: string | undefined, value: string): boolean {
  if (type === 'Boolean') return value === 'true' || value === 'false';
  return type !== 'Integer' || /^-?\d+$/.test(value);
}

function unknownProperty(component: string, { name }: Property): Problem {
  return { problem: `The component ${component} has no property ${name}`, at: `>${name}<` };
}

/** The related list of a page: a detail's relationship to the page's object, or a list of any record. */
function listProblems(
  { org: { schema } }: Deployment,
  { content }: ReadComponent,
  properties: readonly Property[]
): Problem[] {
  const objectName = textOf(content, 'sobjectType') ?? '';
  const object = schema.object(objectName);
  const valueOf = (wanted: string): string => properties.find(({ name }) => name === wanted)?.value ?? '';
  const parent = valueOf('parentFieldApiName');
  const list = valueOf('relatedListApiName');
  const isKnown =
    STANDARD_LISTS.includes(list) ||
    (object && schema.childRelationships(object).some(({ name }) => name === list));
  return [
    ...(parent === `${objectName}.Id`
      ? []
      : [
          {
            problem: `A related list of the page belongs to ${objectName}.Id, not to ${parent}`,
            at: `>${parent}<`
          }
        ]),
    ...(isKnown ? [] : [{ problem: `Cannot find related list:${list}`, at: `>${list}<` }])
  ];
}
