/** The checklist of leaving: devices, keys, papers, open tasks, a successor. Each is settled in words, by somebody. */
import blocks from '../../../look/blocks.module.css';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import type { Recall } from './Posting.tsx';

export function Exit({ recall }: { recall: Recall }) {
  const word = useWord();
  return (
    <ul className={blocks.rows}>
      {recall.exit.map(({ item, settled }) => (
        <li key={item} className={blocks.row}>
          <Stated as={settled.length > 0 ? 'met' : 'pending'}>{word([`value.item.${item}`], item)}</Stated>
          {settled.map((one) => (
            <span key={one.wording}>
              <Verbatim>{one.wording}</Verbatim>{' '}
              {one.takenOverBy === null ? null : (
                <T id="teams.takenOver" values={{ who: <Verbatim>{one.takenOverBy}</Verbatim> }} />
              )}
            </span>
          ))}
          {settled.length > 0 ? null : <Write act="teams.exit-settled" given={{ order: recall.id, item }} />}
        </li>
      ))}
    </ul>
  );
}
