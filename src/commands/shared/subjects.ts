import type { Compilation } from '../../compile.ts';
import { catalogue } from '../../diagnostics/catalogue.ts';
import { closest } from '../../diagnostics/closest.ts';
import { shellWord } from '../../model/shell-word.ts';
import type { Subject } from '../../model/subject.ts';
import { jsonDocument } from '../../reporters/json.ts';
import { oneLine } from '../../reporters/text.ts';
import { type Context, exitCode, flag, UsageError } from './command.ts';

/** The one positional argument, or a usage mistake. */
export function subjectArgument(context: Context, command: string): string {
  const [name, ...more] = context.positionals;
  if (name === undefined) throw new UsageError('no subject given', `see backlogic ${command} --help`);
  if (more.length > 0)
    throw new UsageError(`one subject, not ${more.length + 1}`, 'quote a name that has spaces');
  return name;
}

/** A feature as `explain` takes it on a command line: in quotes where it needs them, with its kind where it would be an option or a code. */
export function featureWord(id: string): string {
  const other = id.startsWith('-') || Object.hasOwn(catalogue, id);
  return shellWord(oneLine(other ? `feature:${id}` : id));
}

/** Subjects by id, by `kind:id`, or by path with a trailing slash; case matters only when nothing matches exactly. */
export function findSubjects(compilation: Compilation, name: string): readonly Subject[] {
  const bare = name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name;
  const exact = compilation.subjects.filter(
    (subject) => subject.id === bare || `${subject.kind}:${subject.id}` === bare,
  );
  if (exact.length > 0) return exact;
  const lower = bare.toLowerCase();
  return compilation.subjects.filter((subject) => subject.id.toLowerCase() === lower);
}

/** At most so many slices are suggested for one name. */
const mostWritten = 4;

/** Items and slices by what documents call their work: the label or title of a package or of a gap, or their own title; case does not matter. */
function slicesWritten({ facts, plan }: Compilation, name: string): readonly string[] {
  const wanted = name.trim().toLowerCase();
  const isSo = (text: string): boolean => {
    const own = text.replaceAll('`', '').toLowerCase();
    return own === wanted || (/\d/.test(wanted) && own.startsWith(`${wanted} `));
  };
  const work = new Set(
    facts.recon.flatMap(({ workPackages, divergences }) => [
      ...workPackages.filter((one) => isSo(one.title) || isSo(one.label ?? '')).map(({ id }) => id),
      ...divergences.filter((one) => isSo(one.title)).map(({ id }) => id),
    ]),
  );
  return plan.items.flatMap((item) => {
    if (isSo(item.title)) return [item.id];
    const slices = item.slices.filter(
      ({ title, workPackageIds, divergenceIds }) =>
        isSo(title) || [...workPackageIds, ...divergenceIds].some((id) => work.has(id)),
    );
    return slices.map(({ id }) => id);
  });
}

function listed(ids: readonly string[]): string {
  const more = ids.length - mostWritten;
  return [...ids.slice(0, mostWritten), ...(more > 0 ? [`one of ${more} more`] : [])].join(' or ');
}

/** Says that nothing has this name, suggests the nearest, and gives the exit code. */
export function unknownSubject(context: Context, compilation: Compilation, name: string): number {
  const names = [
    ...compilation.plan.items.flatMap((item) => [item.id, ...item.slices.map((slice) => slice.id)]),
    ...compilation.subjects.map((subject) => subject.id),
  ];
  const written = slicesWritten(compilation, name);
  const near = written.length > 0 ? listed(written) : closest(name, names);
  const isRule = compilation.book.rules.some(({ id }) => id === name);
  const hint = isRule
    ? `it is a rule: \`backlogic rules list ${name}\` shows it, \`rules coverage\` and \`rules test\` what it fires on`
    : near
      ? `did you mean ${near}?`
      : 'backlogic explain takes the id of a feature, item or slice, a group, area, path or finding code';
  if (flag(context, 'json')) {
    context.out(
      jsonDocument('error', {
        error: { kind: 'unknown_subject', message: `nothing is called ${name}`, hint },
      }),
    );
  }
  context.err(`backlogic: nothing is called ${oneLine(JSON.stringify(name))}\n  ${oneLine(hint)}\n`);
  return exitCode.findings;
}
