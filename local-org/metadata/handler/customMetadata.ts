import type { Field } from '../../schema/types.ts';
import type { Value } from '../../store/store.ts';
import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { notFound } from '../deployment.ts';
import { putRow } from '../rows.ts';
import { elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/** Metadata API Developer Guide, "CustomMetadata": `Type.Record` is a row of `Type__mdt`. */
export const CUSTOM_METADATA: TypeHandler = {
  references: ({ fullName, content }, deployment) => {
    const object = objectOf(fullName, deployment);
    if (!object?.customMetadata)
      return [notFound('customMetadata', 'CustomObject', `${fullName.split('.')[0]!}__mdt`)];
    return elementsOf(content, 'values').flatMap((value) => {
      const name = textOf(value, 'field') ?? '';
      const field = deployment.org.schema.field(object, name);
      if (!field?.custom) return [notFound('field', 'CustomField', `${object.name}.${name}`)];
      return valueProblems(field, textOf(value, 'value') ?? '');
    });
  },
  apply: ({ fullName, content }, id, deployment) => {
    const object = objectOf(fullName, deployment)!;
    const name = fullName.split('.')[1] ?? '';
    const label = textOf(content, 'label') ?? name;
    putRow(deployment, object.name, id, {
      ...Object.fromEntries(object.fields.filter(({ custom }) => custom).map((field) => [field.name, null])),
      DeveloperName: name,
      MasterLabel: label,
      Label: label,
      QualifiedApiName: name,
      Language: 'en_US',
      ...valuesOf(content, object.fields)
    });
  },
  remove: (id, fullName, deployment) => {
    const object = objectOf(fullName, deployment);
    if (object) deployment.org.store.remove(object.name, id);
    return undefined;
  }
};

function objectOf(fullName: string, { org: { schema } }: Deployment): ReturnType<typeof schema.object> {
  return schema.object(`${fullName.split('.')[0]!}__mdt`);
}

const NUMBERS: readonly Field['type'][] = ['double', 'int', 'currency', 'percent'];

function valueProblems(field: Field, text: string): Problem[] {
  if (text === '')
    return field.nillable === false ? [{ problem: `Required fields are missing: [${field.name}]` }] : [];
  const isWrong =
    (field.type === 'boolean' && !/^(true|false)$/.test(text)) ||
    (NUMBERS.includes(field.type) && !Number.isFinite(Number(text))) ||
    (field.length !== undefined && text.length > field.length) ||
    (field.restrictedPicklist === true && !field.picklist?.some(({ value }) => value === text));
  return isWrong ? [{ problem: `The value '${text}' does not fit the field ${field.name}`, at: text }] : [];
}

function valuesOf(content: XmlElement, fields: readonly Field[]): Record<string, Value> {
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  return Object.fromEntries(
    elementsOf(content, 'values').map((value) => {
      const field = byName.get((textOf(value, 'field') ?? '').toLowerCase())!;
      return [field.name, converted(field, textOf(value, 'value') ?? '')];
    })
  );
}

function converted({ type }: Field, text: string): Value {
  if (text === '') return type === 'boolean' ? false : null;
  if (type === 'boolean') return text === 'true';
  return NUMBERS.includes(type) ? Number(text) : text;
}
