/** A title longer than this is a sentence. */
const longest = 72;
/** A clause shorter than this says too little to stand alone. */
const shortest = 18;

/** Words that announce what is cut off. */
const danglers = /(?: (?:a|an|and|at|by|for|from|if|in|of|on|or|per|that|the|to|when|while|with))+$/;

/**
 * A sentence as a title: what stands before its first break of thought, else as many words as fit, with `…`. A text that is
 * short enough stays as it is. Code spans are kept whole or left out.
 */
export function headline(text: string): string {
  const line = text.trim().replace(/[.;:]+$/, '');
  if (line.length <= longest) return line;
  for (const { index } of line.matchAll(/; |: | \(|, (?:but|so|while|which|because)\b| — | – /g)) {
    if (index > longest) break;
    if (index >= shortest && isBalanced(line.slice(0, index))) return line.slice(0, index);
  }
  let cut = line.lastIndexOf(' ', longest - 1);
  while (cut > 0 && !isBalanced(line.slice(0, cut))) cut = line.lastIndexOf(' ', cut - 1);
  const words = line.slice(0, cut > 0 ? cut : longest - 1);
  return `${words.replace(danglers, '').replace(/[,;:]$/, '')}…`;
}

/** True when the text cuts through no code span. */
function isBalanced(text: string): boolean {
  return (text.match(/`/g) ?? []).length % 2 === 0;
}
