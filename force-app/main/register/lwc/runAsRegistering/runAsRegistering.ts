import { entryKeysOf, scanToSave } from 'c/runAsCore';
import type { AppUseRow, Audit } from 'c/runAsCore';
import { formatted } from 'c/runAsLabels';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { readAppUses, readNamedEntries, saveScan } from 'c/runAsRegister';
import RunAsRegisterUser from 'c/runAsRegisterUser';
import type { RegisterRequest } from 'c/runAsRegisterUser';
import { problemText } from 'c/runAsSaveProblem';

export interface Registered {
  readonly entryId: string;
  /** What of the scan could not be saved with the entry; empty where all was. */
  readonly warning: string;
}

/**
 * Asks for what is not known of a user and registers it; then saves what the org says of it, if that was read.
 * Resolves to undefined when the user gave it up.
 */
export async function registerUser(
  request: RegisterRequest,
  audited: Audit | undefined
): Promise<Registered | undefined> {
  const entryId = await RunAsRegisterUser.open({
    size: 'medium',
    label: formatted(RECORD_LABELS.registerTitle, request.username),
    request
  });
  if (typeof entryId !== 'string') return undefined;
  return { entryId, warning: audited ? await saveWhatIsKnown(entryId, audited) : '' };
}

/** The entry is there whatever becomes of this: a later scan saves it too. */
async function saveWhatIsKnown(entryId: string, audited: Audit): Promise<string> {
  try {
    const [entries, known] = await Promise.all([
      readNamedEntries(audited.identities.flatMap(entryKeysOf)),
      readKnownUses()
    ]);
    const own = entries.filter(({ Id }) => Id === entryId);
    const toSave = scanToSave(audited, own, known.uses, { propose: false });
    const { failed } = await saveScan(known.problem === '' ? toSave : { ...toSave, apps: [], uses: [] });
    return [known.problem, ...failed.map(({ error }) => error)].filter((text) => text !== '').join(' ');
  } catch (error) {
    return problemText(error);
  }
}

/**
 * All uses: an app may be known by its name or its id, from the use of another user. Where they cannot be read, no app
 * and no use is saved, since what was recorded of them would go.
 */
async function readKnownUses(): Promise<{ readonly uses: readonly AppUseRow[]; readonly problem: string }> {
  try {
    return { uses: await readAppUses(), problem: '' };
  } catch (error) {
    return { uses: [], problem: problemText(error) };
  }
}
