import { LightningElement, api } from 'lwc';

/** One record of a list, by heading and state; its buttons go into the slot `actions`. */
export default class RunAsCard extends LightningElement {
  @api heading = '';
  @api badge = '';
  @api note = '';
  /** Whether something is to be done about it. */
  @api isMarked = false;

  get css(): string {
    return this.isMarked ? 'card card_marked' : 'card';
  }
}
