import type { Decision } from '../../model/decision.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';

/** What is written of a fact's value. */
export type Told = (subject: Decision['subject'], fact: Decision['facts'][number]) => JsonValue;

/**
 * Writes decisions as `JSON.stringify` would write what `decisionJson` makes of them, without making it: there are five decisions a
 * feature, and most of each is its rule's, which is written once.
 */
export class DecisionTexts {
  readonly #told: Told;
  /** By rule, for the `then` that it had last, which all its decisions mostly share: what lies between subject and facts. */
  readonly #heads = new Map<string, { readonly then: JsonObject; readonly text: string }>();
  readonly #files = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** Decisions about one subject follow each other and ask the same facts. */
  readonly #facts = new Map<string, string>();
  #subject: Decision['subject'] | null = null;

  constructor(told: Told) {
    this.#told = told;
  }

  of(decision: Decision): string {
    const { subject, facts, results, lost } = decision;
    if (subject !== this.#subject) {
      this.#subject = subject;
      this.#facts.clear();
    }
    let asked = '';
    for (let index = 0; index < facts.length; index += 1) {
      if (index > 0) asked += ',';
      asked += this.#fact(subject, facts[index] as Decision['facts'][number]);
    }
    let trace = '';
    for (let index = 0; index < results.length; index += 1)
      trace += index === 0 ? results[0] : `,${results[index]}`;
    const losers = lost.length === 0 ? '' : lost.map((one) => this.#loser(one)).join(',');
    return `{"subject":${JSON.stringify(`${subject.kind}:${subject.id}`)},${this.#head(decision)},"facts":[${asked}],"trace":[${trace}],"lost":[${losers}],"tie":${decision.tie}}`;
  }

  #head(decision: Decision): string {
    const { then, rule, also } = decision;
    const known = this.#heads.get(rule);
    if (known?.then === then) return `${known.text}${this.#also(also)}`;
    const text = `"decides":${JSON.stringify(decision.decides)},"value":${JSON.stringify(decision.value)},"then":${JSON.stringify(then)},"rule":${JSON.stringify(rule)},"rule_source":${this.#place(decision.ruleSource)},"severity":${JSON.stringify(decision.severity)},"also":`;
    this.#heads.set(rule, { then, text });
    return `${text}${this.#also(also)}`;
  }

  #also(also: Decision['also']): string {
    if (also.length === 0) return '[]';
    const others = also.map(
      ({ rule, ruleSource }) => `{"rule":${JSON.stringify(rule)},"rule_source":${this.#place(ruleSource)}}`,
    );
    return `[${others.join(',')}]`;
  }

  #fact(subject: Decision['subject'], fact: Decision['facts'][number]): string {
    const { name, source } = fact;
    const known = this.#facts.get(name);
    if (known !== undefined) return known;
    const text = `{"name":${this.#quoted(this.#names, name)},"value":${JSON.stringify(this.#told(subject, fact))},"source":${source === null ? 'null' : this.#place(source)}}`;
    this.#facts.set(name, text);
    return text;
  }

  #loser({ value, rule, ruleSource, reason }: Decision['lost'][number]): string {
    return `{"value":${JSON.stringify(value)},"rule":${JSON.stringify(rule)},"rule_source":${this.#place(ruleSource)},"reason":"${reason}"}`;
  }

  #place({ file, line, column }: Span): string {
    return `{"file":${this.#quoted(this.#files, file)},"line":${line},"column":${column}}`;
  }

  #quoted(known: Map<string, string>, text: string): string {
    let quoted = known.get(text);
    if (quoted === undefined) {
      quoted = JSON.stringify(text);
      known.set(text, quoted);
    }
    return quoted;
  }
}

/** Decisions of one form were made by one mould: they differ in what their facts hold, and in nothing else. */
export function formOf({ rule, also, lost, tie }: Decision): string {
  return `${rule} ${also.length} ${lost.length} ${tie}`;
}
