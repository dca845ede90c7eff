/** Whether the page is being put on paper: then nothing is folded away, since nobody can press "more" there. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const paper = matchMedia('print');

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(paper.matches);
  useEffect(() => {
    // The browser lays the sheets out as soon as this returns.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    const change = () => flushSync(() => setPrinting(paper.matches));
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    paper.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      paper.removeEventListener('change', change);
    };
  }, []);
  return printing;
}
