/** Whoever asks for `vitest` in the runner's process gets what stands beside this file. */
const ours = new URL('./vitest.mjs', import.meta.url).href;

export const resolve = (specifier, context, next) =>
  specifier === 'vitest' ? { url: ours, shortCircuit: true } : next(specifier, context);
