import type { Compilation } from '../compile.ts';
import type { Slice } from '../model/plan.ts';
import { counted } from '../model/words.ts';
import { jsonDocument } from '../reporters/json.ts';
import { oneLine } from '../reporters/text.ts';
import { type Command, flag, text, unknownName } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { groundsOf } from './shared/grounds.ts';
import { openProject } from './shared/project.ts';

/** `backlogic ready`: what can start now, and why the rest waits. */
export const command: Command = {
  usage: 'ready [options]',
  summary: 'List the slices that can start now, and why each other one can not.',
  description: `A slice is ready when nothing that is left to do comes before it. Ready slices touch no common path, so all of them can start at once.`,
  options: [
    { name: 'workstream', type: 'string', value: 'ID', description: 'only slices of this workstream' },
    { name: 'area', type: 'string', value: 'NAME', description: 'only slices of the items of this area' },
    {
      name: 'waiting',
      type: 'boolean',
      description: 'name all that a waiting slice waits for, not the first alone',
    },
  ],
  examples: examplesOf('ready'),
  run(context) {
    const opened = openProject(context);
    if ('exit' in opened) return opened.exit;
    const code = groundsOf(context, opened.value);
    const { plan } = opened.value;
    const stream = text(context, 'workstream');
    const ids = plan.workstreams.map((workstream) => workstream.id);
    if (stream !== null && !ids.includes(stream)) throw unknownName(`no workstream ${stream}`, stream, ids);
    const area = areaOf(text(context, 'area'), opened.value);
    const open = plan.items.flatMap((item) => item.slices).filter(({ wave }) => wave !== null);
    const own = new Set(plan.items.flatMap((item) => (area === null || item.area === area ? [item.id] : [])));
    const slices = open
      .filter(({ item }) => own.has(item))
      .filter((slice) => stream === null || slice.workstream === stream)
      .sort((a, b) => a.rank - b.rank);
    const left = new Set(open.map(({ id }) => id));
    const waitsFor = ({ dependsOn }: Slice): Slice['dependsOn'] => dependsOn.filter(({ id }) => left.has(id));
    const ready = new Set(plan.ready);
    const now = slices.filter((slice) => ready.has(slice.id));
    const later = slices.filter((slice) => !ready.has(slice.id));
    if (flag(context, 'json')) {
      context.out(
        jsonDocument('ready', {
          ready: now.map(brief),
          waiting: later.map((slice) => ({
            ...brief(slice),
            waits_for: waitsFor(slice).map(({ id, reason }) => ({ id, reason })),
          })),
        }),
      );
      return code;
    }
    context.out(`${now.length} of ${counted(slices.length, 'slice')} can start now:\n`);
    for (const slice of now) context.out(`  ${slice.id}  [${slice.workstream}]  ${oneLine(slice.title)}\n`);
    if (later.length > 0) context.out(`\n${later.length} ${later.length === 1 ? 'waits' : 'wait'}:\n`);
    const all = flag(context, 'waiting');
    for (const slice of later) {
      context.out(`  ${slice.id}  [${slice.workstream}]\n`);
      const before = waitsFor(slice);
      for (const edge of all ? before : before.slice(0, 1))
        context.out(`    after ${edge.id}: ${oneLine(edge.reason)}\n`);
      const more = before.length - 1;
      if (!all && more > 0) context.out(`    and ${more} more; --waiting names all\n`);
    }
    return code;
  },
};

/** The area of that name, however its letters are written; null where none is asked for. */
function areaOf(wanted: string | null, { facts, plan }: Pick<Compilation, 'facts' | 'plan'>): string | null {
  if (wanted === null) return null;
  const names = [...new Set([...facts.areas.map(({ name }) => name), ...plan.items.map(({ area }) => area)])];
  const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw unknownName(`no area ${wanted}`, wanted, names);
  return found;
}

function brief(slice: Slice) {
  return {
    id: slice.id,
    item: slice.item,
    title: slice.title,
    workstream: slice.workstream,
    rank: slice.rank,
    feature_ids: slice.featureIds,
    work_package_ids: slice.workPackageIds,
    path_prefixes: slice.pathPrefixes,
  };
}
