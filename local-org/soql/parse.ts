import type { Query, QueryBase } from '@jetstreamapp/soql-parser-js';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { ApiError } from '../apiError.ts';
import { notModelled } from '../apiError.ts';
import type { Binds } from './binds.ts';
import { writeRowCounts } from './binds.ts';
import { errorAt, malformed } from './queryError.ts';
import type { QueryText } from './queryText.ts';
import { readText } from './queryText.ts';

export interface ParsedQuery {
  readonly text: QueryText;
  readonly query: Query;
}

/** @throws ApiError MALFORMED_QUERY, or NOT_MODELLED with the name of the clause. */
export function parse(soql: string, binds: Binds | undefined): ParsedQuery {
  const given = readText(soql);
  refuseVariables(given, binds);
  const text = binds ? readText(writeRowCounts(soql, given.words, binds)) : given;
  const query = parsed(text, binds !== undefined);
  refuseClauses(query);
  return { text, query };
}

function parsed(text: QueryText, allowApexBindVariables: boolean): Query {
  try {
    // Left out, the option makes the library build its parser anew for each query (65 ms).
    return parseQuery(text.soql, { allowApexBindVariables, ignoreParseErrors: false });
  } catch (error) {
    throw syntaxError(text, error instanceof Error ? error.message : String(error));
  }
}

/** The library's words for a syntax error in the platform's; it says what it found, not where. */
function syntaxError(text: QueryText, message: string): ApiError {
  const found =
    /found: '([^]*)'$/.exec(message) ??
    /found --> '([^]*?)' <--/.exec(message) ??
    /expecting EOF but found: ([^]*)$/.exec(message) ??
    /unexpected character: ->([^]*?)<-/.exec(message);
  const token = found?.[1] ?? '';
  if (token === '')
    return errorAt(text.soql, text.soql.length, 'MALFORMED_QUERY', "unexpected token: '<EOF>'");
  const places = text.words.filter((word) => word.text === token);
  const unexpected = `unexpected token: '${token}'`;
  return places.length === 1
    ? errorAt(text.soql, places[0]!.offset, 'MALFORMED_QUERY', unexpected)
    : malformed(unexpected);
}

/** Outside Apex there are no variables; the message is the REST API's. */
function refuseVariables({ soql, words }: QueryText, binds: Binds | undefined): void {
  if (binds) return;
  const colon = words.find((word, i) => word.text === ':' && !/^[+\-\d]$/.test(words[i + 1]?.text ?? ''));
  if (colon) {
    throw errorAt(soql, colon.offset, 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code');
  }
}

/** Clauses of the grammar that the stand-in does not have, in the query and in any query within it. */
export function refuseClauses(query: QueryBase): void {
  const refused: readonly (readonly [unknown, string])[] = [
    [query.usingScope, 'USING SCOPE'],
    [query.withSecurityEnforced, 'WITH SECURITY_ENFORCED'],
    [query.withDataCategory, 'WITH DATA CATEGORY'],
    [query.for, `FOR ${query.for ?? ''}`],
    [query.update, `UPDATE ${query.update ?? ''}`]
  ];
  for (const [clause, name] of refused) if (clause) throw notModelled(name);
}
