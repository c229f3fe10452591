/** How a gap bends the answer: what was computed is at least, at most, or neither of what is true. */
export type GapEffect = 'lower' | 'upper' | 'unknown';

export type GapCode =
  | 'fileNotReadable'
  | 'fileEmpty'
  | 'fileTooLarge'
  | 'fileHasDoctype'
  | 'fileHasOtherEncoding'
  | 'fileNotWellFormed'
  | 'fileHasOtherRoot'
  | 'fileNotRecognised'
  | 'fileIgnored'
  | 'folderLinkNotFollowed'
  | 'permissionSetDecomposed'
  | 'elementNotRead'
  | 'valueNotRead'
  | 'nameNotUnique'
  | 'usersNotRead'
  | 'usernameHasNoUser'
  | 'appHasNoRunAsUser'
  | 'appNotRead'
  | 'userHasNoProfile'
  | 'nameNotFound'
  | 'assignedSetNotRead'
  | 'groupNotRead'
  | 'groupMemberNotRead'
  | 'groupMutingNotRead'
  | 'groupPossiblyStale'
  | 'groupStatusNotRead'
  | 'tableNotRead'
  | 'expirationNotRead'
  | 'setupEntityNotNamed'
  | 'rightMissing'
  | 'rightNotKnown'
  | 'queryFailed'
  | 'rowsMissing'
  | 'describeFailed'
  | 'metadataNotRead'
  | 'loginsLeftOut'
  | 'userNotRead';

/**
 * Something that could not be read, and what that hides. Codes and parameters only: the English texts
 * are in `messages.ts`. A gap is never a pass.
 */
export interface Gap {
  readonly code: GapCode;
  readonly params: Readonly<Record<string, string>>;
  /** Id of the row that is incomplete; whoever's access rests on that row inherits the gap. */
  readonly rowId?: string;
  /**
   * What the gap does to the access that rests on it; absent when it bends no access. Without a row every
   * access rests on it.
   */
  readonly effect?: GapEffect;
}

/**
 * - `exact`: nothing that bears on the answer was missing.
 * - `lower`: at least this; `upper`: at most this.
 * - `unknown`: something could add to it and something could take from it.
 */
export type Bound = 'exact' | 'lower' | 'upper' | 'unknown';

export function boundOf(gaps: readonly Gap[]): Bound {
  const effects = new Set(gaps.flatMap((gap) => gap.effect ?? []));
  if (effects.size === 0) return 'exact';
  const [only] = effects;
  return effects.size === 1 && only !== undefined ? only : 'unknown';
}

/** The rows of a whole object are missing. */
export function tableNotRead(table: string, effect: GapEffect): Gap {
  return { code: 'tableNotRead', params: { table }, effect };
}

/** Two gaps with one key say the same thing. */
function gapKey(gap: Gap): string {
  const params = Object.entries(gap.params).sort(([a], [b]) => compareText(a, b));
  return JSON.stringify([gap.code, params, gap.effect]);
}

/** Without repetition and in an order that depends on content alone. */
export function distinctGaps(gaps: Iterable<Gap>): Gap[] {
  const byKey = new Map([...gaps].map((gap) => [gapKey(gap), gap]));
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, gap]) => gap);
}

/** Code-unit order: the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
