import type { InventoryCandidate } from '../model/discovery.ts';

/** A small rule file to start from: valid as it stands, with an example that names something of this very inventory. */
export function starterRules(inventory: InventoryCandidate, schema: string | null): string {
  const largest = inventory.look.largestGroup;
  const when = largest
    ? `{ fact: group, operator: equal, value: ${JSON.stringify(largest)} }`
    : "{ fact: text, operator: matches, value: '(?i)\\bpayments?\\b' }";
  const [fires, spares] = largest
    ? [`{ group: ${JSON.stringify(largest)} }`, "{ group: '' }"]
    : ['{ text: Payment by card }', '{ text: A list }'];
  return `${schema === null ? '' : `# yaml-language-server: $schema=${schema}\n`}# Your own rules. They come on top of the preset's (\`backlogic rules list\` shows all of them), and a rule here with the id of one
# of those takes its place. A file decides one kind of thing: risk flags here; others decide areas, workstreams, test suites, gates,
# owners, dependencies. What a rule can ask is in the reference of facts; \`backlogic facts ID\` shows it for one feature.
#
#   backlogic rules test     runs the examples of every rule
#   backlogic rules lint     finds rules that never fire, and slips in names
#   backlogic diff           shows what an edit here moves in the backlog
decides: risk
about: feature
rules: []
# In place of \`[]\`:
#  - id: risk-of-our-own
#    because: What goes wrong when a change to this is careless, in a sentence that a reviewer can use.
#    when: ${when}
#    then: { flag: a risk of our own, severity: medium }
#    examples:
#      fires: [${fires}]
#      spares: [${spares}]
`;
}
