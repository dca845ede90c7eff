/** Words about persons on a page that is not about persons otherwise, and words on a page of persons that name nobody. */
import { Verbatim } from '../signs/Verbatim.tsx';
import { Peopled } from './Peopled.tsx';

/** A person's name, or a person's own words, on a page that is not about persons otherwise. */
export function Person({ children }: { children: string }) {
  return (
    <Peopled>
      <Verbatim>{children}</Verbatim>
    </Peopled>
  );
}

/** Words of a fixed list that the parties made, such as categories: they name nobody, and stay. */
export function OfAList({ children }: { children: string }) {
  return (
    <Peopled no>
      <Verbatim>{children}</Verbatim>
    </Peopled>
  );
}
