import { LightningElement, api } from 'lwc';
import { TILES } from 'c/runAsCore';
import type { Tile } from 'c/runAsCore';
import { TEXTS } from 'c/runAsDashboardLabels';
import { numberText } from 'c/runAsFormats';

const TITLES: Record<Tile, readonly [title: string, hint: string]> = {
  all: [TEXTS.tileAll, TEXTS.tileAllHint],
  unowned: [TEXTS.tileUnowned, TEXTS.tileUnownedHint],
  unregistered: [TEXTS.tileUnregistered, TEXTS.tileUnregisteredHint],
  overdue: [TEXTS.tileOverdue, TEXTS.tileOverdueHint],
  dueSoon: [TEXTS.tileDueSoon, TEXTS.tileDueSoonHint],
  privileged: [TEXTS.tilePrivileged, TEXTS.tilePrivilegedHint],
  dormant: [TEXTS.tileDormant, TEXTS.tileDormantHint]
};
/** These say that something is to be done, where they count any. */
const URGENT: readonly Tile[] = ['unowned', 'overdue'];
/** These know nothing without the register. */
const OF_REGISTER: readonly Tile[] = ['unowned', 'unregistered', 'overdue', 'dueSoon'];

interface TileView {
  readonly key: Tile;
  readonly title: string;
  readonly hint: string;
  readonly number: string;
  readonly css: string;
  readonly isPressed: 'true' | 'false';
  readonly isDisabled: boolean;
}

/** The counts of what to look at, each of which filters the list. Fires `tile` with the chosen one. */
export default class RunAsTiles extends LightningElement {
  @api counts: Readonly<Record<Tile, number>> | undefined;
  @api selected: Tile = 'all';
  /** Without the register its tiles would count nothing, which would pass for good news. */
  @api isRegisterRead = false;
  readonly labels = TEXTS;

  get tiles(): TileView[] {
    return TILES.map((key) => {
      const [title, hint] = TITLES[key];
      const count = this.counts?.[key] ?? 0;
      const isKnown = this.isRegisterRead || !OF_REGISTER.includes(key);
      const isUrgent = isKnown && count > 0 && URGENT.includes(key);
      return {
        key,
        title,
        hint: isKnown ? hint : TEXTS.notReadable,
        number: isKnown ? numberText(count) : '–',
        css: isUrgent ? 'number number_urgent' : 'number',
        isPressed: key === this.selected ? 'true' : 'false',
        isDisabled: !isKnown
      };
    });
  }

  handleClick(event: Event): void {
    const chosen = (event.currentTarget as HTMLElement).dataset.tile as Tile;
    const tile = chosen === this.selected ? 'all' : chosen;
    this.dispatchEvent(new CustomEvent<{ tile: Tile }>('tile', { detail: { tile } }));
  }
}
