import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { AppKind } from 'c/runAsCore';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import type { SetupPage } from 'c/runAsSetupUrls';
import { setupPages } from 'c/runAsSetupUrls';

/** Links into Setup, each in a tab of its own. */
export default class RunAsSetupLinks extends LightningElement {
  /** Null where the org has no such user. */
  @api userId: string | null = null;
  /** Whose links these are, for who hears and does not see the page. */
  @api username = '';
  /** Of the apps that act as the user. */
  @api appKinds: readonly AppKind[] = [];

  get heading(): string {
    return formatted(RECORD_LABELS.setupTitle, printable(this.username));
  }

  get links(): (SetupPage & { readonly title: string })[] {
    return setupPages(this.userId, this.appKinds).map((page) => ({
      ...page,
      title: formatted(RECORD_LABELS.opensNewTab, page.label)
    }));
  }
}
