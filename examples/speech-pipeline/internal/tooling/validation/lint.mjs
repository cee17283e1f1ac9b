import { orderOf } from '../../runtime/executor/graph.mjs';

/** Everything that is wrong with a spec, each with the field it is about. An empty list means that it is fine. */
export function lintSpec(spec) {
  const found = [];
  const say = (field, message) => found.push({ field, message });
  if (typeof spec.name !== 'string') say('name', 'a spec needs a name');
  if (!Number.isInteger(spec.version)) say('version', 'a version is a whole number');
  if (!Array.isArray(spec.stages)) say('stages', 'a spec needs a list of stages');
  if (!Array.isArray(spec.wires)) say('wires', 'a spec needs a list of wires');
  (Array.isArray(spec.stages) ? spec.stages : []).forEach((stage, index) => {
    if (!stage.id) say(`stages[${index}].id`, 'a stage needs an id');
    if (!stage.kind) say(`stages[${index}].kind`, 'a stage needs a kind');
  });
  if (found.length === 0) {
    try {
      orderOf(spec);
    } catch (error) {
      say('wires', error.message);
    }
  }
  return found;
}
