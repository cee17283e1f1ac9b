/**
 * Text from sources made safe for a terminal line: control characters, escapes and direction overrides become visible
 * marks, line breaks become spaces.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
