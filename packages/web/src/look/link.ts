/** Whether the link that brought this page carries the fonts too, or the page is read in those of the machine. */

const key = 'parley.fonts';
/** Bytes a second; below it the fonts of one script, some 150 kB, take longer than all the rest. */
const leastRate = 32_000;
/** What is smaller says how far the node is, not how much the link carries. */
const telling = 10_000;
/** Ms to the first byte, below which a link that was bad once is no longer taken to be the same. */
const near = 200;

type Timing = PerformanceResourceTiming;

/** By the files that came over it; where they came from the cache, as it was found before, unless the node is near now. */
export function carriesFonts(): boolean {
  const files = (performance.getEntriesByType('resource') as Timing[]).filter(
    (one) => one.transferSize > 0 && one.encodedBodySize > telling,
  );
  if (files.length === 0) {
    const [page] = performance.getEntriesByType('navigation') as Timing[];
    return localStorage.getItem(key) !== 'system' || !page || page.responseStart - page.requestStart < near;
  }
  const carried = files.every((one) => (one.encodedBodySize / (one.responseEnd - one.requestStart)) * 1000 > leastRate);
  localStorage.setItem(key, carried ? 'own' : 'system');
  return carried;
}

/** Without them nothing is fetched: the tokens name the fonts of the machine alone. */
export function showFonts(carried: boolean): void {
  document.documentElement.dataset.fonts = carried ? 'own' : 'system';
}
