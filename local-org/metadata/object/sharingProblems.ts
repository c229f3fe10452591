import type { Field } from '../../schema/types.ts';
import { textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import type { ObjectProblem } from './customObject.ts';

/** Help, "Considerations for Object Relationships": at most two masters, and a detail is controlled by its parent. */
export function sharingProblems(content: XmlElement, masters: readonly Field[]): ObjectProblem[] {
  const sharingModel = textOf(content, 'sharingModel') ?? '';
  const problems: ObjectProblem[] = [];
  if (masters.length > 2) problems.push({ problem: 'An object has at most two master-detail relationships' });
  if (masters.length > 0 !== (sharingModel === 'ControlledByParent')) {
    const who = masters.length > 0 ? 'The detail of a master has' : 'Only the detail of a master has';
    problems.push({ problem: `${who} the sharingModel ControlledByParent` });
  }
  if (!['', 'ReadWrite', 'Read', 'Private', 'ControlledByParent'].includes(sharingModel)) {
    problems.push({ problem: `The local org does not model the sharingModel ${sharingModel}` });
  }
  return problems;
}
