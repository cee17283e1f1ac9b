import type { Slice } from '../model/plan.ts';
import { counted } from '../model/words.ts';
import { jsonDocument } from '../reporters/json.ts';
import { oneLine } from '../reporters/text.ts';
import { type Command, exitCode, flag, text, unknownName } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { openProject } from './shared/project.ts';

/** `backlogic ready`: what can start now, and why the rest waits. */
export const command: Command = {
  usage: 'ready [options]',
  summary: 'List the slices that can start now, and why each other one can not.',
  description: `A slice is ready when nothing that is left to do comes before it. Ready slices touch no common path, so all of them can start at once.`,
  options: [
    { name: 'workstream', type: 'string', value: 'ID', description: 'only slices of this workstream' },
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
    const { plan } = opened.value;
    const stream = text(context, 'workstream');
    const ids = plan.workstreams.map((workstream) => workstream.id);
    if (stream !== null && !ids.includes(stream)) throw unknownName(`no workstream ${stream}`, stream, ids);
    const open = plan.items.flatMap((item) => item.slices).filter(({ wave }) => wave !== null);
    const slices = open
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
      return exitCode.ok;
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
    return exitCode.ok;
  },
};

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
