import { ApiError } from '../apiError.ts';

/** Enterprise Edition without user licences (Salesforce Developer Limits, "API Request Limits"). */
const DAILY_MAXIMUM = 100_000;
const DAY = 24 * 60 * 60 * 1000;

/** Counts API requests in windows of 24 hours, as `Sforce-Limit-Info` and `/limits` show them. */
export class RequestCount {
  readonly maximum: number;
  private readonly now: () => Date;
  private windowStart: number;
  private used = 0;

  constructor(now: () => Date, maximum = DAILY_MAXIMUM) {
    this.now = now;
    this.maximum = maximum;
    this.windowStart = now().getTime();
  }

  get count(): number {
    return this.used;
  }

  get remaining(): number {
    return Math.max(0, this.maximum - this.used);
  }

  /** @throws ApiError REQUEST_LIMIT_EXCEEDED when the day's requests are used up. */
  add(): void {
    const time = this.now().getTime();
    if (time - this.windowStart >= DAY) {
      this.windowStart = time;
      this.used = 0;
    }
    if (this.used >= this.maximum) throw requestLimitExceeded();
    this.used++;
  }
}

export function requestLimitExceeded(): ApiError {
  return new ApiError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}
