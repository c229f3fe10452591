import type { Deployment, TypeHandler } from '../deployment.ts';
import { has, missingReferences, notFound } from '../deployment.ts';
import { removeRows } from '../rows.ts';
import { elementsOf, textOf, textsOf } from '../xml.ts';
import { bundleProblems } from './bundleTargets.ts';

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
