import { type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import { append } from '../model/append.ts';
import type { JsonValue } from '../model/json.ts';
import { duplicateKey } from './duplicate.ts';
import { measure, scanLocator } from './json-scan.ts';
import { LineIndex, lookups, withoutMark } from './lines.ts';
import {
  type Child,
  type Located,
  maxDepth,
  type Place,
  type Range,
  type SyntaxProblem,
  treeLocator,
} from './located.ts';

/** Broken text above this size is not recovered from: a tree of it would not fit beside it. */
const recoverable = 32_000_000;
/** One slip makes many complaints; the first ones are the ones to read. */
const mostProblems = 10;

export interface JsonOptions {
  /** Comments and trailing commas are allowed: JSONC, for files that people write by hand. */
  readonly comments?: boolean;
}

/**
 * Parses JSON. Double keys are a problem that names both places (the last one wins, as everywhere); broken text is
 * a problem for each break, and what can be recovered is still read. Valid input costs one scan and `JSON.parse`;
 * places are found when they are asked for.
 */
export function parseJson(text: string, file: string, options: JsonOptions = {}): Located {
  const source = withoutMark(text);
  const lines = new LineIndex(source, file);
  const { keys, tooDeepAt } = measure(source, maxDepth);
  if (tooDeepAt !== null) {
    return unread(lines, {
      message: `brackets are nested more than ${maxDepth} deep`,
      at: lines.span({ start: tooDeepAt, end: tooDeepAt + 1 }),
      kind: 'too-deep',
    });
  }
  let value: JsonValue;
  try {
    value = JSON.parse(source);
  } catch {
    return recover(source, lines, options);
  }
  const plain = plainData(value);
  const problems = plain.keys === keys && plain.finite ? [] : oddities(source, lines);
  return { value: plain.value, problems, ...lookups(() => scanLocator(source), lines) };
}

/** The places of values in JSON that was parsed before and had no slip; of the whole where it is another text now. */
export function placesInJson(text: string, file: string): Located['at'] {
  const source = withoutMark(text);
  return lookups(() => scanLocator(source), new LineIndex(source, file)).at;
}

/**
 * Takes the prototype off every object, so that no key reaches code, and counts keys. Never recurses. A number too
 * large to hold becomes null, and `finite` false.
 */
function plainData(value: JsonValue): { value: JsonValue; keys: number; finite: boolean } {
  let keys = 0;
  const top: Members = [value];
  let finite = dropInfinite(top);
  const waiting: Members[] = [top];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let members = next as readonly JsonValue[];
    if (!Array.isArray(next)) {
      Object.setPrototypeOf(next, null);
      members = Object.values(next);
      keys += members.length;
    }
    if (!members.every(isFiniteNumber)) finite = dropInfinite(next) && finite;
    for (const member of members) {
      if (typeof member === 'object' && member !== null) waiting.push(member as Members);
    }
  }
  return { value: top[0] ?? null, keys, finite };
}

type Members = JsonValue[] | { [key: string]: JsonValue };

/** True when there was nothing to drop. */
function dropInfinite(members: Members): boolean {
  const open = members as { [key: string]: JsonValue };
  const infinite = Object.keys(open).filter((key) => !isFiniteNumber(open[key] ?? null));
  for (const key of infinite) open[key] = null;
  return infinite.length === 0;
}

function isFiniteNumber(value: JsonValue): boolean {
  return typeof value !== 'number' || Number.isFinite(value);
}

/** Double keys, and numbers beyond what a number can hold: valid to `JSON.parse`, wrong to us. */
function oddities(source: string, lines: LineIndex): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const open: Map<string, Range>[] = [];
  visit(source, {
    onObjectBegin: () => void open.push(new Map()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(key, start, length) {
      const keys = open.at(-1);
      const first = keys?.get(key);
      const range = { start, end: start + length };
      if (first) problems.push(duplicateKey(lines, key, range, first));
      else keys?.set(key, range);
    },
    onLiteralValue(value, start, length) {
      if (isFiniteNumber(value)) return;
      const at = lines.span({ start, end: start + length });
      problems.push({ message: 'the number is too large to hold', at, kind: 'number' });
    },
  });
  return problems.slice(0, mostProblems * 10);
}

/** Reads what is left of broken JSON. */
function recover(source: string, lines: LineIndex, options: JsonOptions): Located {
  const comments = options.comments === true;
  const errors: ParseError[] = [];
  let root: Node | undefined;
  const parse = { disallowComments: !comments, allowTrailingComma: comments };
  try {
    if (source.length <= recoverable) root = parseTree(source, errors, parse);
    else
      visit(
        source,
        { onError: (error, offset, length) => void errors.push({ error, offset, length }) },
        parse,
      );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unread(lines, {
      message: 'it is nested too deep',
      at: lines.span({ start: 0, end: 0 }),
      kind: 'too-deep',
    });
  }
  const problems = firstOfEachLine(errors, lines);
  if (!root) {
    const empty = source.trim() === '';
    const at = lines.span({ start: 0, end: 0 });
    if (empty) return unread(lines, { message: 'the file is empty', at, kind: 'syntax' });
    return {
      value: null,
      problems,
      ...lookups(() => treeLocator({ start: 0, end: 0, children: null }), lines),
    };
  }
  const built = fromTree(root, lines);
  append(problems, built.problems);
  return { value: built.value, problems, ...lookups(() => treeLocator(built.place), lines) };
}

function unread(lines: LineIndex, problem: SyntaxProblem): Located {
  const nothing = { start: 0, end: 0, children: null };
  return { value: null, problems: [problem], ...lookups(() => treeLocator(nothing), lines) };
}

function firstOfEachLine(errors: readonly ParseError[], lines: LineIndex): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let last = 0;
  for (const { error, offset, length } of errors) {
    const at = lines.span({ start: offset, end: offset + length });
    if (at.line === last) continue;
    last = at.line;
    problems.push({ message: words(printParseErrorCode(error)), at, kind: 'syntax' });
    if (problems.length === mostProblems) break;
  }
  return problems;
}

const errorWords: { readonly [code: string]: string } = {
  InvalidSymbol: 'this is not a value',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a key in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing after the key',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing `}` is missing',
  CloseBracketExpected: 'a closing `]` is missing',
  EndOfFileExpected: 'something stands after the end of the document',
  InvalidCommentToken: 'comments are not allowed here',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a string is not closed on its line',
  UnexpectedEndOfNumber: 'a number is not complete',
  InvalidUnicode: 'a `\\u` escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'a string has an escape that JSON does not know',
  InvalidCharacter: 'a string holds a control character, which must be escaped',
};

function words(code: string): string {
  return errorWords[code] ?? 'the text is not JSON';
}

/** Turns the parser's tree into plain data and places. The tree is at most `maxDepth` deep. */
function fromTree(
  root: Node,
  lines: LineIndex,
): { value: JsonValue; place: Place; problems: SyntaxProblem[] } {
  const problems: SyntaxProblem[] = [];
  const build = (node: Node): { value: JsonValue; place: Place } => {
    const range = { start: node.offset, end: node.offset + node.length };
    if (node.type === 'array') {
      const items = (node.children ?? []).map(build);
      const children = new Map(
        items.map(({ place }, index): [number, Child] => [index, { key: null, place }]),
      );
      return { value: items.map(({ value }) => value), place: { ...range, children } };
    }
    if (node.type !== 'object') {
      const scalar: JsonValue = node.value ?? null;
      return { value: isFiniteNumber(scalar) ? scalar : null, place: { ...range, children: null } };
    }
    const value: { [key: string]: JsonValue } = Object.create(null);
    const children = new Map<string, Child>();
    for (const { children: pair = [] } of node.children ?? []) {
      const [key, member] = pair;
      if (!key || typeof key.value !== 'string') continue;
      const keyRange = { start: key.offset, end: key.offset + key.length };
      const first = children.get(key.value)?.key;
      if (first) problems.push(duplicateKey(lines, key.value, keyRange, first));
      const built = member ? build(member) : { value: null, place: { ...keyRange, children: null } };
      value[key.value] = built.value;
      children.set(key.value, { key: keyRange, place: built.place });
    }
    return { value, place: { ...range, children } };
  };
  return { ...build(root), problems };
}
