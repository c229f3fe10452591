import { formulaErrors } from '../../formula/formula.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import type { Deployment, Problem, ReadComponent, TypeHandler } from '../deployment.ts';
import { mergedBy } from '../merge.ts';
import { objectOf } from '../object/customObject.ts';
import { rollupProblem } from '../object/rollupProblem.ts';
import { STANDARD_OBJECTS } from '../../schema/standardObjects.ts';
import { activePages, objectPartProblems, overrideProblems } from './objectParts.ts';
import { removeRows } from '../rows.ts';
import { elementsOf, textOf } from '../xml.ts';

const PART_TYPES: Readonly<Record<string, string>> = {
  fields: 'CustomField',
  validationRules: 'ValidationRule'
};
const FULL_NAME = 'fullName';
const STANDARD_NAMES = new Set(STANDARD_OBJECTS.map(({ name }) => name.toLowerCase()));

/** Metadata API Developer Guide, "CustomObject". */
export const CUSTOM_OBJECT: TypeHandler = {
  merge: mergedBy({
    businessProcesses: FULL_NAME,
    compactLayouts: FULL_NAME,
    fieldSets: FULL_NAME,
    fields: FULL_NAME,
    indexes: FULL_NAME,
    listViews: FULL_NAME,
    recordTypes: FULL_NAME,
    sharingReasons: FULL_NAME,
    validationRules: FULL_NAME,
    webLinks: FULL_NAME
  }),
  check: ({ fullName, content }) => {
    const standard = STANDARD_OBJECTS.find(({ name }) => name.toLowerCase() === fullName.toLowerCase());
    return objectOf(fullName, content, standard, '').problems.map(({ part, problem }) => ({
      problem,
      ...(part && {
        part: { type: PART_TYPES[part.element]!, fullName: `${fullName}.${part.name}` },
        at: part.name
      })
    }));
  },
  references: (component, deployment) => {
    const object = deployment.org.schema.object(component.fullName);
    if (!object) return [];
    const sent = new Set(
      elementsOf(component.content, 'fields').map((field) => textOf(field, 'fullName')?.toLowerCase())
    );
    const fields = object.fields.filter(({ name }) => sent.has(name.toLowerCase()));
    return [
      ...fields.flatMap((field) => fieldProblems(object, field, deployment)),
      ...ruleProblems(object, component, deployment),
      ...objectPartProblems(deployment.org.schema, object, component.content)
    ];
  },
  lateReferences: ({ fullName, content }, deployment) => overrideProblems(fullName, content, deployment),
  remove: (_id, fullName, deployment) => {
    const { store } = deployment.org;
    if (STANDARD_NAMES.has(fullName.toLowerCase()))
      return `The standard object ${fullName} cannot be deleted.`;
    // Metadata API Developer Guide, "Deleting Components from an Organization".
    const [page] = activePages(deployment, fullName);
    if (page !== undefined)
      return `The Lightning page ${page} of ${fullName} is active. Deactivate it first.`;
    for (const row of store.rows(fullName)) store.remove(fullName, row.Id);
    for (const object of ['ObjectPermissions', 'FieldPermissions'])
      removeRows(deployment, object, 'SobjectType', fullName);
    return undefined;
  }
};

/** A field takes its values and its permissions along. */
export const CUSTOM_FIELD: TypeHandler = {
  remove: (_id, fullName, deployment) => {
    const { store } = deployment.org;
    const [object = '', field = ''] = fullName.split('.');
    for (const row of store.rows(object).filter((one) => field in one)) {
      store.put(object, { ...row, [field]: null });
    }
    removeRows(deployment, 'FieldPermissions', 'Field', fullName);
    return undefined;
  }
};

function fieldProblems(object: ObjectType, field: Field, { org: { schema } }: Deployment): Problem[] {
  const problems = [
    ...(field.referenceTo ?? [])
      .filter((target) => !schema.object(target))
      .map((target) => `referenceTo value of '${target}' does not resolve to a valid sObject type`),
    ...(field.formula === undefined ? [] : formulaErrors(schema, object, field.formula, field.type, false)),
    ...(field.defaultFormula === undefined
      ? []
      : formulaErrors(schema, object, field.defaultFormula, field.type, false)),
    ...(field.rollup ? rollupProblem(schema, object, field.rollup) : [])
  ];
  return problems.map((problem) => ({
    problem,
    at: `<fullName>${field.name}</fullName>`,
    part: { type: 'CustomField', fullName: `${object.name}.${field.name}` }
  }));
}

function ruleProblems(
  object: ObjectType,
  { fullName, content }: ReadComponent,
  { org: { schema } }: Deployment
): Problem[] {
  return elementsOf(content, 'validationRules').flatMap((rule) => {
    const name = textOf(rule, 'fullName') ?? '';
    const field = textOf(rule, 'errorDisplayField');
    const problems = formulaErrors(schema, object, textOf(rule, 'errorConditionFormula') ?? '', 'boolean');
    if (field !== undefined && !schema.field(object, field)) {
      problems.push(`In field: errorDisplayField - no CustomField named ${fullName}.${field} found`);
    }
    if ((textOf(rule, 'errorMessage') ?? '').length > 255)
      problems.push('The errorMessage has more than 255 characters');
    const part = { type: 'ValidationRule', fullName: `${fullName}.${name}` };
    return problems.map((problem) => ({ problem, at: `<fullName>${name}</fullName>`, part }));
  });
}
