import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';

/** The prefixes of workstreams are disjoint, and every path of every slice and item lies in exactly one. */
export function checkGround(plan: Plan): Finding[] {
  const findings: Finding[] = [];
  const streamOf = new Map<string, string>();
  const prefixes = plan.workstreams
    .flatMap((stream) => stream.prefixes.map((prefix) => ({ path: folder(prefix), stream: stream.id })))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  let outer: { path: string; stream: string } | null = null;
  for (const one of prefixes) {
    if (outer && one.path.startsWith(outer.path)) {
      const data = { outer: outer.path, inner: one.path, streams: [outer.stream, one.stream] };
      findings.push(finding('coverage/path-of-two-streams', null, data));
    } else {
      outer = one;
    }
    streamOf.set(one.path, one.stream);
  }
  for (const item of plan.items) {
    for (const path of item.pathPrefixes) {
      if (find(streamOf, path) === null) {
        findings.push(finding('coverage/path-without-stream', null, { path, of: item.id }));
      }
    }
    for (const slice of item.slices) {
      for (const path of slice.pathPrefixes) {
        if (find(streamOf, path) !== slice.workstream) {
          findings.push(finding('coverage/path-without-stream', null, { path, of: slice.id }));
        }
      }
    }
  }
  return findings;
}

function folder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function find(streamOf: ReadonlyMap<string, string>, path: string): string | null {
  let key = folder(path);
  for (;;) {
    const stream = streamOf.get(key);
    if (stream !== undefined) return stream;
    const cut = key.lastIndexOf('/', key.length - 2);
    if (cut === -1) return null;
    key = key.slice(0, cut + 1);
  }
}
