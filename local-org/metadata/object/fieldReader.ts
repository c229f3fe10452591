import type { Field } from '../../schema/types.ts';
import { booleanOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

export type Parts = Partial<Field> & Pick<Field, 'type'>;

export const NOT_GROUPED = { groupable: false };

/** A CustomField element while it is read: its values, and what is found wrong with it. */
export interface FieldReader {
  readonly name: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly problems: string[];
  text(element: string): string | undefined;
  flag(element: string): boolean;
  /** A whole number within the bounds; a problem and the lower bound when it is none. */
  number(element: string, lowest: number, highest: number): number;
  readonly content: XmlElement;
}

export function fieldReader(content: XmlElement): FieldReader {
  const problems: string[] = [];
  const name = textOf(content, 'fullName') ?? '';
  return {
    name,
    label: textOf(content, 'label') ?? name,
    isRequired: booleanOf(content, 'required') === true,
    problems,
    content,
    text: (element) => textOf(content, element),
    flag: (element) => booleanOf(content, element) === true,
    number: (element, lowest, highest) => {
      const text = textOf(content, element);
      const number = Number(text);
      if (text !== undefined && Number.isInteger(number) && number >= lowest && number <= highest)
        return number;
      const type = textOf(content, 'type') ?? '';
      problems.push(
        text === undefined
          ? `Must specify '${element}' for a CustomField of type ${type}`
          : `Can not specify '${element}' as ${text} for a CustomField of type ${type}: from ${lowest} to ${highest}`
      );
      return lowest;
    }
  };
}
