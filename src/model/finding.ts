import type { JsonValue } from './json.ts';
import type { Span } from './span.ts';

/** How bad a finding is. `off` exists only in configuration: a code set to it is not reported. */
export type Severity = 'error' | 'warning' | 'info';

/** Every severity, the worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The things by their severity, the worst first; those of one severity stay in their order. */
export function worstFirst<T>(things: readonly T[], severityOf: (thing: T) => Severity): T[] {
  return severities.flatMap((severity) => things.filter((thing) => severityOf(thing) === severity));
}

/**
 * Something that the input's author should know. It carries data, never prose: the text is rendered
 * from the catalogue in `diagnostics/`, so that every reporter says the same.
 */
export interface Finding {
  /** `family/name`, for example `inventory/duplicate-id`. Codes are permanent. */
  readonly code: string;
  readonly severity: Severity;
  /** What the catalogue's message is rendered from. */
  readonly data: { readonly [key: string]: JsonValue };
  /** Where it is; null only when there is no file to point to. */
  readonly at: Span | null;
  /** Other places that belong to it, such as the first definition of a duplicate. */
  readonly related: readonly { readonly note: string; readonly at: Span }[];
  /** `kind:id` of what it is about, or null. */
  readonly subject: string | null;
}
