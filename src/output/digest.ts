import { createHash } from 'node:crypto';
import { withoutNotes } from '../model/generated.ts';

/** Line ends and a byte order mark are the checkout's business, not the content's. */
export function normalised(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/** SHA-256 of a generated text as a build is answerable for it: without what people wrote between notes markers. */
export function digestOf(text: string): string {
  return createHash('sha256')
    .update(withoutNotes(normalised(text)))
    .digest('hex');
}

/** SHA-256 of the bytes themselves. */
export function exactDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
