import { idOf } from '../conversion.ts';
import { shownText } from '../shownText.ts';
import { STRING } from '../typeName.ts';
import { ApexList, ApexSet } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { methodsOn, numberIn, textIn } from './native.ts';
import type { LibraryType } from './native.ts';

const BLANK = /^\s*$/;

/** Apex Reference Guide, "String Class". */
export const STRING_TYPE: LibraryType = {
  statics: {
    'isblank/1': (_, [text]) => text === null || BLANK.test(shownText(text ?? null)),
    'isempty/1': (_, [text]) => text === null || text === '',
    'isnotblank/1': (_, [text]) => text !== null && !BLANK.test(shownText(text ?? null)),
    'join/2': (execution, [parts = null, separator]) =>
      execution.held(textsOf(parts).join(textIn(execution, separator))),
    'valueof/1': (_, [value = null]) => (value === null ? null : shownText(value))
  },
  methods: counted({
    'contains/1': (execution, text, [part]) => text.includes(textIn(execution, part)),
    'containsignorecase/1': (execution, text, [part]) =>
      text.toLowerCase().includes(textIn(execution, part).toLowerCase()),
    'endswith/1': (execution, text, [part]) => text.endsWith(textIn(execution, part)),
    'equals/1': (execution, text, [other = null]) => other !== null && text === textIn(execution, other),
    'equalsignorecase/1': (execution, text, [other = null]) =>
      other !== null && text.toLowerCase() === textIn(execution, other).toLowerCase(),
    'indexof/1': (execution, text, [part]) => text.indexOf(textIn(execution, part)),
    'left/1': (execution, text, [length]) => text.slice(0, Math.max(0, numberIn(execution, length))),
    'length/0': (_, text) => text.length,
    'replace/2': (execution, text, [target, replacement]) =>
      text.replaceAll(textIn(execution, target), () => textIn(execution, replacement)),
    'right/1': (execution, text, [length]) => {
      const count = Math.max(0, numberIn(execution, length));
      return count === 0 ? '' : text.slice(-count);
    },
    'split/1': (execution, text, [separator]) => split(execution, text, textIn(execution, separator)),
    'startswith/1': (execution, text, [part]) => text.startsWith(textIn(execution, part)),
    'substring/1': (execution, text, [start]) =>
      part(execution, text, numberIn(execution, start), text.length),
    'substring/2': (execution, text, [start, end]) =>
      part(execution, text, numberIn(execution, start), numberIn(execution, end)),
    'tolowercase/0': (_, text) => text.toLowerCase(),
    'touppercase/0': (_, text) => text.toUpperCase(),
    'trim/0': (_, text) => text.trim()
  })
};

/** The separator is a regular expression; empty texts at the end are left out (Apex Reference Guide, "String Class"). */
function split(execution: Parameters<typeof textIn>[0], text: string, separator: string): ApexList {
  if (separator === '' || /[\\^$.|?*+()[\]{}]/.test(separator)) {
    throw execution.notModelled('String.split by a regular expression');
  }
  const parts = text.split(separator);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return execution.held(new ApexList(STRING, parts));
}

/** Each goes through its text once, and what it makes of it is held. */
function counted(methods: Parameters<typeof methodsOn<string>>[0]): NonNullable<LibraryType['methods']> {
  const all = Object.entries(methods).map(([key, method]): [string, typeof method] => [
    key,
    (execution, text, values) => {
      execution.scan(text.length);
      const value = method(execution, text, values);
      return typeof value === 'string' ? execution.held(value) : value;
    }
  ]);
  return methodsOn(Object.fromEntries(all));
}

/** Apex Reference Guide, "Id Class". */
export const ID_TYPE: LibraryType = {
  statics: { 'valueof/1': (execution, [text]) => idOf(execution, textIn(execution, text)) }
};

function part(execution: Parameters<typeof textIn>[0], text: string, start: number, end: number): string {
  if (start < 0 || end > text.length || start > end) {
    const at = start < 0 || start > text.length ? start : end;
    throw execution.raise('StringException', `String index out of range: ${at}`);
  }
  return text.slice(start, end);
}

function textsOf(parts: ApexValue): string[] {
  if (parts instanceof ApexList) return parts.items.map(shownText);
  return parts instanceof ApexSet ? [...parts.entries.values()].map(shownText) : [];
}
