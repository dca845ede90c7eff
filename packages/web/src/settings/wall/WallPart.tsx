/** Setting up a wall: who can see it, how large it is, and from how far it is read. What it shows follows from that. */
import type { SettingsView, WallSettings } from '@parley/server/contract';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { useRoom } from '../../api/seat.ts';
import { useSet } from '../../api/settings.ts';
import blocks from '../../look/blocks.module.css';
import { Num } from '../../signs/Code.tsx';
import { Parties, Party } from '../../signs/Party.tsx';
import { Sign } from '../../signs/Sign.tsx';
import { T } from '../../words/T.tsx';
import { OnThisNode } from '../OnThisNode.tsx';
import { Refused } from '../Refused.tsx';
import styles from '../settings.module.css';
import { arcOf, farthest, scaleOf } from './legible.ts';
import { cannotRead } from './readers.ts';

export function WallPart({ view }: { view: SettingsView }) {
  if (view.founded) return <WallInRoom view={view} />;
  return (
    <p className={blocks.measure}>
      <T id="wall.noRoom" />
    </p>
  );
}

function WallInRoom({ view }: { view: SettingsView }) {
  const room = useRoom().data;
  return room ? <WallForm view={view} room={room} /> : null;
}

type Room = NonNullable<ReturnType<typeof useRoom>['data']>;

function WallForm({ view, room }: { view: SettingsView; room: Room }) {
  const set = useSet();
  const kept = useKept();
  const [wall, setWall] = useState<WallSettings>(
    view.chosen.wall ?? { audience: [room.seat], diagonal: 55, distance: 5, bright: false },
  );
  const change = (part: Partial<WallSettings>) => setWall({ ...wall, ...part });
  const hidden = cannotRead(room, wall.audience);
  const isWhole = wall.audience.length > 0 && wall.diagonal >= 10 && wall.distance >= 1;
  const isKept = JSON.stringify(view.chosen.wall) === JSON.stringify(wall);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) set.mutate({ wall });
  };
  return (
    <>
      <OnThisNode />
      <form className={styles.form} onSubmit={save}>
        <fieldset>
          <legend className={blocks.strong}>
            <T id="wall.who" />
          </legend>
          {room.delegations.map(({ id }) => (
            <label key={id} className={styles.tick}>
              <input
                type="checkbox"
                checked={wall.audience.includes(id)}
                onChange={(event) =>
                  change({
                    audience: room.delegations
                      .map((one) => one.id)
                      .filter((one) => (one === id ? event.target.checked : wall.audience.includes(one))),
                  })
                }
              />
              <Party id={id} />
            </label>
          ))}
        </fieldset>
        <p>
          {wall.audience.length === 0 ? (
            <T id="wall.nobody" />
          ) : hidden.length > 0 ? (
            <T id="wall.hidden" values={{ who: <Parties ids={hidden} /> }} />
          ) : (
            <T id="wall.shows" />
          )}
        </p>
        <div className={styles.sides}>
          <Measure
            name="wall.diagonal"
            least={10}
            most={200}
            value={wall.diagonal}
            set={(diagonal) => change({ diagonal })}
          />
          <Measure
            name="wall.distance"
            least={1}
            most={30}
            value={wall.distance}
            set={(distance) => change({ distance })}
          />
        </div>
        <label className={styles.tick}>
          <input type="checkbox" checked={wall.bright} onChange={(event) => change({ bright: event.target.checked })} />
          <span>
            <T id="wall.bright" />
          </span>
        </label>
        {isWhole ? <Legible wall={wall} /> : null}
        <Refused error={set.error} />
        <div className={blocks.row}>
          <button type="submit" className={blocks.primary} disabled={!isWhole || isKept || set.isPending}>
            <T id="wall.keep" />
          </button>
          {isKept ? (
            <Link className={styles.link} href={`/wall${kept === '' ? '?' : `${kept}&`}sample=1`}>
              <T id="wall.toSample" />
            </Link>
          ) : null}
        </div>
        <p className={blocks.small}>
          <T id="wall.never" />
        </p>
      </form>
    </>
  );
}

type MeasureProps = {
  name: 'wall.diagonal' | 'wall.distance';
  least: number;
  most: number;
  value: number;
  set: (value: number) => void;
};

function Measure({ name, least, most, value, set }: MeasureProps) {
  return (
    <label>
      <T id={name} />
      <input
        type="number"
        dir="ltr"
        className={styles.short}
        required
        min={least}
        max={most}
        step="any"
        value={Number.isFinite(value) ? value : ''}
        onChange={(event) => set(event.target.valueAsNumber)}
      />
    </label>
  );
}

/** Whether the smallest letters can be read from there, in figures; the sample line on the screen itself is the proof. */
function Legible({ wall }: { wall: WallSettings }) {
  const { scale, fits } = scaleOf(wall);
  const values = {
    pixels: <Num>{Math.ceil(scale * 40)}</Num>,
    arc: <Num>{`${arcOf(wall.bright)}′`}</Num>,
    metres: <Num>{farthest(wall.diagonal, wall.bright)}</Num>,
  };
  return (
    <p role="status" className={styles.reckoned}>
      <Sign of={fits ? 'met' : 'due'} />
      <span>{fits ? <T id="wall.fits" values={values} /> : <T id="wall.tooFar" values={values} />}</span>
    </p>
  );
}
