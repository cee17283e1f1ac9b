/** Terminal escape sequences: CSI, OSC with its end, and the two-character ones. */
const ansi =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/**
 * Characters that are not seen but act: controls, bidirectional embeddings and isolates, the byte order mark, zero-width
 * spaces, tag characters. Left-to-right and right-to-left marks and joiners stay: scripts need them and they reorder nothing else.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;

/** Every line break that some reader knows. */
const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** Whatever is not plainly visible: controls, white space but the space, and all beyond the scripts and signs of most texts. */
const unusual = /[^ -~\u00a1-\u00ac\u00ae-\u167f\u2010-\u2027\u2030-\u205e]/;

/** Text from a source as one visible line: no escapes, no controls, white space collapsed. */
export function cleanLine(text: string): string {
  if (!unusual.test(text)) return (text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text).trim();
  return strip(text).replace(lineBreak, ' ').replace(/\s+/g, ' ').trim();
}

/** Text from a source as visible lines; indentation stays, tabs become two spaces. */
export function cleanLines(text: string): string[] {
  return strip(text)
    .replace(lineBreak, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', '  ').trimEnd());
}

function strip(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(ansi, '')
    .replace(unseen, '');
}
