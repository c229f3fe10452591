import { api } from 'lwc';
import { importProblemText, importToSave, printable, readImportedAudit } from 'c/runAsCore';
import type { ImportedAudit, ToSave } from 'c/runAsCore';
import { numberText, timeZone } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';
import RunAsSavingModal from 'c/runAsSavingModal';

/** What the core reads at most, in the bytes that a text of that many characters can have. */
const MEGABYTE = 1_048_576;
const MOST_MEGABYTES = 64;

/**
 * Takes the file of `sf runas audit --json`: shows what it would write to the register, and writes it. Fires `saved`
 * once something was written.
 */
export default class RunAsImportModal extends RunAsSavingModal {
  /** Name of this org; empty where it is not known. */
  @api orgName = '';
  /** Of the file that was chosen last: an earlier one may be read later. */
  private files = 0;
  readonly timeZone = timeZone;
  imported: ImportedAudit | null = null;
  toSave: ToSave | null = null;
  isConfirmed = false;

  get ofText(): string {
    return formatted(SAVE_TEXTS.of, printable(this.imported?.org.name ?? ''));
  }

  get identitiesText(): string {
    const { identities = [], gaps = 0 } = this.imported ?? {};
    return formatted(SAVE_TEXTS.identities, numberText(identities.length), numberText(gaps));
  }

  /** Why the user has to say that the file belongs here; empty where the names say so. */
  get orgWarning(): string {
    const name = this.imported?.org.name ?? '';
    if (!this.orgName) return formatted(SAVE_TEXTS.anyOrg, printable(name));
    return name === this.orgName
      ? ''
      : formatted(SAVE_TEXTS.otherOrg, printable(name), printable(this.orgName));
  }

  protected override get planned(): ToSave | null {
    return this.orgWarning !== '' && !this.isConfirmed ? null : this.toSave;
  }

  async handleFile(event: Event): Promise<void> {
    const [file] = (event as CustomEvent<{ files?: FileList | readonly File[] }>).detail.files ?? [];
    if (!file) return;
    const number = ++this.files;
    Object.assign(this, { problem: '', imported: null, toSave: null, isConfirmed: false });
    if (file.size > MOST_MEGABYTES * MEGABYTE) {
      const size = Math.ceil(file.size / MEGABYTE);
      this.problem = formatted(SAVE_TEXTS.tooLarge, String(size), String(MOST_MEGABYTES));
      return;
    }
    this.isReading = true;
    const [read, register] = await Promise.all([readFile(file), this.readRegister()]);
    if (number !== this.files) return;
    this.isReading = false;
    if ('problem' in read) this.problem = read.problem;
    else if (register) {
      this.imported = read.result;
      this.toSave = importToSave(read.result, register.entries, register.uses);
    }
  }

  handleConfirm({ detail }: CustomEvent<{ checked: boolean }>): void {
    this.isConfirmed = detail.checked;
  }
}

async function readFile(file: File): Promise<{ result: ImportedAudit } | { problem: string }> {
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: formatted(SAVE_TEXTS.unreadable, printable(reason)) };
  }
  const read = readImportedAudit(text, new Date().toISOString());
  return 'problem' in read ? { problem: printable(importProblemText(read.problem)) } : read;
}
