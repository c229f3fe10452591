import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { has, missingReferences, notFound } from '../deployment.ts';
import { removeRows } from '../rows.ts';
import { elementsOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { bundleTargets } from './bundleTargets.ts';

/** Standard components of Lightning pages, as public pages name them; another is refused, for it may not exist. */
const STANDARD_COMPONENTS = new Set(
  `desktopDashboards:embeddedDashboard flexipage:accordion flexipage:accordionSection flexipage:column
  flexipage:fieldSection flexipage:filterListCard flexipage:reportChart flexipage:richText flexipage:tab
  flexipage:tabset flexipage:visualforcePage force:detailPanel force:highlightsPanel
  force:recordDetailPanelMobile force:relatedListContainer force:relatedListQuickLinksContainer
  force:relatedListSingleContainer forceChatter:recordFeedContainer home:assistant home:eventContainer
  home:recentRecordContainer home:topDealsContainer lst:dynamicRelatedList record_flexipage:dynamicHighlights
  runtime_sales_activities:activityPanel runtime_sales_activities:todayTaskContainer`.split(/\s+/)
);

/** Where a bundle must say it may stand (LWC Developer Guide, "XML Configuration File Elements"). */
const TARGETS: Readonly<Record<string, string>> = {
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
  RecordPage: 'lightning__RecordPage',
  UtilityBar: 'lightning__UtilityBar'
};

/** Metadata API Developer Guide, "FlexiPage". */
export const FLEXI_PAGE: TypeHandler = {
  check: ({ content }) => {
    const type = textOf(content, 'type') ?? '';
    if (Object.hasOwn(TARGETS, type)) return [];
    return [{ problem: `The local org does not model Lightning pages of type ${type}`, at: '<type>' }];
  },
  references: ({ content }, deployment) => {
    const target = TARGETS[textOf(content, 'type') ?? ''];
    const object = textOf(content, 'sobjectType');
    const components = elementsOf(content, 'flexiPageRegions').flatMap(componentNames);
    return [
      ...components.flatMap((name) => componentProblems(deployment, name, target)),
      ...(object === undefined || deployment.org.schema.object(object)
        ? []
        : [notFound('sobjectType', 'CustomObject', object)])
    ];
  }
};

function componentNames(region: XmlElement): string[] {
  const instances = [
    ...elementsOf(region, 'componentInstances'),
    ...elementsOf(region, 'itemInstances').flatMap((item) => elementsOf(item, 'componentInstance'))
  ];
  return instances.flatMap((one) => textsOf(one, 'componentName'));
}

/** `c:name` and `name` are bundles of the org. */
function componentProblems(deployment: Deployment, name: string, target: string | undefined): Problem[] {
  const [namespace, local] = name.includes(':') ? name.split(':') : ['c', name];
  if (namespace !== 'c') {
    if (STANDARD_COMPONENTS.has(name)) return [];
    return [
      {
        problem: `We couldn't retrieve the design time component information for component ${name}.`,
        at: name
      }
    ];
  }
  return bundleProblems(deployment, local ?? '', target, name);
}

/** That a bundle is there, exposed, and made for the place. */
function bundleProblems(
  deployment: Deployment,
  bundle: string,
  target: string | undefined,
  at: string
): Problem[] {
  const targets = bundleTargets(deployment, bundle);
  if (targets === undefined) {
    return [
      { problem: `We couldn't retrieve the design time component information for component c:${bundle}.`, at }
    ];
  }
  if (target === undefined || targets.includes(target)) return [];
  return [{ problem: `The component c:${bundle} is not exposed for the target ${target}`, at }];
}

/** Metadata API Developer Guide, "CustomTab": of an object, a page or a component. */
export const CUSTOM_TAB: TypeHandler = {
  remove: (_id, fullName, deployment) => {
    removeRows(deployment, 'PermissionSetTabSetting', 'Name', fullName);
    return undefined;
  },
  check: ({ content }) => {
    const of = ['customObject', 'flexiPage', 'lwcComponent', 'page', 'url', 'auraComponent', 'scontrol'];
    const named = of.filter((name) => content[name] && textOf(content, name) !== 'false');
    return named.length === 1 ? [] : [{ problem: `A tab is of one thing: ${of.join(', ')}` }];
  },
  references: ({ fullName, content }, deployment) => {
    const { schema } = deployment.org;
    const isOfObject = textOf(content, 'customObject') === 'true';
    return [
      ...(isOfObject && !schema.object(fullName) ? [notFound('customObject', 'CustomObject', fullName)] : []),
      ...missingReferences(deployment, 'flexiPage', 'FlexiPage', textsOf(content, 'flexiPage')),
      ...missingReferences(deployment, 'page', 'ApexPage', textsOf(content, 'page')),
      ...textsOf(content, 'auraComponent').map((name) =>
        notFound('auraComponent', 'AuraDefinitionBundle', name)
      ),
      ...textsOf(content, 'lwcComponent').flatMap((name) =>
        bundleProblems(deployment, name, 'lightning__Tab', name)
      )
    ];
  }
};

/** Metadata API Developer Guide, "CustomApplication". */
export const CUSTOM_APPLICATION: TypeHandler = {
  remove: (id, _fullName, deployment) => {
    removeRows(deployment, 'SetupEntityAccess', 'SetupEntityId', id);
    return undefined;
  },
  references: ({ content }, deployment) => {
    const overrides = [
      ...elementsOf(content, 'actionOverrides'),
      ...elementsOf(content, 'profileActionOverrides')
    ];
    const pages = [
      ...textsOf(content, 'utilityBar'),
      ...overrides
        .filter((one) => textOf(one, 'type') === 'Flexipage')
        .flatMap((one) => textsOf(one, 'content'))
    ];
    const tabs = [...textsOf(content, 'tabs'), ...textsOf(content, 'defaultLandingTab')];
    const objects = overrides.flatMap((one) => textsOf(one, 'pageOrSobjectType'));
    return [
      ...tabs.filter((tab) => !isKnownTab(deployment, tab)).map((tab) => notFound('tab', 'CustomTab', tab)),
      ...missingReferences(deployment, 'flexiPage', 'FlexiPage', pages),
      ...objects
        .filter((name) => !name.startsWith('standard-') && !deployment.org.schema.object(name))
        .map((name) => notFound('pageOrSobjectType', 'CustomObject', name))
    ];
  }
};

function isKnownTab(deployment: Deployment, tab: string): boolean {
  return /^standard-\w+$/.test(tab) || has(deployment, 'CustomTab', tab);
}

/** Metadata API Developer Guide, "QuickAction": `Object.Action`, or `Action` for a global one. */
export const QUICK_ACTION: TypeHandler = {
  references: ({ fullName, content }, deployment) => {
    const objects = [
      ...(fullName.includes('.') ? [fullName.split('.')[0]!] : []),
      ...textsOf(content, 'targetObject')
    ];
    const component = textOf(content, 'lightningWebComponent');
    return [
      ...objects
        .filter((name) => !deployment.org.schema.object(name))
        .map((name) => notFound('object', 'CustomObject', name)),
      ...(component === undefined
        ? []
        : bundleProblems(deployment, component, 'lightning__RecordAction', component))
    ];
  }
};
