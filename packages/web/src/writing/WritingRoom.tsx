/** Holds what is being written, above all desks, so that going to another desk to look something up ends nothing. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Channel } from './place.ts';
import { type Writing, WritingContext } from './Writing.ts';

export function WritingRoom({ children }: { children: ReactNode }) {
  const [writing, begin] = useState<Writing | null>(null);
  const [audience, setAudience] = useState<Channel | undefined>(undefined);
  const end = useCallback(() => begin(null), []);
  const held = useMemo(() => ({ writing, begin, end, audience, setAudience }), [writing, end, audience]);
  return <WritingContext value={held}>{children}</WritingContext>;
}
