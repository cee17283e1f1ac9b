/** What rules are asked about, kind by kind, in the order of the passes. */
export { groupSubjects } from './groups.ts';
export { columnSubjects, labelSubjects } from './subjects-document.ts';
export { headingLevels, headingSubjects } from './subjects-heading.ts';
export { pathSubjects } from './subjects-path.ts';
export { phraseSubjects } from './subjects-phrase.ts';
export { prioritySubjects } from './subjects-value.ts';
export { failureSubjects, featureSubjects, workPackageSubjects } from './subjects-work.ts';
