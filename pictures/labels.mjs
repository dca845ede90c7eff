/** What the screens of 1 December say, seat by seat and page by page, as a document for review. */
import { demonstration, show } from './demonstration.mjs';
import { screens } from './screens.mjs';

/** Half an hour after the agreed term had ended, with no extension in the record of those who had none. */
const at = '2023-12-01T07:30:00+02:00';
const seats = ['party-a', 'party-b', 'mediator', 'second-mediator', 'guarantor', 'intermediary'];

const head = `# What the screens say on 1 December

Every line that a seat of the replay of November 2023 is shown at 07:30 on 1 December, half an hour after the agreed term, page by
page, in English; written by \`npm run pictures\`. It is for review by people: no line assigns blame, and none says that the
truce held, ended or was broken, unless it is the attributed word of a delegation. A test looks for such words.
`;

/** The lines of a page, each once, without numbers that run: clocks go on while this is read. */
const linesOf = (page) =>
  page.evaluate(() => {
    const said = new Set();
    for (const line of document.body.innerText.split('\n')) {
      const text = line
        .replace(/\s+/g, ' ')
        .replace(/\d{1,3}:\d{2}:\d{2}/g, '…')
        .trim();
      if (/\p{L}/u.test(text)) said.add(text);
    }
    return [...said];
  });

export async function labels(browser) {
  const { address, end } = await demonstration('scenarios/november-2023.yaml', at);
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const parts = [head];
  for (const seat of seats) {
    parts.push(`\n## ${seat}\n`);
    const before = new Set();
    for (const { name, path } of screens) {
      await show(page, address, seat, path, 'lang=en');
      const lines = (await linesOf(page)).filter((line) => !before.has(line));
      for (const line of lines) before.add(line);
      if (lines.length > 0) parts.push(`\n### ${name}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`);
    }
  }
  await end();
  return parts.join('');
}
