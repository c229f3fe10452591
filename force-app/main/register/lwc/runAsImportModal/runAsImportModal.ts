import { api } from 'lwc';
import { importProblemText, importToSave, printable, readImportedAudit } from 'c/runAsCore';
import type { ImportProblem, ImportedAudit, ToSave } from 'c/runAsCore';
import { numberText, shownParams, timeZone } from 'c/runAsFormats';
import type { WrittenKind } from 'c/runAsFormats';
import { formatted } from 'c/runAsLabels';
import { SAVE_TEXTS } from 'c/runAsSaveLabels';
import RunAsSavingModal from 'c/runAsSavingModal';

/** What the core reads at most, in the bytes that a text of that many characters can have. */
const MEGABYTE = 1_048_576;
const MOST_MEGABYTES = 64;

/** What is more than a text of what is said of a file. */
const KINDS: Partial<Record<ImportProblem['code'], Readonly<Record<string, WrittenKind>>>> = {
  tooLarge: { limit: 'number' },
  notJson: { line: 'number', column: 'number' },
  tooManyIdentities: { found: 'number', limit: 'number' },
  inTheFuture: { takenAt: 'date' },
  tooLong: { limit: 'number' }
};

/**
 * Takes the file of `sf runas audit --json`: shows what it would write to the register, and writes it. Fires `saved`
 * once something was written.
 */
export default class RunAsImportModal extends RunAsSavingModal {
  /** Name of this org; empty where it is not known. */
  @api orgName = '';
  /** Of this org; empty where it is not known. */
  @api orgId = '';
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

  /**
   * Why the user has to say that the file belongs here; empty where the ids say so, or the names where an id is not
   * known. A sandbox may have the name of production, and users with the same ids.
   */
  get orgWarning(): string {
    const { name = '', id = null } = this.imported?.org ?? {};
    const isToldById = id !== null && this.orgId !== '';
    if (isToldById && shortId(id) === shortId(this.orgId)) return '';
    if (!this.orgName) return formatted(SAVE_TEXTS.anyOrg, printable(name));
    if (name !== this.orgName) {
      return formatted(SAVE_TEXTS.otherOrg, printable(name), printable(this.orgName));
    }
    return isToldById ? formatted(SAVE_TEXTS.sameName, printable(name), id, this.orgId) : '';
  }

  protected override get planned(): ToSave | null {
    return this.orgWarning !== '' && !this.isConfirmed ? null : this.toSave;
  }

  async handleFile(event: Event): Promise<void> {
    const [file] = (event as CustomEvent<{ files?: FileList | readonly File[] }>).detail.files ?? [];
    if (!file) return;
    const number = ++this.files;
    Object.assign(this, { isReading: false, problem: '', imported: null, toSave: null, isConfirmed: false });
    if (file.size > MOST_MEGABYTES * MEGABYTE) {
      const size = Math.ceil(file.size / MEGABYTE);
      this.problem = formatted(SAVE_TEXTS.tooLarge, numberText(size), numberText(MOST_MEGABYTES));
      return;
    }
    this.isReading = true;
    const [read, known] = await Promise.all([readFile(file), this.readRegister()]);
    if (number !== this.files) return;
    this.isReading = false;
    if ('problem' in read) this.problem = read.problem;
    else if ('problem' in known) this.problem = known.problem;
    else {
      this.imported = read.result;
      this.toSave = importToSave(read.result, known.register.entries, known.register.uses);
    }
  }

  handleConfirm({ detail }: CustomEvent<{ checked: boolean }>): void {
    this.isConfirmed = detail.checked;
  }
}

/** The characters that tell an id from others; the last three of the long form follow from them. */
function shortId(id: string): string {
  return id.slice(0, 15);
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
  return 'problem' in read ? { problem: problemText(read.problem) } : read;
}

function problemText({ code, params }: ImportProblem): string {
  return importProblemText({ code, params: shownParams(params, KINDS[code]) });
}
