/** How many rows of a list fit into the room it has, each of them whole. In a page that scrolls, all of them. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from '../../paper/usePrinting.ts';

export function useFitting(count: number): { list: RefObject<HTMLUListElement | null>; shown: number } {
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(count);
  const [size, setSize] = useState('');
  const printing = usePrinting();

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize(`${element.clientWidth} ${element.clientHeight} ${document.documentElement.lang}`);
    });
    observer.observe(element);
    void document.fonts.ready.then(() => setSize((before) => `${before} fonts`));
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another size or another count means: try all rows again
  useLayoutEffect(() => setShown(count), [count, size]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same number of rows may not fit another size
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || getComputedStyle(element).overflowY === 'visible') return;
    const bottom = element.getBoundingClientRect().bottom + 1;
    const fitting = [...element.children].filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
    if (fitting < shown) setShown(fitting);
  }, [shown, count, size]);

  return { list, shown: printing ? count : shown };
}
