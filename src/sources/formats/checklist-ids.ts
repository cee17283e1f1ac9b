import { plainText } from '../../syntax/inline.ts';

const id = String.raw`(?=[^\s]*\d)[\p{L}\d][\p{L}\d._/#-]{0,39}?`;
/** Marked as an id by what stands around it: `**F-1**`, `[F-1]`, `[F-1](…)`, `` `F-1` ``, `(F-1)`. */
const marked = new RegExp(
  String.raw`^(?:\*\*(${id})[:.]?\*\*|__(${id})[:.]?__|\x60(${id})\x60|\[(${id})\](?:\([^)]*\))?|\((${id})\))[ \t]*[:.–—-]?[ \t]+(?=\S)`,
  'u',
);
/** `F-1: …`, `F-1 - …`. */
const parted = new RegExp(String.raw`^(${id})(?:[ \t]?:|[ \t]+[–—-])[ \t]+(?=\S)`, 'u');
/** `T001 …`, `1.2. …`: any word may look like it. */
const bare = new RegExp(String.raw`^(${id})[.)]?[ \t]+(?=\S)`, 'u');
/** Letters, a hyphen or the like, digits: an id wherever it is marked as one. */
const plainly = /^\p{Lu}[\p{L}\d]*[-_.#/].*\d/u;

/** What stands at the head of a line and may be its id, and the rest of the line. */
interface Head {
  readonly id: string;
  readonly rest: string;
}

/** A line without its id. */
export interface Headed {
  readonly id: string | null;
  readonly text: string;
}

/**
 * Tells the ids at the heads of lines. What only looks like one (`[P1]`, `OAuth2 login`) is told by all lines together: ids differ, and where
 * nothing marks them more than half of the lines have one.
 */
export function headIds(lines: readonly string[]): readonly Headed[] {
  const told = lines.map(
    (line) => headOf(marked.exec(line), line) ?? headOf(parted.exec(plainText(line)), plainText(line)),
  );
  const loose = lines.map((line, index) =>
    told[index] ? null : headOf(bare.exec(plainText(line)), plainText(line)),
  );
  const differ = distinct(told);
  const many = loose.filter((head) => head !== null).length * 2 > lines.length && distinct(loose);
  return lines.map((line, index): Headed => {
    const head = told[index] ?? null;
    if (head && (differ || plainly.test(head.id))) return { id: head.id, text: plainText(head.rest) };
    const other = many ? (loose[index] ?? null) : null;
    return other ? { id: other.id, text: other.rest } : { id: null, text: plainText(line) };
  });
}

function headOf(match: RegExpExecArray | null, line: string): Head | null {
  if (!match) return null;
  const found = match.slice(1).find((group) => group !== undefined);
  return found === undefined ? null : { id: found, rest: line.slice(match[0].length) };
}

/** Whether hardly one stands twice. */
function distinct(heads: readonly (Head | null)[]): boolean {
  const all = heads.flatMap((head) => (head ? [head.id] : []));
  return new Set(all).size > all.length * 0.8;
}
