/**
 * Text from sources made safe for a terminal line: control characters, escapes and direction overrides become visible
 * marks, line breaks become spaces.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/**
 * Lines made safe for the log of a CI server: none of them is a command to it. GitHub obeys `::name::` at the start of a
 * line, whatever space stands before, and `##[name]` anywhere; Azure obeys `##vso[`, TeamCity `##teamcity[` at the start.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1:\u200B').replace(/##(?=\[|vso\[|teamcity\[)/g, '#\u200B#');
}
