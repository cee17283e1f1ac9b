import type { Criterion } from '../model/sources.ts';

type Line = Pick<Criterion, 'text' | 'done'>;
type Clause = 'given' | 'when' | 'then' | 'and';

const words: { readonly [C in Clause]: string } = {
  given: 'given|gegeben|angenommen|dado|dada|dados|étant donné|dato|假如|前提',
  when: 'when|wenn|cuando|quando|quand|lorsque|当|もし',
  then: 'then|dann|entonces|então|alors|allora|那么|ならば',
  and: 'and|but|und|aber|et|mais|pero|mas|ma|y|e|并且|かつ',
};
const clauses = (Object.entries(words) as [Clause, string][]).map(
  ([clause, names]) => [clause, new RegExp(`^[*_]{0,3}(?:${names})(?![\\p{L}\\p{N}])`, 'iu')] as const,
);

/**
 * Lines that are the clauses of one scenario, `Given`, `When` and `Then` on a line each, as one: none of them can be ticked by itself. All
 * other lines stay as they are. `apart`: they are members of a list, which are one only where a `Then` is among them and all are as far.
 */
export function scenarios<L extends Line>(lines: readonly L[], apart = false): L[] {
  const runs: { readonly lines: L[]; last: Clause | null; ends: boolean }[] = [];
  for (const line of lines) {
    const clause = clauseOf(line.text);
    const run = runs.at(-1);
    const same = !apart || run?.lines[0]?.done === line.done;
    if (run && same && clause !== null && run.last !== null && follows(run.last, clause)) {
      run.lines.push(line);
      if (clause !== 'and') run.last = clause;
      if (clause === 'then') run.ends = true;
    } else {
      runs.push({ lines: [line], last: clause === 'and' || clause === 'then' ? null : clause, ends: false });
    }
  }
  return runs.flatMap((run) => (apart && !run.ends ? run.lines : [joined(run.lines)]));
}

function joined<L extends Line>(lines: readonly L[]): L {
  const [first] = lines as readonly [L];
  if (lines.length === 1) return first;
  const last = lines.length - 1;
  const texts = lines.map(({ text }, place) => (place < last ? text.replace(/[,;]$/, '') : text));
  return { ...first, text: texts.join(', ') };
}

/** Whether a clause goes on with the scenario that one before it is of. */
function follows(last: Clause, clause: Clause): boolean {
  if (clause === 'and') return true;
  if (clause === 'then') return last !== 'then';
  return clause === 'when' && last === 'given';
}

/** Null also for a line that holds a whole scenario. */
function clauseOf(text: string): Clause | null {
  const clause = clauses.find(([, opening]) => opening.test(text))?.[0] ?? null;
  if (clause !== 'given' && clause !== 'when') return clause;
  const whole = clauses.some(
    ([name, opening]) => name === 'then' && text.split(/[,;.]?\s+/).some((word) => opening.test(word)),
  );
  return whole ? null : clause;
}
