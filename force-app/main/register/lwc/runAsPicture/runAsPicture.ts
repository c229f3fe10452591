import { LightningElement, api } from 'lwc';
import { PICTURE_TEXTS } from 'c/runAsPictureLabels';

/** A picture with its head: the drawing, or the table in the slot `table` that says the same. */
export default class RunAsPicture extends LightningElement {
  @api heading = '';
  @api text = '';
  /** In place of a drawing that would be empty. */
  @api emptyText = '';
  isTable = false;

  get toggleLabel(): string {
    return this.isTable ? PICTURE_TEXTS.asPicture : PICTURE_TEXTS.asTable;
  }

  handleToggle(): void {
    this.isTable = !this.isTable;
  }
}
