import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import type { SavedScan } from 'c/runAsRegister';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';

const FAILURES_SHOWN = 200;

/** What was saved of a scan or an import, and what not and why. */
export default class RunAsSaveScanResult extends LightningElement {
  @api result: SavedScan | undefined;

  get savedText(): string {
    return formatted(SAVE_TEXTS.resultSaved, numberText(this.result?.saved ?? 0));
  }

  get failedText(): string {
    const number = this.result?.failed.length ?? 0;
    return number === 0 ? '' : formatted(SAVE_TEXTS.resultFailed, numberText(number));
  }

  get failures(): { key: string; text: string }[] {
    return (this.result?.failed ?? []).slice(0, FAILURES_SHOWN).map(({ username, error }, index) => ({
      key: String(index),
      text: formatted(SAVE_TEXTS.note, printable(username), printable(error))
    }));
  }
}
