import { Ajv } from 'ajv';
import { ApiError } from '../apiError.ts';

/** When a rule applies. All that is given must hold; nothing given holds always. */
export interface FaultMatch {
  /** A part of the request's path: `/query`. */
  readonly path?: string;
  /** API name of the object that is asked for or written. */
  readonly object?: string;
  /** Only the nth of the events that match path and object, from 1. */
  readonly nth?: number;
  /** Every so many of them. */
  readonly every?: number;
  /** In so many of 1; the draws follow from the seed. */
  readonly probability?: number;
  readonly seed?: number;
}

/** Faults of a whole request. */
export type RequestFault =
  | { readonly kind: 'latency'; readonly milliseconds: number }
  | { readonly kind: 'serverUnavailable' }
  | { readonly kind: 'requestLimitExceeded' }
  /** From the matching request on, each request is refused until the rules change. */
  | { readonly kind: 'invalidSession' }
  | { readonly kind: 'truncatedBody' }
  | { readonly kind: 'connectionReset' };

/** Faults of what a request does with rows. */
export type DataFault =
  | { readonly kind: 'objectUnreadable' }
  /** Every second record of a write fails with UNABLE_TO_LOCK_ROW, the first of them first. */
  | { readonly kind: 'partialDmlFailure' }
  /** `queryMore` gives the previous page again. */
  | { readonly kind: 'repeatedPage' };

export interface FaultRule {
  readonly match?: FaultMatch;
  readonly fault: RequestFault | DataFault;
}

const COUNT = { type: 'integer', minimum: 1, maximum: 1_000_000 };
const NAME = { type: 'string', minLength: 1, maxLength: 200 };
const MOST_RULES = 100;
const LONGEST_LATENCY = 600_000;

const PLAIN_KINDS = [
  'serverUnavailable',
  'requestLimitExceeded',
  'invalidSession',
  'truncatedBody',
  'connectionReset',
  'partialDmlFailure',
  'repeatedPage',
  'objectUnreadable'
];

const RULES = {
  type: 'object',
  required: ['rules'],
  additionalProperties: false,
  properties: {
    rules: {
      type: 'array',
      maxItems: MOST_RULES,
      items: {
        type: 'object',
        required: ['fault'],
        additionalProperties: false,
        properties: {
          match: {
            type: 'object',
            additionalProperties: false,
            properties: {
              path: NAME,
              object: NAME,
              nth: COUNT,
              every: COUNT,
              probability: { type: 'number', minimum: 0, maximum: 1 },
              seed: { type: 'integer' }
            },
            dependencies: { probability: ['seed'] }
          },
          fault: {
            type: 'object',
            required: ['kind'],
            discriminator: { propertyName: 'kind' },
            oneOf: [
              {
                required: ['milliseconds'],
                additionalProperties: false,
                properties: {
                  kind: { const: 'latency' },
                  milliseconds: { type: 'integer', minimum: 0, maximum: LONGEST_LATENCY }
                }
              },
              { additionalProperties: false, properties: { kind: { enum: PLAIN_KINDS } } }
            ]
          }
        }
      }
    }
  }
};

const ajv = new Ajv({ discriminator: true, strictTypes: false });
const isRules = ajv.compile<{ rules: FaultRule[] }>(RULES);

/**
 * Rules as people send them: `{ "rules": [{ "match": {…}, "fault": { "kind": … } }] }`.
 * @throws ApiError INVALID_INPUT that names the first place that is wrong.
 */
export function parseFaultRules(input: unknown): readonly FaultRule[] {
  if (isRules(input)) return input.rules;
  const first = isRules.errors?.[0];
  const where = first?.instancePath === '' ? 'The body' : `\`${first?.instancePath ?? ''}\``;
  throw new ApiError(
    'INVALID_INPUT',
    `${where} ${first?.message ?? 'is invalid'}. See local-org/faults/README.md.`
  );
}
