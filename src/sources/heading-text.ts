/** The text of a heading as it stands behind its marks, without the marks that may close it. */
export function headingText(rest: string): string {
  return rest.trim().replace(/#+$/, '').trimEnd();
}
