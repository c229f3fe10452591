/**
 * Names come from files that anybody may have written: control characters, and those that turn the
 * direction of text, are shown as their code, so that no name can rewrite the terminal. Joiners stay where they
 * only shape what is seen: within an emoji, and between Arabic letters.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}

const EMOJI_JOINER = String.raw`(?<=\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]?)\u200D(?=\p{Extended_Pictographic})`;
const ARABIC_JOINER = String.raw`(?<=\p{Script=Arabic})\u200C(?=\p{Script=Arabic})`;
const UNPRINTABLE = new RegExp(
  String.raw`(?!${EMOJI_JOINER}|${ARABIC_JOINER})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]`,
  'gu'
);
