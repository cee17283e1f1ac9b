import type { Text } from '../model/markdown.ts';
import { type Part, statementsOf, titled } from './design-parts.ts';
import type { PatternSet } from './patterns.ts';

/**
 * For each kind of statement the statements that the document makes. A label is closer to its list than the heading
 * above it: a heading speaks only for what no label inside it claims, so that "Guarantees and non-goals" with a label
 * for each gives each its own list. A heading speaks for the sections below it too, unless theirs is of another kind.
 *
 * @returns null for a kind that nothing in the document is titled with
 */
export function statementsByKind<K extends string>(
  parts: readonly Part[],
  kinds: { readonly [key in K]: PatternSet },
): { readonly [key in K]: Text[] | null } {
  const names = Object.keys(kinds) as K[];
  const own = parts.map((part) => new Set(names.filter((kind) => titled(part, kinds[kind]))));
  const labelledIn = new Map<number, Set<K>>();
  const headed = new Map<number, ReadonlySet<K>>();
  for (const [index, part] of parts.entries()) {
    const found = own[index] ?? new Set();
    if (part.kind === 'label') {
      const labels = labelledIn.get(part.section) ?? new Set();
      for (const kind of found) labels.add(kind);
      labelledIn.set(part.section, labels);
    } else headed.set(part.section, found.size > 0 ? found : inherited(part, headed));
  }
  const result = {} as { [key in K]: Text[] | null };
  for (const kind of names) {
    const speaking = parts.filter((part, index) => {
      const found = own[index] ?? new Set();
      if (part.kind === 'label' && found.size > 0) return found.has(kind);
      return headed.get(part.section)?.has(kind) === true && labelledIn.get(part.section)?.has(kind) !== true;
    });
    result[kind] = speaking.length === 0 ? null : statementsOfAll(speaking);
  }
  return result;
}

/** What the nearest heading above is of. */
function inherited<K>(part: Part, headed: ReadonlyMap<number, ReadonlySet<K>>): ReadonlySet<K> {
  const above = [...part.within].filter((section) => section !== part.section);
  return headed.get(above.at(-1) ?? -1) ?? new Set();
}

/** Statements of several parts; lists count before paragraphs, over all of them. */
function statementsOfAll(parts: readonly Part[]): Text[] {
  const listed = parts.filter(({ blocks }) =>
    blocks.some(({ type }) => type === 'list' || type === 'table' || type === 'quote'),
  );
  const seen = new Set<string>();
  const statements: Text[] = [];
  for (const statement of (listed.length > 0 ? listed : parts).flatMap(({ blocks }) =>
    statementsOf(blocks),
  )) {
    const place = `${statement.at.line}:${statement.at.column}`;
    if (!seen.has(place)) statements.push(statement);
    seen.add(place);
  }
  return statements;
}
