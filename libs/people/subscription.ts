import { isLanguage, type Language } from '../channels/language';
import { parseCell } from '../geo/cell';
import { type Place, placeKinds } from './person';

/** What a person asked for and has still to confirm by the code. Places not given leave those there are. */
export interface Subscription {
  readonly name?: string;
  readonly language: Language;
  readonly places?: readonly Place[];
}

export function writeSubscription({ name, language, places }: Subscription): string {
  return JSON.stringify({ name, language, places: places?.map(({ kind, cell }) => [kind, cell.toString()]) });
}

/** @throws when the text is not one that `writeSubscription` made */
export function readSubscription(text: string): Subscription {
  const { name, language, places } = JSON.parse(text) as {
    name?: string;
    language: string;
    places?: [string, string][];
  };
  if (!isLanguage(language)) throw new RangeError(`a subscription in the language ${language}`);
  return { name, language, places: places?.map(readPlace) };
}

function readPlace([kind, decimal]: [string, string]): Place {
  const known = placeKinds.find((each) => each === kind);
  const cell = parseCell(decimal);
  if (!known || cell === undefined) throw new RangeError(`a subscription with the place ${kind} ${decimal}`);
  return { kind: known, cell };
}
