/** What a message says first, ended; where the platform points into the query, what comes after that. */
export function sentence(message: string): string {
  const told = message.split(/ERROR at Row:\d+:Column:\d+/).at(-1) ?? message;
  const line =
    told
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ?? 'No reason given.';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
