import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import type { SetupPage } from 'c/runAsSetupUrls';
import { setupUrls } from 'c/runAsSetupUrls';

const LABELS: Record<SetupPage, string> = {
  user: RECORD_LABELS.setupUser,
  loginHistory: RECORD_LABELS.setupLoginHistory,
  oauthUsage: RECORD_LABELS.setupOauthUsage,
  externalClientApps: RECORD_LABELS.setupExternalClientApps
};

/** Links into Setup, each in a tab of its own. */
export default class RunAsSetupLinks extends LightningElement {
  /** Null where the org has no such user. */
  @api userId: string | null = null;
  /** Whose links these are, for who hears and does not see the row. */
  @api username = '';

  get heading(): string {
    return formatted(RECORD_LABELS.setupTitle, printable(this.username));
  }

  get links(): {
    readonly page: string;
    readonly url: string;
    readonly label: string;
    readonly title: string;
  }[] {
    return setupUrls(this.userId).map(({ page, url }) => ({
      page,
      url,
      label: LABELS[page],
      title: formatted(RECORD_LABELS.opensNewTab, LABELS[page])
    }));
  }
}
