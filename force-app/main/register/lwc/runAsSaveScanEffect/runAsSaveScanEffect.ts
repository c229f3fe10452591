import { LightningElement, api } from 'lwc';
import { SCAN_NOTE_TEXTS, printable } from 'c/runAsCore';
import type { ToSave } from 'c/runAsCore';
import { numberText } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';

const NOTES_SHOWN = 50;

/** What a scan or an import will write, before it does. */
export default class RunAsSaveScanEffect extends LightningElement {
  @api toSave: ToSave | undefined;
  readonly labels = SAVE_TEXTS;

  get effects(): string[] {
    const { entries = [], apps = [], uses = [], notCompared = 0 } = this.toSave ?? {};
    const isNew = entries.filter((entry) => entry.isNew).length;
    const effects: readonly (readonly [number, string])[] = [
      [entries.length - isNew, formatted(SAVE_TEXTS.updated, numberText(entries.length - isNew))],
      [isNew, formatted(SAVE_TEXTS.proposed, numberText(isNew))],
      [
        apps.length + uses.length,
        formatted(SAVE_TEXTS.apps, numberText(apps.length), numberText(uses.length))
      ],
      [notCompared, formatted(SAVE_TEXTS.notCompared, numberText(notCompared))]
    ];
    const shown = effects.flatMap(([number, text]) => (number > 0 ? [text] : []));
    return shown.length > 0 ? shown : [SAVE_TEXTS.nothing];
  }

  get hasNotes(): boolean {
    return this.notes.length > 0;
  }

  get notes(): { key: string; text: string }[] {
    const notes = this.toSave?.notes ?? [];
    const shown = notes
      .slice(0, NOTES_SHOWN)
      .map(({ code, username }) => formatted(SAVE_TEXTS.note, printable(username), SCAN_NOTE_TEXTS[code]));
    const more = notes.length - shown.length;
    const rest = more > 0 ? [formatted(SAVE_TEXTS.moreNotes, numberText(more))] : [];
    return [...shown, ...rest].map((text, index) => ({ key: String(index), text }));
  }
}
