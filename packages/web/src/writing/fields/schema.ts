/** The part of JSON Schema that acts are written in, read into kinds of field. What is not known is asked for as text. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly to?: string | readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
};

export type Field =
  | { readonly is: 'object'; readonly properties: readonly (readonly [string, Schema, boolean])[] }
  | { readonly is: 'choice'; readonly by: string; readonly options: readonly (readonly [string, Schema])[] }
  | { readonly is: 'list'; readonly of: Schema; readonly most: number }
  | { readonly is: 'enum'; readonly values: readonly string[] }
  | { readonly is: 'fixed'; readonly value: unknown }
  | { readonly is: 'number'; readonly least: number | undefined; readonly most: number | undefined }
  | { readonly is: 'reference'; readonly to: readonly string[] }
  | { readonly is: 'instant' | 'day' | 'delegation' | 'yes-no' }
  | { readonly is: 'text' | 'line'; readonly most: number | undefined };

export function fieldOf(schema: Schema): Field {
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branchField(branches.filter((one) => one.type !== 'null'));
  if ('const' in schema) return { is: 'fixed', value: schema.const };
  if (schema.enum) return { is: 'enum', values: schema.enum.map(String) };
  switch (schema.format) {
    case 'instant':
      return { is: 'instant' };
    case 'local-day':
      return { is: 'day' };
    case 'delegation':
      return { is: 'delegation' };
    case 'reference':
      return { is: 'reference', to: [schema.to ?? []].flat() };
    case 'text':
      return { is: 'text', most: schema.maxLength };
  }
  switch (schema.type) {
    case 'object':
      return { is: 'object', properties: propertiesOf(schema) };
    case 'array':
      return { is: 'list', of: schema.items ?? {}, most: schema.maxItems ?? 32 };
    case 'integer':
    case 'number':
      return { is: 'number', least: schema.minimum, most: schema.maximum };
    case 'boolean':
      return { is: 'yes-no' };
    default:
      return { is: 'line', most: schema.maxLength };
  }
}

function propertiesOf(schema: Schema): (readonly [string, Schema, boolean])[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, own]) => [name, own, required.has(name)] as const);
}

/** A union: told apart by the one property that is fixed in each branch, or a plain choice between simple fields. */
function branchField(branches: readonly Schema[]): Field {
  const [first, ...others] = branches;
  if (!first) return { is: 'line', most: undefined };
  if (others.length === 0) return fieldOf(first);
  if (branches.every((one) => 'const' in one)) return { is: 'enum', values: branches.map((one) => String(one.const)) };
  const by = Object.entries(first.properties ?? {}).find(([, own]) => 'const' in own)?.[0];
  if (by === undefined) return fieldOf(first);
  return { is: 'choice', by, options: branches.map((one) => [String(one.properties?.[by]?.const), one] as const) };
}

/** What a form starts from: only what is fixed, so that nothing is signed that nobody entered. */
export function blank(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  const field = fieldOf(schema);
  if (field.is === 'fixed') return field.value;
  if (field.is === 'list') return [];
  if (field.is === 'object') {
    const made = field.properties.map(([name, own]) => [name, blank(own)] as const);
    return Object.fromEntries(made.filter(([, value]) => value !== undefined));
  }
  if (field.is === 'choice') {
    const [, first] = field.options[0] ?? [];
    return first ? blank(first) : undefined;
  }
  return undefined;
}

/** The schema of an object without these properties. */
export function without(schema: Schema, names: readonly string[]): Schema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(properties) };
}
