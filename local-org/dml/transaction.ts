import { ApiError } from '../apiError.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Store } from '../store/store.ts';
import { saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';

const MAX_ROWS = 10_000;
/** Fields of a user that are not changed along with other objects (Apex Developer Guide, as below). */
const USER_SETUP_FIELDS = [
  'UserRoleId',
  'IsActive',
  'ForecastEnabled',
  'IsPortalEnabled',
  'Username',
  'ProfileId'
];

/** What one transaction has done so far, as far as that limits what it may still do. */
export class DmlTransaction {
  private rows = 0;
  private first: ObjectType | undefined;

  /** @throws ApiError LIMIT_EXCEEDED above 10,000 rows (Apex Developer Guide, "Execution Governors and Limits"). */
  countRows(count: number): void {
    this.rows += count;
    if (this.rows > MAX_ROWS) throw new ApiError('LIMIT_EXCEEDED', `Too many DML rows: ${this.rows}`);
  }

  /**
   * Setup and other objects do not mix (Apex Developer Guide, "sObjects That Can't Be Used Together in DML
   * Operations"). An update of a user without certain fields goes with both.
   */
  mixError(object: ObjectType, operation: string, fields: readonly string[]): SaveError | undefined {
    const isHarmless = object.name === 'User' && operation === 'update';
    if (isHarmless && !fields.some((field) => USER_SETUP_FIELDS.includes(field))) return undefined;
    this.first ??= object;
    if (this.first.setup === object.setup) return undefined;
    return saveError(
      'MIXED_DML_OPERATION',
      'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ' +
        `${object.name}, original object: ${this.first.name}`
    );
  }

  /** A place to go back to, inside `store.transaction`. What was counted stays counted, as in Apex. */
  savepoint(store: Store): number {
    return store.savepoint();
  }

  rollback(store: Store, savepoint: number): void {
    store.rollback(savepoint);
  }
}
