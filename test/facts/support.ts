import { loadConfig } from '../../src/config/load.ts';
import { readRecon } from '../../src/facts/recon.ts';
import {
  columnSubjects,
  groupSubjects,
  headingLevels,
  headingSubjects,
  labelSubjects,
  pathSubjects,
  phraseSubjects,
} from '../../src/facts/subjects.ts';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import { type Decision, DecisionIndex, type DecisionKind } from '../../src/model/decision.ts';
import type { GuideRecon } from '../../src/model/recon.ts';
import type { ReadSources } from '../../src/model/sources.ts';
import type { Subject } from '../../src/model/subject.ts';
import { decide } from '../../src/rules/decide.ts';
import { loadRules } from '../../src/rules/load.ts';
import type { RuleBook } from '../../src/rules/model.ts';
import { readSources } from '../../src/sources/read.ts';
import { type Repository, repository, root } from '../support/repository.ts';

/** A repository read as far as the facts room reads it, with the shipped rules asked in the order of the passes. */
export interface Reading {
  readonly sources: ReadSources;
  readonly config: ResolvedConfig;
  readonly book: RuleBook;
  readonly log: DecisionIndex;
  readonly recon: readonly GuideRecon[];
  readonly subjects: readonly Subject[];
}

let shipped: RuleBook | null = null;

/** Reads a repository. The rule book is loaded once: these tests are about facts, and never change it. */
export function read(built: Repository): Reading {
  const host = built.host();
  const { config, findings } = loadConfig({ cwd: root }, host);
  if (!config) throw new Error(JSON.stringify(findings, null, 1));
  const { sources } = readSources(config, host);
  shipped ??= loadRules(config, host, vocabulary).book;
  return readWith(sources, config, shipped);
}

/** The passes up to the areas of groups. */
export function readWith(sources: ReadSources, config: ResolvedConfig, book: RuleBook): Reading {
  const decisions: Decision[] = [];
  const asked: Subject[] = [];
  const ask = (decides: DecisionKind, subjects: readonly Subject[]): DecisionIndex => {
    asked.push(...subjects);
    decisions.push(...decide(book, decides, subjects).decisions);
    return new DecisionIndex(decisions);
  };
  let log = new DecisionIndex([]);
  for (const level of headingLevels) log = ask('section', headingSubjects(sources, config, log, level));
  log = ask('column', columnSubjects(sources, log));
  log = ask('label', labelSubjects(sources, log));
  log = ask('status', phraseSubjects(sources, log));
  const claimed = pathSubjects(sources, readRecon(sources, log, config), log, config);
  log = ask('state', claimed);
  log = ask('area', claimed);
  const recon = readRecon(sources, log, config);
  log = ask('area', groupSubjects(sources, recon, log));
  return { sources, config, book, log, recon, subjects: asked };
}

export interface GuideParts {
  readonly files?: readonly string[];
  readonly features?: readonly { readonly id: string; readonly phase?: string; readonly group?: string }[];
  readonly surfaces?: readonly string[];
}

/** A repository of one area, `Billing`, with this guide in `billing/`, and code in `billing/core/`. */
function billing(guide: string, parts: GuideParts = {}): Repository {
  const built = repository()
    .area('Billing', 'billing', `# Billing guide\n\n${guide}\n`)
    .feature(...(parts.features ?? ['A-1', 'A-2', 'A-3', 'A-4'].map((id) => ({ id }))))
    .config({ plan: { contractSurfaces: [...(parts.surfaces ?? ['api/'])] } })
    .file('billing/core/core.go');
  for (const path of parts.files ?? []) built.file(path);
  return built;
}

/** What the guide of `billing()` says. */
export function guideOf(guide: string, parts: GuideParts = {}): GuideRecon {
  const [recon] = read(billing(guide, parts)).recon;
  if (!recon) throw new Error('the guide was not read');
  return recon;
}

/** Work packages as a reader would note them down, one block each. */
export function packages(guide: string, parts: GuideParts = {}): string {
  return guideOf(guide, parts)
    .workPackages.map((own) => {
      const head = [
        own.id,
        own.label && `label ${own.label}`,
        own.priority,
        own.phase && `phase "${own.phase}"`,
      ];
      const marks = [own.open ? null : 'closed', own.deferred ? 'deferred' : null];
      const list = (name: string, texts: readonly { readonly text: string }[]): string[] =>
        texts.map(({ text }) => `  ${name}: ${text}`);
      return [
        [...head, ...marks].filter((part) => part).join(' | '),
        `  title: ${own.title}`,
        ...list('scope', own.scope),
        ...(own.paths.length > 0 ? [`  paths: ${own.paths.join(', ')}`] : []),
        ...list('done', own.doneWhen),
        ...list('test', own.tests),
        ...(own.ids.length > 0 ? [`  ids: ${own.ids.join(', ')}`] : []),
        ...(own.after.length > 0 ? [`  after: ${own.after.join(', ')}`] : []),
      ].join('\n');
    })
    .join('\n');
}
