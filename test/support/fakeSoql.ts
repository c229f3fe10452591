import { OrgReadError } from '../../src/org/live/orgClient.ts';

/** Whether a row meets it, given how to read the row by path. */
export type Condition = (valueOf: (path: string) => unknown) => boolean;

export interface ParsedSoql {
  readonly columns: readonly string[];
  readonly object: string;
  readonly condition: Condition;
  readonly limit: number;
  readonly offset: number;
}

/** Reads what the catalogue's texts use of SOQL. @throws OrgReadError for anything else. */
export function parsedSoql(soql: string): ParsedSoql {
  const head = /^SELECT (.+?) FROM (\w+)/.exec(soql);
  if (!head) throw new OrgReadError('MALFORMED_QUERY', `Not understood: ${soql}`);
  const [all, columns = '', object = ''] = head;
  const page = / LIMIT (\d+) OFFSET (\d+)$/.exec(soql);
  const where = soql.slice(all.length, page?.index);
  return {
    columns: columns.split(', '),
    object,
    condition: where === '' ? () => true : conditionOf(where),
    limit: Number(page?.[1] ?? Infinity),
    offset: Number(page?.[2] ?? 0)
  };
}

const TEXT = String.raw`'(?:[^'\\]|\\.)*'`;
const TERM = new RegExp(
  String.raw` (WHERE|AND|OR) ([\w.]+) (=|IN|LIKE|>=|<) (\(${TEXT}(?:,${TEXT})*\)|${TEXT}|true|\d{4}-[-\dT:.]+Z)`,
  'y'
);

/** Terms that AND joins, or OR: the catalogue never mixes them. */
function conditionOf(where: string): Condition {
  const terms: Condition[] = [];
  const joints = new Set<string>();
  TERM.lastIndex = 0;
  for (let at = 0; at < where.length; at = TERM.lastIndex) {
    const [, joint = '', path = '', operator = '', operand = ''] = TERM.exec(where) ?? [];
    if (operand === '' || (joint === 'WHERE') !== (at === 0)) {
      throw new OrgReadError('MALFORMED_QUERY', `Not understood: ${where.slice(at)}`);
    }
    joints.add(joint);
    const test = testOf(operator, operand);
    terms.push((valueOf) => test(valueOf(path)));
  }
  return joints.has('OR')
    ? (valueOf) => terms.some((term) => term(valueOf))
    : (valueOf) => terms.every((term) => term(valueOf));
}

/** Texts compare without regard to case, ids by their first 15 characters, as on the platform. */
function testOf(operator: string, operand: string): (value: unknown) => boolean {
  const texts = [...operand.matchAll(new RegExp(TEXT, 'g'))].map(([text]) => comparable(unquoted(text)));
  const instant = Date.parse(operand);
  switch (operator) {
    case '>=':
      return (value) => Date.parse(String(value)) >= instant;
    case '<':
      return (value) => Date.parse(String(value)) < instant;
    case 'LIKE':
      return (value) => comparable(String(value)).includes(texts[0]?.replaceAll('%', '') ?? '');
    default: {
      if (operand === 'true') return (value) => value === true;
      const set = new Set(texts);
      return (value) => typeof value === 'string' && set.has(comparable(value));
    }
  }
}

function unquoted(text: string): string {
  const control: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.slice(1, -1).replace(/\\(.)/gs, (_, char: string) => control[char] ?? char);
}

function comparable(text: string): string {
  return /^\w{12}(?:\w{3}|\w{6})$/.test(text) && /^\d/.test(text) ? text.slice(0, 15) : text.toLowerCase();
}
