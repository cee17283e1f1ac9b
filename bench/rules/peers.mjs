// The same rules for other engines. Each gives, for a list of facts, the ascending indexes of the rules that fired.
import { Engine } from 'json-rules-engine';

/** json-rules-engine: one engine, reused, one feature after the other, as its run state demands. */
export function jsonRulesEngine(rules) {
  const patterns = new Map();
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('matches', (text, source) => {
    if (!patterns.has(source)) patterns.set(source, new RegExp(source));
    return patterns.get(source).test(text);
  });
  for (const [index, { conditions }] of rules.entries()) {
    engine.addRule({ conditions, event: { type: String(index) } });
  }
  return async (all) => {
    const fired = [];
    for (const facts of all) {
      const { events } = await engine.run(facts);
      fired.push(events.map((event) => Number(event.type)).sort((a, b) => a - b));
    }
    return fired;
  };
}

const asLogic = (condition) => {
  if (condition.all) return { and: condition.all.map(asLogic) };
  if (condition.any) return { or: condition.any.map(asLogic) };
  if (condition.not) return { '!': [asLogic(condition.not)] };
  const { fact, operator, value } = condition;
  const actual = { var: fact };
  if (operator === 'equal') return { '===': [actual, value] };
  if (operator === 'notEqual') return { '!==': [actual, value] };
  if (operator === 'in') return { in: [actual, { preserve: value }] };
  if (operator === 'contains') return { in: [value, actual] };
  return { matches: [actual, value] };
};

/** json-logic-engine in its compiled form. */
export async function jsonLogic(rules) {
  const { LogicEngine } = await import('json-logic-engine');
  const engine = new LogicEngine();
  const patterns = new Map();
  engine.addMethod(
    'matches',
    ([text, source]) => {
      if (!patterns.has(source)) patterns.set(source, new RegExp(source));
      return patterns.get(source).test(text);
    },
    { deterministic: true, sync: true },
  );
  const built = rules.map(({ conditions }) => engine.build(asLogic(conditions)));
  return (all) => all.map((facts) => indexes(built, (rule) => rule(facts)));
}

const asCode = (condition) => {
  if (condition.all) return `(${condition.all.map(asCode).join(' && ')})`;
  if (condition.any) return `(${condition.any.map(asCode).join(' || ')})`;
  if (condition.not) return `!${asCode(condition.not)}`;
  const { fact, operator, value } = condition;
  const wanted = JSON.stringify(value);
  if (operator === 'equal') return `f.${fact} === ${wanted}`;
  if (operator === 'notEqual') return `f.${fact} !== ${wanted}`;
  if (operator === 'in') return `${wanted}.includes(f.${fact})`;
  if (operator === 'contains') return `f.${fact}.includes(${wanted})`;
  return `/${value}/.test(f.${fact})`;
};

/** The closures that a person would write by hand, one a rule: `f => f.group === 'A' && f.mvp === true`. */
export function handWritten(rules) {
  const closures = rules.map(({ conditions }) => new Function('f', `return ${asCode(conditions)};`));
  return (all) => all.map((facts) => indexes(closures, (rule) => rule(facts)));
}

/** node-rules runs the first rule that applies and goes on when told to. */
export async function nodeRules(rules) {
  const { RuleEngine } = await import('node-rules');
  const closures = rules.map(({ conditions }) => new Function('f', `return ${asCode(conditions)};`));
  const engine = new RuleEngine(
    closures.map((closure, index) => ({
      condition: (flow, facts) => flow.when(closure(facts.own)),
      consequence: (flow, facts) => {
        facts.fired.push(index);
        flow.next();
      },
    })),
    { ignoreFactChanges: true },
  );
  return async (all) => {
    const fired = [];
    for (const own of all) {
      // It works on a copy of what it is given.
      const done = await new Promise((resolve) => engine.execute({ own, fired: [] }, resolve));
      fired.push(done.fired.sort((a, b) => a - b));
    }
    return fired;
  };
}

const asZen = (condition) => {
  if (condition.all) return `(${condition.all.map(asZen).join(' and ')})`;
  if (condition.any) return `(${condition.any.map(asZen).join(' or ')})`;
  if (condition.not) return `not (${asZen(condition.not)})`;
  const { fact, operator, value } = condition;
  const wanted = JSON.stringify(value);
  if (operator === 'equal') return `${fact} == ${wanted}`;
  if (operator === 'notEqual') return `${fact} != ${wanted}`;
  if (operator === 'in') return `${fact} in ${wanted}`;
  if (operator === 'contains') return `some(${fact}, # == ${wanted})`;
  return `matches(${fact}, '${value}')`;
};

/** @gorules/zen-engine: one decision with an expression for each rule. Null when it is not installed. */
export async function zen(rules) {
  const found = await import('@gorules/zen-engine').catch(() => null);
  if (!found) return null;
  const engine = new found.ZenEngine();
  const expressions = rules.map(({ conditions }, index) => ({
    id: `e${index}`,
    key: `r${index}`,
    value: asZen(conditions),
  }));
  const decision = engine.createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', content: {} },
      { id: 'rules', type: 'expressionNode', name: 'rules', content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out', content: {} },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules' },
      { id: 'b', sourceId: 'rules', targetId: 'out' },
    ],
  });
  const keys = expressions.map((one) => one.key);
  return async (all) => {
    const fired = [];
    for (const facts of all) {
      const { result } = await decision.evaluate(facts);
      fired.push(indexes(keys, (key) => result[key] === true));
    }
    return fired;
  };
}

function indexes(list, test) {
  const found = [];
  for (let index = 0; index < list.length; index += 1) if (test(list[index])) found.push(index);
  return found;
}
