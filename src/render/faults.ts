import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import type { TemplateFault } from './engine/fault.ts';
import { formOf } from './engine/helpers.ts';

/** All that a fault tells of a template or page, as findings. `fileOf` gives the file of a template by name. */
export function faultFindings(fault: TemplateFault, fileOf: (template: string) => string): Finding[] {
  return [fault, ...fault.more].map((one) => faultFinding(one, fileOf));
}

/** One fault as a finding. `fileOf` gives the file of a template by name. */
function faultFinding(fault: TemplateFault, fileOf: (template: string) => string): Finding {
  const { template: name, line, column } = fault.place;
  const at: Span = { file: fileOf(name), line, column };
  const available = [...fault.available];
  switch (fault.kind) {
    case 'template-syntax':
      return finding('artifacts/template-syntax', at, {
        name,
        problem: fault.what,
        form: available[0] ?? null,
      });
    case 'template-large':
      return finding('artifacts/template-large', at, { name, what: fault.what });
    case 'template-raw':
      return finding('artifacts/template-raw', at, { name, what: fault.what });
    case 'template-helper': {
      const near = closest(fault.what, available);
      return finding('artifacts/template-helper', at, { name, helper: fault.what, available, near });
    }
    case 'template-partial':
      return finding('artifacts/template-partial', at, { name, partial: fault.what, available });
    case 'template-cycle':
      return finding('artifacts/template-cycle', at, { name, cycle: fault.what });
    case 'template-place':
      return finding('artifacts/template-place', at, { name, place: fault.what });
    case 'template-notes':
      return finding('artifacts/template-notes', at, { name, problem: fault.what });
    case 'template-kind': {
      const [is = '', wanted = ''] = available;
      return finding('artifacts/template-kind', at, { name, variable: fault.what, is, wanted });
    }
    case 'template-variable': {
      const last = fault.what.split(/[./]/).at(-1) ?? fault.what;
      return finding('artifacts/template-variable', at, {
        name,
        variable: fault.what,
        available,
        near: closest(last, available),
        form: formOf(fault.what),
      });
    }
  }
}
