/** Who stands where on this article. A mediator's page has both sides; a party's its own alone; nobody else's has any. */
import { useRoom } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated, Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { type Article, signOfStance } from '../status.ts';

export function Positions({ article }: { article: Article }) {
  const room = useRoom().data;
  const word = useWord();
  if (!room) return null;
  const holds = (id: string, capacity: string) =>
    room.delegations.find((one) => one.id === id)?.capacities.includes(capacity) ?? false;
  const expected = room.delegations.filter(
    ({ id }) => holds(id, 'party') && (holds(room.seat, 'mediator') || id === room.seat),
  );
  if (expected.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.positions" />
      </h2>
      <ul className={blocks.rows}>
        {expected.flatMap(({ id }) => {
          const said = article.positions.filter((one) => one.by === id);
          if (said.length === 0) {
            return [
              <li key={id} className={blocks.row}>
                <Party id={id} />
                <Stated as="stale">
                  <T id="talks.noWord" />
                </Stated>
              </li>,
            ];
          }
          return said.map((one) => (
            <li key={`${id} ${one.at} ${one.stance}`} className={blocks.row}>
              <Party id={id} />
              <Stated as={signOfStance(one.stance)}>{word([`value.stance.${one.stance}`], one.stance)}</Stated>
              {one.wording === null ? null : <Verbatim>{one.wording}</Verbatim>}
              <span className={blocks.small}>
                <Time at={one.at} shape="utc" />
              </span>
              {one.ofTheseWords ? null : (
                <Tag>
                  <T id="talks.earlierWords" />
                </Tag>
              )}
            </li>
          ));
        })}
      </ul>
    </section>
  );
}
