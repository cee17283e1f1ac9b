import { load } from 'js-yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly 'runs-on'?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly permissions?: Readonly<Record<string, string>> | string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Events that run a stranger's change, or on a stranger's word, with the rights of the repository. */
const dangerous = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion_comment'];

/** What is wrong with a workflow, in words; empty when it gives nothing away. */
export function workflowFaults(text: string): string[] {
  const workflow = load(text) as Workflow;
  const faults: string[] = [];
  for (const event of names(workflow.on))
    if (dangerous.includes(event)) faults.push(`is started by ${event}`);
  if (JSON.stringify(workflow.permissions) !== '{"contents":"read"}')
    faults.push('does not begin with permissions of contents: read alone');
  if (/\bsecrets\b/.test(text.replace(/#.*$/gm, ''))) faults.push('names secrets');
  for (const [name, job] of Object.entries(workflow.jobs)) faults.push(...jobFaults(name, job));
  for (const [, action = '', comment = ''] of text.matchAll(/^\s*-?\s*uses: *(\S+)(.*)$/gm))
    if (!action.startsWith('./') && !(/@[0-9a-f]{40}$/.test(action) && /^ # v\d+\.\d+\.\d+$/.test(comment)))
      faults.push(`${action} is not pinned by commit with its version beside it`);
  return faults;
}

function jobFaults(name: string, job: Job): string[] {
  const faults: string[] = [];
  const rights = typeof job.permissions === 'object' ? Object.entries(job.permissions) : [];
  if (typeof job.permissions === 'string') faults.push(`${name} has permissions ${job.permissions}`);
  for (const [what, right] of rights)
    if (right === 'write' && !(what === 'id-token' && publishes(job)))
      faults.push(`${name} may write ${what}`);
  if (job.uses === undefined) {
    if (typeof job['timeout-minutes'] !== 'number') faults.push(`${name} has no timeout`);
    if (!/^ubuntu-\d/.test(String(job['runs-on']))) faults.push(`${name} runs on ${String(job['runs-on'])}`);
  }
  for (const step of job.steps ?? []) {
    // A value of an expression becomes a part of the script, whatever stands in it: values go through `env`.
    if (step.run?.includes('${{')) faults.push(`${name} has an expression in a script`);
    if (/curl|wget|npx (?!--no)/.test(step.run ?? '')) faults.push(`${name} runs what it downloads`);
    if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
      faults.push(`${name} leaves the token in the checkout`);
  }
  return faults;
}

function publishes(job: Job): boolean {
  return (job.steps ?? []).some(({ run }) => /^npm publish .*--provenance/m.test(run ?? ''));
}

function names(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(on ?? {});
}
