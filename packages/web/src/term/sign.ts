import type { Term } from '@parley/server/contract/term';

/** A clock in ink for what runs its course; a dashed ring for what is only said; a diamond where ends differ. */
export function signOf(term: Term): 'pending' | 'stale' | 'disputed' {
  if (term.state === 'telephone') return 'stale';
  return term.state === 'differing' ? 'disputed' : 'pending';
}
