import { LightningElement, api } from 'lwc';
import type { PageItem, PageModel, RecordList, Region } from '../../../../pages/pageModel.ts';

interface Keyed<Value> {
  readonly key: string;
  readonly value: Value;
}

interface ShownRegion {
  readonly name: string;
  readonly className: string;
  readonly items: readonly Keyed<PageItem>[];
}

/** One page: its regions in rows, a list of records, or what says that nothing is there. */
export default class Page extends LightningElement {
  @api model!: PageModel;

  get list(): RecordList | undefined {
    const { body } = this.model;
    return body.kind === 'list' ? body.list : undefined;
  }

  get nothing(): string | undefined {
    const { body } = this.model;
    return body.kind === 'nothing' ? body.text : undefined;
  }

  get rows(): Keyed<readonly ShownRegion[]>[] {
    const { body } = this.model;
    const rows = body.kind === 'regions' ? body.rows : [];
    return rows.map((regions, index) => ({ key: String(index), value: regions.map(shownRegion) }));
  }
}

function shownRegion({ name, twelfths, items }: Region): ShownRegion {
  const width = twelfths === 12 ? '' : ` slds-large-size_${twelfths}-of-12`;
  return {
    name,
    className: `slds-col slds-size_1-of-1 slds-p-horizontal_x-small${width}`,
    items: items.map((value, index) => ({ key: String(index), value }))
  };
}
