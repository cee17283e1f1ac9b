// Other tools side by side, from npm, in a scratch folder: what each takes to start, and for its main job on as many entries.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = ['backlog.md@1', '@fission-ai/openspec@1'];

/** Installs the peers below `scratch`; gives the measures, or says why there are none. */
export function peers({ scratch, small }) {
  const folder = join(scratch, 'peers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
      cwd: folder,
      stdio: 'pipe',
      timeout: 180_000,
    });
  } catch (error) {
    console.log(
      `\nthe peers can not be installed: ${
        String(error.stderr ?? error.message)
          .trim()
          .split('\n')[0]
      }`,
    );
    return [];
  }
  const entries = small ? 20 : 200;
  const bin = (name) => join(folder, 'node_modules/.bin', name);
  return [
    peer('backlog.md', bin('backlog'), ['--version'], folder, () => {}),
    peer('openspec', bin('openspec'), ['--version'], folder, () => {}),
    peer('backlog.md', bin('backlog'), ['task', 'list', '--plain'], join(scratch, 'backlog-md'), (root) =>
      backlogTasks(root, entries),
    ),
    peer(
      'openspec',
      bin('openspec'),
      ['validate', '--all', '--no-interactive'],
      join(scratch, 'openspec'),
      (root) => openSpecs(root, entries),
    ),
  ].map((one) => ({ ...one, name: one.name + (one.lay ? `, ${entries} entries` : '') }));
}

function peer(name, command, args, cwd, lay) {
  return {
    name: `${name} \`${args.join(' ')}\``,
    lay: args.length > 1 || args[0] !== '--version',
    goal: null,
    prepare() {
      mkdirSync(cwd, { recursive: true });
      lay(cwd);
      return { command, args, cwd };
    },
  };
}

function backlogTasks(root, count) {
  execFileSync('git', ['init', '-q'], { cwd: root });
  mkdirSync(join(root, 'backlog/tasks'), { recursive: true });
  writeFileSync(
    join(root, 'backlog/config.yml'),
    'project_name: "bench"\ndefault_status: "To Do"\nstatuses: ["To Do", "In Progress", "Done"]\nlabels: []\nmilestones: []\ndate_format: yyyy-mm-dd\ncheck_active_branches: false\nremote_operations: false\n',
  );
  for (let n = 1; n <= count; n += 1) {
    writeFileSync(
      join(root, `backlog/tasks/task-${n} - entry-${n}.md`),
      `---\nid: task-${n}\ntitle: Entry ${n}\nstatus: To Do\nassignee: []\ncreated_date: '2026-01-01'\nlabels: []\ndependencies: []\n---\n\n## Description\n\nWhat entry ${n} does.\n`,
    );
  }
}

function openSpecs(root, count) {
  mkdirSync(join(root, 'openspec/changes'), { recursive: true });
  writeFileSync(join(root, 'openspec/project.md'), '# Bench\n');
  for (let n = 1; n <= count; n += 1) {
    mkdirSync(join(root, `openspec/specs/entry-${n}`), { recursive: true });
    writeFileSync(
      join(root, `openspec/specs/entry-${n}/spec.md`),
      `# entry-${n} Specification\n\n## Purpose\n\nWhat entry ${n} is there for, in one sentence that is long enough.\n\n## Requirements\n\n### Requirement: Entry ${n}\nThe system SHALL do what entry ${n} says.\n\n#### Scenario: It happens\n- **WHEN** it is asked\n- **THEN** it answers\n`,
    );
  }
}
