/**
 * Standard profiles bear another name in metadata than in `Profile.Name`. By label, in lower case. The
 * platform publishes no such list; these are the names under which retrieved profiles are found.
 */
const METADATA_NAMES = new Map([
  ['system administrator', 'Admin'],
  ['standard user', 'Standard'],
  ['read only', 'ReadOnly'],
  ['solution manager', 'SolutionManager'],
  ['marketing user', 'MarketingProfile'],
  ['contract manager', 'ContractManager'],
  ['standard platform user', 'StandardAul'],
  ['minimum access - salesforce', 'MinimumAccess']
]);

/** The names under which a profile's file may be found, the name as given first. */
export function profileFileNames(name: string): string[] {
  const standard = METADATA_NAMES.get(name.toLowerCase());
  return standard === undefined ? [name] : [name, standard];
}
