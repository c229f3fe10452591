import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { Gap, LoginRow } from 'c/runAsCore';
import { numberText, timeZone } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import type { LoginChart } from 'c/runAsLoginDays';
import { loginChart } from 'c/runAsLoginDays';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { readUserLogins } from 'c/runAsRegister';
import { problemText } from 'c/runAsSaveProblem';

const DAYS = 90;
const KINDS_SHOWN = 5;
/** As many as the register asks for. */
const MOST = 1000;

/** When the user logged in, with what and from where: by day as a picture, and each login in a table. */
export default class RunAsLogins extends LightningElement {
  /** Null where the org has no such user. */
  @api userId: string | null = null;
  /** Whether this user may read the org. */
  @api canScan = false;
  /** As the last saved scan saw it, for who may not read the org. */
  @api lastLogin: string | undefined;
  private rows: readonly LoginRow[] = [];
  readonly labels = RECORD_LABELS;
  readonly timeZone = timeZone;
  isLoading = false;
  isRead = false;
  error = '';
  gaps: readonly Gap[] = [];

  override connectedCallback(): void {
    void this.load();
  }

  get isNotReadable(): boolean {
    return !this.canScan || this.userId === null;
  }

  get whyNot(): string {
    return this.userId === null ? RECORD_LABELS.loginsNoUser : RECORD_LABELS.loginsNoRight;
  }

  get logins(): readonly LoginRow[] {
    return this.rows;
  }

  get hasLogins(): boolean {
    return this.rows.length > 0;
  }

  /** Without the right there are none to see, which is not the same as none. */
  get isEmpty(): boolean {
    return this.isRead && !this.hasLogins && this.gaps.length === 0;
  }

  get isCut(): boolean {
    return this.rows.length >= MOST;
  }

  get cutText(): string {
    return formatted(RECORD_LABELS.loginsCut, numberText(MOST));
  }

  get chart(): LoginChart {
    const now = Date.now();
    const othersName = RECORD_LABELS.chartOthers;
    return loginChart(this.rows, { now, timeZone, days: DAYS, kindsShown: KINDS_SHOWN, othersName });
  }

  async handleRetry(): Promise<void> {
    await this.load();
  }

  private async load(): Promise<void> {
    if (this.userId === null || !this.canScan) return;
    this.isLoading = true;
    this.error = '';
    try {
      const { logins, gap } = await readUserLogins(this.userId);
      this.rows = logins;
      this.gaps = gap ? [gap] : [];
      this.isRead = true;
    } catch (error) {
      this.error = printable(problemText(error));
    } finally {
      this.isLoading = false;
    }
  }
}
