import { createHash } from 'node:crypto';
import { withoutNotes } from '../model/generated.ts';

/** Line ends and a byte order mark are the checkout's business, not the content's. */
export function normalised(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/** SHA-256 of a generated text as a build is answerable for it: without what people wrote between notes markers. */
export function digestOf(text: string): string {
  return exactDigest(withoutNotes(normalised(text)));
}

/**
 * Both digests of a generated text: as a build is answerable for it, and of its own bytes. Where nobody wrote into it they are
 * one; such texts are long, so they are read no more often than needed.
 */
export function digestsOf(text: string): { readonly answerable: string; readonly exact: string } {
  const answerable = withoutNotes(normalised(text));
  const exact = exactDigest(text);
  return { answerable: answerable === text ? exact : exactDigest(answerable), exact };
}

/** SHA-256 of the bytes themselves. */
export function exactDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
