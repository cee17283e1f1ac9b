/** The order in which the stages of a spec run. Throws an Error that prints the ring when the wires form one. */
export function orderOf(spec) {
  const before = new Map(spec.stages.map((stage) => [stage.id, []]));
  for (const wire of spec.wires) {
    if (!before.has(wire.to) || !before.has(wire.from)) throw new Error(`wire ${wire.from} -> ${wire.to}: no such stage`);
    before.get(wire.to).push(wire.from);
  }
  const order = [];
  const state = new Map();
  const visit = (id, path) => {
    if (state.get(id) === 'done') return;
    if (state.get(id) === 'open') throw new Error(`loop: ${[...path.slice(path.indexOf(id)), id].join(' -> ')}`);
    state.set(id, 'open');
    for (const earlier of before.get(id)) visit(earlier, [...path, id]);
    state.set(id, 'done');
    order.push(id);
  };
  for (const id of before.keys()) visit(id, []);
  return order;
}
