import { contentOf } from '../component.ts';
import type { Problem, TypeHandler } from '../deployment.ts';
import { missingReferences } from '../deployment.ts';
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
