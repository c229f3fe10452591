import { LightningElement, api } from 'lwc';

export default class Select extends LightningElement {
  @api label = '';
  @api value = '';
  @api required = false;
  @api fieldLevelHelp = '';
  @api options: readonly { label: string; value: string }[] = [];
}
