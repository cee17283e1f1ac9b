/** `BACKLOGIC_LAWS=0.04` tries laws on a share of their cases, for when every test runs once a mutant. */
const share = Number(process.env.BACKLOGIC_LAWS ?? 1);

/** On how many cases a law is tried that is given `full`. */
export const runs = (full: number): number => Math.ceil(full * share);
