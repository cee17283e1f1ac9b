import type { Severity } from '../model/finding.ts';
import type { JsonValue } from '../model/json.ts';

/** The data of a finding, as its catalogue entry wants it. */
export type FindingData = { readonly [key: string]: JsonValue };

/** All that there is to say about one code. The type of `D` is what a reporter of the finding must supply. */
export interface Entry<D extends FindingData> {
  /** Default severity; the configuration can change it. */
  readonly severity: Severity;
  /** A short name, for lists and SARIF. */
  readonly title: string;
  /** What is wrong here, in one sentence without a final stop. */
  message(data: D): string;
  /** What to do, in one or two sentences. */
  hint(data: D): string;
  /** Why it matters: the body of the code's documentation page, Markdown. */
  readonly why: string;
  /** Why a finding of this code may have no place, as the end of a sentence; without it each one has a place. */
  readonly placeless?: string;
  /** Where one finding stands for several things: their names. A baseline then knows each of them. */
  each?(data: D): readonly string[];
  /** Where one finding counts more than it names: how many. A baseline then knows that many. */
  amount?(data: D): number;
}
