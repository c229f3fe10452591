import type { Field } from '../../schema/types.ts';
import { elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { ObjectProblem } from './customObject.ts';

/** The `Name` of a custom object; what is wrong with it goes to the problems. */
export function nameField(content: XmlElement, problems: ObjectProblem[]): Field {
  const [element] = elementsOf(content, 'nameField');
  const type = element && textOf(element, 'type');
  const format = element && textOf(element, 'displayFormat');
  if (element && type !== 'Text' && type !== 'AutoNumber') {
    problems.push({ problem: 'Must specify a nameField of type Text or AutoNumber' });
  }
  if (type === 'AutoNumber' && !/\{0+\}/.test(format ?? '')) {
    problems.push({ problem: "Must specify 'displayFormat' with {0} for a nameField of type AutoNumber" });
  }
  const isAuto = type === 'AutoNumber';
  return {
    name: 'Name',
    label: (element && textOf(element, 'label')) ?? 'Name',
    type: 'string',
    length: 80,
    nameField: true,
    idLookup: true,
    // A blank name becomes the record's id (Object Reference, "Name").
    nillable: !isAuto,
    createable: !isAuto,
    updateable: !isAuto,
    ...(isAuto && { autoNumber: format ?? '' })
  };
}
