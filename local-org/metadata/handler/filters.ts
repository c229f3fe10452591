import { filterValues } from '../../schema/filterValues.ts';
import type { Field, FieldType } from '../../schema/types.ts';

/** One condition of a list view or a report, its field found. */
export interface Criterion {
  readonly field: Field;
  readonly operation: string;
  readonly value: string;
}

const ORDERED = ['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'];
const WORDS = [...ORDERED, 'contains', 'notContain', 'startsWith'];
/** Help, "Filter Operators". A type that is not here takes those of a text. */
const OPERATIONS: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  boolean: ['equals', 'notEqual'],
  multipicklist: ['equals', 'notEqual', 'includes', 'excludes'],
  ...Object.fromEntries(
    ['int', 'double', 'currency', 'percent', 'date', 'datetime'].map((one) => [one, ORDERED])
  )
};
const UNIT = 'WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR';
/** SOQL and SOSL Reference, "Date Formats and Date Literals", which filters take as well, and plain dates. */
const DATE = new RegExp(
  `^(?:TODAY|YESTERDAY|TOMORROW|(?:LAST|THIS|NEXT)_(?:${UNIT})|(?:LAST|NEXT)_90_DAYS|(?:LAST|NEXT)_N_(?:DAYS|(?:${UNIT})S):\\d+|N_(?:DAYS|(?:${UNIT})S)_AGO:\\d+|\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?|\\d{1,2}/\\d{1,2}/\\d{4}(?: .+)?)$`
);

/** What is wrong with a condition: an operator that its field has not, or a value that it cannot have. */
export function criterionProblem({ field, operation, value }: Criterion): string | undefined {
  if (field.filterable === false) return `The field ${field.name} cannot be filtered by`;
  if (!(OPERATIONS[field.type] ?? WORDS).includes(operation))
    return `The operator ${operation} is not one of a field of type ${field.type}: ${field.name}`;
  const wrong = filterValues(value).find((one) => !canHave(field, operation, one));
  return wrong === undefined ? undefined : `Invalid value for the filter on ${field.name}: ${wrong}`;
}

function canHave(field: Field, operation: string, value: string): boolean {
  switch (field.type) {
    case 'boolean':
      return /^(?:0|1|true|false)$/i.test(value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return /^-?\d+(?:\.\d+)?$/.test(value);
    case 'date':
    case 'datetime':
      return DATE.test(value);
    case 'picklist':
    case 'multipicklist':
      return (
        field.restrictedPicklist !== true ||
        /^(?:contains|notContain|startsWith)$/.test(operation) ||
        (field.picklist ?? []).some((one) => one.value === value)
      );
    default:
      return true;
  }
}

/** What is wrong with a filter logic like `1 OR (2 AND 3)` over so many conditions. */
export function filterLogicProblem(logic: string, conditions: number): string | undefined {
  const named = new Set((logic.match(/\d+/g) ?? []).map(Number));
  const stray = [...named].find((number) => number < 1 || number > conditions);
  if (stray !== undefined) return `The filter logic references an undefined filter: ${stray}`;
  if (named.size < conditions)
    return `Some filters are defined but not referenced in the filter logic: ${logic}`;
  return isLogic(logic) ? undefined : `The filter logic cannot be read, or mixes AND and OR: ${logic}`;
}

/** From the innermost brackets outwards, each group of one operator becomes one condition. */
function isLogic(logic: string): boolean {
  const group = /^(?:NOT )?\d+(?:(?: AND (?:NOT )?\d+)*|(?: OR (?:NOT )?\d+)*)$/;
  let left = logic.toUpperCase().replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim();
  for (;;) {
    if (group.test(left)) return true;
    const next = left.replace(/\(([^()]*)\)/, (whole, inner: string) => (group.test(inner) ? '1' : whole));
    if (next === left) return false;
    left = next;
  }
}
