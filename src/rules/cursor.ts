import type { FindingCode, Findings } from '../diagnostics/catalogue.ts';
import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import { nearest } from './nearest.ts';

/** What a syntax reader gives: the value of a file and the place of every part of it. */
export interface LocatedValue {
  readonly value: JsonValue;
  at(pointer: readonly (string | number)[]): Span;
  keyAt(pointer: readonly (string | number)[]): Span;
}

/** A value in a rule file together with its place. Every check reports through it, so every finding has its exact span. */
export class Cursor {
  readonly value: JsonValue;
  readonly pointer: readonly (string | number)[];
  readonly #file: LocatedValue;
  readonly #findings: Finding[];

  constructor(
    file: LocatedValue,
    findings: Finding[],
    value: JsonValue = file.value,
    pointer: readonly (string | number)[] = [],
  ) {
    this.#file = file;
    this.#findings = findings;
    this.value = value;
    this.pointer = pointer;
  }

  /** The place of the value. */
  get at(): Span {
    return this.#file.at(this.pointer);
  }

  /** The place of the key that holds the value; of the value itself in a list. */
  get keyAt(): Span {
    return typeof this.pointer.at(-1) === 'string' ? this.#file.keyAt(this.pointer) : this.at;
  }

  get object(): JsonObject | null {
    return isJsonObject(this.value) ? this.value : null;
  }

  get text(): string | null {
    return typeof this.value === 'string' ? this.value : null;
  }

  has(key: string): boolean {
    return isJsonObject(this.value) && Object.hasOwn(this.value, key);
  }

  /** The value under a key, or null when there is none or this is no object. */
  get(key: string): Cursor | null {
    const object = this.object;
    if (!object || !Object.hasOwn(object, key)) return null;
    return new Cursor(this.#file, this.#findings, object[key] ?? null, [...this.pointer, key]);
  }

  /** The keys in the order written. */
  keys(): readonly string[] {
    return this.object ? Object.keys(this.object) : [];
  }

  /** The elements of a list; none when this is no list. */
  items(): readonly Cursor[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map(
      (value: JsonValue, index) => new Cursor(this.#file, this.#findings, value, [...this.pointer, index]),
    );
  }

  /** Reports a finding at the value. */
  report<C extends FindingCode>(code: C, data: Findings[C]): void {
    this.#findings.push(finding(code, this.at, data));
  }

  /** Reports a finding at the key that holds the value. */
  reportKey<C extends FindingCode>(code: C, data: Findings[C]): void {
    this.#findings.push(finding(code, this.keyAt, data));
  }

  wrongType(what: string, expected: string): void {
    this.report('rules/wrong-type', { what, expected, got: kindOf(this.value) });
  }

  /** The string under a key: null when absent; undefined, and a finding, when it is something else. */
  textOf(key: string, where: string): string | null | undefined {
    const cursor = this.get(key);
    if (!cursor) return null;
    if (typeof cursor.value === 'string' && cursor.value.trim() !== '') return cursor.value;
    cursor.wrongType(`\`${key}\` of ${where}`, 'a text');
    return undefined;
  }

  /** Reports a key that is not there, unless one that is there is a slip for it: `allows` has said so of that one. */
  lacks(key: string, known: readonly string[], where: string): void {
    if (!this.misspells(key, known)) this.report('rules/missing-key', { key, where });
  }

  /** Whether an unknown key is most likely meant for `key`. */
  misspells(key: string, known: readonly string[]): boolean {
    return this.keys().some((one) => !known.includes(one) && nearest(one, known) === key);
  }

  /** Reports keys that are not among `known`; false when there were any. */
  allows(known: readonly string[], where: string): boolean {
    let clean = true;
    for (const key of this.keys()) {
      if (known.includes(key)) continue;
      clean = false;
      this.get(key)?.reportKey('rules/unknown-key', {
        key: brief(key),
        where,
        suggestion: nearest(key, known),
        known,
      });
    }
    return clean;
  }
}

/** A value's kind in words. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return `the text \`${brief(value)}\``;
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} \`${String(value)}\``;
}

/** At most sixty characters of a text, on one line. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
