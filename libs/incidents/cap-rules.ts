import type { Code } from './alert';
import { type CapFinding, type CapInfo, type CapMessage, capError, capWarning } from './cap-message';
import { linkFault } from './cap-text';
import { parseCapTime } from './cap-time';

const dayMs = 24 * 3600 * 1000;

/** CAP 1.2 §3.2.1: what the schema cannot say about the `alert` block. */
export function* checkHead(head: Omit<CapMessage, 'infos'>): Generator<CapFinding> {
  for (const field of ['identifier', 'sender'] as const) {
    if (/[\s,<&]/.test(head[field]))
      yield capError('cap-identity', `alert/${field}: must not hold spaces, commas, < or &`);
  }
  if (head.scope === 'Restricted' && !head.restriction)
    yield capError('cap-scope', 'alert/restriction: is mandatory with scope Restricted');
  if (head.scope === 'Private' && !head.addresses)
    yield capError('cap-scope', 'alert/addresses: is mandatory with scope Private');
  if (head.scope !== 'Restricted' && head.restriction)
    yield capWarning('cap-scope', 'alert/restriction: only belongs to scope Restricted');
  if (head.status === 'Exercise' && !head.note)
    yield capError('cap-note-missing', 'alert/note: must say who takes part in the exercise');
  if (head.msgType === 'Error' && !head.note)
    yield capError('cap-note-missing', 'alert/note: must say what the error is');
  if (head.msgType !== 'Alert' && head.references.length === 0) {
    yield capError(
      'cap-references-missing',
      `alert/references: a message of type ${head.msgType} names those it is about`,
    );
  }
  for (const { sender, identifier, sent } of head.references) {
    if (!sender || !identifier || !parseCapTime(sent)) {
      yield capError('cap-references', 'alert/references: are triples "sender,identifier,sent" with spaces between');
      break;
    }
  }
}

/** CAP 1.2 §3.2.2 and good practice, for one `info` block. */
export function* checkInfo(info: CapInfo, path: string, sent: Date | undefined): Generator<CapFinding> {
  for (const field of ['urgency', 'severity', 'certainty'] as const) {
    if (info[field] === 'Unknown') yield capWarning('cap-unknown', `${path}/${field}: Unknown helps nobody decide`);
  }
  const wrongLink = info.web === undefined ? undefined : linkFault(info.web);
  if (wrongLink) yield capError('cap-link', `${path}/web: ${wrongLink}`);
  if (/[^\P{Nd}0-9]/u.test(info.contact ?? ''))
    yield capError('cap-text', `${path}/contact: phone numbers are written with the digits 0 to 9`);
  yield* checkTimes(info, path, sent);
  yield* checkWording(info, path);
  if (info.areas.length === 0) yield capWarning('cap-area-missing', `${path}/area: without an area nobody can be told`);
}

function* checkTimes(info: CapInfo, path: string, sent: Date | undefined): Generator<CapFinding> {
  const expires = info.expires === undefined ? undefined : parseCapTime(info.expires);
  const onset = info.onset === undefined ? undefined : parseCapTime(info.onset);
  if (!expires)
    yield capWarning('cap-expires', `${path}/expires: is missing, so each receiver decides when the alert ends`);
  if (expires && sent && expires <= sent) yield capError('cap-expires', `${path}/expires: is not after sent`);
  if (expires && onset && expires <= onset) yield capError('cap-expires', `${path}/expires: is not after onset`);
  if (expires && sent && expires.getTime() - sent.getTime() > dayMs) {
    yield capWarning('cap-expires', `${path}/expires: is more than 24 hours after sent; renew by an Update instead`);
  }
}

function* checkWording(info: CapInfo, path: string): Generator<CapFinding> {
  for (const field of ['headline', 'instruction'] as const) {
    if (!info[field]) yield capWarning('cap-wording', `${path}/${field}: is missing`);
  }
  const said = [info.headline, info.description, info.instruction].filter((text) => text !== undefined);
  if (new Set(said).size < said.length)
    yield capWarning('cap-wording', `${path}: headline, description and instruction repeat each other`);
}

/** CAP 1.2 §3.2.2 `language`: the blocks say the same in several languages. */
export function* checkInfosTogether(infos: readonly CapInfo[]): Generator<CapFinding> {
  const [first, ...rest] = infos;
  for (const [i, info] of rest.entries()) {
    const path = `alert/info[${i + 2}]`;
    if (key(info.categories) !== key(first.categories))
      yield capError('cap-infos-differ', `${path}/category: differs from info[1]`);
    if (codeKey(info.eventCodes) !== codeKey(first.eventCodes))
      yield capError('cap-infos-differ', `${path}/eventCode: differs from info[1]`);
    const twin = infos.slice(0, i + 1).find(({ language }) => language.toLowerCase() === info.language.toLowerCase());
    if (!twin) continue;
    if (saysTheSame(twin, info))
      yield capWarning(
        'cap-language-twice',
        `${path}: repeats the text of another block in ${info.language}, its area is added`,
      );
    else yield capError('cap-language-twice', `${path}: says something else in ${info.language} than another block`);
  }
}

const key = (values: readonly string[]): string => [...values].sort().join(' ');
const codeKey = (codes: readonly Code[]): string => key(codes.map(({ name, value }) => JSON.stringify([name, value])));

function saysTheSame(a: CapInfo, b: CapInfo): boolean {
  const fields = [
    'event',
    'urgency',
    'severity',
    'certainty',
    'headline',
    'description',
    'instruction',
    'onset',
    'expires',
  ] as const;
  return fields.every((field) => a[field] === b[field]) && key(a.responseTypes) === key(b.responseTypes);
}
