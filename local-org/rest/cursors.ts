import { randomInt } from 'node:crypto';
import { ApiError } from '../apiError.ts';
import type { QueryAnswer, ResultRecord } from '../soql/answer.ts';
import { idOf } from '../store/ids.ts';

/** Salesforce Developer Limits, "SOQL and SOSL": ten open cursors a user; the oldest is released. */
const MOST_CURSORS = 10;
/** Not the platform's: what one user's open answers may hold of this machine's memory. */
const MOST_BYTES = 256 * 1024 * 1024;
/** SOAP API Developer Guide, `queryMore()`: a query locator expires after two days. */
const LIFETIME = 2 * 24 * 60 * 60 * 1000;
const CURSOR_KEY_PREFIX = '01g';

interface Cursor {
  readonly id: string;
  readonly userId: string;
  readonly answer: QueryAnswer;
  readonly bytes: number;
  readonly opened: number;
}

/** One batch of an answer. `locator` leads to the next; it is absent with the last. */
export interface Page {
  readonly totalSize: number;
  readonly records: readonly ResultRecord[];
  readonly locator?: string;
}

/** The answers that are longer than one batch, kept for `queryMore`. */
export class Cursors {
  private readonly now: () => Date;
  private open: readonly Cursor[] = [];

  constructor(now: () => Date) {
    this.now = now;
  }

  /** @throws ApiError OPERATION_TOO_LARGE when the answer alone is over what a user may keep open. */
  firstPage(userId: string, answer: QueryAnswer): Page {
    if (answer.records.length <= answer.batchSize) return { ...answer, records: answer.records };
    const id = idOf(CURSOR_KEY_PREFIX, randomInt(1, 2 ** 47));
    this.keep({ id, userId, answer, bytes: sizeOf(answer), opened: this.now().getTime() });
    return pageOf(id, answer, 0);
  }

  /**
   * The batch at a locator, `<cursor id>-<offset>`.
   * @throws ApiError INVALID_QUERY_LOCATOR for one that is expired, released, or another user's.
   */
  nextPage(userId: string, locator: string, { repeatPrevious }: { repeatPrevious: boolean }): Page {
    const [, id, digits] = /^(\w{18})-(\d{1,9})$/.exec(locator) ?? [];
    const cursor = this.open.find((one) => one.id === id && one.userId === userId && !this.isExpired(one));
    const offset = Number(digits);
    if (
      !cursor ||
      offset === 0 ||
      offset % cursor.answer.batchSize !== 0 ||
      offset >= cursor.answer.records.length
    ) {
      throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    const page = pageOf(cursor.id, cursor.answer, offset);
    if (!repeatPrevious) return page;
    return { ...page, records: pageOf(cursor.id, cursor.answer, offset - cursor.answer.batchSize).records };
  }

  private keep(cursor: Cursor): void {
    if (cursor.bytes > MOST_BYTES) {
      throw new ApiError('OPERATION_TOO_LARGE', `The answer has ${cursor.bytes} bytes; add a LIMIT.`);
    }
    const others = this.open.filter((one) => one.userId !== cursor.userId && !this.isExpired(one));
    let own = this.open.filter((one) => one.userId === cursor.userId && !this.isExpired(one));
    own = [...own, cursor].slice(-MOST_CURSORS);
    while (own.reduce((sum, one) => sum + one.bytes, 0) > MOST_BYTES) own = own.slice(1);
    this.open = [...others, ...own];
  }

  private isExpired(cursor: Cursor): boolean {
    return this.now().getTime() - cursor.opened > LIFETIME;
  }
}

function pageOf(id: string, { totalSize, records, batchSize }: QueryAnswer, offset: number): Page {
  const next = offset + batchSize;
  const page = { totalSize, records: records.slice(offset, next) };
  return next < records.length ? { ...page, locator: `${id}-${next}` } : page;
}

function sizeOf(answer: QueryAnswer): number {
  return answer.records.reduce((bytes, record) => bytes + JSON.stringify(record).length, 0);
}
