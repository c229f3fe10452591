import { ApiError } from '../apiError.ts';
import { randomNumbers } from '../random.ts';
import type { DataFault, FaultMatch, FaultRule, RequestFault } from './rule.ts';

/** What may meet a rule: a request, a query, a write, a `queryMore`. */
export interface FaultEvent {
  readonly path?: string;
  readonly objects: readonly string[];
}

const DATA_FAULTS: ReadonlySet<string> = new Set<DataFault['kind']>([
  'objectUnreadable',
  'partialDmlFailure',
  'repeatedPage'
]);

interface ActiveRule extends FaultRule {
  /** How many events matched path and object so far. */
  matched: number;
  /** Draws for `probability`. */
  readonly random: () => number;
}

/** Faults on demand. Without rules it does nothing; the same rules and requests give the same faults. */
export class Faults {
  private active: readonly ActiveRule[] = [];
  private isSessionLost = false;

  get rules(): readonly FaultRule[] {
    return this.active.map(({ match, fault }) => (match ? { match, fault } : { fault }));
  }

  /** Replaces all rules and starts counting anew. */
  set(rules: readonly FaultRule[]): void {
    this.active = rules.map((rule) => ({
      ...rule,
      matched: 0,
      random: randomNumbers(rule.match?.seed ?? 0)
    }));
    this.isSessionLost = false;
  }

  clear(): void {
    this.set([]);
  }

  /** The faults of one HTTP request; latency may come with another. */
  ofRequest(event: FaultEvent): readonly RequestFault[] {
    const faults = this.active.flatMap((rule) =>
      isRequestFault(rule.fault) && applies(rule, event) ? rule.fault : []
    );
    if (faults.some(({ kind }) => kind === 'invalidSession')) this.isSessionLost = true;
    return this.isSessionLost ? [...faults, { kind: 'invalidSession' }] : faults;
  }

  /** @throws ApiError INVALID_TYPE when a rule makes one of the objects unreadable. */
  requireReadable(event: FaultEvent): void {
    const [rule] = this.acting('objectUnreadable', event);
    if (!rule) return;
    const object = event.objects.find((name) => isSameName(name, rule.match?.object ?? name)) ?? '';
    throw new ApiError('INVALID_TYPE', `sObject type '${object}' is not supported.`);
  }

  failsPartly(event: FaultEvent): boolean {
    return this.acting('partialDmlFailure', event).length > 0;
  }

  repeatsPage(event: FaultEvent): boolean {
    return this.acting('repeatedPage', event).length > 0;
  }

  private acting(kind: DataFault['kind'], event: FaultEvent): readonly FaultRule[] {
    // Every rule of the kind counts the event, also after one applied.
    return this.active.filter((rule) => rule.fault.kind === kind && applies(rule, event));
  }
}

function isRequestFault(fault: RequestFault | DataFault): fault is RequestFault {
  return !DATA_FAULTS.has(fault.kind);
}

function applies(rule: ActiveRule, event: FaultEvent): boolean {
  const match = rule.match ?? {};
  if (!concerns(match, event)) return false;
  rule.matched++;
  if (match.nth !== undefined && rule.matched !== match.nth) return false;
  if (match.every !== undefined && rule.matched % match.every !== 0) return false;
  return match.probability === undefined || rule.random() < match.probability;
}

function concerns({ path, object }: FaultMatch, event: FaultEvent): boolean {
  if (path !== undefined && !(event.path ?? '').includes(path)) return false;
  return object === undefined || event.objects.some((name) => isSameName(name, object));
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
