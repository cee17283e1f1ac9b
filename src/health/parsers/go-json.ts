import { pushTo } from '../../model/grouped.ts';
import { isJsonObject } from '../../model/json.ts';
import { lineLimit } from '../parser.ts';

/**
 * The output of `go test -json` as `go test -v` would have printed it, package by package: they run side by side, so
 * their events come mixed. Null when there is no event.
 */
export function goPackages(text: string): readonly string[] | null {
  const packages = new Map<string, string[]>();
  // What the tool says outside of any event: compiler errors, in the older versions.
  const plain: string[] = [];
  for (const line of text.split('\n')) {
    const event = eventOf(line);
    if (!event) {
      plain.push(line.slice(0, lineLimit));
      continue;
    }
    // A build event has an import path that may name the variant: `a/b [a/b.test]`.
    const name = (event.Package ?? event.ImportPath ?? '').split(' ')[0] ?? '';
    pushTo(packages, name, event.Output ?? '');
  }
  if (packages.size === 0) return null;
  const lines = [...packages.values()].flatMap((pieces) => pieces.join('').split('\n'));
  // The errors of a build must come before the line of its package, wherever they stood.
  const result = (line: string): boolean => line.startsWith('FAIL\t');
  return [
    ...plain.filter((line) => !result(line)),
    ...lines.map((line) => line.slice(0, lineLimit)),
    ...plain.filter(result),
  ];
}

interface Event {
  readonly Package?: string;
  readonly ImportPath?: string;
  readonly Output?: string;
}

function eventOf(line: string): Event | null {
  if (!line.startsWith('{') || !line.includes('"Action":')) return null;
  try {
    const value: unknown = JSON.parse(line);
    if (!isJsonObject(value) || typeof value.Action !== 'string') return null;
    const text = (key: 'Package' | 'ImportPath' | 'Output') =>
      typeof value[key] === 'string' ? { [key]: value[key] } : {};
    return { ...text('Package'), ...text('ImportPath'), ...text('Output') };
  } catch {
    return null;
  }
}
