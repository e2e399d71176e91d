import { placeName } from '../../../libs/situation/place-name';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { localNumber } from '../local-moment';

/** What an officer reads of a place, e.g. "Gennevilliers (92036)". */
export function placeText(place: string, names: ReadonlyMap<string, string>, language: ConsoleLanguage): string {
  const t = consoleMessagesFor(language).reach;
  const found = placeName(place, names);
  if (found.kind === 'elsewhere') return t.elsewhere;
  if (found.kind === 'commune') return found.name === found.code ? found.code : `${found.name} (${found.code})`;
  const [longitude, latitude] = found.centre.map((degrees) => localNumber(Math.round(degrees * 1000) / 1000, language));
  return t.sector(latitude ?? '', longitude ?? '');
}
