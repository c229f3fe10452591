import { LightningElement, api } from 'lwc';
import type { MatrixCount } from 'c/runAsCharts';
import type { ReviewMonth, ShownGrade } from 'c/runAsCore';
import type { Recency } from 'c/runAsPictureData';

/** The dashboard's two pictures. Fires `filter` as the picture of privilege does. */
export default class RunAsPictures extends LightningElement {
  /** Null: no grade is known, of a scan or of a saved one. */
  @api counts: readonly MatrixCount[] | null = null;
  /** Null: the register is not read. */
  @api months: readonly ReviewMonth[] | null = null;
  @api grade: ShownGrade | null = null;
  @api recency: Recency | null = null;

  handleFilter({ detail }: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }
}
