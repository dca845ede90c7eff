/** A view as indented lines: no tables, since terminals set mixed directions badly. */
export function told(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return `${indent}none`;
    return value
      .map((one) => (isPlain(one) ? `${indent}- ${String(one)}` : `${indent}-\n${told(one, `${indent}  `)}`))
      .join('\n');
  }
  if (value === null || typeof value !== 'object') return `${indent}${String(value)}`;
  return Object.entries(value)
    .map(([key, one]) =>
      isPlain(one)
        ? `${indent}${key}: ${one === null ? 'none' : String(one)}`
        : `${indent}${key}:\n${told(one, `${indent}  `)}`,
    )
    .join('\n');
}

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value !== 'object';
