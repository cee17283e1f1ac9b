import { cleanLine } from './clean.ts';

/** A node of a drawing. `weight` only chooses how it looks. */
export interface DrawnNode {
  readonly id: string;
  readonly label: string;
  readonly weight: 'plain' | 'strong';
}

/** An arrow; an empty label is none. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A flowchart as data. Ids are letters, digits and `_`. */
export interface Drawing {
  readonly direction: 'LR' | 'TB';
  readonly clusters: readonly {
    readonly id: string;
    readonly label: string;
    readonly nodes: readonly DrawnNode[];
  }[];
  readonly edges: readonly DrawnEdge[];
}

/** The flowchart in Mermaid's language, in the subset that GitHub draws. Labels cannot end their quotes or give directives. */
export function mermaid(drawing: Drawing): string {
  const lines = [`flowchart ${drawing.direction === 'TB' ? 'TB' : 'LR'}`];
  for (const cluster of drawing.clusters) {
    const boxed = cluster.label !== '';
    if (boxed) lines.push(`  subgraph ${safeId(cluster.id)}["${safeLabel(cluster.label)}"]`);
    for (const node of cluster.nodes) {
      const strong = node.weight === 'strong' ? ':::strong' : '';
      lines.push(`  ${boxed ? '  ' : ''}${safeId(node.id)}["${safeLabel(node.label)}"]${strong}`);
    }
    if (boxed) lines.push('  end');
  }
  for (const { from, to, label } of drawing.edges) {
    const arrow = label === '' ? '-->' : `-->|${safeLabel(label)}|`;
    lines.push(`  ${safeId(from)} ${arrow} ${safeId(to)}`);
  }
  if (drawing.clusters.some((cluster) => cluster.nodes.some((node) => node.weight === 'strong'))) {
    lines.push('  classDef strong stroke-width:3px');
  }
  return lines.join('\n');
}

function safeId(id: string): string {
  return `n_${id.replace(/[^A-Za-z0-9_]/g, '_')}`;
}

/** Letters and digits of any script and a few marks; everything else is a space. */
function safeLabel(label: string): string {
  const safe = cleanLine(label.replace(/[^\p{L}\p{M}\p{N} .,:+/()_-]/gu, ' '));
  // A label that opens like a Markdown list is refused by some versions.
  const plain = safe
    .replace(/^(\d+)[.)] /, '$1 ')
    .replace(/^[-+:.,/]+/, '')
    .trim();
  return plain === '' ? 'unnamed' : plain;
}
