import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import { baseName, folderOf, parentOf } from '../model/paths.ts';
import { digestsOfFile } from './digest.ts';
import { isFinding, resolveFolder, unsafe } from './targets.ts';

/** Where a build notes what it is about to write. It is there only while a build writes, or after one was cut off. */
export const journalPath = '.backlogic/journal.json';

/** Where a build writes. */
export interface Site {
  /** The real root. */
  readonly root: string;
  /** Where the journal really is: a repository may keep its `.backlogic` behind a link that stays inside. */
  readonly journal: string;
  readonly host: Host;
}

/** The site below a root; a finding when the journal's folder leads out of it. Throws a `HostError` when there is no root. */
export function siteAt(root: string, host: Host): Site | Finding {
  const folder = resolveFolder(parentOf(journalPath), root, host);
  if (isFinding(folder)) return folder;
  return { root: host.realPath(root), journal: `${folder.real}/${baseName(journalPath)}`, host };
}

/** One file of the set. Paths are below the real root. */
export interface JournalEntry {
  readonly path: string;
  /** Digest of what stood there before, null for nothing. */
  readonly old: string | null;
  /** Digest of what shall stand there. */
  readonly new: string;
}

/** `stage`: files are written beside their places. `swap`: all are, and they are taking their places. */
export interface Journal {
  /** Part of the names of its files beside the places: no other build has it, and nobody can tell it beforehand. */
  readonly id: string;
  /** The process that writes. */
  readonly by: string;
  readonly phase: 'stage' | 'swap';
  readonly entries: readonly JournalEntry[];
}

/** The new text of `path`, beside it. */
export function stagedPath(path: string, id: string): string {
  return beside(path, id, 'new');
}

/** What stood at `path`, beside it. */
export function savedPath(path: string, id: string): string {
  return beside(path, id, 'old');
}

function beside(path: string, id: string, what: string): string {
  return `${folderOf(path)}.${baseName(path)}.backlogic-${id}.${what}`;
}

/** True for the name of a file that a build left beside `base`. */
export function isLeftover(name: string, base: string): boolean {
  const start = `.${base}.backlogic-`;
  return name.startsWith(start) && /^[0-9a-f]{16}\.(?:new|old)$/.test(name.slice(start.length));
}

export function journalText(journal: Journal): string {
  const entries = journal.entries.map((entry): JsonObject => ({ ...entry }));
  const { id, by, phase } = journal;
  return `${JSON.stringify({ schema_version: '1.0', id, by, phase, entries }, null, 2)}\n`;
}

/**
 * Reads the journal: null when there is none. A journal that does not parse was cut off while it was first written, when
 * no file had been touched yet: `damaged`. It is a file of the repository, so nothing in it is trusted: names of files
 * beside a place are derived, and paths are vetted like any other. Throws a `HostError` when it is there and cannot be read.
 */
export function readJournal({ journal, host }: Site): Journal | 'damaged' | null {
  let text: string;
  try {
    text = host.readText(journal);
  } catch (error) {
    if (error instanceof HostError && ['ENOENT', 'ENOTDIR'].includes(error.code)) return null;
    throw error;
  }
  try {
    return journalOf(JSON.parse(text)) ?? 'damaged';
  } catch {
    return 'damaged';
  }
}

function journalOf(value: unknown): Journal | null {
  if (!isJsonObject(value) || typeof value.id !== 'string' || !/^[0-9a-f]{16}$/.test(value.id)) return null;
  if (value.phase !== 'stage' && value.phase !== 'swap') return null;
  if (!Array.isArray(value.entries)) return null;
  const entries: JournalEntry[] = [];
  for (const entry of value.entries as unknown[]) {
    if (!isJsonObject(entry) || typeof entry.path !== 'string' || unsafe(entry.path) !== null) return null;
    if (typeof entry.new !== 'string' || !(entry.old === null || typeof entry.old === 'string')) return null;
    entries.push({ path: entry.path, old: entry.old, new: entry.new });
  }
  return { id: value.id, by: typeof value.by === 'string' ? value.by : '', phase: value.phase, entries };
}

/** Digest of the file at an absolute path, null when no file is there. */
export function digestAt(path: string, host: Host): string | null {
  try {
    return digestsOfFile(host.readPieces(path)).exact;
  } catch (error) {
    if (error instanceof HostError && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code)) return null;
    throw error;
  }
}
