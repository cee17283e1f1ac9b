import { createColors } from 'picocolors';
import type { Diff, Moved } from '../model/diff.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { oneLine } from './text.ts';

/** A difference as text: one block a kind, one line a thing, with the rule that decides it now. */
export function diffText(difference: Diff, color: boolean, written: readonly Drifted[] = []): string {
  const colors = createColors(color);
  const blocks: string[] = [];
  const block = (title: string, list: readonly Moved[], line: (moved: Moved) => string): void => {
    if (list.length > 0)
      blocks.push([colors.bold(`${title} (${list.length})`), ...list.map(line)].join('\n'));
  };
  const rules = (moved: Moved): string =>
    moved.rules.length > 0 ? colors.dim(`  by ${moved.rules.join(', ')}`) : '';
  const change = (moved: Moved): string =>
    `  ${oneLine(moved.id)}: ${colors.red(shown(moved.before))} → ${colors.green(shown(moved.after))}${rules(moved)}`;
  block('features', difference.features, (moved) => partLines(moved, change));
  block('decisions', difference.decisions, change);
  block('items', difference.items, (moved) => partLines(moved, change));
  block('slices', difference.slices, change);
  block('edges', difference.edges, (moved) =>
    moved.after === null ? colors.red(`  - ${oneLine(moved.id)}`) : colors.green(`  + ${oneLine(moved.id)}`),
  );
  block('waves', difference.waves, change);
  if (written.length > 0) {
    const lines = written.map(({ path, state, sections }) => {
      const where = sections.length > 0 ? `: ${sections.map(oneLine).join(', ')}` : '';
      return `  ${oneLine(path)}${state === 'stale' ? '' : ` (${stateWords[state]})`}${where}`;
    });
    blocks.push([colors.bold(`artifacts (${written.length})`), ...lines].join('\n'));
  }
  return blocks.length === 0 ? 'no difference\n' : `${blocks.join('\n\n')}\n`;
}

/** A thing of several parts: the parts that are not as they were; what came or went, as a whole. */
function partLines(moved: Moved, change: (moved: Moved) => string): string {
  const [before, after] = [moved.before as JsonObject | null, moved.after as JsonObject | null];
  if (before === null || after === null) {
    return change({ ...moved, before: before && wholeOf(before), after: after && wholeOf(after) });
  }
  return Object.keys(after)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => {
      const [was, is] = [before[key] ?? null, after[key] ?? null];
      if (!Array.isArray(was) || !Array.isArray(is))
        return change({ ...moved, id: `${moved.id} ${key}`, before: was, after: is });
      const gone = was.filter((one) => !is.includes(one));
      const come = is.filter((one) => !was.includes(one));
      return change({ ...moved, id: `${moved.id} ${key}`, before: gone, after: come });
    })
    .join('\n');
}

/** What is known of a thing that has no counterpart, in words. */
function wholeOf(thing: JsonObject): string {
  const { phase, state, item } = thing;
  if (typeof phase !== 'string') return 'there';
  const words = [phase, state, item === null ? null : `in ${String(item)}`];
  return words.filter((word) => typeof word === 'string').join(', ');
}

function shown(value: JsonValue): string {
  if (value === null) return 'nothing';
  const list = Array.isArray(value) ? value : [value];
  const text =
    list.length === 0
      ? 'nothing'
      : list.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  return oneLine(text);
}

/** A written artifact that is not what the inputs give. */
export interface Drifted {
  readonly path: string;
  readonly state: 'missing' | 'unreadable' | 'edited' | 'conflict' | 'stale';
  readonly sections: readonly string[];
}

const stateWords = {
  missing: 'missing',
  unreadable: 'can not be read',
  edited: 'edited since it was built',
  conflict: 'holds the marks of a merge conflict',
} as const;

/** A difference as JSON; the artifacts that differ are null where none were compared. */
export function diffJson(difference: Diff, written: readonly Drifted[] | null = null): JsonObject {
  const list = (moved: readonly Moved[]): JsonValue =>
    moved.map(({ id, before, after, rules }) => ({ id, before, after, rules }));
  return {
    features: list(difference.features),
    decisions: list(difference.decisions),
    items: list(difference.items),
    slices: list(difference.slices),
    edges: list(difference.edges),
    waves: list(difference.waves),
    artifacts:
      written?.map(({ path, state, sections }) => ({ path, state, sections: [...sections] })) ?? null,
  };
}
