import type { Text } from '../model/markdown.ts';
import { folderOf, isUnder, normalisePath } from '../model/paths.ts';
import type { Citation, PathClaim } from '../model/recon.ts';
import type { Span } from '../model/span.ts';
import { codeSpans } from '../syntax/inline.ts';
import { textsOf } from './all-texts.ts';
import { type GuideContext, type ReconContext, stateOf } from './context.ts';

/** Every path that a guide names, once, at its first place, judged against the tree. */
export function readClaims(
  context: GuideContext,
  more: readonly { readonly path: string; readonly at: Span }[],
): readonly PathClaim[] {
  const first = new Map<string, Span>();
  const document = context.guide.document;
  if (document) {
    for (const text of textsOf(document)) {
      for (const { path, at } of context.paths.inText(text)) if (!first.has(path)) first.set(path, at);
    }
  }
  for (const { path, at } of more) if (!first.has(path)) first.set(path, at);
  return [...first].map(([path, at]) => claim(path, at, context));
}

function claim(path: string, at: Span, context: ReconContext): PathClaim {
  return { path, at, state: stateOf(path, context) };
}

/** The claims that lie on a contract surface. */
export function onContractSurface(
  claims: readonly PathClaim[],
  surfaces: readonly string[],
): readonly PathClaim[] {
  const prefixes = surfaces.map(normalisePath).filter((prefix) => prefix !== '');
  return claims.filter((own) => prefixes.some((prefix) => isUnder(own.path, prefix)));
}

/** Every id that a guide cites, once a line. An id inside a range counts only when the inventory has it. */
export function readCitations(context: GuideContext): readonly Citation[] {
  const document = context.guide.document;
  if (!document) return [];
  const seen = new Set<string>();
  const citations: Citation[] = [];
  for (const text of textsOf(document, true)) {
    for (const { id, at } of context.cited(text)) {
      const state = stateOfId(id, context);
      const key = `${id} ${at.line}`;
      if (seen.has(key) || (state === 'unknown' && (!isWritten(id, at) || isPlaceholder(id)))) continue;
      seen.add(key);
      citations.push({ id, at, state });
    }
  }
  return citations;
}

function stateOfId(id: string, context: ReconContext): Citation['state'] {
  const feature = context.features.get(id);
  return feature ? (feature.mvp ? 'known' : 'later') : 'unknown';
}

/** `A-000`, in a sentence that says how ids are written. */
function isPlaceholder(id: string): boolean {
  return /^\D*0+$/.test(id);
}

/** False for an id that only a range implies: its place is the whole range. */
function isWritten(id: string, at: Span): boolean {
  return at.endLine === undefined && at.endColumn !== undefined && at.endColumn - at.column === id.length;
}

/** True when a text names a document: a Markdown file, or a file of the repository's `known` documents. */
export function namesDocument(
  text: Text,
  context: GuideContext,
  documents: ReadonlySet<string>,
): string | null {
  for (const span of codeSpans(text)) {
    const path = normalisePath(span.text);
    if (documents.has(path)) return path;
    if (/\.(?:md|mdx|markdown|adoc|rst)$/i.test(path))
      return path.includes('/') ? path : folderOf(context.guide.path) + path;
  }
  return null;
}
