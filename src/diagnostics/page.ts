import { catalogue } from './catalogue.ts';
import type { Entry, FindingData } from './entry.ts';

/** The documentation page of a finding code, Markdown. Throws for a code that is not in the catalogue. */
export function codePage(code: string): string {
  const entry = (catalogue as { readonly [code: string]: Entry<FindingData> | undefined })[code];
  if (!entry) throw new Error(`no catalogue entry for ${code}`);
  return `# ${code}

${entry.title}. Default severity: ${entry.severity}.

${entry.why.trim()}
${entry.placeless === undefined ? '' : `\nIt may have no place: ${entry.placeless}.\n`}
## Setting its severity

In the configuration, \`checks: { severity: { '${code}': 'error' } }\`, or \`'warning'\`, \`'info'\`, \`'off'\`.
`;
}
