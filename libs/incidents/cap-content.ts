import { isLanguage, type Language, languages } from '../channels/language';
import { type Area, parseArea } from '../geo/area';
import { type AlertContent, type AlertText, type Mode, modes } from './alert';
import { type CapArea, type CapFinding, type CapInfo, type CapMessage, capWarning } from './cap-message';
import { capLimits } from './cap-geometry';
import type { CapRefusal } from './cap-intake';
import { shortenContent } from './cap-shorten';
import { furthestAheadMs, oldestMs, parseCapTime } from './cap-time';

/** So that a message whose clock is ahead of ours still ends within a day of now. */
const longestLifeMs = oldestMs - furthestAheadMs;

const languageNames: Record<Language, string> = {
  fr: 'French',
  en: 'English',
  es: 'Spanish',
  de: 'German',
  ar: 'Arabic',
};

/**
 * What an imported message says, as content that an officer may put forward. Status stays what it was: nothing but
 * `Actual` becomes `Actual`. The warnings say what could not be kept.
 * @param message as `readCap` returns it
 */
export function contentFromCap(message: CapMessage): { content: AlertContent; warnings: CapFinding[] } | CapRefusal {
  const kind = modeFromCap(message);
  if ('refusal' in kind) return kind;
  if (message.infos.length === 0) {
    return { refusal: 'cap-info-missing', detail: 'the message does not say what happens' };
  }
  const refusal = refuseMixedLevels(message.infos);
  if (refusal) return refusal;
  const spoken = textsOf(message.infos);
  if (!spoken.first) return { refusal: 'cap-language', detail: 'the message speaks none of fr, en, es, de, ar' };
  const silent = languages.find((language) => spoken.texts[language]?.instruction === '');
  if (silent) {
    const detail = `the text in ${languageNames[silent]} does not say what people are to do: give every info block an instruction`;
    return { refusal: 'cap-instruction-missing', detail };
  }
  const place = areaFrom(message.infos.flatMap(({ areas }) => areas));
  if ('refusal' in place) return place;
  const { first } = spoken;
  const end = expiryOf(first, message.sent);
  const content: AlertContent = {
    mode: kind.mode,
    category: first.categories[0],
    eventCodes: first.eventCodes,
    responseTypes: first.responseTypes,
    urgency: first.urgency,
    severity: first.severity,
    certainty: first.certainty,
    onset: first.onset && parseCapTime(first.onset)?.toISOString(),
    expires: end.expires,
    senderName: oneLine(first.senderName ?? message.sender),
    web: first.web,
    contact: first.contact && oneLine(first.contact),
    note: message.note && oneLine(message.note),
    area: place.area,
    geocodes: distinct(message.infos.flatMap(({ areas }) => areas.flatMap(({ geocodes }) => geocodes))),
    texts: spoken.texts,
  };
  const short = shortenContent(withoutUndefined(content));
  return {
    content: short.content,
    warnings: [...spoken.warnings, ...end.warnings, ...droppedCategories(first), ...short.warnings],
  };
}

/** The mode of a message that is meant for the public: nothing but `Actual` becomes `Actual`. */
export function modeFromCap({ msgType, scope, status }: CapMessage): { mode: Mode } | CapRefusal {
  if (msgType === 'Ack' || msgType === 'Error')
    return { refusal: 'cap-not-an-alert', detail: `a message of type ${msgType} tells people nothing` };
  if (scope !== 'Public') return { refusal: 'cap-scope-private', detail: `scope ${scope} is not meant for the public` };
  const mode = modes.find((candidate) => candidate === status);
  if (!mode) {
    return { refusal: 'cap-status-unusable', detail: `status ${status} is neither Actual nor Exercise nor Test` };
  }
  return { mode };
}

/** One alert has one level; a message that grades its areas is several alerts. */
function refuseMixedLevels([first, ...rest]: readonly CapInfo[]): CapRefusal | undefined {
  const fields = ['urgency', 'severity', 'certainty'] as const;
  const differing = fields.find((field) => rest.some((info) => info[field] !== first[field]));
  if (!differing) return undefined;
  return {
    refusal: 'cap-infos-disagree',
    detail: `the info blocks differ in ${differing}: send one message for each level`,
  };
}

function textsOf(infos: readonly CapInfo[]) {
  const texts: Partial<Record<Language, AlertText>> = {};
  const warnings: CapFinding[] = [];
  let first: CapInfo | undefined;
  for (const info of infos) {
    const language = info.language.toLowerCase().split('-')[0];
    if (!isLanguage(language)) {
      warnings.push(capWarning('cap-language-dropped', `the text in ${info.language} is not kept`));
    } else if (texts[language]) {
      warnings.push(
        capWarning('cap-language-dropped', `of several texts in ${language}, the one in ${info.language} is not kept`),
      );
    } else {
      texts[language] = textOf(info, infos);
      first ??= info;
    }
  }
  return { texts, warnings, first };
}

function textOf(info: CapInfo, infos: readonly CapInfo[]): AlertText {
  const areas = infos.filter(({ language }) => language === info.language).flatMap((block) => block.areas);
  return {
    event: oneLine(info.event),
    headline: oneLine(info.headline ?? info.event),
    description: paragraphs(info.description ?? ''),
    instruction: paragraphs(info.instruction ?? ''),
    areaName: [...new Set(areas.map(({ areaDesc }) => oneLine(areaDesc)))].join('; '),
  };
}

/** XML is often indented: white space between words is one space, lines end where the sender ended them. */
const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const paragraphs = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(oneLine)
    .join('\n')
    .trim();

function areaFrom(areas: readonly CapArea[]): { area: Area } | CapRefusal {
  const polygons = areas.flatMap((area) => area.polygons.map((ring) => ({ type: 'Polygon', coordinates: [ring] })));
  const circles = areas.flatMap((area) =>
    area.circles.map(({ centre, radiusKilometres }) => ({
      type: 'Circle',
      centre,
      radiusMetres: radiusKilometres * 1000,
    })),
  );
  const geometries = distinct([...polygons, ...circles]); // each language repeats the area
  if (geometries.length === 0) {
    return { refusal: 'cap-area-shapeless', detail: 'no polygon and no circle: a geocode alone does not say where' };
  }
  const features = geometries.map((geometry) => ({ type: 'Feature', geometry }));
  return parseArea({ type: 'FeatureCollection', features }, capLimits);
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function expiryOf(info: CapInfo, sent: string): { expires: string; warnings: CapFinding[] } {
  const latest = (parseCapTime(sent)?.getTime() ?? NaN) + longestLifeMs;
  const wished = info.expires === undefined ? undefined : parseCapTime(info.expires)?.getTime();
  if (wished !== undefined && wished <= latest) return { expires: new Date(wished).toISOString(), warnings: [] };
  const reason = wished === undefined ? 'names no end' : 'lasts longer than a day';
  const expires = new Date(latest).toISOString();
  return {
    expires,
    warnings: [capWarning('cap-expires-cut', `the message ${reason}: it ends at ${expires}, an Update may renew it`)],
  };
}

function droppedCategories({ categories }: CapInfo): CapFinding[] {
  const [kept, ...dropped] = categories;
  if (dropped.length === 0) return [];
  return [capWarning('cap-category-dropped', `of the categories only ${kept} is kept, not ${dropped.join(', ')}`)];
}

/** Optional fields are absent rather than undefined, so that the content hash is the same after storage. */
function withoutUndefined(content: AlertContent): AlertContent {
  const { onset, web, contact, note, ...rest } = content;
  return {
    ...rest,
    ...(onset !== undefined && { onset }),
    ...(web !== undefined && { web }),
    ...(contact !== undefined && { contact }),
    ...(note !== undefined && { note }),
  };
}
