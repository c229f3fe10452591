import { LightningElement, api } from 'lwc';
import { timeZone } from 'c/runAsFormats';
import type { Fact } from 'c/runAsKnownFacts';

interface FactView extends Fact {
  readonly key: string;
  readonly valueKey: string;
  readonly shortCode: string;
}

/** Characters of a code by which two can be told apart; the whole of it is the title. */
const SHORT = 12;

/** What is known of a record, as terms with their values. */
export default class RunAsFacts extends LightningElement {
  @api facts: readonly Fact[] = [];
  readonly timeZone = timeZone;

  get views(): FactView[] {
    return this.facts.map((fact) => ({
      ...fact,
      key: fact.term,
      valueKey: `${fact.term}:`,
      shortCode: (fact.code ?? '').split(':').at(-1)!.slice(0, SHORT)
    }));
  }
}
