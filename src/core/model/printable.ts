/**
 * Names come from files that anybody may have written: control characters, and those that turn the
 * direction of text, are shown as their code, so that no name can rewrite the terminal.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`
  );
}
