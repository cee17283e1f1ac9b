/** Longer texts are prose; no heading, label or count is looked for in them. */
const longest = 1000;

/** Any of several regular expressions, without regard to case. */
export interface PatternSet {
  matches(text: string): boolean;
  /** The patterns as they are configured. */
  readonly sources: readonly string[];
}

/** Compiles patterns. */
export function patternSet(sources: readonly string[]): PatternSet {
  const compiled = compilePatterns(sources, 'i');
  return {
    sources,
    matches: (text) => text.length <= longest && compiled.some((pattern) => pattern.test(text)),
  };
}

/** The patterns with the given flags. One that is no regular expression was reported with the configuration. */
export function compilePatterns(sources: readonly string[], flags: string): RegExp[] {
  return sources.flatMap((source) => {
    try {
      return [new RegExp(source, flags)];
    } catch {
      return [];
    }
  });
}
