import { contentOf } from '../component.ts';
import type { Problem, TypeHandler } from '../deployment.ts';
import { has, missingReferences, notFound } from '../deployment.ts';
import { mergedBy } from '../merge.ts';
import { putRow, removeRows } from '../rows.ts';
import { booleanOf, elementsOf, textOf, textsOf } from '../xml.ts';

/** Metadata API Developer Guide, "CustomLabels": labels are changed one by one. */
export const CUSTOM_LABELS: TypeHandler = {
  merge: mergedBy({ labels: 'fullName' }),
  check: ({ content, fullName }) => [
    ...(fullName === 'CustomLabels'
      ? []
      : [{ problem: `The file of labels is named CustomLabels, not ${fullName}` }]),
    ...elementsOf(content, 'labels').flatMap((label) => {
      const name = textOf(label, 'fullName') ?? '';
      const part = { type: 'CustomLabel', fullName: name };
      const problems: Problem[] = [];
      if (!/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(name))
        problems.push({ problem: `The label name '${name}' is not valid`, part });
      // Help, "Custom Labels": up to 1,000 characters.
      if ((textOf(label, 'value') ?? '').length > 1000)
        problems.push({ problem: `The value of ${name} has more than 1,000 characters`, part });
      return problems.map((one) => ({ ...one, at: `<fullName>${name}</fullName>` }));
    })
  ]
};

/** Help, "Static Resources": one has at most 5 MB. */
const RESOURCE_LIMIT = 5 * 1024 * 1024;
export const STATIC_RESOURCE: TypeHandler = {
  check: (component) => {
    const size = contentOf(component)?.byteLength ?? 0;
    if (size <= RESOURCE_LIMIT) return [];
    return [{ problem: `The static resource has ${size} bytes; at most ${RESOURCE_LIMIT} are taken` }];
  }
};

export const CUSTOM_PERMISSION: TypeHandler = {
  references: ({ content }, deployment) =>
    missingReferences(
      deployment,
      'customPermission',
      'CustomPermission',
      elementsOf(content, 'requiredPermission').flatMap((one) => textsOf(one, 'customPermission'))
    ),
  apply: ({ fullName, content }, id, deployment) =>
    putRow(deployment, 'CustomPermission', id, {
      DeveloperName: fullName,
      MasterLabel: textOf(content, 'label'),
      Description: textOf(content, 'description') ?? null,
      IsLicensed: booleanOf(content, 'isLicensed') === true,
      IsProtected: booleanOf(content, 'isProtected') === true,
      Language: 'en_US'
    }),
  remove: (id, _fullName, deployment) => {
    removeRows(deployment, 'SetupEntityAccess', 'SetupEntityId', id);
    deployment.org.store.remove('CustomPermission', id);
    return undefined;
  }
};

/** Metadata API Developer Guide, "Report": one stands in a folder. What it shows is kept and not verified. */
export const REPORT: TypeHandler = inFolder('ReportFolder');
export const DASHBOARD: TypeHandler = {
  references: (component, deployment) => [
    ...(inFolder('DashboardFolder').references?.(component, deployment) ?? []),
    ...missingReferences(deployment, 'report', 'Report', reportsIn(component.content))
  ]
};

function inFolder(type: string): TypeHandler {
  return {
    references: ({ fullName }, deployment) => {
      const folder = fullName.split('/')[0]!;
      return folder === 'unfiled$public' || has(deployment, type, folder)
        ? []
        : [notFound('folder', type, folder)];
    }
  };
}

function reportsIn(content: Parameters<typeof elementsOf>[0]): string[] {
  const inGrid = elementsOf(content, 'dashboardGridLayout').flatMap((grid) =>
    elementsOf(grid, 'dashboardGridComponents')
  );
  const inSections = ['leftSection', 'middleSection', 'rightSection'].flatMap((name) =>
    elementsOf(content, name)
  );
  const components = [
    ...inGrid.flatMap((one) => elementsOf(one, 'dashboardComponent')),
    ...inSections.flatMap((one) => elementsOf(one, 'components'))
  ];
  return components.flatMap((one) => textsOf(one, 'report'));
}

/** Metadata API Developer Guide, "Layout": named `Object-Name`. Fields are verified on custom objects. */
export const LAYOUT: TypeHandler = {
  references: ({ fullName, content }, { org: { schema } }) => {
    const name = fullName.split('-')[0]!;
    const object = schema.object(name);
    if (!object) return [notFound('layout', 'CustomObject', name)];
    const fields = elementsOf(content, 'layoutSections')
      .flatMap((section) => elementsOf(section, 'layoutColumns'))
      .flatMap((column) => elementsOf(column, 'layoutItems'))
      .flatMap((item) => textsOf(item, 'field'));
    return fields
      .filter((field) => (object.custom || field.endsWith('__c')) && !schema.field(object, field))
      .map((field) => ({
        problem: `In field: field - no CustomField named ${name}.${field} found`,
        at: `>${field}<`
      }));
  }
};
