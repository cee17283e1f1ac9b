/** A title longer than this is a sentence. */
const longest = 72;
/** A clause shorter than this says too little to stand alone. */
const shortest = 18;

/**
 * A sentence as a title: what stands before its first break of thought, else as many words as fit, with `…`. A text that is
 * short enough stays as it is. Code spans are kept whole or left out.
 */
export function headline(text: string): string {
  const line = text.trim().replace(/[.;:]+$/, '');
  if (line.length <= longest) return line;
  for (const { index } of line.matchAll(/; |: | \(|, (?:and|but|so|while|which|because)\b| — | – /g)) {
    if (index > longest) break;
    if (index >= shortest && isBalanced(line.slice(0, index))) return line.slice(0, index);
  }
  let cut = line.lastIndexOf(' ', longest - 1);
  while (cut > 0 && !isBalanced(line.slice(0, cut))) cut = line.lastIndexOf(' ', cut - 1);
  return `${line.slice(0, cut > 0 ? cut : longest - 1).replace(/[,;:]$/, '')}…`;
}

/** True when the text cuts through no code span. */
function isBalanced(text: string): boolean {
  return (text.match(/`/g) ?? []).length % 2 === 0;
}
