// Seeded input: the same features and the same 59 rules on every machine.

/** A small generator of numbers in [0, 1): mulberry32. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const groups = Array.from(
  { length: 38 },
  (_, index) => `Group ${String.fromCharCode(65 + (index % 26))}${index}`,
);
const categories = ['functional', 'quality', 'operations', 'security', 'interface'];
const kinds = ['unit', 'contract', 'replay', 'load', 'failover'];
const words =
  'the session must stop when a caller speaks and every queued frame is dropped before the next turn starts so that the provider cancels its stream while metrics record the latency of each stage under load with a bounded queue that never blocks authority epochs replay evidence budget region tenant secret retention plugin handoff'.split(
    ' ',
  );

/** Subjects of the kind `feature`. */
export function makeFeatures(count) {
  const random = seeded(2);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, index) => {
    const text = Array.from({ length: 30 }, () => pick(words)).join(' ');
    const facts = {
      id: `N-${index + 1}`,
      group: pick(groups),
      title: text.slice(0, 40),
      text,
      category: pick(categories),
      mvp: random() < 0.8,
      done: random() < 0.1,
      priority: pick(['', 'P0', 'P1', 'P2']),
      tests: kinds.filter(() => random() < 0.3),
      dependencies: random() < 0.2 ? [`N-${Math.floor(random() * count) + 1}`] : [],
    };
    const sources = Object.fromEntries(
      Object.keys(facts).map((name) => [name, { file: 'features.json', line: index + 1, column: 1 }]),
    );
    return { kind: 'feature', id: facts.id, facts, sources };
  });
}

/** 59 rules in json-rules-engine's own form: half of them like rows of a table, a third with patterns, some nested. */
export function makeRules() {
  const random = seeded(59);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const some = (list, count) => Array.from({ length: count }, () => pick(list));
  const group = () => ({ fact: 'group', operator: 'equal', value: pick(groups) });
  // Phrases of two words: rare, so a text is mostly read to its end.
  const phrase = () => `${pick(words)} ${pick(words)}`;
  const pattern = () => ({
    fact: 'text',
    operator: 'matches',
    value: `\\b(${[phrase(), phrase(), phrase()].join('|')})\\b`,
  });
  const rest = [
    () => ({ fact: 'mvp', operator: 'equal', value: random() < 0.7 }),
    () => ({ fact: 'tests', operator: 'contains', value: pick(kinds) }),
    () => ({ fact: 'priority', operator: 'in', value: some(['P0', 'P1', 'P2'], 2) }),
    () => ({ fact: 'category', operator: 'equal', value: pick(categories) }),
    () => ({ fact: 'priority', operator: 'notEqual', value: '' }),
  ];
  const other = () => pick(rest)();
  const shapes = [
    ...Array.from({ length: 15 }, () => () => ({ all: [group()] })),
    ...Array.from({ length: 14 }, () => () => ({
      all: [{ fact: 'group', operator: 'in', value: [...new Set(some(groups, 4))] }, other(), other()],
    })),
    ...Array.from({ length: 16 }, () => () => ({
      any: [{ all: [group(), other()] }, { all: [other(), pattern()] }],
    })),
    ...Array.from({ length: 8 }, () => () => ({
      all: [other(), { not: { any: [group(), other()] } }, other(), pattern()],
    })),
    ...Array.from({ length: 6 }, () => () => ({
      any: [{ all: [group(), other()] }, { all: [other(), other(), other(), other()] }],
    })),
  ];
  return shapes.map((shape, index) => ({
    name: `rule-${String(index).padStart(2, '0')}`,
    conditions: shape(),
    event: { type: 'risk', params: { flag: `flag ${index}`, severity: 'low' } },
  }));
}
