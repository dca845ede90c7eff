/** Required fields that are still empty, by path, before anything is sent to the node. */
import { fieldOf, type Schema } from './schema.ts';

export function missing(schema: Schema, value: unknown, path = ''): string[] {
  const field = fieldOf(schema);
  if (field.is === 'object') {
    return field.properties.flatMap(([name, own, required]) => {
      const at = path === '' ? name : `${path}.${name}`;
      const inner = valueAt(value, name);
      if (inner === undefined || inner === '') return required ? [at] : [];
      return missing(own, inner, at);
    });
  }
  if (field.is === 'choice') {
    const branch = field.options.find(([name]) => name === String(valueAt(value, field.by)));
    return branch ? missing(branch[1], value, path) : [path];
  }
  if (field.is === 'list' && Array.isArray(value)) {
    return value.flatMap((item: unknown, place) =>
      item === undefined || item === '' ? [`${path}.${place}`] : missing(field.of, item, `${path}.${place}`),
    );
  }
  return value === undefined || value === '' ? [path] : [];
}

export function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
