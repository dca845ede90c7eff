/** `parley acts`: every act with its fields and refusals, from the schemas. */
import { actForms, refusalsOf } from '@parley/room';
import { exit, type Output } from './outcome.ts';

type Field = { readonly type?: unknown; readonly format?: unknown; readonly enum?: readonly unknown[] };

export function actsCommand(options: { readonly json?: boolean }, output: Output): number {
  const forms = actForms();
  if (options.json) {
    output.json({ acts: forms, refusals: refusalsOf() });
    return exit.holds;
  }
  for (const form of forms) {
    const { properties = {}, required = [] } = form.schema as {
      properties?: { readonly [name: string]: Field };
      required?: readonly string[];
    };
    output.say(`${form.kind}${form.paper ? ' (paper)' : ''}`);
    output.say(`  by: ${form.by.join(', ')}   rules: ${form.rules.join(', ')}`);
    for (const [name, field] of Object.entries(properties)) {
      const kind = field.enum ? field.enum.join(' | ') : String(field.format ?? field.type ?? 'one of several');
      output.say(`  ${name}${required.includes(name) ? '' : '?'}: ${kind}`);
    }
  }
  output.say(`refusals: ${refusalsOf().join(', ')}`);
  return exit.holds;
}
