/** How large the text is, in this browser. */
import { useState } from 'react';
import { keepSize, storedSize, textSizes } from '../look/size.ts';
import { T } from '../words/T.tsx';
import styles from './settings.module.css';

export function TextSize() {
  const [size, setSize] = useState(storedSize);
  return (
    <fieldset className={styles.sizes}>
      <legend>
        <T id="settings.size" />
      </legend>
      {textSizes.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === size}
          onClick={() => {
            keepSize(one);
            setSize(one);
          }}
        >
          <T id={`settings.size.${one}`} />
        </button>
      ))}
    </fieldset>
  );
}
