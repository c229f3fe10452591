import { LightningElement, api } from 'lwc';
import type { FrameModel } from '../../../../pages/pageModel.ts';

/** The global header: what this is, and who looks at it. */
export default class Header extends LightningElement {
  @api frame!: FrameModel;
}
