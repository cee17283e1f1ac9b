// Prose by the seed. The words are such as rules look for now and then.
const words =
  'a session stops when the caller speaks and every queued frame is dropped before the next turn starts so that one provider cancels its stream while metrics record the latency of each stage under load with bounded queues that never block authority epochs replay evidence budgets regions tenants secrets retention plugins handoff schema contract report adapter window cache index reader writer ledger journal export import review'.split(
    ' ',
  );
const nouns =
  'Session Frame Provider Stream Metric Stage Queue Epoch Replay Budget Region Tenant Secret Plugin Schema Report Adapter Window Cache Index Reader Writer Ledger Journal Export Review Router Policy Profile Release'.split(
    ' ',
  );

export function oneOf(random, list) {
  return list[Math.floor(random() * list.length)];
}

export function some(random, most, make) {
  return Array.from({ length: 1 + Math.floor(random() * most) }, make);
}

export function sentence(random, length) {
  const text = Array.from({ length }, () => oneOf(random, words)).join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

export function title(random, length) {
  return Array.from({ length }, () => oneOf(random, nouns)).join(' ');
}
