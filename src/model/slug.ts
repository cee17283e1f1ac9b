/**
 * A stable, readable identifier part: letters and digits of any script, joined by single hyphens.
 * Lower-casing does not ask the locale, so a Turkish machine gives the same slug.
 */
export function slug(text: string): string {
  const joined = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return joined === '' ? 'unnamed' : joined;
}
