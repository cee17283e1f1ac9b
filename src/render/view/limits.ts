/**
 * How much of a list or text the page shows before it says "n more" or cuts at a word. The whole is always in `plan.json`
 * and `decisions.json`; the page is for reading, and stays below 250 KB for some two hundred features.
 */
export const limits = {
  /** Summary. */
  ready: 8,
  waves: 16,
  criticalPath: 6,
  risks: 5,
  riskItems: 3,
  /** Items. */
  itemEdges: 3,
  itemNotes: 1,
  reason: 60,
  because: 120,
  /** Slices. */
  waits: 2,
  commands: 2,
  paths: 4,
  taskCriterion: 100,
  /** Workstreams. */
  waveRows: 12,
  streamReason: 70,
  /** Contract pull requests. */
  scope: 250,
  contractSlices: 4,
  unblocks: 3,
  /** Assumptions and questions. */
  assumptionsOpen: 4,
  assumption: 160,
  affects: 3,
  citations: 2,
} as const;
