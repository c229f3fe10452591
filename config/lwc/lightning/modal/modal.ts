import { LightningElement, api } from 'lwc';

/** As much of the platform's modal as components use: tests mount the modal itself. */
export default class LightningModal extends LightningElement {
  @api disableClose = false;

  static open(): Promise<unknown> {
    return Promise.resolve(undefined);
  }

  close(result?: unknown): void {
    this.dispatchEvent(new CustomEvent('close', { detail: result }));
  }
}
