import { closest } from '../../diagnostics/closest.ts';
import type { InventoryConfig } from '../../model/config.ts';
import { csvFormat } from './csv.ts';
import { doorstopFormat } from './doorstop.ts';
import type { InputFile, InventoryFormat } from './format.ts';
import { jiraFormat } from './jira.ts';
import { jsonFormat } from './json.ts';
import { jsonLinesFormat } from './json-lines.ts';
import { markdownFormat } from './markdown.ts';
import { markdownChecklistFormat } from './markdown-checklist.ts';
import { markdownHeadingsFormat } from './markdown-headings.ts';
import { markdownTableFormat } from './markdown-table.ts';
import { openFastTraceFormat } from './openfasttrace.ts';
import { sphinxNeedsFormat } from './sphinx-needs.ts';
import { taskMasterFormat } from './task-master.ts';
import { yamlFormat } from './yaml.ts';

/** The formats that come with the package, in the order in which they are tried: the particular before the general. */
export const formats: readonly InventoryFormat[] = [
  sphinxNeedsFormat,
  taskMasterFormat,
  jiraFormat,
  jsonLinesFormat,
  openFastTraceFormat,
  markdownHeadingsFormat,
  markdownChecklistFormat,
  markdownTableFormat,
  markdownFormat,
  doorstopFormat,
  yamlFormat,
  csvFormat,
  jsonFormat,
];

/** The format by its name, or the first that the files look like; null where none does. */
export function formatOf(
  files: readonly InputFile[],
  config: InventoryConfig,
  name: string | null,
  more: readonly InventoryFormat[] = [],
): InventoryFormat | null {
  const known = [...more, ...formats];
  if (name !== null) return known.find((format) => format.name === name) ?? null;
  return known.find((format) => format.matches(files, config)) ?? null;
}

/** The format that a name which nothing has was most likely meant for. */
export function nearestFormat(name: string, more: readonly InventoryFormat[]): string | null {
  return closest(
    name,
    [...more, ...formats].map((format) => format.name),
  );
}
