/** A users file that cannot be used: where, why, and what to do. */
export class UsersFileError extends Error {
  override readonly name = 'UsersFileError';
  readonly remedy: string;

  constructor(place: string, reason: string, remedy: string) {
    super(`${place} ${reason}.`);
    this.remedy = remedy;
  }
}
