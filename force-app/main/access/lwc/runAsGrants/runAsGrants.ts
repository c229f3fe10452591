import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { Bound, Grade, GrantShare } from 'c/runAsCore';
import { numberText } from 'c/runAsFormats';
import { KIND_LABELS, LABELS, formatted } from 'c/runAsLabels';

interface View {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly only: string;
  readonly grade: Grade;
}

const NAMES_SHOWN = 4;

/** Each assignment of a user, with what would go if it were taken away. */
export default class RunAsGrants extends LightningElement {
  @api shares: readonly GrantShare[] = [];
  /** Of the whole access: what was not read may also be what stays. */
  @api bound: Bound = 'exact';
  /** Of some rights it is not known whether an assignment grants them. */
  @api isPartlyRead = false;
  readonly labels = LABELS;

  get isEmpty(): boolean {
    return this.shares.length === 0;
  }

  get views(): View[] {
    return this.shares.map((share) => ({
      key: `${share.kind} ${share.name}`,
      kind: KIND_LABELS[share.kind],
      name: printable(share.name),
      only: share.rights === 0 && this.isPartlyRead ? LABELS.grantEmptyOfRead : onlyText(share),
      grade: share.grade
    }));
  }
}

function onlyText({ lost, rights }: GrantShare): string {
  if (rights === 0) return LABELS.grantEmpty;
  const { userPermissions } = lost;
  const names = userPermissions.slice(0, NAMES_SHOWN).map(printable).join(', ');
  const more = userPermissions.length - NAMES_SHOWN;
  const counts = [
    names && (more > 0 ? formatted(LABELS.andMore, names, numberText(more)) : names),
    lost.objects > 0 && formatted(LABELS.objectRights, numberText(lost.objects)),
    lost.fields > 0 && formatted(LABELS.fieldRights, numberText(lost.fields)),
    lost.setupEntities > 0 && formatted(LABELS.setupEntityRights, numberText(lost.setupEntities))
  ].filter(Boolean);
  return counts.join(' · ') || LABELS.grantRedundant;
}
