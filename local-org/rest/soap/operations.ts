import pLimit from 'p-limit';
import { ApiError } from '../../apiError.ts';
import type { Store } from '../../store/store.ts';

/** Requests that may wait at one time, each with a zip of up to 39 MB; the platform has a limit of its own. */
const MOST_WAITING = 5;

/** What a client sees of a queued piece of work. */
export type OperationState<T> =
  | { readonly status: 'Pending' | 'InProgress' }
  | { readonly status: 'Done'; readonly result: T }
  | { readonly status: 'Failed'; readonly error: unknown };

interface Operation<T> {
  readonly userId: string;
  state: OperationState<T>;
}

/** Work that is done one after the other, each under an id by which its state is asked. */
export class Operations<T> {
  private readonly store: Store;
  private readonly keyPrefix: string;
  /** Results that are kept; older ones are forgotten. */
  private readonly kept: number;
  private readonly operations = new Map<string, Operation<T>>();
  private readonly inTurn = pLimit(1);

  constructor(store: Store, keyPrefix: string, kept: number) {
    this.store = store;
    this.keyPrefix = keyPrefix;
    this.kept = kept;
  }

  /** @returns the id. @throws ApiError LIMIT_EXCEEDED when too many are waiting. */
  start(userId: string, work: () => Promise<T>): string {
    if (this.inTurn.pendingCount >= MOST_WAITING) {
      throw new ApiError('LIMIT_EXCEEDED', `${MOST_WAITING} requests are waiting. Try again later.`);
    }
    const id = this.store.nextId(this.keyPrefix);
    const operation: Operation<T> = { userId, state: { status: 'Pending' } };
    this.operations.set(id, operation);
    void this.inTurn(() => this.run(operation, work));
    return id;
  }

  /** @throws ApiError INVALID_CROSS_REFERENCE_KEY when there is none, or it is another user's. */
  state(userId: string, id: string): OperationState<T> {
    const operation = this.operations.get(id);
    if (operation?.userId === userId) return operation.state;
    throw new ApiError('INVALID_CROSS_REFERENCE_KEY', `no AsyncApexJob found with id: ${id}`);
  }

  private async run(operation: Operation<T>, work: () => Promise<T>): Promise<void> {
    operation.state = { status: 'InProgress' };
    try {
      operation.state = { status: 'Done', result: await work() };
    } catch (error) {
      // A mistake of the local org itself: whoever runs it needs the stack.
      if (!(error instanceof ApiError)) console.error(error);
      operation.state = { status: 'Failed', error };
    }
    this.forget();
  }

  private forget(): void {
    const ended = [...this.operations].filter(
      ([, { state }]) => state.status === 'Done' || state.status === 'Failed'
    );
    for (const [id] of ended.slice(0, Math.max(0, ended.length - this.kept))) this.operations.delete(id);
  }
}
