import { type Step, stages } from '../../model/progress.ts';
import { oneLine } from '../../reporters/text.ts';
import { type Context, flag } from './command.ts';

/** Begins the line of progress in the place of the one before. It is no part of what a run says. */
export const redraw = '\r\u001b[K';

/** At most this much of a line is shown in place: a terminal is seldom narrower, and a line that wraps can not be erased. */
const width = 78;

/** A terminal is drawn on no oftener: faster than this nobody reads, and the work would wait for the terminal. */
const pauseMs = 50;

/**
 * The one line of progress, on stderr where that is a terminal and nobody asked for silence (`--quiet`) or a document
 * (`--json`); elsewhere it draws nothing.
 */
export class ProgressLine {
  readonly #err: ((text: string) => void) | null;
  readonly #now: () => number;
  #last: Step | null = null;
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(context: Context, now: () => number = () => performance.now()) {
    const wanted = context.interactive && !flag(context, 'quiet') && !flag(context, 'json');
    this.#err = wanted ? context.err : null;
    this.#now = now;
  }

  /** Puts a text in the place of the one before. */
  draw(text: string): void {
    this.#err?.(`${redraw}${oneLine(text).slice(0, width)}`);
  }

  erase(): void {
    this.#err?.(redraw);
  }

  /** Draws a step of a compilation, but not every one of very many of the same kind. */
  readonly step = (step: Step): void => {
    if (this.#err === null) return;
    const more = this.#last?.stage === step.stage && this.#last.what === step.what;
    const now = this.#now();
    if (more && now - this.#drawnAt < pauseMs) return;
    this.#last = step;
    this.#drawnAt = now;
    this.draw(stepText(step));
  };
}

/** `[3/7] rules: risk of 200,000 …`, `[1/7] sources: guides 120 of 5,000 …`. */
export function stepText({ stage, what, of, done }: Step): string {
  const counted = (done === null ? '' : ` ${number(done)}`) + (of === null ? '' : ` of ${number(of)}`);
  const step = what === null ? '' : `: ${what}${counted}`;
  return `[${stages.indexOf(stage) + 1}/${stages.length}] ${stage}${step} …`;
}

/** With commas, whatever the locale. */
function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Runs what tells of its steps, and leaves no line behind, whatever becomes of it. */
export function withProgress<T>(context: Context, run: (progress: (step: Step) => void) => T): T {
  const line = new ProgressLine(context);
  try {
    return run((step) => {
      context.betweenSteps();
      line.step(step);
    });
  } finally {
    line.erase();
  }
}
