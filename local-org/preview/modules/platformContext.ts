/** What the page is told about its user: `context`, exported by the module `local-org/context`. */
export interface PlatformContext {
  /** 18-character id of the `User` row. */
  readonly userId: string;
  /** API names without a prefix, of those that the user has: `ViewSetup`. */
  readonly userPermissions: readonly string[];
  readonly customPermissions: readonly string[];
  /** `User.LanguageLocaleKey` and `User.LocaleSidKey` as language tags: `en-US`. */
  readonly language: string;
  readonly locale: string;
  /** `User.TimeZoneSidKey`: `Europe/Berlin`. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
}
