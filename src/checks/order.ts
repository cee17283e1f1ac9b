import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Edge, Plan } from '../model/plan.ts';

interface Placed {
  readonly id: string;
  readonly rank: number;
  readonly wave?: number | null;
  readonly dependsOn: readonly Edge[];
}

/** Every edge leads somewhere and is respected by rank and wave, which also means that there is no cycle. */
export function checkOrder(plan: Plan): Finding[] {
  return [
    ...edgeFindings(plan.items),
    ...edgeFindings(plan.items.flatMap((item) => item.slices)),
    ...waveFindings(plan),
  ];
}

function edgeFindings(list: readonly Placed[]): Finding[] {
  const byId = new Map(list.map((one) => [one.id, one]));
  return list.flatMap((one) =>
    one.dependsOn.flatMap((edge): Finding[] => {
      const before = byId.get(edge.id);
      const data = { from: edge.id, to: one.id };
      if (!before) return [finding('coverage/unknown-edge', edge.source, data)];
      // Items have no waves, and what is done is in none.
      const late = before.rank >= one.rank || (before.wave ?? -1) >= (one.wave ?? Number.POSITIVE_INFINITY);
      return late ? [finding('coverage/order-violated', edge.source, data)] : [];
    }),
  );
}

/** Slices of one wave touch no common path: neither the same nor one inside the other. */
function waveFindings(plan: Plan): Finding[] {
  const slices = new Map(
    plan.items.flatMap((item) => item.slices.map((slice) => [slice.id, slice] as const)),
  );
  const findings: Finding[] = [];
  for (const [wave, ids] of plan.waves.entries()) {
    const taken: { path: string; slice: string }[] = [];
    for (const id of ids) {
      for (const path of slices.get(id)?.pathPrefixes ?? []) {
        taken.push({ path: path.endsWith('/') ? path : `${path}/`, slice: id });
      }
    }
    // Sorted, a prefix stands right before everything that lies in it, so one look back finds every conflict.
    taken.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    let outer: { path: string; slice: string } | null = null;
    for (const one of taken) {
      if (outer && one.path.startsWith(outer.path)) {
        if (outer.slice !== one.slice) {
          const data = { path: one.path, slices: [outer.slice, one.slice], wave };
          findings.push(finding('coverage/wave-conflict', null, data));
        }
      } else {
        outer = one;
      }
    }
  }
  return findings;
}
