/** Says on every page, and on paper, that words about persons are left out; and turns that off. */
import { T } from '../words/T.tsx';
import styles from './people.module.css';
import { turnRoomMode, useRoomMode } from './roomMode.ts';

export function RoomMode() {
  const isOn = useRoomMode();
  return (
    <div role="status">
      {isOn ? (
        <p className={styles.band}>
          <span>
            <T id="roomMode.on" />
          </span>
          <button type="button" onClick={() => turnRoomMode(false)}>
            <T id="roomMode.turnOff" />
          </button>
        </p>
      ) : null}
    </div>
  );
}
