import type { Field, PicklistValue } from '../../schema/types.ts';
import { booleanOf, elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { FieldReader } from './fieldReader.ts';

/** The values of a picklist (Metadata API Developer Guide, "ValueSet"): its own, not those of a global set. */
export function picklistOf(reader: FieldReader): Pick<Field, 'picklist' | 'restrictedPicklist'> {
  const [set] = elementsOf(reader.content, 'valueSet');
  if (!set) {
    reader.problems.push("Must specify 'valueSet' for a CustomField of a picklist type");
    return { picklist: [] };
  }
  for (const element of ['valueSetName', 'controllingField', 'valueSettings']) {
    if (set[element]) reader.problems.push(`The local org does not model ${element} of a picklist`);
  }
  const picklist = elementsOf(set, 'valueSetDefinition').flatMap((definition) =>
    elementsOf(definition, 'value').map(valueOf)
  );
  const values = picklist.map(({ value }) => value.toLowerCase());
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined)
    reader.problems.push(`duplicate value found: ${twice} is a value of the picklist twice`);
  return { picklist, restrictedPicklist: booleanOf(set, 'restricted') === true };
}

function valueOf(element: XmlElement): PicklistValue {
  const value = textOf(element, 'fullName') ?? '';
  return {
    value,
    label: textOf(element, 'label') ?? value,
    active: booleanOf(element, 'isActive') !== false,
    defaultValue: booleanOf(element, 'default') === true
  };
}
