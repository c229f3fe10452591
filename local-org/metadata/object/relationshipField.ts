import type { Field } from '../../schema/types.ts';
import { elementsOf, textOf } from '../xml.ts';
import { NOT_GROUPED } from './fieldReader.ts';
import type { FieldReader, Parts } from './fieldReader.ts';

function reference(reader: FieldReader): Parts {
  const target = reader.text('referenceTo');
  if (target === undefined)
    reader.problems.push(`Must specify 'referenceTo' for a CustomField of type ${reader.text('type') ?? ''}`);
  return {
    type: 'reference',
    length: 18,
    referenceTo: target === undefined ? [] : [target],
    relationshipName: reader.name.replace(/__c$/, '__r')
  };
}

export function lookup(reader: FieldReader): Parts {
  const constraint = reader.text('deleteConstraint') as Field['deleteConstraint'];
  if (reader.isRequired && (constraint ?? 'SetNull') === 'SetNull') {
    // The platform's text.
    reader.problems.push(
      'field integrity exception: unknown (must specify either cascade delete or restrict delete for required lookup foreign key)'
    );
  }
  if (reader.content['lookupFilter']) reader.problems.push('The local org does not model lookup filters');
  return { ...reference(reader), ...(constraint && { deleteConstraint: constraint }) };
}

export function masterDetail(reader: FieldReader): Parts {
  const reparentable = reader.flag('reparentableMasterDetail');
  if (reader.text('relationshipName') === undefined) {
    reader.problems.push("Must specify 'relationshipName' for a CustomField of type MasterDetail");
  }
  return {
    ...reference(reader),
    nillable: false,
    updateable: reparentable,
    masterDetail: {
      order: reader.text('relationshipOrder') === '1' ? 1 : 0,
      writeRequiresMasterRead: reader.flag('writeRequiresMasterRead'),
      reparentable
    }
  };
}

/** Its type is that of the field it summarises: loadSchema.ts sets it. */
export function rollup(reader: FieldReader): Parts {
  const [object, foreignKey] = (reader.text('summaryForeignKey') ?? '').split('.');
  const operation = reader.text('summaryOperation');
  const field = reader.text('summarizedField')?.split('.')[1];
  if (!object || !foreignKey) reader.problems.push("Must specify 'summaryForeignKey' as Object.Field");
  if (operation !== 'count' && !field) reader.problems.push("Must specify 'summarizedField' as Object.Field");
  const filters = elementsOf(reader.content, 'summaryFilterItems').map((filter) => ({
    field: textOf(filter, 'field')?.split('.').at(-1) ?? '',
    operation: textOf(filter, 'operation') ?? '',
    value: textOf(filter, 'value') ?? ''
  }));
  return {
    type: 'double',
    precision: 18,
    scale: 0,
    ...NOT_GROUPED,
    rollup: {
      operation: (operation ?? 'count') as 'count' | 'sum' | 'min' | 'max',
      object: object ?? '',
      foreignKey: foreignKey ?? '',
      ...(field !== undefined && { field }),
      filters
    }
  };
}
