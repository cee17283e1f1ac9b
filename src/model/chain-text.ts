/** So many names of a long chain are shown at its start and at its end. */
const [shownFirst, shownLast] = [8, 3];

/** A chain of names in one line: `a → b → a`. Of a long one the start and the end, and how many stand between. */
export function chainText(names: readonly string[]): string {
  const between = names.length - shownFirst - shownLast;
  const shown =
    between <= 1 ? names : [...names.slice(0, shownFirst), `… ${between} more …`, ...names.slice(-shownLast)];
  return shown.join(' → ');
}
