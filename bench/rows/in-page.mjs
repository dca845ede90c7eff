/**
 * What runs in the measured page, as text: a browser's frame is the unit, 16.7 ms at 60 a second. Each answers in ms.
 */

/** From the change of a field until the page says so and has been painted. */
export const filter = `async ({ field, value, status, said }) => {
  const element = document.querySelector(field);
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value').set;
  const holds = () => document.querySelector(status).textContent.replaceAll(',', '').match(/[0-9]+/)?.[0] === said;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const since = performance.now();
  setter.call(element, value);
  element.dispatchEvent(new Event(element.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  while (!holds()) {
    if (performance.now() - since > 20000) throw new Error(document.querySelector(status).textContent);
    await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  }
  document.body.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - since;
}`;

/** The longest frame while a table is scrolled down and up again, and while it is dragged to places far apart. */
export const scroll = `async ({ table, frames }) => {
  const element = document.querySelector(table);
  const gaps = [];
  let before;
  const run = (move) => new Promise((done) => {
    let frame = 0;
    before = undefined;
    const next = (now) => {
      if (before !== undefined) gaps.push(now - before);
      before = now;
      if (frame >= frames) return done();
      move(frame++);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await run((frame) => { element.scrollTop += frame < frames / 2 ? 120 : -120; });
  const wheel = Math.max(...gaps.splice(0));
  const most = element.scrollHeight - element.clientHeight;
  await run((frame) => { element.scrollTop = most * ((frame * 0.381966) % 1); });
  return { wheel, drag: Math.max(...gaps) };
}`;

/** The same rows as one plain table: what a page without any of this would do. */
export const plainTable = `({ rows }) => {
  document.body.innerHTML = '<p role="status"></p><input><div style="block-size:600px;overflow:auto"><table></table></div>';
  const table = document.querySelector('table');
  const all = Array.from({ length: rows }, (_, row) => {
    const line = document.createElement('tr');
    for (const text of ['N-' + (row + 1), 'held', 'Southbank 1 May, 08:00 UTC', 'Not recorded', '–']) {
      const cell = document.createElement('td');
      cell.textContent = text;
      line.append(cell);
    }
    return line;
  });
  document.querySelector('input').addEventListener('input', (event) => {
    const fitting = all.filter((line) => line.firstChild.textContent.includes(event.target.value));
    table.replaceChildren(...fitting);
    document.querySelector('p').textContent = String(fitting.length);
  });
  table.replaceChildren(...all);
}`;
