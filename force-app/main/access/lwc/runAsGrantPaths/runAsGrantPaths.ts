import { LightningElement, api } from 'lwc';
import { printable } from 'c/runAsCore';
import type { GrantPath } from 'c/runAsCore';
import { KIND_LABELS, LABELS, formatted } from 'c/runAsLabels';

interface PathView {
  readonly key: string;
  readonly icon: string;
  readonly kind: string;
  readonly name: string;
  readonly note: string;
}

const ICONS = { profile: 'utility:user', permissionSet: 'utility:key', group: 'utility:groups' };

/** The assignments through which a right is held, each path once. */
export default class RunAsGrantPaths extends LightningElement {
  @api paths: readonly GrantPath[] = [];

  get views(): PathView[] {
    const views = this.paths.map(viewOf);
    return [...new Map(views.map((view) => [view.key, view])).values()];
  }
}

function viewOf({ kind, name, member, by, conditional, possiblyStale }: GrantPath): PathView {
  const notes = [
    by && formatted(LABELS.pathBy, printable(by)),
    conditional && LABELS.whenActivated,
    possiblyStale && LABELS.possiblyStale
  ];
  const shown = printable(member === null ? name : `${name} › ${member}`);
  const note = notes.filter(Boolean).join(', ');
  return { key: `${kind} ${shown} ${note}`, icon: ICONS[kind], kind: KIND_LABELS[kind], name: shown, note };
}
