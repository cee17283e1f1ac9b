declare const __BUILD_ID__: string | undefined;

/** Tells one build of this package from every other one, by all of its code; null when it runs from its sources. */
export const buildId: string | null = typeof __BUILD_ID__ === 'string' ? __BUILD_ID__ : null;
