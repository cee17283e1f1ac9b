import type { Files } from './books.ts';

/** A rule with one condition, its `when` on line 4. */
export const when = (condition: string): string =>
  `decides: risk\nrules:\n  - id: r\n    when: ${condition}\n    then: { flag: f, severity: low }\n`;

/** A rule with a sound condition; what is given replaces its `then`. (A module that exports a `then` would be awaited.) */
export const deciding = (parameters: string, decides = 'risk'): string =>
  `decides: ${decides}\nrules:\n  - id: r\n    when: { all: [] }\n    then: ${parameters}\n`;

/** A rule with more keys. */
export const more = (keys: string): string => `${deciding('{ flag: f, severity: low }')}    ${keys}\n`;

export const row = (cells: string, head = ''): string =>
  `decides: area\nabout: group\n${head}table:\n  - { ${cells} }\n`;

/** A slip, the files that have it, and the rule folders in order where it takes more than one. */
export type Case = readonly [name: string, input: string | Files, folders?: readonly string[]];
