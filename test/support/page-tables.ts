/** The rows of the Markdown tables below a heading of one of our own pages, keyed by the heads of their columns. */
export function tablesBelow(page: string, heading: string): Record<string, string>[] {
  const [, below] = page.split(new RegExp(`^#+ ${heading}$`, 'm'));
  if (below === undefined) throw new Error(`no heading "${heading}"`);
  const rows: Record<string, string>[] = [];
  let heads: string[] = [];
  for (const line of (below.split(/^#+ /m)[0] ?? '').split('\n')) {
    if (!line.startsWith('|')) heads = [];
    else if (heads.length === 0) heads = cells(line);
    else if (!/^\|[\s:|-]+$/.test(line))
      rows.push(Object.fromEntries(cells(line).map((cell, at) => [heads[at] ?? '', cell])));
  }
  return rows;
}

function cells(line: string): string[] {
  return line
    .slice(1, line.trimEnd().lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
