/** What a build does, one after the other. */
export const stages = ['sources', 'facts', 'rules', 'plan', 'checks', 'render', 'write'] as const;

export type Stage = (typeof stages)[number];

/** A step of a stage as it begins, or as far as it has come. */
export interface Step {
  readonly stage: Stage;
  /** What is worked on: `guides`, `risk`, the path of an artifact; null while the stage only begins. */
  readonly what: string | null;
  /** How many there are, and how many of them are done; null where nobody counts. */
  readonly of: number | null;
  readonly done: number | null;
}

/** Told of the steps of a compilation while it works. It knows no time and changes nothing of what comes of it. */
export type Progress = (step: Step) => void;

/** Told of the steps of one stage. */
export type Tell = (what: string, of?: number | null, done?: number | null) => void;

/** Tells of one stage alone. */
export function tellOf(progress: Progress, stage: Stage): Tell {
  return (what, of = null, done = null) => progress({ stage, what, of, done });
}

/** Where nobody listens. */
export const silent: Tell = () => {};
