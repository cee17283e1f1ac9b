/** Beyond so many nodes the page shows edges as they are: working out what implies what would cost more than it saves. */
const mostNodes = 3000;

/**
 * For each node the ones that come before it, without those that another of them already waits for. In a circle, where
 * everything implies everything, all stay.
 */
export function essential(
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  if (before.size > mostNodes) return before;
  const above = new Map<string, ReadonlySet<string>>();
  for (const id of before.keys()) above.set(id, ancestors(id, before));
  const reduced = new Map<string, readonly string[]>();
  for (const [id, list] of before) {
    const direct = [...new Set(list)];
    reduced.set(
      id,
      direct.filter(
        (one) =>
          !direct.some((other) => other !== one && above.get(other)?.has(one) && !above.get(one)?.has(other)),
      ),
    );
  }
  return reduced;
}

function ancestors(id: string, before: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const earlier of before.get(at) ?? []) {
      if (seen.has(earlier)) continue;
      seen.add(earlier);
      open.push(earlier);
    }
  }
  return seen;
}
