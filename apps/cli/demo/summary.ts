import type { Answer } from '../../../libs/check-ins/answer';
import type { PersonId } from '../../../libs/people/person';
import type { LedgerFacts, Written } from './ledger-facts';
import { type Census, followersOf, peopleIn } from './census';
import { alertArea } from './alert-messages';
import { castOf } from './cast';
import { reckon } from './reckoning';
import { type Percentiles, percentiles, type Report } from './report';
import type { ServiceFacts } from './service-facts';

export interface Summary {
  readonly report: Report;
  /** Of the first message, over SMS and push. */
  readonly publishToPhone: Percentiles;
  /** What makes the run worthless though the report cannot say it; empty when all is well. */
  readonly faults: readonly string[];
}

/** @param live notice → people whose open page got it */
export function summarise(
  census: Census,
  service: ServiceFacts,
  ledger: LedgerFacts,
  live: ReadonlyMap<number, ReadonlySet<PersonId>>,
): Summary {
  const inArea = peopleIn(alertArea(), census);
  const idOf = new Map(census.population.map(({ phone }, index) => [phone as string, census.ids[index]]));
  const asked = census.ids.flatMap((id, index) => (inArea.has(id) ? [index] : []));
  const { household } = castOf(census.population, asked);
  const member = household && census.ids[household.member];
  const authors = ledger.written.flatMap((written): Authored[] => {
    const person = idOf.get(written.phone);
    if (person === undefined) return [];
    const { said } = written;
    if (said.kind !== 'household') return [{ ...written, person }];
    const people = member === undefined ? [person] : [person, member];
    return people.map((each) => ({ ...written, person: each, said: { kind: 'answer', answer: said.answer } }));
  });
  const answers = authors.filter(({ said }) => said.kind === 'answer');
  const reports = authors.flatMap(({ said, ...author }) => {
    const person = said.kind === 'report' ? idOf.get(said.about) : undefined;
    return person === undefined ? [] : [{ ...author, person }];
  });
  const disputes = authors.flatMap(({ said, person }) => (said.kind === 'dispute' ? [person] : []));
  const { unknown, ...verdict } = reckon({
    versions: service.versions.map(({ id }) => ({ id, inArea })),
    withPush: new Set(census.ids.filter((_, index) => census.population[index].hasPush)),
    followersOf: followersOf(census),
    notices: service.notices,
    deliveries: service.deliveries,
    got: ledger.got,
    answers: [...answers, ...reports],
    recorded: service.recorded,
    disputes,
    disputed: service.disputed,
  });
  const [first] = service.versions;
  const firstNotice = [...service.notices].find(
    ([, { rule, versionId }]) => rule === 'people' && versionId === first?.id,
  )?.[0];
  const firstGot = ledger.got.filter(({ notice }) => notice === firstNotice);
  const publishToPhone = firstGot.map(({ atMs }) => atMs - (first?.sentAtMs ?? atMs));
  const toldBy = (channel: 'sms' | 'push'): number =>
    new Set(firstGot.filter((line) => line.channel === channel).map(({ person }) => person)).size;
  const report: Report = {
    people: census.population.length,
    inArea: inArea.size,
    told: { sms: toldBy('sms'), push: toldBy('push'), live: live.get(firstNotice ?? 0)?.size ?? 0 },
    answered: answeredBy(inArea, authors),
    called: countPeople(ledger.got.filter(({ channel }) => channel === 'voice')),
    answeredByCall: countPeople(answers.filter(({ channel }) => channel === 'voice')),
    disputes: new Set(disputes).size,
    latencyMs: {
      publishToFirst: publishToPhone.length > 0 ? Math.min(...publishToPhone) : null,
      publishToLast: publishToPhone.length > 0 ? publishToPhone.reduce((a, b) => Math.max(a, b)) : null,
      answerToFollower: percentiles(newsDelays(answers, service, ledger)),
    },
    ...verdict,
  };
  const faults = [
    [ledger.refused, 'texts or keys were refused by the service'],
    [ledger.nameless + unknown, 'messages reached phones that the service knows nothing of'],
  ] as const;
  return {
    report,
    publishToPhone: percentiles(publishToPhone),
    faults: faults.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])),
  };
}

const countPeople = (of: readonly { readonly person: PersonId }[]): number =>
  new Set(of.map(({ person }) => person)).size;

type Authored = Written & { readonly person: PersonId };

/** The last readable answer of each person counts. */
function answeredBy(inArea: ReadonlySet<PersonId>, written: readonly Authored[]): Report['answered'] {
  const counts = { safe: 0, need_help: 0, not_in_area: 0, safe_need_shelter: 0, unclear: 0, silent: 0 };
  const last = new Map<PersonId, Answer | undefined>();
  for (const { person, said } of written) {
    if (said.kind === 'answer') last.set(person, said.answer);
    else if (said.kind === 'unclear') last.set(person, last.get(person));
  }
  for (const person of inArea) counts[last.get(person) ?? (last.has(person) ? 'unclear' : 'silent')] += 1;
  return counts;
}

/** From the moment that somebody sent an answer to the moment that a follower's phone had the news. */
function newsDelays(answers: readonly Authored[], service: ServiceFacts, { got }: LedgerFacts): number[] {
  const answeredAt = new Map(answers.map(({ person, atMs }) => [person, atMs]));
  return got.flatMap(({ notice, atMs }) => {
    const about = service.notices.get(notice)?.about;
    const from = about === null || about === undefined ? undefined : answeredAt.get(about);
    return from === undefined ? [] : [atMs - from];
  });
}
