/**
 * How much of a list or text the page shows before it says "n more" or cuts at a word. The whole is always in `plan.json`
 * and `decisions.json`; the page is for reading, and takes some 300 KB for two hundred features and fifteen guides.
 */
export const limits = {
  /** Summary. */
  ready: 8,
  waves: 16,
  criticalPath: 6,
  risks: 5,
  riskItems: 3,
  /** Areas without work, and ids beyond the MVP when nothing in it is open. */
  idleAreas: 24,
  beyond: 48,
  /** Items of other areas with work that an area's guide plans. */
  elsewhere: 12,
  /** Items. */
  itemNotes: 1,
  /** What an epic says of all that it holds. */
  groupNote: 600,
  reason: 160,
  /** Flags of one severity: a reader has to know each of them, but in extreme cases. */
  flags: 12,
  /** An item with more slices, or more criteria, folds them. */
  openSlices: 2,
  openCriteria: 8,
  /** Slices. What one must know to begin is all there but in extreme cases. */
  waits: 6,
  commands: 6,
  paths: 16,
  /** What an entry says besides its fields. */
  note: 300,
  /** Workstreams. */
  waveRows: 12,
  /** Contract pull requests. */
  scope: 700,
  contractSlices: 12,
  unblocks: 6,
  /** Assumptions and questions. */
  assumptionsOpen: 4,
  assumption: 320,
  affects: 3,
  citations: 1,
} as const;
