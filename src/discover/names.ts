import picomatch from 'picomatch';
import { baseName, parentOf, pathKey } from '../model/paths.ts';

/** What is known of files by their names alone: conventions of tools, not of any one repository. */

const data = /\.(?:json|jsonc|jsonl|ndjson|ya?ml|csv|tsv)$/i;

/** Files that tools read, whatever they hold. */
const ofTools = picomatch(
  [
    '**/{package,package-lock,npm-shrinkwrap,composer,bower,deno,jsr,lerna,nx,turbo,vercel,now,netlify,railway,fly,firebase,angular,project,workspace,tslint,biome,renovate,components,manifest,app,appsettings,launch,settings,extensions,keybindings,nodemon,vetur,typedoc,global,pubspec,mkdocs,codecov,dependabot,docker-compose,compose,serverless,template,cdk,samconfig,buildspec,chart,values,kustomization,skaffold,wrangler,babel,jest,cypress,playwright,lighthouserc,commitlint,release,plugin,plugins,marketplace,mcp,hooks}.{json,jsonc,yml,yaml}',
    '**/*{.,-,_}{lock,lockfile}*',
    '**/*lock.{json,yaml,yml}',
    '**/{ts,js}config*.json',
    '**/.*rc',
    '**/.*rc.{json,yml,yaml}',
    '**/*.{config,schema,tokens,spec,test,snap,map,min,stories}.{json,yaml,yml}',
    '**/{schema,schemas,swagger,openapi,asyncapi}*.{json,yaml,yml}',
    '**/*{openapi,swagger,schema}.{json,yaml,yml}',
    '**/{google-services,credentials,secrets,.env}*',
    '**/[a-z][a-z].json',
    '**/[a-z][a-z][-_][A-Z][A-Z].json',
  ],
  { dot: true, nocase: true },
);

/** Folders that hold what others wrote, what a tool made, or the words of a user interface. */
const foreign =
  /(?:^|\/)(?:\.git|\.github|\.gitlab|\.circleci|\.vscode|\.idea|\.cursor|\.next|\.nuxt|\.vite|\.turbo|\.cache|\.husky|\.devcontainer|\.backlogic|node_modules|vendor|third_party|bower_components|dist|build|out|target|coverage|__pycache__|\.venv|venv|locales?|i18n|l10n|lang|langs|languages|translations?|messages|schemas?|migrations?|helm|k8s|kubernetes|terraform|grafana|dashboards?)\//i;

/** Of these, folders that a tool fills or that others keep. */
const made =
  /(?:^|\/)(?:\.[^/]+|node_modules|vendor|third_party|dist|build|out|target|coverage|__pycache__|venv)\//i;

/** Folders that hold data of tests, or samples for others. */
const samples =
  /(?:^|\/)(?:tests?|__tests__|specs?\/(?:fixtures|support)|fixtures?|__fixtures__|testdata|test[-_]data|mocks?|__mocks__|snapshots?|__snapshots__|examples?|samples?|demos?|templates?|boilerplates?|starters?|skills?|agents|prompts?|e2e|bench(?:marks?)?)\//i;

const past =
  /(?:^|[/._-])(?:archived?|old|backups?|bak|history|deprecated|legacy|previous|prior|done|completed)(?:[/._-]|$)/i;

/** Words of what is planned, as they stand in names. */
const planned =
  /(?:^|[/._-])(?:feature[-_]?(?:list|inventory|catalog(?:ue)?|registry|matrix|status|tracker)|features?|prd|requirements?|reqs?|needs|user[-_]?stories|stor(?:y|ies)|tasks?|task[-_]?list|backlog|inventory|roadmap|epics?|issues?|jira|tickets?|work[-_]?items?|todos?|spec|specs|plan|milestones?|capabilit(?:y|ies)|funktion(?:en|sliste)|anforderung(?:en|sliste)|aufgaben(?:liste)?|fonctionnalités|exigences|tâches|funcionalidades|requisitos|tar(?:eas|efas)|funzionalità|requisiti|功能|需求|機能|要件)(?=[/._-]|$)/i;

/** Reports about a plan, not the plan. */
const reports =
  /(?:^|[/._-])(?:reports?|complexity|results?|output|logs?|metrics|stats|summary|coverage|state|cache|progress)(?=[/._-]|$)/i;

/** A document that may hold the items of a tool for requirements. */
const specification =
  /(?:^|[/._-])(?:spec|specs|specification|requirements?|design|srs|sad)(?:[-_.][^/]*)?\.md$/i;

/** What is filled in or gone through each time anew: no plan, however many boxes it has. */
const repeated =
  /(?:check[-_ ]?list|template|contributing|pull[-_ ]?request|merge[-_ ]?request|onboarding|runbook|retro(?:spective)?)/i;

/** True when a file could hold an inventory as far as its name says. */
export function mayHold(path: string): boolean {
  const document = isDocument(path) && (specification.test(path) || namesPlan(path));
  return (data.test(path) || document) && !ofTools(path) && !foreign.test(path);
}

/** A Markdown file by itself, which is prose unless its content says more. */
export function isDocument(path: string): boolean {
  return /\.md$/i.test(path);
}

export function isSpecification(path: string): boolean {
  return specification.test(path);
}

/** A checklist of a process, or a form. */
export function isRepeated(path: string): boolean {
  return repeated.test(path);
}

export function isForeign(path: string): boolean {
  return foreign.test(path);
}

export function isMade(path: string): boolean {
  return made.test(path);
}

export function isSample(path: string): boolean {
  return samples.test(path);
}

/** Put away: an archive, a backup, what is done. */
export function isPast(path: string): boolean {
  return past.test(path);
}

export function isReport(path: string): boolean {
  return reports.test(baseName(path));
}

/** True when the name of the file says that it holds what is planned. */
export function namesPlan(path: string): boolean {
  return planned.test(baseName(path));
}

/** True when a folder on the way, or the folder itself, says that it holds what is planned. */
export function inPlan(path: string): boolean {
  return planned.test(path.endsWith('/') ? pathKey(path) : parentOf(path));
}
