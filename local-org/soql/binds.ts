import { malformed } from './queryError.ts';
import type { Word } from './queryText.ts';
import { isWord } from './queryText.ts';

type SingleValue = string | number | boolean | null;
/** What a bind variable (`:name`) stands for. */
export type BindValue = SingleValue | readonly SingleValue[];
export type Binds = Readonly<Record<string, BindValue>>;

/** @throws ApiError when there is no such variable. Names match without regard to case, as in Apex. */
export function bindValue(binds: Binds | undefined, name: string): BindValue {
  const wanted = name.toLowerCase();
  const found = Object.entries(binds ?? {}).find(([key]) => key.toLowerCase() === wanted);
  if (!found) throw malformed(`Variable does not exist: ${name}`);
  return found[1];
}

/** The query with the numbers of `LIMIT :n` and `OFFSET :n` written in: the parser library takes no variable there. */
export function writeRowCounts(soql: string, words: readonly Word[], binds: Binds): string {
  let written = '';
  let end = 0;
  words.forEach((word, i) => {
    const [colon, name] = [words[i + 1], words[i + 2]];
    if (!(isWord(word, 'LIMIT') || isWord(word, 'OFFSET')) || colon?.text !== ':' || !name) return;
    written += `${soql.slice(end, colon.offset)}${rowCount(binds, name.text)}`;
    end = name.offset + name.text.length;
  });
  return written + soql.slice(end);
}

function rowCount(binds: Binds, name: string): number {
  const value = bindValue(binds, name);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw malformed(
      `Bind variable ${name} of LIMIT or OFFSET must be a whole number, not ${JSON.stringify(value)}.`
    );
  }
  return value;
}
