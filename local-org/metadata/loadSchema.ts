import { Schema } from '../schema/schema.ts';
import { STANDARD_OBJECTS } from '../schema/standardObjects.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { keptComponent, keptFiles } from './kept.ts';
import { metadataType } from './metadataTypes.ts';
import { objectOf } from './object/customObject.ts';
import { parseXml } from './xml.ts';

const STANDARD = new Map(STANDARD_OBJECTS.map((object) => [object.name.toLowerCase(), object]));

/** The standard objects, the custom ones, and the custom fields of either, as the kept files define them. */
export function loadSchema(store: Store): Schema {
  const defined = keptFiles(store, metadataType('CustomObject')!).flatMap(({ fullName, files }) => {
    const [bytes] = files.values();
    const standard = STANDARD.get(fullName.toLowerCase());
    const keyPrefix = keptComponent(store, 'CustomObject', fullName)?.KeyPrefix ?? '';
    return objectOf(fullName, parseXml(bytes!, 'CustomObject'), standard, keyPrefix).object ?? [];
  });
  const names = new Set(defined.map(({ name }) => name.toLowerCase()));
  const others = STANDARD_OBJECTS.filter(({ name }) => !names.has(name.toLowerCase()));
  return withSummaryTypes(new Schema([...others, ...defined]));
}

/** A roll-up has the type of the field it summarises; a count is a whole number. */
function withSummaryTypes(schema: Schema): Schema {
  if (!schema.objects.some(({ fields }) => fields.some(({ rollup }) => rollup))) return schema;
  return new Schema(
    schema.objects.map((object) => ({
      ...object,
      fields: object.fields.map((field) => typedSummary(schema, field))
    }))
  );
}

function typedSummary(schema: Schema, field: Field): Field {
  const source = summarised(schema, field);
  if (!source) return field;
  const { type, precision, scale } = source;
  return {
    ...field,
    type,
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
    groupable: type === 'date'
  };
}

function summarised(schema: Schema, { rollup }: Field): Field | undefined {
  const detail: ObjectType | undefined =
    rollup?.field === undefined ? undefined : schema.object(rollup.object);
  return detail && schema.field(detail, rollup!.field!);
}
