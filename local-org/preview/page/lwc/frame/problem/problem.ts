import { LightningElement, api } from 'lwc';
import type { Problem as PageProblem } from '../../../../pages/pageModel.ts';

/** In the place of what cannot be shown: which file, element and value are wrong, and why. */
export default class Problem extends LightningElement {
  @api problem!: PageProblem;
}
