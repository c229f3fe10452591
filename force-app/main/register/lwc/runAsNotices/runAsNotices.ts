import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import { TEXTS } from 'c/runAsDashboardLabels';
import type { DashboardData } from 'c/runAsDashboardData';
import { LABELS, formatted } from 'c/runAsLabels';

interface Notice {
  readonly key: string;
  readonly text: string;
  readonly icon: string;
  readonly variant: string | undefined;
  readonly css: string;
  readonly canRetry: boolean;
}

/** What the list does not show, since a source may not be read or failed. Fires `retry`. */
export default class RunAsNotices extends LightningElement {
  @api data: DashboardData | undefined;
  readonly labels = { ...LABELS, ...TEXTS };

  get notices(): Notice[] {
    if (!this.data) return [];
    const { scan, register } = this.data;
    const failures = [
      scan.state === 'failed' && failure('scan', TEXTS.scanFailed, scan.error),
      register.state === 'failed' && failure('register', TEXTS.registerFailed, register.error)
    ];
    const rights = [
      scan.state === 'denied' && limit('scan', TEXTS.noScanRight),
      register.state === 'denied' && limit('register', TEXTS.noViewRight)
    ];
    return [...failures, ...rights].filter((notice) => notice !== false);
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}

function failure(key: string, label: string, reason: string): Notice {
  const text = formatted(label, printable(reason));
  return {
    key,
    text,
    icon: 'utility:warning',
    variant: 'warning',
    css: 'notice notice_failed',
    canRetry: true
  };
}

function limit(key: string, text: string): Notice {
  return { key, text, icon: 'utility:info', variant: undefined, css: 'notice', canRetry: false };
}
