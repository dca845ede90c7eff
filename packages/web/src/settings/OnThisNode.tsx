/** Who learns of what is written on a page of settings: nobody but the people of this node. */
import blocks from '../look/blocks.module.css';
import { T } from '../words/T.tsx';

export function OnThisNode() {
  return (
    <p className={blocks.small}>
      <T id="settings.here" />
    </p>
  );
}
