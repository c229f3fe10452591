import { audit, registerLines } from 'c/runAsCore';
import type { Audit, Gap, RegisterLine } from 'c/runAsCore';
import { Later } from 'c/runAsLater';
import type { ReadProgress } from 'c/runAsProgress';
import { readRegisterEntries } from 'c/runAsRegister';
import type { RegisterContents } from 'c/runAsRegister';
import { RIGHTS } from 'c/runAsRights';
import { readRegister } from 'c/runAsSource';

/** How far one of the two sources is. */
export interface Source<T> {
  readonly state: 'denied' | 'reading' | 'failed' | 'read';
  /** What was read last; it stays while it is read again, and when that fails. */
  readonly value: T | null;
  /** Why the last reading failed. */
  readonly error: string;
}

export interface DashboardData {
  readonly scan: Source<Audit>;
  readonly register: Source<RegisterContents>;
  readonly lines: readonly RegisterLine[];
}

export const NO_DATA: DashboardData = { scan: first(false), register: first(false), lines: [] };

/** A scan costs many calls: whoever comes back to the page within these milliseconds finds the last one again. */
const KEPT_FOR = 15 * 60_000;

let kept: { readonly audited: Audit; readonly at: number } | undefined;
/** A whole org is much to hold once it is of no use. While the computer sleeps it waits, so that the time counts too. */
const forgetting = new Later(KEPT_FOR, () => (kept = undefined));

/** Reads the two sources of the list side by side, and tells of each when it is there. */
export class DashboardReader {
  private readonly onData: (data: DashboardData) => void;
  private readonly onProgress: (progress: ReadProgress) => void;
  private scan = first<Audit>(RIGHTS.scan);
  private register = first<RegisterContents>(RIGHTS.view);
  /** Readings of each are numbered: what an earlier one still brings is dropped. */
  private scans = 0;
  private registerReadings = 0;

  constructor(onData: (data: DashboardData) => void, onProgress: (progress: ReadProgress) => void) {
    this.onData = onData;
    this.onProgress = onProgress;
  }

  /** @param isAnew false: a scan of a moment ago will do. */
  async read(isAnew: boolean): Promise<void> {
    const old = kept && Date.now() - kept.at < KEPT_FOR ? kept.audited : null;
    if (RIGHTS.scan) this.scan = isAnew || !old ? again(this.scan) : { state: 'read', value: old, error: '' };
    if (RIGHTS.view) this.register = again(this.register);
    this.tell();
    await Promise.all([this.readScan(), this.readContents()]);
  }

  /** The register alone, once something was written; what is shown stays until it is there. */
  async readRegisterAgain(): Promise<void> {
    await this.readContents();
  }

  stop(): void {
    this.scans++;
    this.registerReadings++;
  }

  private async readScan(): Promise<void> {
    const reading = ++this.scans;
    if (this.scan.state !== 'reading') return;
    const scan = await settled(this.scan.value, async () => {
      const snapshot = await readRegister((done, started) => {
        if (reading === this.scans) this.onProgress({ done, started });
      });
      return audit(snapshot, new Date().toISOString());
    });
    if (scan.state === 'read' && scan.value) keep(scan.value);
    if (reading !== this.scans) return;
    this.scan = scan;
    this.tell();
  }

  private async readContents(): Promise<void> {
    const reading = ++this.registerReadings;
    if (this.register.state === 'denied') return;
    const register = await settled<RegisterContents>(this.register.value, readRegisterEntries);
    if (reading !== this.registerReadings) return;
    this.register = register;
    this.tell();
  }

  private tell(): void {
    const { scan, register } = this;
    const { entries = [], uses = [] } = register.value ?? {};
    this.onData({ scan, register, lines: registerLines(scan.value, entries, uses) });
  }
}

function keep(audited: Audit): void {
  kept = { audited, at: Date.now() };
  forgetting.ask();
}

function first<T>(isAllowed: boolean): Source<T> {
  return { state: isAllowed ? 'reading' : 'denied', value: null, error: '' };
}

function again<T>({ value }: Source<T>): Source<T> {
  return { state: 'reading', value, error: '' };
}

async function settled<T>(before: T | null, read: () => Promise<T>): Promise<Source<T>> {
  try {
    return { state: 'read', value: await read(), error: '' };
  } catch (error) {
    return { state: 'failed', value: before, error: error instanceof Error ? error.message : String(error) };
  }
}

/** ISO 8601 of the scan that the list shows, or else of the last saved one; undefined where there is none. */
export function asOfData({ scan, register }: DashboardData): string | undefined {
  return scan.value?.org.takenAt ?? register.value?.lastScannedOn ?? undefined;
}

/** What the page says of its sources. */
export interface DataState {
  readonly isRegisterRead: boolean;
  readonly isScanned: boolean;
  /** There is something to show. */
  readonly isRead: boolean;
  /** Nothing can be shown until the first source is there. */
  readonly isFirstReading: boolean;
  /** The list shows what was read before, while the org is scanned. */
  readonly isScanningBehind: boolean;
  /** Why nothing at all could be read; empty where something was or still may be. */
  readonly failure: string;
  /** A source is not shown, or not as it is now. */
  readonly hasNotices: boolean;
  readonly gaps: readonly Gap[];
  readonly hasGaps: boolean;
  readonly hasLines: boolean;
}

export function stateOfData({ scan, register, lines }: DashboardData): DataState {
  const isRegisterRead = register.value !== null;
  const isScanned = scan.value !== null;
  const isRead = isRegisterRead || isScanned;
  const sources = [scan, register];
  const isReading = sources.some(({ state }) => state === 'reading');
  const gaps = scan.value?.gaps ?? [];
  return {
    isRegisterRead,
    isScanned,
    isRead,
    isFirstReading: !isRead && isReading,
    isScanningBehind: isRead && scan.state === 'reading',
    failure: isRead || isReading ? '' : [scan.error, register.error].filter(Boolean).join(' '),
    hasNotices: sources.some(({ state }) => state === 'denied' || state === 'failed'),
    gaps,
    hasGaps: gaps.length > 0,
    hasLines: lines.length > 0
  };
}

/** Forgets the last scan, as loading the browser's page anew does. */
export function forgetScan(): void {
  forgetting.now();
}
